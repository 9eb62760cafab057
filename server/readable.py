"""Refuses, with file and line, what a spec may say and the gates could not act on."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from jsonschema_rs import ValidationError, validator_for

from understudy.reference.parts import parts_of
from understudy.reference.references import Keys, resolved
from understudy.reference.spec import Spec, SpecError, operations_in

UNREAD = "of http schemes only bearer is read, and no requirement does without another"
SUCCESS = re.compile("2[0-9][0-9]")
IN_PATH = re.compile(r"\{([^{}]+)\}")


def refuse_unreadable(spec: Spec) -> None:
    """Raise SpecError for the first part of a spec that nobody could check or be asked for."""
    found = (*_patterns(spec), *_parameters(spec), *_requirements(spec), *_successes(spec))
    for keys, why in found:
        raise SpecError(f"{spec.place_of(keys)}: {why}")


def _patterns(spec: Spec) -> Iterator[tuple[Keys, str]]:
    for keys, part in parts_of(spec.document):
        pattern = part.get("pattern")
        if not isinstance(pattern, str):
            continue
        try:
            validator_for({"pattern": pattern})
        except ValidationError:
            yield (*keys, "pattern"), f"{pattern!r} is no regular expression"


def _parameters(spec: Spec) -> Iterator[tuple[Keys, str]]:
    for path, method, operation in operations_in(spec.document):
        item = spec.document["paths"][path]
        for keys, holder in ((("paths", path), item), (("paths", path, method), operation)):
            for at, given in enumerate(holder.get("parameters", ())):
                parameter = resolved(given, spec.document)
                why = _why_unread(parameter, path)
                if why:
                    yield (*keys, "parameters", at), f"the parameter {parameter['name']} {why}"


def _why_unread(parameter: Mapping[str, Any], path: str) -> str:
    if parameter["in"] in ("path", "query") and "schema" not in parameter:
        return "has `content`; give it a `schema`"
    if parameter.get("style") == "deepObject":
        return "has the style deepObject; of objects in a query nothing is read"
    if parameter["in"] == "path" and parameter["name"] not in IN_PATH.findall(path):
        return f"is no part of {path}"
    return ""


def _successes(spec: Spec) -> Iterator[tuple[Keys, str]]:
    for path, method, operation in operations_in(spec.document):
        if not any(SUCCESS.fullmatch(status) for status in operation["responses"]):
            yield ("paths", path, method, "responses"), "none of them is a success, such as 200"


def _requirements(spec: Spec) -> Iterator[tuple[Keys, str]]:
    document = spec.document
    schemes = document.get("components", {}).get("securitySchemes", {})
    for path, method, operation in operations_in(document):
        own = "security" in operation
        keys: Keys = ("paths", path, method, "security") if own else ("security",)
        requirements = operation["security"] if own else document.get("security", [])
        for name in (name for requirement in requirements for name in requirement):
            if name not in schemes:
                yield keys, f"securitySchemes has no {name}"
                return
        if requirements and not any(
            all(is_read(resolved(schemes[name], document)) for name in requirement)
            for requirement in requirements
        ):
            yield keys, UNREAD


def is_read(scheme: Mapping[str, Any]) -> bool:
    """Whether the gate of security reads keys that are sent as a scheme says."""
    return scheme["type"] != "http" or str(scheme["scheme"]).lower() == "bearer"
