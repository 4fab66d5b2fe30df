"""Tags that begin before a note and end in it, or the other way round: each side gets its own."""

import re

_TAG = re.compile(r'<(?P<end>/?)(?P<name>strong|em|sub|sup|a)\b(?:[^<>"]|"[^"]*")*>')


def settled(content: str) -> tuple[str, str]:
    """A piece cut out of sanitised HTML, whole in itself, and the tags that have to follow where it was.

    What it closes without opening it is open around it: that goes on in it, but for a link, and is closed
    behind it. What it opens without closing it is closed at its end and opened again behind it.
    """
    opened: list[tuple[str, str]] = []
    closed: list[str] = []
    kept, position = [], 0
    for tag in _TAG.finditer(content):
        name = tag["name"]
        if not tag["end"]:
            opened.append((name, tag[0]))
        elif opened and opened[-1][0] == name:
            opened.pop()
        else:
            closed.append(name)
            if name == "a":
                kept.append(content[position : tag.start()])
                position = tag.end()
    before = "".join(f"<{name}>" for name in reversed(closed) if name != "a")
    after = "".join(f"</{name}>" for name, _tag in reversed(opened))
    inside = f"{before}{''.join(kept)}{content[position:]}{after}"
    return inside, "".join(f"</{name}>" for name in closed) + "".join(tag for _name, tag in opened)
