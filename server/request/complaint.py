"""Says in a person's words what a validator found: which field, and what it must be."""

from typing import Any

import orjson
from jsonschema_rs import ValidationError, Validator

from understudy.reference.problems import REQUIRED, UNKNOWN, field_name, node_at, own_words, phrase
from understudy.server.state.failures import Invalid, listed

# So many bytes of JSON may be looked through for each of their errors.
LARGE = 16_384
# What a schema says that takes no other fields than those that it names.
CLOSED = ("additionalProperties", "unevaluatedProperties")


def complain(validator: Validator, schema: dict[str, Any], value: Any, field: str = "") -> Invalid:
    """Return what is wrong with a value that the validator refused.

    Missing fields come first, then unknown ones: what is misspelled explains the rest. Of a large
    value it is what the validator finds first: it takes 10 us to tell an error, be they millions.
    """
    errors = [first_error(validator, value)] if is_large(value) else [*validator.iter_errors(value)]
    missing = [error for error in errors if keyword(error) == "required"]
    # Not by `unevaluatedProperties`: where a schema fails, it takes all fields for unknown.
    unknown = [error for error in errors if keyword(error) == "additionalProperties"]
    return complaint_of((missing or unknown or errors)[0], schema, field)


def is_large(value: Any) -> bool:
    """Whether a value may have too many errors to look at all of them."""
    try:
        return len(orjson.dumps(value)) > LARGE
    except orjson.JSONEncodeError:
        return True


def first_error(validator: Validator, value: Any) -> ValidationError:
    """Return the error that the validator finds first in a value that it refused."""
    try:
        validator.validate(value)
    except ValidationError as error:
        # Its traceback holds the frame of who asks, which holds the error, and all would stay.
        return error.with_traceback(None)
    raise AssertionError("the validator refused it before")


def complaint_of(error: ValidationError, schema: dict[str, Any], field: str) -> Invalid:
    """Return one error as a field and a problem; the spec's own `x-problem` wins."""
    where = field_name(([field] if field else []) + list(error.instance_path))
    if keyword(error) == "required":
        lacking: str = error.kind.property  # type: ignore[attr-defined]  # a `required` has it
        told = own_words(f"required/{lacking}", node_at(schema, list(error.schema_path)[:-1]))
        return Invalid(told or REQUIRED, f"{where}.{lacking}".lstrip("."))
    if keyword(error) in CLOSED:
        stranger: str = error.kind.unexpected[0]  # type: ignore[attr-defined]  # these two have it
        known = list(node_at(schema, list(error.schema_path)[:-1]).get("properties", ()))
        there = f"; there are: {listed(known, stranger)}" if known else ""
        return Invalid(f"{UNKNOWN}{there}", f"{where}.{stranger}".lstrip("."))
    node = node_at(schema, list(error.schema_path)[:-1])
    if not where and keyword(error) == "type":
        return Invalid(phrase("type", node), "body")
    return Invalid(own_words(keyword(error), node) or phrase(keyword(error), node), where)


def keyword(error: ValidationError) -> str:
    """Return the schema keyword that the value breaks."""
    return str(error.schema_path[-1])
