"""The order in which the comments of an essay stand under each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any


def in_order(comments: Iterable[Any]) -> list[Any]:
    """Each comment followed by its replies; a reply whose parent is not on show stands on its own.

    `comments` have `pk`, `parent_id` and come oldest first.
    """
    listed = list(comments)
    known = {comment.pk for comment in listed}
    replies: dict[Any, list[Any]] = defaultdict(list)
    for comment in listed:
        replies[comment.parent_id if comment.parent_id in known else None].append(comment)
    return list(_walk(replies))


def citing_first(ordered: Iterable[Any]) -> list[Any]:
    """Threads in which a comment cites a source before the others; each stays whole and in its order.

    `ordered` comes from in_order.
    """
    threads: list[list[Any]] = []
    seen = set()
    for comment in ordered:
        if comment.parent_id in seen:
            threads[-1].append(comment)
        else:
            threads.append([comment])
        seen.add(comment.pk)
    threads.sort(key=lambda thread: not any(comment.cites for comment in thread))
    return [comment for thread in threads for comment in thread]


def _walk(replies: dict[Any, list[Any]]) -> Iterator[Any]:
    """Depth first, without recursion: a thread may be thousands of replies deep."""
    stack = list(reversed(replies[None]))
    while stack:
        comment = stack.pop()
        yield comment
        stack.extend(reversed(replies[comment.pk]))
