"""What the API's values look like (JSON Schema 2020-12), read from the tables and columns they come from."""

from django.db import models

from timeline import columns
from timeline.api import cursor, problems, resources
from timeline.models import (
    Actor,
    Attribution,
    Concept,
    Domain,
    Entry,
    EntryActor,
    EntrySource,
    Membership,
    Relation,
    Source,
)

TEXT = {"type": "string"}
ADDRESS = {"type": "string", "format": "uri"}
DAY = {"type": "string", "format": "date"}
DAY_OR_NULL = {"type": ["string", "null"], "format": "date"}
NUMBER = {"type": "string", "pattern": f"^{cursor.NUMBER}$"}
SLUG = {"type": "string", "pattern": f"^{cursor.SLUG}$"}
COUNT = {"type": "integer", "minimum": 0}
LISTED = {
    "actors": (EntryActor,),
    "sources": (Source, EntrySource),
    "relations": (Relation,),
    "attributions": (Attribution,),
}
"""The tables in which the fields of an entry's lists are found."""

DERIVED = {
    "number": NUMBER,
    "slug": SLUG,
    "url": ADDRESS,
    "earliest": {**DAY, "description": "The first day the date can mean."},
    "latest": {**DAY_OR_NULL, "description": "The last day the date can mean; null for what has not ended."},
    "domains": {"type": "array", "items": SLUG},
    "concepts": {"type": "array", "items": SLUG},
    "changed_at": {"type": "string", "format": "date-time"},
}


def all_schemas():
    """Every schema by its name."""
    things = {"Entry": entry(), "Actor": actor(), "Domain": domain(), "Concept": concept()}
    lists = {f"{name}List": envelope(name) for name in things}
    return {**things, **lists, "Problem": problem()}


def entry():
    nested = {column for fields in columns.LISTS.values() for column in fields.values()}
    names = [name for name in columns.NAMES if name not in nested]
    lists = {name: {"type": "array", "items": _listed(name)} for name in columns.LISTS}
    return closed({name: DERIVED.get(name) or of_column(Entry, name) for name in names} | lists)


def actor():
    membership = {name: of_column(Membership, name) for name in resources.MEMBERSHIP}
    return closed(
        {
            **_resource(Actor, resources.ACTOR),
            "aliases": {"type": "array", "items": TEXT},
            "memberships": {"type": "array", "items": closed({**membership, "body": SLUG})},
        }
    )


def domain():
    return closed(_resource(Domain, resources.DOMAIN))


def concept():
    labels = {"label_en": TEXT, "label_id": TEXT}
    columns_kept = [name for name in resources.CONCEPT if name not in labels]
    synonyms = {"type": "array", "items": TEXT}
    return closed({**_resource(Concept, columns_kept), **labels, "synonyms": synonyms})


def envelope(name):
    return closed(
        {
            "count": {**COUNT, "description": "How many there are on all pages together."},
            "next": {"type": ["string", "null"], "format": "uri", "description": "The next page, if any."},
            "results": {"type": "array", "items": ref(name)},
        }
    )


def problem():
    error = closed({"parameter": {"type": ["string", "null"]}, "detail": TEXT})
    fields = {
        "type": {"const": "about:blank"},
        "title": TEXT,
        "status": {"type": "integer"},
        "detail": TEXT,
    }
    described = {"description": f"RFC 9457, {problems.MEDIA_TYPE}"}
    optional = {"errors": {"type": "array", "minItems": 1, "items": error}}
    return closed(fields) | {"properties": fields | optional} | described


def closed(properties):
    """An object that has exactly these properties."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def ref(name):
    return {"$ref": f"#/components/schemas/{name}"}


def of_column(model, name):
    """The values that one column of a table takes as JSON; a relation is told by a word."""
    field = model._meta.get_field(name)
    if field.is_relation:
        return SLUG
    schema = {**_kind(field), "description": str(field.help_text or field.verbose_name)}
    if field.choices:
        blank = [""] if field.blank else []
        schema["enum"] = [*(str(value) for value, _label in field.choices), *blank]
    return schema


def _kind(field):
    if isinstance(field, models.BooleanField):
        return {"type": "boolean"}
    if isinstance(field, models.IntegerField):
        return {"type": "integer"}
    if isinstance(field, models.DateField):
        return DAY_OR_NULL if field.null else DAY
    return TEXT


def _listed(name):
    """One item of a list of an entry."""
    return closed({field: _listed_field(name, field) for field in columns.LISTS[name]})


def _listed_field(name, field):
    if (name, field) == ("relations", "entry"):
        return NUMBER
    if (name, field) == ("attributions", "source"):
        return TEXT
    models_asked = LISTED[name]
    owner = next(one for one in models_asked if any(field == own.name for own in one._meta.get_fields()))
    return of_column(owner, field)


def _resource(model, names):
    schema = {name: of_column(model, name) for name in names if name != "slug"}
    return {"slug": SLUG, **schema, "url": ADDRESS, "entry_count": COUNT}
