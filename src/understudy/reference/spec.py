"""One API's OpenAPI document, read once, with what everybody asks of it."""

import json
import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from understudy.catalog import Api
from understudy.reference.endless import refuse_bad
from understudy.reference.openapi import is_openapi, is_read, no_openapi, why_none
from understudy.reference.references import BadReference
from understudy.reference.text import in_utf8

try:
    from yaml import CSafeLoader as _FastLoader
except ImportError:  # PyYAML built without libyaml: four times slower, the same result
    from yaml import SafeLoader as _FastLoader  # type: ignore[assignment]  # same interface

METHODS = ("get", "post", "put", "patch", "delete", "head", "options", "trace")


class SpecError(ValueError):
    """The spec cannot be read; the text says which file and why."""


class _JsonLoader(_FastLoader):
    """YAML as JSON sees it: `2026-06-01` without quotes stays a string, and each key is one."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Return an object; a status that is a key is the text that stands there, once."""
        seen = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode) or key.tag == "tag:yaml.org,2002:merge":
                continue
            key.tag = "tag:yaml.org,2002:str"
            # What was merged from elsewhere may stand here too.
            if node.start_mark.index <= key.start_mark.index < node.end_mark.index:
                if key.value in seen:
                    why = f"{key.value} comes twice"
                    raise yaml.constructor.ConstructorError(None, None, why, key.start_mark)
                seen.add(key.value)
        made: dict[Any, Any] = super().construct_mapping(node, deep)
        return made


_JsonLoader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in _FastLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True)
class Spec:
    """An OpenAPI 3.0 document as a dict, its API's name, its base path (`/v1`), and its file."""

    api: str
    document: dict[str, Any]
    base_path: str
    file: Path | None = None

    def place_of(self, keys: Sequence[object]) -> str:
        """Return file and line of what these keys lead to, for a message about it."""
        return f"{self.file}:{line_of(self.file, keys)}" if self.file else f"the spec of {self.api}"

    @property
    def title(self) -> str:
        """The title that the document gives the API."""
        return str(self.document["info"]["title"])

    def operations(self) -> Iterator[dict[str, Any]]:
        """Yield every operation that the document describes."""
        return (operation for _, _, operation in operations_in(self.document))


def operations_in(document: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield every operation of a document with its path and its method, as they are written."""
    for path, item in document["paths"].items():
        yield from ((path, method, item[method]) for method in METHODS if method in item)


def read_yaml(path: Path) -> Any:
    """Return what a YAML file holds, timestamps as strings; SpecError where it cannot be read."""
    try:
        return pickle.loads(_packed(in_utf8(path.read_bytes())))  # noqa: S301  # packed by this process
    except OSError as error:
        raise SpecError(f"cannot read {path}: {error.strerror}") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{path}:{mark.line + 1}" if mark else path
        raise SpecError(f"{where}: is not YAML: {error.problem or error.context}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise SpecError(f"{path} is not YAML: {' '.join(str(error).split())}") from error


@lru_cache(maxsize=32)
def _packed(content: bytes) -> bytes:
    # A process that starts stand-ins again and again, as tests do, parses a spec once: to unpack it
    # takes 3 ms, to parse it 150.
    document = yaml.load(content, Loader=_JsonLoader)  # noqa: S506  # a SafeLoader
    try:
        json.dumps(document, default=str)
    except (ValueError, RecursionError):
        # An anchor may stand within what refers to it.
        raise yaml.YAMLError("it is nested without end, or too deeply") from None
    return pickle.dumps(document)


def line_of(path: Path, keys: Sequence[object]) -> int:
    """Return the line at which a YAML file names the last of these keys, as deep as it has them."""
    node = yaml.compose(in_utf8(path.read_bytes()), Loader=_JsonLoader)
    line = 1
    for key in keys:
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        items = node.value if isinstance(node, yaml.SequenceNode) else ()
        found = next(((name, value) for name, value in pairs if name.value == str(key)), None)
        if found is None and isinstance(key, int) and key < len(items):
            found = items[key], items[key]
        if found is None:
            break
        line, node = found[0].start_mark.line + 1, found[1]
    return line


def load_spec(api: Api) -> Spec:
    """Return the spec of an API; SpecError where its file is missing, broken or has no server."""
    document = read_yaml(api.spec)
    try:
        path = urlsplit(document["servers"][0]["url"]).path.strip("/")
    except (KeyError, IndexError, TypeError) as error:
        raise SpecError(f"{api.spec} names no server; its base path is read from there") from error
    except (AttributeError, ValueError) as error:
        raise SpecError(f"{api.spec}: the URL of its first server is none") from error
    spec = Spec(api.name, document, f"/{path}" if path else "", api.spec)
    try:
        refuse_bad(document)
    except BadReference as error:
        raise SpecError(f"{spec.place_of(error.keys)}: {error}") from None
    if api.folder is not None and is_read(document) and not is_openapi(document):
        keys, why = why_none(document)
        raise SpecError(f"{spec.place_of(keys)}: {why}")
    if not isinstance(document.get("paths"), dict):
        raise SpecError(f"{spec.place_of(())}: {no_openapi('it has no paths')}")
    return spec
