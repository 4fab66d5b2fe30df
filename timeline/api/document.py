"""The OpenAPI 3.1 document of the API, made from the filters and the schemas."""

from django.urls import reverse
from django.utils.translation import override

from timeline.api import parameters, problems, schemas
from timeline.api.cursor import NUMBER, SLUG

VERSION = "1.0.0"
PROBLEMS = {
    "400": "A parameter is unknown, repeated or has a bad value; “errors” says which.",
    "404": "There is nothing at this address.",
    "405": "The API is read only.",
    "410": "The entry was withdrawn; “detail” gives the reason.",
}
ABOUT = (
    "The record of cyber diplomacy as data. No key is needed and any site may ask. Texts come in English and "
    "in Indonesian (fields that end in _en and _id); messages come in the language of Accept-Language. Send "
    "the ETag of an answer back as If-None-Match to hear 304 when nothing has changed."
)
DATES = "Dates are EDTF (ISO 8601-2) texts, never more precise than their sources."
PATHS = {
    "entries": ("Entry", "Entries of a view of the timeline: the parameters are those of its page"),
    "actors": ("Actor", "Actors, by their slugs"),
    "domains": ("Domain", "Security domains, by their slugs"),
    "concepts": ("Concept", "Concepts that published entries carry, by their slugs"),
}


def openapi(site):
    """The document, in English, for an API at this site."""
    with override("en"):
        return {
            "openapi": "3.1.0",
            "info": {
                "title": "cyberdiplomacy: the record",
                "version": VERSION,
                "description": f"{ABOUT} {DATES}",
            },
            "servers": [{"url": f"{site}{reverse('api:root').rstrip('/')}"}],
            "paths": _paths(),
            "components": {"schemas": schemas.all_schemas(), "responses": _problems()},
        }


def _paths():
    paths = {"/": _answers("root", "Where everything is", _root(), []), **_openapi_path()}
    for name, (thing, summary) in PATHS.items():
        filters = [parameters.described(*one) for one in parameters.filter_fields().items()]
        asked = (filters if name == "entries" else []) + _page_parameters()
        paths[f"/{name}"] = _answers(name, summary, schemas.ref(f"{thing}List"), asked)
        key = _key(name)
        paths[f"/{name}/{{{key['name']}}}"] = _answers(
            thing.lower(), f"One {thing.lower()}", schemas.ref(thing), [key]
        )
    return paths


def _openapi_path():
    return {"/openapi.json": _answers("openapi", "This document", {"type": "object"}, [])}


def _root():
    return schemas.closed(dict.fromkeys([*PATHS, "openapi"], schemas.ADDRESS))


def _key(name):
    """The parameter in the path of one thing."""
    word, pattern = ("number", NUMBER) if name == "entries" else ("slug", SLUG)
    return {
        "name": word,
        "in": "path",
        "required": True,
        "schema": {"type": "string", "pattern": f"^{pattern}$"},
    }


def _page_parameters():
    limit = {"type": "integer", "minimum": 1, "maximum": parameters.MOST, "default": parameters.DEFAULT_LIMIT}
    return [
        {"name": "limit", "in": "query", "description": "How many on a page.", "schema": limit},
        {
            "name": "cursor",
            "in": "query",
            "description": "Where to go on; taken from “next”, and stable while entries come and go.",
            "schema": {"type": "string", "maxLength": parameters.LONGEST_CURSOR},
        },
    ]


def _answers(name, summary, schema, asked):
    """The one operation of a path."""
    statuses = ["400", "405", *(["404"] if any(one["in"] == "path" for one in asked) else [])]
    statuses += ["410"] if name == "entry" else []
    problems_told = {status: {"$ref": f"#/components/responses/{status}"} for status in sorted(statuses)}
    found = {"description": summary, "content": {"application/json": {"schema": schema}}}
    unchanged = {"description": "Nothing has changed since the answer with this ETag."}
    return {
        "get": {
            "operationId": name,
            "summary": summary,
            "parameters": asked,
            "responses": {"200": found, "304": unchanged, **problems_told},
        }
    }


def _problems():
    content = {problems.MEDIA_TYPE: {"schema": schemas.ref("Problem")}}
    return {status: {"description": text, "content": content} for status, text in PROBLEMS.items()}
