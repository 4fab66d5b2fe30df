"""Logins in the admin: who may see, choose and change them."""

import pytest
from django.contrib.auth import get_user_model

from tests.factories import make_user

pytestmark = pytest.mark.django_db
CHOOSE = {"app_label": "discussion", "model_name": "standing", "field_name": "user"}
CHOOSE_FOR_AUTHOR = {"app_label": "articles", "model_name": "author", "field_name": "user"}


def chosen(client, term, **place):
    answer = client.get("/admin/autocomplete/", {"term": term, **place})
    return [one["text"] for one in answer.json()["results"]]


def test_moderators_and_editors_choose_people_by_user_name_only(client, moderator, editor):
    make_user("nadia", email="secret@example.org")

    client.force_login(moderator)
    assert chosen(client, "nad", **CHOOSE) == ["nadia"]
    assert chosen(client, "secret", **CHOOSE) == []
    assert client.get("/admin/auth/user/").status_code == 403
    client.force_login(editor)
    assert chosen(client, "nad", **CHOOSE_FOR_AUTHOR) == ["nadia"]


def test_bloggers_choose_nobody(client, blogger):
    client.force_login(blogger)

    assert client.get("/admin/autocomplete/", {"term": "a", **CHOOSE}).status_code == 403


def test_owner_makes_nobody_a_superuser(client, owner):
    root = get_user_model().objects.create_superuser("root", password="x")
    client.force_login(owner)

    own = client.get(f"/admin/auth/user/{owner.pk}/change/").content.decode()
    client.post(f"/admin/auth/user/{owner.pk}/change/", {"username": "owner", "is_superuser": "on"})
    refused = client.post(f"/admin/auth/user/{root.pk}/change/", {"username": "taken"})

    owner.refresh_from_db()
    assert 'name="is_superuser"' not in own
    assert not owner.is_superuser
    assert refused.status_code == 403
    client.force_login(root)
    assert 'name="is_superuser"' in client.get(f"/admin/auth/user/{owner.pk}/change/").content.decode()


def test_admin_s_login_is_the_limited_one(client):
    response = client.get("/admin/login/", {"next": "/admin/"})

    assert response.url == "/accounts/login/?next=%2Fadmin%2F"


def test_tags_of_taggit_are_not_offered(client):
    client.force_login(get_user_model().objects.create_superuser("root", password="x"))

    assert "/admin/taggit/" not in client.get("/admin/").content.decode()
