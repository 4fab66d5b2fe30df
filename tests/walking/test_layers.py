"""Who may know whom: cyberdiplomacy -> discussion -> articles -> timeline -> (revisions, pagecache)."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LAYERS = {
    "cyberdiplomacy": 4,
    "discussion": 3,
    "articles": 2,
    "timeline": 1,
    "revisions": 0,
    "pagecache": 0,
}
FORBIDDEN_NAMES = {"utils", "helpers", "services", "common", "core", "misc"}
# Settings name what the editor's sanitiser is built from, so the top imports down as everywhere else.


def python_files():
    return [path for app in LAYERS for path in sorted((ROOT / app).rglob("*.py")) if path.exists()]


def imported_apps(path):
    """Names of our apps that a module imports, with the line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} relative import"
            names = [node.module]
        for name in names:
            if name.split(".")[0] in LAYERS:
                yield name.split(".")[0], node.lineno


@pytest.mark.parametrize("path", python_files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_module_imports_only_downwards(path):
    own = path.relative_to(ROOT).parts[0]

    wrong = [
        f"line {line}: {own} imports {app}"
        for app, line in imported_apps(path)
        if app != own and LAYERS[app] >= LAYERS[own]
    ]

    assert wrong == []


@pytest.mark.parametrize("path", python_files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_module_says_what_it_knows_in_its_name_and_docstring(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    is_empty_package = path.name == "__init__.py" and not tree.body
    is_generated = "migrations" in path.parts and path.name.startswith("0001_first")

    assert path.stem not in FORBIDDEN_NAMES
    assert is_empty_package or is_generated or ast.get_docstring(tree)


def test_imports_stand_at_the_top():
    inside = [
        f"{path.relative_to(ROOT)}:{inner.lineno}"
        for path in python_files()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, (ast.Import, ast.ImportFrom))
    ]

    assert inside == []
