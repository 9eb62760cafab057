"""Rate limits: how many calls a caller may make, as a leaky bucket or in fixed windows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Literal, Protocol, TypeAlias

from understudy.server.state.access.keys import Caller, digest
from understudy.server.state.failures import TooMany, unknown_name
from understudy.server.state.time.clock import Clock

REFUSED = "Rate limit exceeded"
# So many callers are counted at once; the first one gives way, and begins anew.
MOST = 10_000


@dataclass(frozen=True)
class Bucket:
    """A leaky bucket: `calls` at once, and then one more every `seconds / calls`."""

    calls: int
    seconds: int


@dataclass(frozen=True)
class Window:
    """A fixed window: so many calls in so many seconds, beginning with the first one."""

    calls: int
    seconds: int


Per: TypeAlias = Literal["key", "account", "org"]
# Of several windows, each must have room. None is no limit.
Limit: TypeAlias = Bucket | tuple[Window, ...] | None


@dataclass(frozen=True)
class Standing:
    """How a caller stands after a call: what is left, and when there is more (in seconds)."""

    limit: int
    remaining: int
    reset_after: int


def no_headers(_: Standing) -> Mapping[str, str]:
    """Return what an answer tells of its limit where its API says nothing."""
    return {}


@dataclass(frozen=True)
class LimitPolicy:
    """How an API limits its callers.

    `limit` may depend on the caller; `plans` are those of organizations that have a plan of this
    name. `per` says what is counted together: the calls of a key, of an account that has signed in
    (or a key), or of an organization. `open_calls` is the limit of each operation that needs no
    key, for all that call it together. `sign_in` is that of signing in and renewing, counted by
    username. `headers` returns what an answer tells of what is left; where they are `always_told`,
    calls are counted, and answers tell it, while limits are off too. `form` is handed on in
    TooMany, for the envelope to choose the answer's look by.
    """

    limit: Limit | Callable[[Caller], Limit]
    per: Per = "key"
    open_calls: Limit = None
    headers: Callable[[Standing], Mapping[str, str]] = field(default=no_headers)
    form: str = ""
    plans: Mapping[str, Limit] = field(default_factory=dict)
    sign_in: Limit = None
    always_told: bool = False

    def limit_of(self, caller: Caller | None) -> Limit:
        """Return the limit of a caller; None calls without a key."""
        if caller is None:
            return self.open_calls
        if caller.plan in self.plans:
            return self.plans[caller.plan]
        return self.limit(caller) if callable(self.limit) else self.limit

    def name_of(self, caller: Caller | None, operation: str) -> str:
        """Return under which name a call is counted."""
        if caller is None:
            return operation
        return caller.org if self.per == "org" else caller.key_id


# Where calls are counted together: the API, under which name, and by which limit.
Place: TypeAlias = tuple[str, str, Bucket | tuple[Window, ...]]


class Counter(Protocol):
    """What is counted for one caller."""

    def take(self, now: float) -> tuple[bool, Standing]:
        """Return whether a call may pass, counted if it may, and how its caller stands then."""


class LeakyBucket:
    """Calls drain from a bucket at an even rate; one passes where it still holds it."""

    def __init__(self, bucket: Bucket, now: float) -> None:
        # Importing it takes a tenth of a second, which only who is limited pays.
        from pyrate_limiter import GCRA, Rate

        self._bucket = bucket
        self._algorithm = GCRA()
        self._rates: list[Rate] = [Rate(bucket.calls, bucket.seconds * 1000)]
        # Its own beginning lies in 1970, and a virtual clock may be before that.
        self._state: tuple[float, ...] = (now * 1_000_000,)

    def take(self, now: float) -> tuple[bool, Standing]:
        """Return whether a call may pass, and how its caller stands then."""
        milliseconds = int(now * 1000)
        self._state, decision = self._algorithm.step(self._rates, self._state, milliseconds, 1)
        used = self._algorithm.consumed(self._rates, self._state, milliseconds)
        left = self._bucket.calls - used
        each = self._bucket.seconds / self._bucket.calls
        wait = decision.retry_after_ms / 1000 if decision.retry_after_ms else each
        return decision.allowed, Standing(self._bucket.calls, max(left, 0), ceil(wait))


class Windows:
    """Calls are counted in several windows at once; one passes where each has room."""

    def __init__(self, windows: Sequence[Window]) -> None:
        self._windows = windows
        self._begun = [float("-inf")] * len(windows)
        self._counts = [0] * len(windows)

    def take(self, now: float) -> tuple[bool, Standing]:
        """Return whether a call may pass, and how its caller stands in the tightest window."""
        for number, window in enumerate(self._windows):
            if now >= self._begun[number] + window.seconds:
                self._begun[number], self._counts[number] = now, 0
        is_free = all(
            count < window.calls for count, window in zip(self._counts, self._windows, strict=True)
        )
        if is_free:
            self._counts = [count + 1 for count in self._counts]
        return is_free, min(self._standings(now), key=lambda one: (one.remaining, -one.reset_after))

    def _standings(self, now: float) -> list[Standing]:
        return [
            Standing(window.calls, window.calls - count, max(ceil(begun + window.seconds - now), 1))
            for window, count, begun in zip(self._windows, self._counts, self._begun, strict=True)
        ]


class Limits:
    """The limits of every API, and what its callers have used of them; off until switched on."""

    active: frozenset[str]
    # Those whose calls are counted, in force or not.
    counting: frozenset[str]

    def __init__(self, clock: Clock, policies: Mapping[str, LimitPolicy], *, on: bool) -> None:
        self._clock = clock
        self.policies = policies
        self._start = frozenset(policies) if on else frozenset()
        self._be(self._start)
        self._counters: dict[Place, Counter] = {}

    def switch(self, api: str | None, *, on: bool) -> None:
        """Switch an API's limits, or all; either way its callers begin anew."""
        if api is not None and api not in self.policies:
            raise unknown_name(api, [*self.policies], "api")
        chosen = frozenset(self.policies) if api is None else frozenset([api])
        self._be(self.active | chosen if on else self.active - chosen)
        self._counters = {
            place: counter for place, counter in self._counters.items() if place[0] not in chosen
        }

    def drop(self) -> None:
        """Forget what was used: after a jump of the clock it means nothing."""
        self._counters.clear()

    def reset(self) -> None:
        """Be as at the start."""
        self._be(self._start)
        self.drop()

    def take(self, api: str, caller: Caller | None, operation: str) -> tuple[bool, Standing] | None:
        """Count a call: whether it may pass and how its caller stands, None without a limit."""
        policy = self.policies[api]
        limit = policy.limit_of(caller)
        if not limit:
            return None
        is_free, standing = self._count((api, policy.name_of(caller, operation), limit))
        return is_free or api not in self.active, standing

    def take_sign_in(self, api: str, username: str) -> None:
        """Count a call that signs in or renews; TooMany where its username has made too many."""
        policy = self.policies.get(api)
        if api not in self.active or policy is None or not policy.sign_in:
            return
        # A name may be long, and as many are tried as somebody likes.
        may_pass, standing = self._count((api, f"sign-in {digest(username)}", policy.sign_in))
        if not may_pass:
            raise too_many(policy, standing)

    def _count(self, place: Place) -> tuple[bool, Standing]:
        now, limit = self._clock.now().timestamp(), place[2]
        counter = self._counters.get(place)
        if counter is None:
            counter = LeakyBucket(limit, now) if isinstance(limit, Bucket) else Windows(limit)
            if len(self._counters) >= MOST:
                del self._counters[next(iter(self._counters))]
            self._counters[place] = counter
        return counter.take(now)

    def _be(self, active: frozenset[str]) -> None:
        told = {api for api, policy in self.policies.items() if policy.always_told}
        self.active, self.counting = active, active | told


def too_many(policy: LimitPolicy, standing: Standing) -> TooMany:
    """Return the refusal of a caller that stands like this."""
    return TooMany(REFUSED, retry_after=standing.reset_after, form=policy.form)
