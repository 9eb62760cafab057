"""The reference of the Python client, from the signatures and docstrings of understudy.testing."""

import inspect
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, TypeAlias, TypedDict

from understudy import testing
from understudy.site.guides.pytest_plugin import fixtures, options
from understudy.site.guides.signatures import called_as, signature, spelled
from understudy.site.guides.tables import code, joined, table
from understudy.testing import Control, Space, Understudy

Class: TypeAlias = type[Any]
PREFACE = (
    "`from understudy.testing import Understudy, Control`. `Understudy` serves in the test's own "
    "process; `Control` steers a stand-in that runs elsewhere. Both have the same parts."
)
UNPACKED = re.compile(r"Unpack\[(\w+)\]")


class Shown(TypedDict):
    """The three ways to a stand-in, and the attribute under which each part of it is found."""

    ways: tuple[Class, ...]
    parts: Mapping[str, Class]


def reference() -> str:
    """Return every public object with its signature, and the fixtures and options of pytest."""
    shown = Shown(ways=(Understudy, Control, Space), parts=_parts())
    rest = [
        thing
        for thing in (getattr(testing, name) for name in testing.__all__)
        if thing not in shown["ways"]
    ]
    return joined(
        [
            "# The Python client",
            PREFACE,
            *(part for way in shown["ways"] for part in _class("##", way)),
            *(
                part
                for name, each in shown["parts"].items()
                for part in _class("##", each, f"mock.{name}")
            ),
            "## Functions",
            *(part for each in rest if inspect.isfunction(each) for part in _function(each)),
            "## What is returned and raised",
            *(part for each in rest if inspect.isclass(each) for part in _class("###", each)),
            "## In pytest",
            table(("Fixture", "What it is"), [(code(name), about) for name, about in fixtures()]),
            table(("Option of pytest", "Meaning", "Variable"), options()),
        ]
    )


def _parts() -> Mapping[str, Class]:
    # What a stand-in is made of is known once there is one: this one calls nobody.
    with Control("http://127.0.0.1:1") as unused:
        return {name: type(part) for name, part in vars(unused).items() if name[0] != "_"}


def _class(level: str, kind: Class, title: str = "") -> Iterator[str]:
    yield f"{level} {title or kind.__name__}"
    yield called_as(kind.__name__, kind.__init__) if kind in (Understudy, Control) else ""
    yield inspect.getdoc(kind) or ""
    if is_dataclass(kind):
        rows = [(code(each.name), code(spelled(each.type, kind))) for each in fields(kind)]
        yield table(("Field", "Type"), rows)
    yield _members(kind, title or "mock")
    yield _filters(kind)


def _function(function: Any) -> Iterator[str]:
    yield f"### {function.__name__}"
    yield called_as(function.__name__, function)
    yield inspect.getdoc(function) or ""


def _members(kind: Class, called: str) -> str:
    """Return the methods and properties that a class itself defines, one after the other."""
    lines = []
    for name, member in vars(kind).items():
        if name.startswith("_"):
            continue
        if isinstance(member, property):
            lines.append(f"- `{called}.{name}`: {_said(member.fget)}")
        # A classmethod reads what a stand-in answers: nobody else calls it.
        elif inspect.isfunction(member):
            lines.append(f"- `{called}.{name}{signature(member)}`: {_said(member)}")
    return "\n".join(lines)


def _filters(kind: Class) -> str:
    """Return the keywords that methods of a class take by a type of their own."""
    names = vars(sys.modules[kind.__module__])
    asked = {name for each in vars(kind).values() for name in UNPACKED.findall(str(_raw(each)))}
    return "\n\n".join(
        f"`**{name.lower()}` are any of "
        + ", ".join(
            code(f"{field}: {spelled(hint.__forward_arg__, kind)}")
            for field, hint in names[name].__annotations__.items()
        )
        + f". {_said(names[name])}"
        for name in sorted(asked)
    )


def _raw(member: Any) -> object:
    return inspect.signature(member) if inspect.isfunction(member) else ""


def _said(thing: Any) -> str:
    return " ".join((inspect.getdoc(thing) or "").split())
