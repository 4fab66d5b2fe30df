"""Every page of the admin: closed to strangers and readers, cheap and searchable for staff (O1)."""

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from discussion import actions
from discussion.models import Comment
from tests.factories import (
    make_actor,
    make_article,
    make_comment,
    make_domain,
    make_entry,
    make_image,
    make_path,
    make_reference,
    make_source,
    make_suggestion,
    make_user,
    reaction_kind,
)
from timeline.dataset.publishing import publish

pytestmark = pytest.mark.django_db
OURS = {"timeline", "articles", "discussion"}


def admin_urls(resolver=None, prefix=""):
    """Every address of the admin with numbers in place of its parameters."""
    for pattern in (resolver or get_resolver()).url_patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from admin_urls(pattern, path)
        elif isinstance(pattern, URLPattern) and path.startswith("admin/"):
            for name in ("<path:object_id>", "<int:pk>", "<id>"):
                path = path.replace(name, "1")
            if "<" not in path and "(?P" not in path:
                yield "/" + path


STAFF_URLS = sorted(set(admin_urls()) - {"/admin/login/", "/admin/jsi18n/", "/admin/logout/"})


def test_the_walk_finds_the_pages_of_the_admin():
    assert "/admin/discussion/comment/queue/" in STAFF_URLS
    assert "/admin/articles/article/1/preview/" in STAFF_URLS
    assert len(STAFF_URLS) > 80


@pytest.mark.parametrize("address", STAFF_URLS)
def test_strangers_and_readers_get_nowhere(client, reader, address):
    stranger = client.get(address)
    client.force_login(reader)
    signed_in = client.get(address)
    posted = client.post(address)

    assert [response.status_code for response in (stranger, signed_in, posted)] == [302, 302, 302]
    assert all("/admin/login/" in response.url for response in (stranger, signed_in, posted))


def fill_everything():
    """Three of each thing that lists show."""
    moderator = make_user(role="Moderator")
    for number in range(3):
        publish(site="https://record.example", is_forced=True)
        actor, domain, source = make_actor(f"Actor {number}"), make_domain(f"Domain {number}"), make_source()
        entry = make_entry(actors=[actor], domains=[domain], sources=[source])
        reference = make_reference(f"work-{number}")
        body = f"<p>[@{reference.key}] [[{entry.slug}]]</p>"
        article = make_article(body=body, concepts=[f"Concept {number}"], lead_image=make_image().pk)
        make_path(entries=[entry, make_entry()])
        make_suggestion(entry=entry, data={"place": "Jakarta"}, before={"place": ""})
        comment = make_comment(article)
        actions.report(comment, by=make_user(), reason="spam")
        actions.react(article, by=make_user(), kind=reaction_kind())
        actions.reject(Comment.objects.filter(pk=comment.pk), by=moderator, reason="Spam")
        actions.void(article.reactions.get(), by=moderator, reason="A ring")


def our_admins():
    return [(model, one) for model, one in admin.site._registry.items() if model._meta.app_label in OURS]


@pytest.mark.parametrize(
    ("model", "model_admin"), our_admins(), ids=[model.__name__ for model, _admin in our_admins()]
)
def test_list_page_is_searchable_and_takes_at_most_twenty_queries(
    client, model, model_admin, django_assert_max_num_queries
):
    fill_everything()
    client.force_login(get_user_model().objects.create_superuser("root", password="x"))
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")

    with django_assert_max_num_queries(20):
        response = client.get(address)
    searched = client.get(address, {"q": "nothing like this"})

    assert response.status_code == 200
    if model._meta.model_name not in ("essaysettings", "discussionsettings"):
        assert model_admin.search_fields
        assert searched.context["cl"].result_count == 0
    if model_admin.list_filter:
        assert model_admin.show_facets == admin.ShowFacets.ALWAYS


@pytest.mark.parametrize("number", [1, 3])
def test_list_of_essays_in_the_admin_takes_the_same_queries(client, number, django_assert_num_queries):
    for _ in range(number):
        make_article()
    client.force_login(make_user(role="Editor"))
    client.get("/admin/articles/article/")

    with django_assert_num_queries(15):
        client.get("/admin/articles/article/")


@pytest.mark.parametrize(
    ("model", "model_admin"), our_admins(), ids=[model.__name__ for model, _admin in our_admins()]
)
def test_big_relations_are_chosen_by_search(model, model_admin):
    """O1: a select box never lists thousands of rows."""
    big = {"article", "entry", "actor", "source", "user", "image", "author", "reference", "concept"}
    shown = [
        name
        for fieldset in model_admin.fieldsets or [(None, {"fields": model_admin.fields or []})]
        for name in fieldset[1]["fields"]
    ]
    concrete = {field.name: field for field in model._meta.get_fields() if hasattr(field, "formfield")}

    plain = [
        name
        for name in shown
        if (field := concrete.get(name))
        and (field.many_to_one or field.many_to_many)
        and field.related_model._meta.model_name in big
        and name not in (*model_admin.autocomplete_fields, *model_admin.readonly_fields, "concepts")
    ]

    assert plain == []
