"""One request on its way through a reference, and the two ways in which it can end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from tests.mutants.skeleton.world import NOBODY, Key, World


@dataclass(frozen=True)
class Route:
    """One operation and where it is; the path is without the base path."""

    operation: str
    method: str
    path: str


@dataclass
class Call:
    """A request; `key` is NOBODY until it is admitted, `target` is the path as it was sent.

    An API's own declares its `world`, `behaviour` and `route` again, as what they are there.
    """

    world: World
    behaviour: Any
    """For overrides that must act outside their own point; the reference itself never asks it."""
    route: Route
    method: str
    path: str
    params: Mapping[str, str]
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes
    connection: str = ""
    target: str = ""
    key: Key = NOBODY

    @property
    def operation(self) -> str:
        """The operation that the route names."""
        return self.route.operation

    @property
    def organization(self) -> str:
        """The id of the caller's organization."""
        return self.key.organization.id


OwnCall = TypeVar("OwnCall", bound=Call)


@dataclass
class Reply:
    """A status code and a JSON document (or text, sent as it is) with extra headers."""

    status: int
    document: Any
    headers: dict[str, str] = field(default_factory=dict)
    media_type: str = "application/json"


class Refusal(Exception):
    """The call ends here with an error status, a message and, where an API has them, a code."""

    def __init__(self, status: int, message: str, code: str = "invalid") -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.code = code
