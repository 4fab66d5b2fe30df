"""Reading pages as a browser does: rows, facets, chips, errors and the form's own address."""

from functools import lru_cache
from urllib.parse import urlencode

import html5lib


def page(response):
    """The tree of the page, to be read only."""
    return _parsed(response.content)


@lru_cache(4)
def _parsed(content):
    """A test asks several things of one page, and a browser's way of reading takes a tenth of a second."""
    return html5lib.parse(content.decode(), namespaceHTMLElements=False)


def text(node):
    return " ".join("".join(node.itertext()).split())


def of_class(tree, name):
    return [node for node in tree.iter() if name in (node.get("class") or "").split()]


SVG = "{http://www.w3.org/2000/svg}"


def bars(response):
    """What each bar of the chart says and where it leads."""
    links = [link for box in of_class(page(response), "chart-scroll") for link in box.iter(f"{SVG}a")]
    return {text(link.find(f"{SVG}title")): link.get("href") for link in links}


def titles(response):
    """Titles of the listed entries, in order."""
    return [text(row.find("h3")) for row in of_class(page(response), "row")]


def addresses(response):
    """Addresses of the listed entries, in order."""
    return [row.find("h3/a").get("href") for row in of_class(page(response), "row")]


def announced(response):
    """The number of entries the page says it found."""
    return int(text(of_class(page(response), "result-count")[0]).split()[0])


def counts(response, facet):
    """The values of one facet with the counts beside them, in the page's order."""
    (details,) = of_class(page(response), f"facet-{facet}")
    boxes = [(label.find("input"), of_class(label, "count")[0]) for label in details.iter("label")]
    return {box.get("value"): int(text(count)) for box, count in boxes}


def chosen(response, facet):
    (details,) = of_class(page(response), f"facet-{facet}")
    return [box.get("value") for box in details.iter("input") if box.get("checked") is not None]


def chips(response):
    """Labels and addresses of the active filters."""
    found = [link for box in of_class(page(response), "chips") for link in box.iter("a")]
    return {text(link).split(" ×")[0]: link.get("href") for link in found}


def errors(response):
    """What the page says is wrong, point by point."""
    return [text(item) for box in of_class(page(response), "errors") for item in box.iter("li")]


def form_address(response):
    """Where the filter form leads when it is sent as it stands."""
    (form,) = [form for form in page(response).iter("form") if form.get("class") == "filters"]
    assert form.get("method") == "get"
    pairs = [pair for field in form.iter() for pair in _sent(field)]
    return f"{form.get('action')}?{urlencode(pairs)}"


def _sent(field):
    """What one field of a form adds to its address."""
    if field.tag == "input" and field.get("type") == "checkbox":
        return [(field.get("name"), field.get("value"))] if field.get("checked") is not None else []
    if field.tag == "input":
        return [(field.get("name"), field.get("value"))]
    if field.tag == "select":
        options = list(field.iter("option"))
        selected = [option for option in options if option.get("selected") is not None] or options[:1]
        return [(field.get("name"), option.get("value")) for option in selected]
    return []


def form_values(response, marker):
    """Every field of the one form that has a field called `marker`, as a browser would send it."""
    (form,) = [one for one in page(response).iter("form") if marker in _names(one)]
    values = {}
    for field in form.iter():
        name = field.get("name")
        if not name or "__prefix__" in name or field.get("type") == "submit":
            continue
        if field.tag == "textarea":
            values[name] = (field.text or "").removeprefix("\n")
        elif field.tag == "select":
            chosen_options = [
                one.get("value") for one in field.iter("option") if one.get("selected") is not None
            ]
            values[name] = (
                chosen_options if field.get("multiple") is not None else (chosen_options or [""])[0]
            )
        elif field.get("type") != "checkbox" or field.get("checked") is not None:
            values[name] = field.get("value") or ""
    return values


def _names(form):
    return {field.get("name") for field in form.iter()}
