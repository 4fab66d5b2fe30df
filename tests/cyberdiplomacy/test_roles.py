"""cyberdiplomacy/roles.py: the five groups and what they may do."""

import pytest
from django.contrib.auth.models import Group, Permission

from cyberdiplomacy.roles import ROLES, grant
from tests import factories

pytestmark = pytest.mark.django_db

MATTERS = [
    "articles.add_article", "articles.change_any_article", "articles.publish_article",
    "articles.withdraw_article", "articles.change_essaysettings", "articles.change_homeslot",
    "discussion.moderate_comment", "discussion.void_reaction", "discussion.change_standing",
    "discussion.change_discussionsettings", "discussion.change_reactionkind",
    "timeline.change_entry", "timeline.delete_entry", "timeline.change_actor", "timeline.change_concept",
    "auth.change_user", "auth.change_group",
]  # fmt: skip
EXPECTED = {
    None: [],
    "Blogger": ["articles.add_article"],
    "Timeline editor": [
        "timeline.change_entry", "timeline.delete_entry", "timeline.change_actor", "timeline.change_concept",
    ],
    "Moderator": ["discussion.moderate_comment", "discussion.void_reaction", "discussion.change_standing"],
    "Editor": [
        "articles.add_article", "articles.change_any_article", "articles.publish_article",
        "articles.withdraw_article", "articles.change_homeslot", "timeline.change_concept",
    ],
    "Owner": MATTERS,
}  # fmt: skip


@pytest.mark.parametrize("role", EXPECTED, ids=str)
def test_role_may_do_exactly_what_its_task_needs(role):
    user = factories.make_user(role=role)

    assert [permission for permission in MATTERS if user.has_perm(permission)] == EXPECTED[role]


def test_owner_may_do_what_every_role_may_except_writing_for_bloggers():
    owner = factories.make_user(role="Owner")

    others = {permission for role in ROLES for permission in ROLES[role]}
    assert {permission for permission in others if not owner.has_perm(permission)} == set()


def test_nobody_may_change_or_delete_what_must_stay():
    """Decisions, reactions, reports and revisions are kept as they are; nobody deletes people."""
    names = Permission.objects.values_list("content_type__app_label", "codename")
    kept = ("decision", "reaction", "report", "articlerevision", "entryrevision", "tally", "dailyviews")
    forbidden = [
        f"{app}.{code}"
        for app, code in names
        if code.split("_")[0] in ("add", "change", "delete") and code.split("_", 1)[1] in kept
    ]
    owner = factories.make_user(role="Owner")

    assert len(forbidden) == 3 * len(kept)
    assert [one for one in [*forbidden, "auth.delete_user"] if owner.has_perm(one)] == []


def test_groups_hold_the_permissions_of_the_matrix_after_migrating():
    stored = {
        group.name: {
            f"{permission.content_type.app_label}.{permission.codename}"
            for permission in group.permissions.select_related("content_type")
        }
        for group in Group.objects.all()
    }

    assert stored == {name: set(permissions) for name, permissions in ROLES.items()}


def test_grant_twice_changes_nothing():
    before = list(Group.permissions.through.objects.order_by("pk").values())

    grant(Group, Permission)

    assert list(Group.permissions.through.objects.order_by("pk").values()) == before


def test_grant_names_a_permission_that_does_not_exist(monkeypatch):
    monkeypatch.setitem(ROLES, "Blogger", ["articles.fly_article"])

    with pytest.raises(LookupError, match="Blogger: no such permission: articles.fly_article"):
        grant(Group, Permission)
