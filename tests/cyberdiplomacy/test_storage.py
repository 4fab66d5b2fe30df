"""cyberdiplomacy/storage.py: hashed names inside JavaScript modules too."""

import re

from django.core.files.base import ContentFile

from cyberdiplomacy.storage import HashedStaticStorage


def test_imports_of_modules_name_the_hashed_file(tmp_path):
    storage = HashedStaticStorage(location=tmp_path, base_url="/static/")
    files = {"js/a.js": b'import { b } from "./b.js";\nb();\n', "js/b.js": b"export const b = () => 1\n"}
    for name, content in files.items():
        storage.save(name, ContentFile(content))

    done = {
        name: hashed for name, hashed, _is_processed in storage.post_process({n: (storage, n) for n in files})
    }

    assert re.fullmatch(r"js/b\.[0-9a-f]{12}\.js", done["js/b.js"])
    target = done["js/b.js"].removeprefix("js/")
    assert f'from "./{target}"' in (tmp_path / done["js/a.js"]).read_text()
