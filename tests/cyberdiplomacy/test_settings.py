"""cyberdiplomacy/settings.py: read from the environment, strict in production."""

import runpy
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

SETTINGS = Path(__file__).resolve().parents[2] / "cyberdiplomacy" / "settings.py"
PRODUCTION = {"PRODUCTION": "1", "SECRET_KEY": "k" * 50, "ALLOWED_HOSTS": "a.example,b.example"}
NAMES = (
    "PRODUCTION", "DEBUG", "DATA_DIR", "SECRET_KEY", "ALLOWED_HOSTS", "HOST", "HTTPS", "CSRF_TRUSTED_ORIGINS",
    "DATABASE_URL", "DATABASE_POOL", "CACHE_URL", "EMAIL_URL", "TIME_ZONE", "TRUSTED_PROXIES",
)  # fmt: skip


@pytest.fixture
def read(monkeypatch, tmp_path):
    """The settings that an environment gives."""

    def run(**environment):
        for name in NAMES:
            monkeypatch.delenv(name, raising=False)
        for name, value in {"DATA_DIR": str(tmp_path), **environment}.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(SETTINGS))

    return run


def test_local_copy_needs_no_variable(read, tmp_path):
    settings = read()

    assert (settings["PRODUCTION"], settings["DEBUG"], settings["HTTPS"]) == (False, False, False)
    assert settings["SECRET_KEY"] == (tmp_path / "secret_key").read_text()
    assert settings["DATABASES"]["default"]["NAME"] == str(tmp_path / "db.sqlite3")
    assert "foreign_keys=ON" in settings["DATABASES"]["default"]["OPTIONS"]["init_command"]


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_production_without_a_needed_variable_says_what_to_set(read, missing):
    environment = {name: value for name, value in PRODUCTION.items() if name != missing}

    with pytest.raises(ImproperlyConfigured, match=f"set {missing} to"):
        read(**environment)


def test_production_is_https_only(read):
    settings = read(**PRODUCTION)

    assert settings["ALLOWED_HOSTS"] == ["a.example", "b.example"]
    names = ("HTTPS", "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE")
    assert [settings[name] for name in names] == [True, True, True, True]
    assert settings["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert settings["SESSION_COOKIE_NAME"] == "__Host-sessionid"
    assert settings["DEBUG"] is False


def test_production_behind_plain_http_is_possible(read):
    settings = read(**PRODUCTION, HTTPS="0")

    assert "SECURE_SSL_REDIRECT" not in settings


def test_another_database_gets_a_pool(read):
    settings = read(DATABASE_URL="postgres://u:p@db/site", DATABASE_POOL="3")

    database = settings["DATABASES"]["default"]
    assert (database["ENGINE"], database["NAME"]) == ("django.db.backends.postgresql", "site")
    assert database["OPTIONS"]["pool"] == {"min_size": 1, "max_size": 3}
    assert database["CONN_HEALTH_CHECKS"] is True


def test_content_policy_allows_nothing_inline_and_nothing_from_elsewhere(read):
    directives = dict(read()["CONTENT_SECURITY_POLICY"]["DIRECTIVES"])

    # A player is framed only after a reader pressed play; nothing else of these hosts is allowed.
    assert directives.pop("frame-src") == ("https://player.vimeo.com", "https://www.youtube-nocookie.com")
    sources = {str(source) for values in directives.values() for source in values}
    allowed = {"'self'", "'none'", "data:", "<django-csp nonce>"}
    assert {one for one in sources if one not in allowed and not one.startswith("'sha256-")} <= {
        source for source in sources if "nonce" in source.lower()
    }
    assert [str(source) for source in directives["default-src"]] == ["'none'"]
