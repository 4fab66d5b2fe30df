"""manage.py forget_senders."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests import factories
from timeline.models import Suggestion

pytestmark = pytest.mark.django_db


def run(*arguments):
    out = StringIO()
    call_command("forget_senders", *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_addresses_and_networks_are_forgotten_in_their_time(editor):
    now = timezone.now()
    decided = {"status": "declined", "answer": "No.", "decided_by": editor, "email": "me@example.org"}
    old = factories.make_suggestion(**decided, decided_at=now - timedelta(days=366), network="a")
    young = factories.make_suggestion(**decided, decided_at=now - timedelta(days=364), network="b")
    Suggestion.objects.filter(pk=old.pk).update(created_at=now - timedelta(days=3))

    first, second = run(), run()

    assert first == ["e-mail addresses deleted: 1", "hashes of networks deleted: 1"]
    assert second == ["e-mail addresses deleted: 0", "hashes of networks deleted: 0"]
    kept = Suggestion.objects.order_by("pk").values_list("pk", "email", "network")
    assert list(kept) == [(old.pk, "", ""), (young.pk, "me@example.org", "b")]


def test_months_are_an_option(editor):
    decided = {"status": "declined", "answer": "No.", "decided_by": editor, "email": "me@example.org"}
    factories.make_suggestion(**decided, decided_at=timezone.now() - timedelta(days=40))

    assert run("--months=1")[0] == "e-mail addresses deleted: 1"


@pytest.mark.parametrize("months", ["0", "121", "x"])
def test_odd_number_of_months_is_refused(months):
    with pytest.raises(CommandError):
        call_command("forget_senders", f"--months={months}")
