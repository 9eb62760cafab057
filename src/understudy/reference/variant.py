"""What of a spec is in force under an API's settings: parts that carry `x-when` come and go."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from understudy.reference.spec import Spec

MARK = "x-when"


def variant_of(spec: Spec, settings: Mapping[str, str]) -> Spec:
    """Return the spec without the parts that other settings would bring.

    An object with `x-when: {profile: [classic, both]}` is there if the setting `profile` has one
    of these values. What asks for a security scheme that goes, goes with it.
    """
    if not settings:
        return spec
    document = _kept(spec.document, settings)
    schemes = document.get("components", {}).get("securitySchemes", {})
    for part in (document, *replace(spec, document=document).operations()):
        if "security" in part:
            part["security"] = [each for each in part["security"] if each.keys() <= schemes.keys()]
    return replace(spec, document=document)


def _kept(node: Any, settings: Mapping[str, str]) -> Any:
    if isinstance(node, list):
        return [_kept(item, settings) for item in node if _is_in_force(item, settings)]
    if not isinstance(node, dict):
        return node
    return {
        key: _kept(value, settings)
        for key, value in node.items()
        if key != MARK and _is_in_force(value, settings)
    }


def _is_in_force(node: Any, settings: Mapping[str, str]) -> bool:
    if not isinstance(node, dict) or MARK not in node:
        return True
    return all(settings.get(name) in values for name, values in node[MARK].items())
