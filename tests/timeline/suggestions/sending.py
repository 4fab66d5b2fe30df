"""A suggestion as a browser sends it."""

import time
from unittest import mock

from tests.timeline import reading

NEW = "/timeline/suggest/"


def filled_in(client, address=NEW, **values):
    """The form as it stands, opened a minute ago, with these values; actors are a list."""
    with mock.patch("timeline.suggestions.form.time.time", return_value=time.time() - 60):
        response = client.get(address)
    page = reading.page(response)
    form = reading.form_values(response, "opened")
    form["domains"] = checked(page, "domains")
    form["actors"] = [one.get("value") for one in page.iter("input") if one.get("name") == "actors"]
    return {**form, "csrfmiddlewaretoken": "x", **values}


def checked(page, name):
    boxes = [one for one in page.iter("input") if one.get("name") == name]
    return [one.get("value") for one in boxes if one.get("checked") is not None]


def new_entry(client, **values):
    """A complete suggestion of a new entry."""
    told = {
        "title_en": "A pact",
        "summary_en": "They agreed on norms.",
        "date": "2019-03",
        "kind": "agreement",
        "source": "https://example.org/pact",
    }
    return filled_in(client, **{**told, **values})


def errors(response):
    (box,) = reading.of_class(reading.page(response), "errors")
    return [reading.text(item) for item in box.iter("li")]
