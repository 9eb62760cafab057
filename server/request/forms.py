"""What the parts of a form are by a spec's schema: numbers, lists, files within their bounds."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from understudy.reference.problems import FILES, NO_FILE, media_types_told
from understudy.server.request.body import parse_json
from understudy.server.request.kinds import PARTS, Schema, flat, kinds_of, typed
from understudy.server.state.failures import Invalid
from understudy.server.upload import Upload


def is_binary(schema: Schema) -> bool:
    """Whether a schema stands for a file, or for a list of them."""
    whole = flat(schema)
    if whole.get("type") == "array":
        return is_binary(whole.get("items", {}))
    return bool(whole.get("format") == "binary")


@dataclass(frozen=True)
class FormField:
    """What a field of a form may be, and each of what it holds where it is a list.

    `bounds` are what is said of its value, or of each of its items.
    """

    is_list: bool
    is_file: bool
    kinds: frozenset[str]
    bounds: Schema


# What the spec does not name may be anything.
UNNAMED = FormField(is_list=False, is_file=False, kinds=frozenset(), bounds={})


def fields_in(schema: Schema) -> dict[str, FormField]:
    """Return the fields of a form by their names, from its schema."""
    return {name: field_of(part) for name, part in flat(schema).get("properties", {}).items()}


def field_of(schema: Schema) -> FormField:
    """Return a field of a form, from its schema."""
    own = flat(schema)
    is_list = kinds_of(own) == {"array"}
    bounds = flat(own.get("items", {})) if is_list else own
    return FormField(is_list, is_binary(bounds), kinds_of(bounds), bounds)


def value_of(
    parts: Sequence[tuple[str, str | Upload]], fields: Mapping[str, FormField]
) -> dict[str, Any]:
    """Return a form as an object: of parts with one name the last, unless they are a list."""
    form: dict[str, Any] = {}
    for name, part in parts:
        field = fields.get(name, UNNAMED)
        if field.is_list:
            form.setdefault(name, []).append(read(part, field.kinds))
        else:
            form[name] = read(part, field.kinds)
    return form


def read(part: str | Upload, kinds: frozenset[str]) -> Any:
    """Return a part as what it may be; what is not such a thing stays text, and is told so."""
    if isinstance(part, Upload):
        return part
    return parse_json(part.encode()) if kinds and kinds <= PARTS else typed(part, kinds)


def without_files(form: Mapping[str, Any]) -> dict[str, Any]:
    """Return a form as the schema of `told` checks it: an empty text in the place of each file."""
    return {
        name: [plain(one) for one in value] if isinstance(value, list) else plain(value)
        for name, value in form.items()
    }


def has_file(value: Any) -> bool:
    """Whether a value of a form is a file, or a list with one."""
    return any(isinstance(one, Upload) for one in (value if isinstance(value, list) else [value]))


def plain(value: Any) -> Any:
    """Return a value of a form as JSON has it."""
    return "" if isinstance(value, Upload) else value


def told(schema: Schema) -> dict[str, Any]:
    """Return what a schema says of a form beside its files, which are any text there."""

    def own(part: Schema) -> Schema:
        if not is_binary(part):
            return part
        return {**part, "items": {}} if part.get("type") == "array" else {}

    properties = {name: own(part) for name, part in schema.get("properties", {}).items()}
    return {**schema, "properties": properties} if properties else dict(schema)


def check_files(
    form: Mapping[str, Any],
    fields: Mapping[str, FormField],
    fail: Callable[[str, str], Invalid],
) -> None:
    """Raise for a file that breaks its schema's bounds: `fail` makes what says it is too large."""
    for name, value in form.items():
        field = fields.get(name, UNNAMED)
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, Upload):
                check_size(one, field.bounds, name, fail)
            elif field.is_file:
                raise Invalid(NO_FILE, name)


def check_types(
    form: Mapping[str, Any], encoding: Mapping[str, Schema], fail: Callable[[str, str], Invalid]
) -> None:
    """Raise for a file of a media type that the spec's `encoding` does not name for its part."""
    for name, value in form.items():
        kinds = encoding.get(name, {}).get("contentType", "")
        allowed = [kind.strip().lower() for kind in kinds.split(",") if kind.strip()]
        for one in value if isinstance(value, list) else [value]:
            if allowed and isinstance(one, Upload) and not is_among(one.content_type, allowed):
                raise fail(media_types_told(allowed), name)


def is_among(content_type: str, allowed: Sequence[str]) -> bool:
    """Whether a content type is one of these media types, of which `text/*` stands for many."""
    kind = content_type.partition(";")[0].strip().lower()
    return any(one in (kind, f"{kind.partition('/')[0]}/*", "*/*") for one in allowed)


def check_size(
    file: Upload, schema: Schema, name: str, fail: Callable[[str, str], Invalid]
) -> None:
    """Raise for a file that is shorter or longer than `minLength` and `maxLength` in bytes."""
    if file.size < schema.get("minLength", 0):
        raise Invalid(FILES["minLength"](schema["minLength"]), name)
    if file.size > schema.get("maxLength", file.size):
        raise fail(FILES["maxLength"](schema["maxLength"]), name)
