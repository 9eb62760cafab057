"""What an API declares of itself beside its spec: `API = Api(...)` in its api.py."""

import inspect
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any, Generic, TypeAlias, TypeVar

from understudy.server.panel import Panel
from understudy.server.served import Envelope, HandlerError, Handlers, Staging
from understudy.server.state.access.keys import KeyPolicy
from understudy.server.state.access.limits import LimitPolicy
from understudy.server.state.access.sessions import SessionPolicy
from understudy.server.state.documents.collection import Collection
from understudy.server.state.webhooks.events import WebhookPolicy
from understudy.server.words import Plain

Settings: TypeAlias = Mapping[str, str]
# The values of a setting, the default first; a mapping says of each what it means.
Choices: TypeAlias = Mapping[str, str] | tuple[str, ...]
Value = TypeVar("Value")


@dataclass(frozen=True)
class Depending(Generic[Value]):
    """A part of a declaration that depends on the API's settings."""

    on: Callable[[Settings], Value]


@dataclass(frozen=True, kw_only=True)
class Api:
    """All that the stand-in must know of an API and its spec does not say.

    `handlers` are its operations by operationId: `collected(handlers)`. `collections` are what is
    stored of each organization. `words` wraps what handlers return and says how each failure is
    answered: nothing around a success, and `{"error": ...}`, unless the API has words of its own.
    `keys` says how keys are made and whether they can be read again; how they travel stands in the
    spec's `securitySchemes`.

    `settings` are the switches of `--set API.SETTING=VALUE` with their values, the default first:
    names alone, or a map from each to what it means, which the reference then tells.
    `limits` and `webhooks` are None where the API has none, and so is `sessions` where nobody signs
    in. `staging` is what tests may do that the API itself cannot, `panels` pages of its own on the
    console. What depends on settings is wrapped in `Depending`.
    """

    handlers: Handlers | Depending[Handlers]
    collections: Sequence[Collection]
    words: Envelope | Depending[Envelope] = field(default_factory=Plain)
    keys: KeyPolicy = field(default_factory=KeyPolicy)
    settings: Mapping[str, Choices] = field(default_factory=dict)
    limits: LimitPolicy | Depending[LimitPolicy | None] | None = None
    sessions: SessionPolicy | Depending[SessionPolicy | None] | None = None
    webhooks: WebhookPolicy | Depending[WebhookPolicy | None] | None = None
    staging: Staging = field(default_factory=Staging)
    panels: Sequence[Panel] = ()

    def __post_init__(self) -> None:
        names = [panel.name for panel in self.panels]
        twins = [name for name in names if names.count(name) > 1]
        if twins:
            raise TypeError(f"two panels are called {twins[0]!r}; rename one")


def default_of(values: Choices) -> str:
    """Return the value that a setting has unless another is chosen."""
    return next(iter(values))


def under(settings: Settings, part: Value | Depending[Value]) -> Value:
    """Return a part of a declaration as it is under these settings."""
    return part.on(settings) if isinstance(part, Depending) else part


def collected(place: ModuleType) -> Handlers:
    """Return the operations of a module, or of all modules of a package, by operationId.

    Each public `async def` is one. HandlerError where two modules define the same.
    """
    found: dict[str, Callable[..., Awaitable[Any]]] = {}
    for module in _modules(place):
        for name, handler in _operations(module):
            if name in found:
                where = f"{found[name].__module__} and {module.__name__}"
                raise HandlerError(f"{where} both define {name}")
            found[name] = handler
    return found


def _modules(place: ModuleType) -> Sequence[ModuleType]:
    """Return a module, or those of a package in the order of their names."""
    names = sorted(each.name for each in iter_modules(getattr(place, "__path__", ())))
    return [place, *(import_module(f"{place.__name__}.{name}") for name in names)]


def _operations(module: ModuleType) -> Sequence[tuple[str, Callable[..., Awaitable[Any]]]]:
    return [
        (name, value)
        for name, value in vars(module).items()
        if inspect.iscoroutinefunction(value)
        and value.__module__ == module.__name__
        and not name.startswith("_")
    ]
