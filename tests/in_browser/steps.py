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
    fill_in_login(page, user)
    page.get_by_role("link", name="Sign out").wait_for()


def fill_in_login(page, user, *, password=factories.PASSWORD):
    """On the login page, wherever it was reached from."""
    page.locator("input[name=login]").fill(user.username)
    page.locator("input[name=password]").fill(password)
    page.locator("main form button[type=submit]").click()
