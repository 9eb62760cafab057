"""One request on its way through the reference, and the two ways in which it can end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.mutants.productionplanner.reference.routes import Route
from tests.mutants.productionplanner.reference.world import NOBODY, Key, World

if TYPE_CHECKING:
    from tests.mutants.productionplanner.reference.behaviour import Behaviour


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
    connection: str
    target: str = ""
    key: Key = NOBODY

    @property
    def project_id(self) -> str:
        """The project that the path names."""
        return self.params["projectId"]

    @property
    def date(self) -> str:
        """The day that the path names."""
        return self.params["date"]


@dataclass
class Reply:
    """A status code and a JSON document (or text, sent as it is) with extra headers."""

    status: int
    document: Any
    headers: dict[str, str] = field(default_factory=dict)
    media_type: str = "application/json"


class Refusal(Exception):
    """The call ends here with an error status and a message."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
