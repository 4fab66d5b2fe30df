"""What people do on the site again and again."""

from allauth.account.models import EmailAddress

from tests import factories

WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 740}


def make_person(username, *, role=None, **overrides):
    """Somebody who has confirmed their e-mail address."""
    user = factories.make_user(username, role=role, **overrides)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def sign_in(page, user):
    """Log in through the form, as everybody does."""
    page.goto("/accounts/login/")
    page.locator("input[name=login]").fill(user.username)
    page.locator("input[name=password]").fill(factories.PASSWORD)
    page.locator("main form button[type=submit]").click()
    page.get_by_role("link", name="Sign out").wait_for()
