"""Whether a document is OpenAPI 3.0, by the schema that comes with connexion, and in its words."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import orjson
from jsonschema_rs import Validator, validator_for

from understudy.reference.references import Keys

SCHEMA = "resources/schemas/v3.0/schema.json"
VERSION = "3.0."
OLDEST = "3.0.0"
LONGEST_REASON = 200


def version_of(document: dict[str, Any]) -> object:
    """Return the version of OpenAPI that a document names."""
    return document.get("openapi", OLDEST)


def is_read(document: dict[str, Any]) -> bool:
    """Whether a document is of the version that is read."""
    version = version_of(document)
    return isinstance(version, str) and version.startswith(VERSION)


def no_openapi(why: str) -> str:
    """Return what is said of a document that is no OpenAPI 3.0, in one line."""
    return f"is not OpenAPI 3.0: {' '.join(why.split())[:LONGEST_REASON]}"


def is_openapi(document: Any) -> bool:
    """Whether the schema of OpenAPI 3.0 takes a document."""
    return _compiled().is_valid(document)


def why_none(document: Any) -> tuple[Keys, str]:
    """Return the keys to what the schema does not take, and why."""
    # It takes a tenth of a second to load, for words that are needed where nothing else is done.
    from jsonschema import Draft4Validator
    from jsonschema.exceptions import best_match

    error = best_match(Draft4Validator(_schema()).iter_errors(document))
    return tuple(error.absolute_path), no_openapi(str(error.message))


@cache
def _compiled() -> Validator:
    return validator_for(_schema(), validate_formats=False)


@cache
def _schema() -> Any:
    # To import connexion takes half a second, which only who serves has to spend.
    found = find_spec("connexion")
    assert found is not None
    assert found.origin is not None
    return orjson.loads((Path(found.origin).parent / SCHEMA).read_bytes())
