"""One API's OpenAPI document, read once, with what everybody asks of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from understudy.catalog import Api

try:
    from yaml import CSafeLoader as _FastLoader
except ImportError:  # PyYAML built without libyaml: four times slower, the same result
    from yaml import SafeLoader as _FastLoader  # type: ignore[assignment]  # same interface

METHODS = ("get", "post", "put", "patch", "delete", "head", "options", "trace")


class SpecError(ValueError):
    """The spec cannot be read; the text says which file and why."""


class _JsonLoader(_FastLoader):
    """YAML as JSON sees it: `2026-06-01` without quotes stays a string."""


_JsonLoader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in _FastLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True)
class Spec:
    """An OpenAPI 3.0 document as a dict, its API's name and its base path (`/v1`)."""

    api: str
    document: dict[str, Any]
    base_path: str

    @property
    def title(self) -> str:
        """The title that the document gives the API."""
        return str(self.document["info"]["title"])

    def operations(self) -> Iterator[dict[str, Any]]:
        """Yield every operation that the document describes."""
        for item in self.document["paths"].values():
            yield from (item[method] for method in METHODS if method in item)


def read_yaml(path: Path) -> Any:
    """Return what a YAML file holds, timestamps as strings; SpecError where it cannot be read."""
    try:
        return yaml.load(path.read_bytes(), Loader=_JsonLoader)  # noqa: S506  # a SafeLoader
    except OSError as error:
        raise SpecError(f"cannot read {path}: {error.strerror}") from error
    except yaml.YAMLError as error:
        raise SpecError(f"{path} is not YAML: {error}") from error


def load_spec(api: Api) -> Spec:
    """Return the spec of an API; SpecError where the file is missing, broken or has no server."""
    document = read_yaml(api.spec)
    try:
        base_path = urlsplit(document["servers"][0]["url"]).path.rstrip("/")
    except (KeyError, IndexError, TypeError) as error:
        raise SpecError(f"{api.spec} names no server; its base path is read from there") from error
    return Spec(api=api.name, document=document, base_path=base_path)
