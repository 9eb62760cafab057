"""Checks by the schemas that an API declares beside its spec."""

from collections.abc import Mapping
from typing import Any

from jsonschema_rs import ValidationError

from understudy.catalog import ApiError
from understudy.reference.schemas import standalone
from understudy.server.gates.validation import Check
from understudy.server.served import ServedApi


def declared_check(api: ServedApi, schema: Mapping[str, Any], of: str) -> Check:
    """Return what checks by a schema that an API declares `of` something.

    SpecError where it refers to what its spec does not have, ApiError where it is no JSON Schema.
    """
    try:
        return Check(standalone(api.spec, schema), {})
    except ValidationError as error:
        place = "/".join(map(str, error.instance_path))
        raise ApiError(
            f"{api.name}: the schema of {of} is none: {place}: {error.message}"
        ) from None
