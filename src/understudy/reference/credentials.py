"""How an API takes its keys, as its spec says."""

from collections.abc import Iterator, Mapping
from typing import Any

from understudy.reference.spec import Spec


def key_headers(spec: Spec) -> Iterator[str]:
    """Yield each way to send a key, such as `Authorization: Bearer KEY`."""
    schemes = spec.document.get("components", {}).get("securitySchemes", {})
    for requirement in spec.document.get("security", []):
        yield " with ".join(header_for(schemes[name]) for name in requirement)


def header_for(scheme: Mapping[str, Any]) -> str:
    """Return what a security scheme asks for, with KEY in the key's place."""
    if scheme["type"] == "apiKey":
        forms = {"query": "?{}=KEY", "cookie": "Cookie: {}=KEY"}
        return forms.get(scheme["in"], "{}: KEY").format(scheme["name"])
    return f"Authorization: {scheme.get('scheme', 'bearer').capitalize()} KEY"
