"""What of a spec is in force under an API's settings: parts with `x-when` and `x-instead`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from understudy.reference.references import without_dangling
from understudy.reference.spec import Spec

MARK = "x-when"
INSTEAD = "x-instead"
SAME = "x-same"


@dataclass(frozen=True)
class Elsewhere:
    """A way to send a key that the settings at hand do not take, and a setting that does."""

    scheme: Mapping[str, Any]
    setting: str
    value: str


def variant_of(spec: Spec, settings: Mapping[str, str]) -> Spec:
    """Return the spec without the parts that other settings would bring.

    An object with `x-when: {profile: [classic, both]}` is there if the setting `profile` has one
    of these values. Where an object holds another one under `x-instead`, which has an `x-when`,
    that one stands in its place if it is there, with the keywords of it that `x-same` lists. What
    refers to a part that goes, or asks for a security scheme that does, goes with it.
    """
    if not settings:
        return spec
    document = without_dangling(_kept(spec.document, settings))
    schemes = document.get("components", {}).get("securitySchemes", {})
    for part in (document, *replace(spec, document=document).operations()):
        if "security" in part:
            part["security"] = [each for each in part["security"] if each.keys() <= schemes.keys()]
    return replace(spec, document=document)


def keys_elsewhere(
    spec: Spec, settings: Mapping[str, str], declared: Mapping[str, Iterable[str]]
) -> Iterator[Elsewhere]:
    """Yield the security schemes that another value of one setting would bring."""
    schemes = spec.document.get("components", {}).get("securitySchemes", {})
    for scheme in schemes.values():
        if _is_in_force(scheme, settings):
            continue
        for setting, values in declared.items():
            for value in values:
                if _is_in_force(scheme, {**settings, setting: value}):
                    yield Elsewhere(scheme, setting, value)


def _kept(node: Any, settings: Mapping[str, str]) -> Any:
    if isinstance(node, list):
        return [_kept(item, settings) for item in node if _is_in_force(item, settings)]
    if not isinstance(node, dict):
        return node
    if INSTEAD in node and _is_in_force(node[INSTEAD], settings):
        return _kept(in_place_of(node), settings)
    return {
        key: _kept(value, settings)
        for key, value in node.items()
        if key not in (MARK, INSTEAD) and _is_in_force(value, settings)
    }


def in_place_of(node: Mapping[str, Any]) -> dict[str, Any]:
    """Return what `x-instead` puts in an object's place, with the keywords that it keeps of it."""
    instead = {key: value for key, value in node[INSTEAD].items() if key != SAME}
    return {**{key: node[key] for key in node[INSTEAD].get(SAME, ())}, **instead}


def _is_in_force(node: Any, settings: Mapping[str, str]) -> bool:
    if not isinstance(node, dict) or MARK not in node:
        return True
    return all(settings.get(name) in values for name, values in node[MARK].items())
