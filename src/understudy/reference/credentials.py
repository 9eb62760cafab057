"""How an API takes its keys, as its spec says."""

from collections.abc import Iterator
from typing import Any

from understudy.reference.spec import Spec


def key_headers(spec: Spec) -> Iterator[str]:
    """Yield each way to send a key, such as `Authorization: Bearer KEY`."""
    schemes = spec.document.get("components", {}).get("securitySchemes", {})
    for requirement in spec.document.get("security", []):
        yield " with ".join(_header(schemes[name]) for name in requirement)


def _header(scheme: dict[str, Any]) -> str:
    if scheme["type"] == "apiKey":
        return f"{scheme['name']}: KEY"
    return f"Authorization: {scheme.get('scheme', 'bearer').capitalize()} KEY"
