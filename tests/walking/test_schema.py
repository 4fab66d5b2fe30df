"""Every constraint of our tables is known here and bites; migrations are complete and named."""

from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[2]
OUR_APPS = ("timeline", "articles", "discussion", "revisions")


def our_models():
    return [model for label in OUR_APPS for model in apps.get_app_config(label).get_models()]


@pytest.mark.django_db
def test_models_have_no_change_without_a_migration():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_migrations_have_names():
    names = [path.name for label in OUR_APPS for path in (ROOT / label).glob("migrations/0*.py")]

    assert names
    assert [name for name in names if "auto" in name] == []


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model.__name__)
def test_model_follows_the_house_rules(model):
    text_fields = ("CharField", "TextField", "SlugField", "URLField")
    nullable_texts = [
        field.name for field in model._meta.fields if field.get_internal_type() in text_fields and field.null
    ]

    assert nullable_texts == []
    assert "__str__" in {name for base in model.__mro__[:-2] for name in vars(base)}
    for field in model._meta.fields:
        if field.get_internal_type() == "DateTimeField":
            assert field.name.endswith(("_at", "_until"))
        if field.get_internal_type() == "DateField":
            assert field.name.endswith("_on") or field.name == "day"
