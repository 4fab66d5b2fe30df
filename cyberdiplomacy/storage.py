"""How static files are named and compressed."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticStorage(CompressedManifestStaticFilesStorage):
    """Hashed names inside JavaScript modules too, so that the editor's imports resolve."""

    support_js_module_import_aggregation = True
