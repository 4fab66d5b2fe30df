"""Columns that several tables of the record share."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from timeline import dates, identifiers


def validate_edtf(text):
    try:
        dates.parse(text)
    except dates.DateFormatError as error:
        raise ValidationError(
            _(
                "“%(date)s” is not a date the record accepts: write 2009, 2018-07, 2013-12-03, a range "
                "such as 2013-12-05/2013-12-06, an open end such as 2021/.., and ~ after a date that is "
                "approximate."
            ),
            code="edtf",
            params={"date": text},
        ) from error


def within_reach(moment):
    """A time that calendars and time zones can carry: from 1990 to 2100."""
    if not 1990 <= moment.year <= 2100:
        raise ValidationError(_("Choose a time between 1990 and 2100."), code="far")


MALFORMED = {
    "un": _(
        "This looks like a symbol of the United Nations but is not one: write it in full, for example "
        "A/RES/64/25, A/68/98 or S/RES/2341 (2017)."
    ),
    "osce": _(
        "This looks like a symbol of the OSCE but is not one: write it in full, for example PC.DEC/1106 "
        "or MC.DEC/5/16."
    ),
    "doi": _("This looks like a DOI but is not one: write it like 10.1000/182."),
}


def validate_identifier(text):
    """A symbol or DOI is whole; what belongs to no scheme we know is free."""
    if identifiers.is_malformed(text):
        raise ValidationError(MALFORMED[identifiers.looks_like(text)], code="identifier")


def validate_doi(text):
    if not identifiers.is_doi(text):
        raise ValidationError(MALFORMED["doi"], code="doi")


def validate_country(code):
    if not identifiers.is_country(code):
        raise ValidationError(_("This is no country code of ISO 3166: two capital letters, such as ID."))


def validate_wikidata(code):
    if not identifiers.is_wikidata(code):
        raise ValidationError(_("A Q and a number, for example Q252."))


def validate_ror(code):
    if not identifiers.is_ror(code):
        raise ValidationError(
            _("These are not the nine characters of a ROR identifier; copy them anew from ror.org.")
        )


lower_case_slug = RegexValidator(
    r"^[a-z0-9-]+\Z", _("Lower-case letters, digits and hyphens only: this is part of an address.")
)


class EDTFField(models.CharField):
    """A date as EDTF text (ISO 8601-2), for example 2009, 2018-07 or 2013-12-05/2013-12-06."""

    default_validators = [*models.CharField.default_validators, validate_edtf]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"max_length": 40, **kwargs})


class WebAddressField(models.URLField):
    """A web address; one typed without a scheme is taken as https."""

    def formfield(self, **kwargs):
        return super().formfield(**{"assume_scheme": "https", **kwargs})
