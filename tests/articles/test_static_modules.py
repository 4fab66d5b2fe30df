"""The editor's modules import each other under the names that the storage of static files gives them."""

import re
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage

from cyberdiplomacy.storage import HashedStaticStorage

FOLDER = Path(__file__).parents[2] / "articles" / "static"


@pytest.mark.parametrize("name", ["chips", "offers"])
def test_imports_get_hashed_names(tmp_path, name):
    modules = [f"articles/{one}.js" for one in (name, "blocks", "tokens")]
    found = HashedStaticStorage(tmp_path, base_url="/static/")
    for module in modules:
        found.save(module, ContentFile((FOLDER / module).read_bytes()))

    list(found.post_process({module: (FileSystemStorage(tmp_path), module) for module in modules}))

    text = (tmp_path / found.stored_name(f"articles/{name}.js")).read_text(encoding="utf-8")
    named = [found.stored_name(module).removeprefix("articles/") for module in modules[1:]]
    assert re.findall(r'from "\./(.+)"', text) == named
