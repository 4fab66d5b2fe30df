"""The callable that gunicorn serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cyberdiplomacy.settings")
application = get_wsgi_application()
# What the start has made stays: the collector need not look through it again at every turn, nor touch, and so
# copy, the memory that the workers share.
gc.collect()
gc.freeze()
