"""What the process environment must hold, and the secret key of a local copy."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

YES, NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off", "")


def flag(name: str, text: str) -> bool:
    """A switch. Raises ImproperlyConfigured for anything but 1, true, yes, on and their opposites."""
    word = text.strip().lower()
    if word not in YES + NO:
        raise ImproperlyConfigured(f"{name} is “{text}”: set {name} to 1 or 0.")
    return word in YES


def debug(text: str, *, is_production: bool) -> bool:
    """The switch DEBUG. Raises ImproperlyConfigured in production, where it would show the settings."""
    if flag("DEBUG", text) and is_production:
        raise ImproperlyConfigured("DEBUG shows passwords and code to visitors: set DEBUG=0 in production.")
    return flag("DEBUG", text)


def secret_key(given: str, data_dir: Path, *, is_production: bool) -> str:
    """The signing key: the given one, else one made once in data_dir (mode 600).

    Raises ImproperlyConfigured in production when none, or a short one, is given.
    """
    if is_production and len(given) < 50:
        raise ImproperlyConfigured(
            "Production needs a secret of its own: set SECRET_KEY to at least 50 random characters, "
            "for example the output of: python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
        )
    return given or _stored_key(data_dir / "secret_key")


def _stored_key(path: Path) -> str:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        key = secrets.token_urlsafe(50)
        file.write(key)
    return key


def host_names(given: list[str], bound_to: str, *, is_production: bool) -> list[str]:
    """Host names the site answers to; a local copy also answers to this machine.

    Raises ImproperlyConfigured in production when none, or the wildcard, is given.
    """
    names = [name for name in given if name]
    if not is_production:
        return [*names, "localhost", "127.0.0.1", "[::1]", *([bound_to] if bound_to else [])]
    if not names or "*" in names:
        raise ImproperlyConfigured(
            "Production needs its own host names: set ALLOWED_HOSTS to a comma-separated list, "
            "for example ALLOWED_HOSTS=cyberdiplomacy.example,www.cyberdiplomacy.example"
        )
    return names


def data_dir(given: str, base: Path) -> Path:
    """The one folder everything is written to; made when missing.

    Raises ImproperlyConfigured when it cannot be made or written to.
    """
    path = Path(given).expanduser().resolve() if given else base / "data"
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"The data folder {path} cannot be made ({error.strerror}): set DATA_DIR to a writable folder."
        ) from error
    if not os.access(path, os.W_OK):
        raise ImproperlyConfigured(f"The data folder {path} is not writable: set DATA_DIR to one that is.")
    return path
