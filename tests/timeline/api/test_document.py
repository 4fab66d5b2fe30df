"""The OpenAPI document: valid, and made from the filters and columns as they are."""

import django_filters
import pytest
from django import forms
from openapi_spec_validator import OpenAPIV31SpecValidator

from tests.timeline.api.contract import ROOT, SITE, ask, document
from timeline import columns
from timeline.api import parameters
from timeline.api.document import openapi
from timeline.filters import EntryFilter
from timeline.models.choices import Kind

pytestmark = pytest.mark.django_db


def test_document_is_valid_and_served_as_it_is(db):
    _response, body = ask(f"{ROOT}/openapi.json", accept_language="id")

    assert body == openapi(SITE)
    assert [error.message for error in OpenAPIV31SpecValidator(body).iter_errors()] == []
    assert body["servers"] == [{"url": f"{SITE}/api/v1"}]


def test_document_names_every_filter_but_the_page():
    given = [one["name"] for one in document()["paths"]["/entries"]["get"]["parameters"]]

    assert sorted(given) == sorted({*EntryFilter.base_filters, "limit", "cursor"} - {"page"})


def test_document_offers_the_values_that_the_filter_takes():
    described = {one["name"]: one for one in document()["paths"]["/entries"]["get"]["parameters"]}

    assert described["kind"]["schema"] == {"type": "array", "items": {"type": "string", "enum": Kind.values}}
    assert described["sort"]["schema"]["enum"][:2] == ["newest", "oldest"]
    assert described["actor"]["schema"]["type"] == "array"


def test_new_filter_appears_by_itself(monkeypatch):
    added = django_filters.NumberFilter(field_name="pk", label="Weight", help_text="In grams.")
    monkeypatch.setitem(EntryFilter.base_filters, "weight", added)
    monkeypatch.setattr(EntryFilter, "_form_class", None)

    described = {one["name"]: one for one in openapi(SITE)["paths"]["/entries"]["get"]["parameters"]}

    assert described["weight"]["description"] == "Weight. In grams."


@pytest.mark.parametrize(
    ("field", "schema"),
    [
        (forms.CharField(), {"type": "string"}),
        (forms.IntegerField(), {"type": "integer"}),
        (forms.ChoiceField(choices=[("", "-"), ("a", "A")]), {"type": "string", "enum": ["a"]}),
        (forms.MultipleChoiceField(), {"type": "array", "items": {"type": "string"}}),
    ],
)
def test_field_of_a_form_becomes_a_parameter(field, schema):
    described = parameters.described("name", field)

    assert (described["name"], described["in"], described["schema"]) == ("name", "query", schema)


def test_schema_of_an_entry_has_the_columns_and_lists_of_every_export():
    properties = document()["components"]["schemas"]["Entry"]["properties"]

    assert {name: list(properties[name]["items"]["properties"]) for name in columns.LISTS} == {
        name: list(fields) for name, fields in columns.LISTS.items()
    }
    nested = {column for fields in columns.LISTS.values() for column in fields.values()}
    assert set(properties) == {*columns.NAMES} - nested | {*columns.LISTS}
    assert properties["kind"]["enum"] == Kind.values
    assert properties["status"]["enum"][-1] == ""
