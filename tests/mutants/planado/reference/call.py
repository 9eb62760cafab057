"""One request on its way through the reference, and the two ways in which it can end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.mutants.planado.reference.routes import Route
from tests.mutants.planado.reference.world import NOBODY, Key, World

if TYPE_CHECKING:
    from tests.mutants.planado.reference.behaviour import Behaviour


@dataclass
class Call:
    """A request; `key` is NOBODY until it is admitted, `target` is the path as it was sent."""

    world: World
    behaviour: Behaviour
    """For overrides that must act outside their own point; the reference itself never asks it."""
    route: Route
    method: str
    path: str
    params: Mapping[str, str]
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes
    target: str = ""
    key: Key = NOBODY

    @property
    def account(self) -> str:
        """The account of the caller."""
        return self.key.account

    @property
    def id(self) -> str:
        """What the path names."""
        return self.params["id"]

    @property
    def kind(self) -> str:
        """The kind of thing that the call is about."""
        return self.route.kind


@dataclass
class Reply:
    """A status code and a JSON document (or text, sent as it is) with extra headers."""

    status: int
    document: Any
    headers: dict[str, str] = field(default_factory=dict)
    media_type: str = "application/json"


class Refusal(Exception):
    """The call ends here with an error status and a message."""

    def __init__(self, status: int, message: str, code: str = "invalid") -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.code = code
