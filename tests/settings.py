"""The site's settings with a throw-away data folder and fast, quiet back ends."""

import os
import tempfile

os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="cyberdiplomacy-tests-")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # playwright's sync API runs a loop in the thread

from cyberdiplomacy.settings import *  # noqa: F403
from cyberdiplomacy.settings import STORAGES

STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
VIEWS_WRITTEN_AFTER = 0
ACCOUNT_RATE_LIMITS = False
if "CACHE_URL" in os.environ:
    # Each worker has a database of the Redis server to itself: emptying the cache must not empty the other's.
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    CACHES["default"]["LOCATION"] = CACHES["default"]["LOCATION"].rsplit("/", 1)[0] + f"/{worker}"  # noqa: F405
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
