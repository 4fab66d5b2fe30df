"""Everything the database holds, to compare before and after."""

from django.apps import apps

OURS = ("timeline", "articles", "discussion", "auth", "account")


def rows():
    """All rows of our tables with all their values, times of change included."""
    return {
        model._meta.label: list(model.objects.order_by("pk").values())
        for label in OURS
        for model in apps.get_app_config(label).get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }


def counts():
    return {label: len(found) for label, found in rows().items()}
