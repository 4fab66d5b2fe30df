"""O12: the pages and letters of accounts, in English and in Indonesian."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.cache import cache
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation
from html5lib import parse

from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db
SAME = {
    "cyberdiplomacy",
    "Data",
    "English",
    "Bahasa Indonesia",
    "reader",
    "reader@example.org",
    "second@example.org",
}
TEXTS = ("placeholder", "title", "aria-label", "alt", "content")
LETTERS = (
    "account_already_exists",
    "email_changed",
    "email_confirm",
    "email_confirmation",
    "email_confirmation_signup",
    "email_deleted",
    "login_code",
    "password_changed",
    "password_reset",
    "password_reset_code",
    "password_reset_key",
    "password_set",
    "unknown_account",
)


@pytest.fixture
def reader():
    user = make_user("reader")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def signed_in():
    client = Client()
    client.post("/accounts/login/", {"login": "reader", "password": PASSWORD}, follow=True)
    return client


def words(response):
    """Everything that a reader of the page sees or hears, piece by piece."""
    body = parse(response.content.decode(), namespaceHTMLElements=False).find("body")
    found = [text.strip(" \n:.") for text in body.itertext()]
    found += [element.get(name, "") for element in body.iter() for name in TEXTS]
    return {" ".join(text.split()) for text in found if re.search(r"[^\W\d]{2}", text)}


def left_in_english(visit):
    """What a page says alike in both languages, and what it says at all; `visit` takes the prefix."""
    english, indonesian = visit(""), visit("/id")
    assert english.status_code == indonesian.status_code
    assert '<html lang="id">' in indonesian.content.decode()
    return words(english) & words(indonesian) - SAME


STRANGERS_PAGES = [
    "login",
    "signup",
    "inactive",
    "logout",
    "password/reset",
    "password/reset/done",
    "password/reset/key/1-bad",
    "password/reset/key/done",
]


@pytest.mark.parametrize("page", STRANGERS_PAGES)
def test_page_for_strangers_is_in_the_readers_language(client, page):
    assert left_in_english(lambda prefix: client.get(f"{prefix}/accounts/{page}/", follow=True)) == set()


@pytest.mark.parametrize("page", ["email", "password/change", "reauthenticate", "logout"])
def test_page_for_the_signed_in_is_in_the_readers_language(reader, page):
    EmailAddress.objects.create(user=reader, email="second@example.org")
    client = signed_in()

    assert left_in_english(lambda prefix: client.get(f"{prefix}/accounts/{page}/", follow=True)) == set()


def test_page_that_sets_a_new_password_is_in_the_readers_language(client, reader):
    client.post("/accounts/password/reset/", {"email": reader.email})
    way = re.search(r"/accounts/password/reset/key/\S+", mail.outbox[0].body)[0]

    assert left_in_english(lambda prefix: client.get(f"{prefix}{way}", follow=True)) == set()


SIGN_UP = {"username": "ratih", "email": "ratih@example.org", "password1": "kuda laut biru 22"}
BAD_FORMS = {
    "login": [{}, {"login": "reader", "password": "wrong"}, {"login": "reader@example.org", "password": "x"}],
    "signup": [
        {},
        {**SIGN_UP, "username": "reader"},
        {**SIGN_UP, "username": "r@x"},
        {**SIGN_UP, "username": "r"},
        {**SIGN_UP, "username": "x" * 200},
        {**SIGN_UP, "email": "nonsense"},
        {**SIGN_UP, "password1": "short"},
        {**SIGN_UP, "password1": "12345678"},
        {**SIGN_UP, "password1": "password"},
        {**SIGN_UP, "password1": "ratih.example"},
    ],
    "password/reset": [{}, {"email": "nonsense"}],
}


@pytest.mark.parametrize(("page", "data"), [(page, data) for page in BAD_FORMS for data in BAD_FORMS[page]])
def test_errors_for_strangers_are_in_the_readers_language(client, reader, page, data):
    answer = client.post(f"/accounts/{page}/", data)

    assert answer.context["form"].errors
    assert left_in_english(lambda prefix: client.post(f"{prefix}/accounts/{page}/", data)) == set()


@pytest.mark.parametrize(
    ("page", "data"),
    [
        ("password/change", {}),
        ("password/change", {"oldpassword": "x", "password1": "a", "password2": "b"}),
        ("email", {"action_add": "1", "email": "nonsense"}),
        ("email", {"action_add": "1", "email": "reader@example.org"}),
        ("reauthenticate", {"password": "wrong"}),
    ],
)
def test_errors_for_the_signed_in_are_in_the_readers_language(reader, page, data):
    client = signed_in()

    assert left_in_english(lambda prefix: client.post(f"{prefix}/accounts/{page}/", data)) == set()


@pytest.mark.parametrize(
    ("limit", "status"), [("login", 429), ("login_failed", 200)], ids=["page", "error in the form"]
)
def test_too_many_attempts_are_refused_in_the_readers_language(reader, settings, limit, status):
    settings.ACCOUNT_RATE_LIMITS = {limit: "1/m/ip"}

    def visit(prefix):
        data = {"login": "reader", "password": "wrong"}
        cache.clear()
        client = Client()
        client.post(f"{prefix}/accounts/login/", data)
        return client.post(f"{prefix}/accounts/login/", data)

    assert visit("").status_code == status
    assert left_in_english(visit) == set()


def test_sign_up_is_in_the_readers_language_up_to_its_last_message():
    """The form, the code, a wrong code, the right one, and what is said after it."""

    def visit(prefix):
        client, name = Client(), f"person{'-id' if prefix else '-en'}"
        data = {**SIGN_UP, "username": name, "email": f"{name}@example.org"}
        shown = client.post(f"{prefix}/accounts/signup/", data, follow=True)
        wrong = client.post(f"{prefix}/accounts/confirm-email/", {"code": "XXXX-XXXX"})
        code = re.search(r"^\w{4}-\w{4}$", mail.outbox[-1].body, re.MULTILINE)[0]
        done = client.post(f"{prefix}/accounts/confirm-email/", {"code": code}, follow=True)
        pieces = words(shown) | words(wrong) | {str(message) for message in done.context["messages"]}
        return {piece for piece in pieces if name not in piece}

    assert visit("") & visit("/id") - SAME == set()


@pytest.mark.parametrize("action", ["remove", "primary", "send"])
def test_messages_about_addresses_are_in_the_readers_language(reader, action):
    def visit(prefix):
        EmailAddress.objects.get_or_create(user=reader, email="second@example.org")
        data = {f"action_{action}": "1", "email": "second@example.org"}
        return signed_in().post(f"{prefix}/accounts/email/", data, follow=True)

    assert left_in_english(visit) == set()


def test_messages_about_passwords_and_logins_are_in_the_readers_language(reader):
    def visit(prefix):
        client = signed_in()
        data = {"oldpassword": PASSWORD, "password1": PASSWORD, "password2": PASSWORD}
        changed = client.post(f"{prefix}/accounts/password/change/", data, follow=True)
        left = client.post(f"{prefix}/accounts/logout/", follow=True)
        return {str(message) for page in (changed, left) for message in page.context["messages"]}

    assert visit("") & visit("/id") == set()


def letter(trigger, prefix=""):
    """The one that this request sent."""
    mail.outbox.clear()
    trigger(prefix)
    (sent,) = mail.outbox
    return sent


def sign_up(prefix, **data):
    Client().post(f"{prefix}/accounts/signup/", {**SIGN_UP, **data})


def reset(prefix, email):
    Client().post(f"{prefix}/accounts/password/reset/", {"email": email})


def add_address(prefix):
    data = {"action_add": "1", "email": "second@example.org"}
    signed_in().post(f"{prefix}/accounts/email/", data)


SENT = {
    "code": (sign_up, "Your code for cyberdiplomacy", "Kode Anda untuk cyberdiplomacy"),
    "code for a second address": (
        add_address,
        "Your code for cyberdiplomacy",
        "Kode Anda untuk cyberdiplomacy",
    ),
    "address is known": (
        lambda prefix: sign_up(prefix, email="reader@example.org"),
        "You have an account already",
        "Anda sudah punya akun",
    ),
    "password": (
        lambda prefix: reset(prefix, "reader@example.org"),
        "Choose a new password",
        "Buat kata sandi baru",
    ),
    "address is unknown": (
        lambda prefix: reset(prefix, "nobody@example.org"),
        "There is no account with this address",
        "Belum ada akun dengan alamat ini",
    ),
}


@pytest.mark.parametrize("name", SENT)
@pytest.mark.parametrize(("prefix", "greeting"), [("", "Greetings from"), ("/id", "Salam dari")])
def test_letter_is_in_the_language_of_whoever_asked_for_it(reader, name, prefix, greeting):
    trigger, *subjects = SENT[name]

    sent = letter(trigger, prefix)

    assert sent.subject == subjects[bool(prefix)]
    assert sent.body.startswith(f"{greeting} cyberdiplomacy.\n\n")
    assert sent.body.endswith("\n\ncyberdiplomacy\ntestserver")
    assert "example.com" not in sent.body
    assert (sent.content_subtype, sent.alternatives) == ("plain", [])
    assert not re.search(r"&[#\w]+;", sent.subject + sent.body)


@pytest.mark.parametrize(("prefix", "expected"), [("", "/accounts/"), ("/id", "/id/accounts/")])
def test_links_in_letters_stay_in_the_language(reader, prefix, expected):
    bodies = [letter(SENT[name][0], prefix).body for name in ("address is known", "password")]

    assert [body.count(f"http://testserver{expected}") for body in bodies] == [1, 1]


def test_letter_with_the_code_reads_well_in_both_languages():
    english = letter(sign_up).body
    indonesian = letter(lambda prefix: sign_up("/id", username="nadia", email="nadia@example.org")).body

    code = r"\n\n\w{4}-\w{4}\n\n"
    assert re.search(
        r"gave this e-mail address for the account “ratih” on testserver\.\n\nEnter this code .+" + code,
        english,
    )
    assert re.search(r"untuk akun “nadia” di testserver\.\n\nMasukkan kode ini .+" + code, indonesian)


@pytest.mark.parametrize("name", LETTERS)
@pytest.mark.parametrize("part", ["subject", "message"])
def test_every_letter_that_allauth_knows_is_in_both_languages(name, part):
    """Those too that only a changed setting would send."""
    values = {"email": "a@x", "from_email": "a@x", "to_email": "b@x", "deleted_email": "a@x", "ip": "::1"}
    values["user"] = get_user_model()(username="ratih")
    context = {**values, "code": "ABCD", "user_agent": "Firefox", "username": "ratih", "timestamp": "12.00"}

    def lines(language):
        with translation.override(language):
            text = render_to_string(f"account/email/{name}_{part}.txt", context)
        return {line for line in text.splitlines() if len(line.split()) > 1}

    english, indonesian = lines("en"), lines("id")
    assert english
    assert english & indonesian == set()
