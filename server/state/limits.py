"""Rate limits: how many calls a caller may make, as a leaky bucket or in fixed windows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from understudy.server.state.keys import Caller


@dataclass(frozen=True)
class Bucket:
    """A leaky bucket: `calls` at once, and then one more every `seconds / calls`."""

    calls: int
    seconds: int


@dataclass(frozen=True)
class Window:
    """A fixed window: so many calls in so many seconds, counted anew when they are over."""

    calls: int
    seconds: int


# Of several windows, each must have room. None is no limit.
Limit: TypeAlias = Bucket | tuple[Window, ...] | None


@dataclass(frozen=True)
class Standing:
    """What is left to a caller after a call."""

    limit: int
    remaining: int
    reset_after: int


@dataclass(frozen=True)
class LimitPolicy:
    """How an API limits its callers.

    `limit` may depend on the caller, such as on its plan. `per` says what is counted together.
    `open_calls` is the limit of each operation that needs no key, for all that call it together.
    `headers` returns what an answer tells of what is left. `form` is handed on in TooMany, for
    the envelope to choose the answer's look by.
    """

    limit: Limit | Callable[[Caller], Limit]
    per: Literal["key", "org"] = "key"
    open_calls: Limit = None
    headers: Callable[[Standing], Mapping[str, str]] = field(default=lambda _: {})
    form: str = ""
