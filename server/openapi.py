"""Reads a document as OpenAPI 3.0, as connexion does and in a fraction of its time."""

from copy import deepcopy
from typing import Any

from connexion.spec import OpenAPISpecification
from jsonschema_rs import ReferencingError, ValidationError, validator_for

from understudy.reference.inlining import Inlining
from understudy.reference.openapi import is_openapi
from understudy.reference.parts import parts_of
from understudy.reference.schemas import translated


class OpenApi(OpenAPISpecification):
    """A document as the gates are told of it; connexion.InvalidSpecification where it is none."""

    @classmethod
    def read(cls, document: dict[str, Any]) -> "OpenApi":
        """Return the reading of a document, which stays as it is."""
        # Connexion resolves and extends in place what it gets.
        own = with_text_keys(document)
        cls._get_spec_version(own)
        return cls(own)

    def __init__(self, document: dict[str, Any], *, base_uri: str = "") -> None:
        """Take a document; BadReference where a `$ref` leads nowhere, or out of it."""
        # What connexion makes of a component that holds itself has no end, and what is elsewhere it
        # asks other hosts for.
        self._raw_spec = deepcopy(document)
        self._set_defaults(document)
        self._validate_spec(document)
        self._spec = Inlining(document).of(document)
        self._base_uri = base_uri

    @classmethod
    def _validate_spec(cls, spec: dict[str, Any]) -> None:
        # Connexion's own way, in Python all through, takes a second for the specs of all APIs: more
        # than half of a start. It is asked for the words in which a document is refused.
        if not (is_openapi(spec) and are_defaults_right(spec)):
            super()._validate_spec(spec)


def are_defaults_right(document: dict[str, Any]) -> bool:
    """Whether each default is right where it stands; also not if only its look says that it is one.

    A property or an answer may be called `default` too: then connexion tells what it is.
    """
    components = translated(document.get("components", {}))
    try:
        return all(
            validator_for({**translated(node), "components": components}).is_valid(node["default"])
            for _, node in parts_of(document)
            if "default" in node
        )
    except (ReferencingError, ValidationError):
        return False


def with_text_keys(node: Any) -> Any:
    """Return a copy whose keys are texts, as in JSON; YAML takes a status for a number."""
    if isinstance(node, dict):
        return {str(key): with_text_keys(each) for key, each in node.items()}
    return [with_text_keys(each) for each in node] if isinstance(node, list) else node
