"""Functions, modules, templates and stylesheets stay small."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APPS = ("cyberdiplomacy", "discussion", "articles", "timeline", "revisions", "pagecache")
FUNCTION, VIEW, MODULE, TEMPLATE, STYLESHEET = 30, 20, 300, 60, 250


def modules():
    found = [path for app in APPS for path in sorted((ROOT / app).rglob("*.py"))]
    return [path for path in found if "migrations" not in path.parts]


def code_lines(node):
    """Lines of a function without its docstring."""
    first = node.body[0]
    is_docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    documented = first.end_lineno - first.lineno + 1 if is_docstring else 0
    return node.end_lineno - node.lineno + 1 - documented


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_module_and_its_functions_are_short(path):
    text = path.read_text(encoding="utf-8")
    ceiling = VIEW if path.name == "views.py" else FUNCTION

    long = [
        f"{node.name}: {code_lines(node)}"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and code_lines(node) > ceiling
    ]

    assert long == []
    assert text.count("\n") <= MODULE


@pytest.mark.parametrize(
    ("pattern", "ceiling"), [("templates/**/*.html", TEMPLATE), ("static/**/*.css", STYLESHEET)]
)
def test_templates_and_stylesheets_are_short(pattern, ceiling):
    sizes = {path: path.read_text(encoding="utf-8").count("\n") for path in ROOT.glob(pattern)}

    assert sizes
    assert {str(path): size for path, size in sizes.items() if size > ceiling} == {}


def test_templates_hold_nothing_that_the_content_policy_forbids():
    forbidden = (" style=", "<style", " onclick=", " onsubmit=", " onchange=", "javascript:", "<script>")
    found = [
        f"{path.relative_to(ROOT)}: {mark}"
        for path in ROOT.glob("templates/**/*.html")
        for mark in forbidden
        if mark in path.read_text(encoding="utf-8")
    ]

    assert found == []
