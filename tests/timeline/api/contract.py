"""Asking the API as a program does: every answer is checked against the document that describes it."""

import json
from functools import cache

from django.test import Client
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from timeline.api.document import openapi

ROOT = "/api/v1"
SITE = "http://testserver"


@cache
def document():
    return openapi(SITE)


def ask(address, *, method="get", client=None, **headers):
    """The response and its JSON (None without a body), once it has proved to be what the document says."""
    response = getattr(client or Client(), method)(address, headers=headers)
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies
    assert set(response.headers["Vary"].split(", ")) <= {"Accept-Language", "Accept-Encoding"}
    if not response.content:
        return response, None
    body = json.loads(response.content)
    assert faults(response, body) == []
    return response, body


def faults(response, body):
    """What the document does not allow in an answer."""
    path, status = template(response), str(response.status_code)
    kind = response.headers["Content-Type"]
    where = ["paths", path, "get", "responses", status]
    if path is None or status == "404":
        where = ["components", "responses", status]
    elif status in document()["components"]["responses"]:
        assert status in document()["paths"][path]["get"]["responses"]
        where = ["components", "responses", status]
    steps = [step.replace("~", "~0").replace("/", "~1") for step in [*where, "content", kind, "schema"]]
    resource = Resource(contents=document(), specification=DRAFT202012)
    registry = Registry().with_resource("urn:api", resource)
    schema = {"$ref": f"urn:api#/{'/'.join(steps)}"}
    checker = Draft202012Validator(schema, registry=registry, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in checker.iter_errors(body)]


def template(response):
    """The path of the document that an answer belongs to; None for what it does not describe."""
    match = response.resolver_match
    if match is None or match.url_name == "nothing":
        return None
    plain = response.request["PATH_INFO"].removeprefix(ROOT)
    for name, value in match.kwargs.items():
        plain = plain.replace(value, f"{{{name}}}")
    return plain


def walk(address, between=lambda: None):
    """The results of all pages, from this address on; `between` is called after each page."""
    found = []
    while address:
        response, body = ask(address)
        assert response.status_code == 200, body
        found += body["results"]
        address = body["next"]
        between()
    return found
