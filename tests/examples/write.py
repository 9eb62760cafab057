"""Writes the answers of the stand-in into the examples of a spec: `make examples`."""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from tests.examples.table import Place, Provoker, places, shown, tables

from understudy.catalog import find

# The specs quote as JSON does; what holds a quote or a backslash stays as it is.
QUOTED = re.compile(r"(?<=[:-] )'([^'\"\\]*)'$")


class _Dumper(yaml.SafeDumper):
    """Block style, as the specs are written: lists are indented, texts quoted where they must."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def main() -> None:
    """Write every example of every API that has a table."""
    for api in tables():
        with Provoker(api) as provoker:
            path = find(api).spec
            wanted = {}
            for place, value in places(provoker.spec):
                example = shown(place, provoker.answer(place), provoker.table)
                if example != value:
                    wanted[place] = example
        path.write_text(rewritten(path.read_text("utf-8"), wanted), "utf-8")
        print(f"{api}: {len(wanted)} examples written")


def rewritten(text: str, wanted: dict[Place, Any]) -> str:
    """Return the text of a spec with other values at the places of these examples."""
    lines = text.split("\n")
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    spots = [(*spot_of(root, place), value) for place, value in wanted.items()]
    for key, node, value in sorted(spots, key=lambda spot: -spot[0].start_mark.line):
        first = key.start_mark.line
        # A block ends where the next one begins, a scalar within its own line.
        last = node.end_mark.line + (getattr(node, "flow_style", True) is not False)
        while last > first + 1 and not lines[last - 1].strip():
            last -= 1
        lines[first:last] = written(key.value, value, key.start_mark.column)
    return "\n".join(lines)


def spot_of(root: yaml.Node, place: Place) -> tuple[yaml.Node, yaml.Node]:
    """Return the key and the value of an example in the tree of a document."""
    steps = ["components", "responses", place.response, "content", place.media_type]
    steps += ["examples", place.name, "value"] if place.name else ["example"]
    key = node = root
    for step in steps:
        key, node = next(pair for pair in node.value if pair[0].value == step)
    return key, node


def written(key: str, value: Any, column: int) -> Iterator[str]:
    """Yield the lines of a key with its value, from a column on."""
    text = yaml.dump({key: value}, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=90)
    for line in text.rstrip("\n").split("\n"):
        yield " " * column + QUOTED.sub(r'"\1"', line)


if __name__ == "__main__":
    main()
