"""What the parts of a form are by a spec's schema: numbers, lists, files within their bounds."""

from collections.abc import Callable, Mapping, Sequence
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


def value_of(parts: Sequence[tuple[str, str | Upload]], schema: Schema) -> dict[str, Any]:
    """Return a form as an object: of parts with one name the last, unless they are a list."""
    properties = flat(schema).get("properties", {})
    form: dict[str, Any] = {}
    for name, part in parts:
        own = flat(properties.get(name, {}))
        if kinds_of(own) == {"array"}:
            form.setdefault(name, []).append(read(part, own.get("items", {})))
        else:
            form[name] = read(part, own)
    return form


def read(part: str | Upload, schema: Schema) -> Any:
    """Return a part as its schema has it; what is not such a thing stays text, and is told so."""
    if isinstance(part, Upload):
        return part
    kinds = kinds_of(schema)
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
    form: Mapping[str, Any], schema: Schema, fail: Callable[[str, str], Invalid]
) -> None:
    """Raise for a file that breaks its schema's bounds: `fail` makes what says it is too large."""
    properties = schema.get("properties", {})
    for name, value in form.items():
        own = flat(properties.get(name, {}))
        for one in value if isinstance(value, list) else [value]:
            bounds = flat(own.get("items", {})) if isinstance(value, list) else own
            if isinstance(one, Upload):
                check_size(one, bounds, name, fail)
            elif is_binary(bounds):
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
