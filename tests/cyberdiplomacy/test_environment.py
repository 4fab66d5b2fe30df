"""cyberdiplomacy/environment.py: the key, the host names and the data folder."""

import os
import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from cyberdiplomacy import environment

LONG = "k" * 50


def test_key_is_made_once_for_the_owner_only(tmp_path):
    first = environment.secret_key("", tmp_path, is_production=False)
    second = environment.secret_key("", tmp_path, is_production=False)

    assert first == second == (tmp_path / "secret_key").read_text()
    assert len(first) >= 50
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_two_copies_have_different_keys(tmp_path):
    keys = set()
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        keys.add(environment.secret_key("", tmp_path / name, is_production=False))

    assert len(keys) == 2


@pytest.mark.parametrize("is_production", [True, False])
def test_given_key_is_used_and_nothing_is_written(tmp_path, is_production):
    assert environment.secret_key(LONG, tmp_path, is_production=is_production) == LONG
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("given", ["", "short", LONG[1:]])
def test_production_refuses_to_start_without_a_long_key(tmp_path, given):
    with pytest.raises(ImproperlyConfigured, match="set SECRET_KEY to at least 50 random characters"):
        environment.secret_key(given, tmp_path, is_production=True)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("given", [[], [""], ["*"], ["example.org", "*"]])
def test_production_refuses_to_start_without_its_host_names(given):
    with pytest.raises(ImproperlyConfigured, match="set ALLOWED_HOSTS to a comma-separated list"):
        environment.host_names(given, "0.0.0.0", is_production=True)


def test_production_answers_to_its_own_names_only():
    names = environment.host_names(["a.example", "", "b.example"], "10.0.0.1", is_production=True)

    assert names == ["a.example", "b.example"]


@pytest.mark.parametrize(
    ("given", "bound_to", "names"),
    [
        ([], "", ["localhost", "127.0.0.1", "[::1]"]),
        (["dev.example"], "10.0.0.1", ["dev.example", "localhost", "127.0.0.1", "[::1]", "10.0.0.1"]),
    ],
)
def test_local_copy_also_answers_to_this_machine(given, bound_to, names):
    assert environment.host_names(given, bound_to, is_production=False) == names


def test_data_folder_is_made(tmp_path):
    path = environment.data_dir(str(tmp_path / "a" / "b"), Path("/nowhere"))

    assert path == tmp_path / "a" / "b"
    assert path.is_dir()


def test_data_folder_lies_beside_the_code_by_default(tmp_path):
    assert environment.data_dir("", tmp_path) == tmp_path / "data"


def test_data_folder_may_be_in_the_home_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))

    assert environment.data_dir("~/site", Path("/nowhere")) == tmp_path / "site"


def test_data_folder_that_cannot_be_made_is_explained(tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(ImproperlyConfigured, match="set DATA_DIR to a writable folder"):
        environment.data_dir(str(tmp_path / "file" / "data"), tmp_path)


def test_data_folder_that_is_not_writable_is_explained(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: False)

    with pytest.raises(ImproperlyConfigured, match="is not writable: set DATA_DIR"):
        environment.data_dir(str(tmp_path), tmp_path)


@pytest.mark.parametrize(
    ("text", "is_on"), [("1", True), ("True", True), ("on", True), ("0", False), ("", False)]
)
def test_flag_reads_the_usual_words(text, is_on):
    assert environment.flag("HTTPS", text) is is_on


def test_flag_refuses_a_slip_with_a_sentence():
    with pytest.raises(ImproperlyConfigured, match="PRODUCTION is “treu”: set PRODUCTION to 1 or 0."):
        environment.flag("PRODUCTION", "treu")


def test_debug_is_refused_in_production():
    assert environment.debug("1", is_production=False) is True
    assert environment.debug("0", is_production=True) is False
    with pytest.raises(ImproperlyConfigured, match="set DEBUG=0 in production"):
        environment.debug("1", is_production=True)
