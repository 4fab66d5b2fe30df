"""The button on the timeline: only for those who may make a path."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template

from tests.factories import make_user

pytestmark = pytest.mark.django_db
TEMPLATE = Template("{% load related_essays %}{% path_button view %}")


def rendered(user, view="?kind=law&from=2010"):
    return TEMPLATE.render(Context({"user": user, "view": view, "csrf_token": "secret"})).strip()


def test_blogger_gets_a_form_with_the_view_and_a_token():
    html = rendered(make_user(role="Blogger"))

    assert 'action="/admin/articles/readingpath/of-view/"' in html
    assert '<input type="hidden" name="view" value="?kind=law&amp;from=2010">' in html
    assert '<input type="hidden" name="csrfmiddlewaretoken" value="secret">' in html


@pytest.mark.parametrize("role", [None, "Moderator"])
def test_others_get_nothing(role):
    assert rendered(make_user(role=role)) == ""


def test_strangers_get_nothing():
    assert rendered(AnonymousUser()) == rendered(None) == ""
