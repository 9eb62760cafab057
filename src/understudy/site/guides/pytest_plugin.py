"""What the pytest plugin gives, read from its source: who prints a page may not have pytest."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from understudy import testing

PLUGIN = Path(testing.__file__).with_name("pytest_plugin.py")


@cache
def _plugin() -> ast.Module:
    return ast.parse(PLUGIN.read_text("utf-8"))


def fixtures() -> Iterator[tuple[str, str]]:
    """Yield each fixture with what it is."""
    for node in _plugin().body:
        if isinstance(node, ast.FunctionDef) and any(map(_is_fixture, node.decorator_list)):
            yield node.name, ast.get_docstring(node) or ""


def options() -> Iterator[tuple[str, str, str]]:
    """Yield each option as it is written, what it does, and its variable."""
    for call in ast.walk(_plugin()):
        if isinstance(call, ast.Call) and _name(call.func) == "addoption":
            given = {each.arg: each.value for each in call.keywords}
            name = _text(call.args[0])
            yield f"`{name} {_text(given['metavar'])}`", _text(given["help"]), _variable(given)


def _is_fixture(decorator: ast.expr) -> bool:
    return _name(decorator.func if isinstance(decorator, ast.Call) else decorator) == "fixture"


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else ""


def _text(node: ast.expr) -> str:
    return str(ast.literal_eval(node))


def _variable(given: dict[str | None, ast.expr]) -> str:
    # `os.environ.get("NAME") or None`
    for node in ast.walk(given["default"]):
        if isinstance(node, ast.Call) and _name(node.func) == "get":
            return f"`{_text(node.args[0])}`"
    return ""
