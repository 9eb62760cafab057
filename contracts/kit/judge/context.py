"""What a rule's function is given: target, keys, names, and a place to say what it found."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar, Unpack

import httpx

from understudy.contracts.kit.given.needs import MAY_WAIT, duration_of
from understudy.contracts.kit.given.options import Depth
from understudy.contracts.kit.given.seed import Seed
from understudy.contracts.kit.judge.attention import Attention
from understudy.contracts.kit.judge.finding import Again, Broken, Skip
from understudy.contracts.kit.judge.lateness import Lateness
from understudy.contracts.kit.judge.ledger import Ledger
from understudy.contracts.kit.judge.served import Watch
from understudy.contracts.kit.judge.tenants import Tenants
from understudy.contracts.kit.talk.exchange import Exchange, Request
from understudy.contracts.kit.talk.keyring import OTHER, OWN, Keyring, near
from understudy.contracts.kit.talk.operations import Operations
from understudy.contracts.kit.talk.receiver import Receiver
from understudy.contracts.kit.talk.sending import Sending
from understudy.contracts.kit.talk.standin import StandInClock
from understudy.contracts.kit.talk.stop import Throttled, Unmet
from understudy.contracts.kit.talk.target import Target
from understudy.contracts.kit.talk.wire import is_loopback

Stage = TypeVar("Stage")
Shared = TypeVar("Shared")


@dataclass
class Kit(Generic[Stage]):
    """The context of every check; `rule` is the one that is judged at the moment.

    `written` are the only calls by which this run writes; None: any.
    """

    target: Target
    ledger: Ledger
    seed: Seed
    needs: Mapping[str, str]
    document: Mapping[str, Any]
    base_path: str
    make_stage: Callable[["Kit[Stage]"], Stage]
    lateness: Lateness
    written: frozenset[str] | None = None
    depth: Depth = "default"
    tenants: Tenants = field(default_factory=Tenants)
    rule: str = ""
    receivers: list[Receiver] = field(default_factory=list)
    attention: Attention = field(default_factory=Attention)
    watch: Watch = field(kw_only=True)
    standin: StandInClock = field(init=False)
    _names: dict[str, int] = field(default_factory=dict, init=False)
    _shared: dict[object, Any] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self.standin = StandInClock(self.target)
        self.target.watchers.append(self.standin.seen)

    @property
    def keys(self) -> Keyring:
        """The keys of this run."""
        return self.target.keys

    @property
    def operations(self) -> Operations:
        """The documented calls by id."""
        return self.target.operations

    @property
    def may_write(self) -> bool:
        """Whether this run may write by any call."""
        return self.written is None

    def may_send(self, *operations: str) -> bool:
        """Tell whether this run may write by these calls: elsewhere a few may be all there are."""
        return self.written is None or self.written.issuperset(operations)

    @property
    def is_here(self) -> bool:
        """Whether the target is on this machine: nobody else sees what is done to it."""
        return is_loopback(httpx.URL(self.target.base_url).host)

    @cached_property
    def stage(self) -> Stage:
        """What the API's package shares between rules, made when first asked for."""
        return self.make_stage(self)

    def shared(self, what: object, make: Callable[[], Shared]) -> Shared:
        """Return what probes share between rules under `what`, made when first asked for."""
        if what not in self._shared:
            self._shared[what] = make()
        shared: Shared = self._shared[what]
        return shared

    def has(self, need: str) -> bool:
        """Tell whether a key or a value of this name was given."""
        return need in self.keys or need in self.needs

    def call(
        self, operation: str, params: Mapping[str, str] | None = None, **how: Unpack[Sending]
    ) -> Exchange:
        """Make a documented call; see `Target.call`."""
        return self.target.call(operation, params, **how)

    def send(self, method: str, path: str, **how: Unpack[Sending]) -> Exchange:
        """Send any request; see `Target.send`."""
        return self.target.send(method, path, **how)

    def together(self, *requests: Request) -> list[Exchange]:
        """Send `target.request(...)`s at the same moment; Skip where this run may not or cannot."""
        concurrency = self.target.concurrency
        why_not = "one connection" if concurrency is None else concurrency.why_not
        if why_not is not None:
            raise Skip(f"no two requests at the same moment: {why_not}")
        try:
            return self.target.together(requests)
        except Throttled as throttled:
            raise Skip(f"two requests at the same moment: {throttled}") from throttled

    def name(self, label: str) -> str:
        """Return a name for something to be made: this run's, and never twice the same."""
        count = self._names[label] = self._names.get(label, 0) + 1
        number = f" {count}" if count > 1 else ""
        return f"understudy-{self.seed.run_id} {label}{number}"

    def once(self, text: str) -> str:
        """Return a text of this run, after noting that it may not come twice: an id of ours.

        Where requests are repeated, another run's text stands in its place.
        """
        return self.target.trail.once(text, self.seed.run_id)

    def near_id(self, real: str) -> str:
        """Return an id that nothing has: a real one with its last character changed."""
        if real.isdecimal():
            # The number next to a real one may be real too.
            return self.target.trail.derive(real, lambda each: f"{each}00000000", "{}00000000")
        return self.target.trail.derive(real, near, '$(near "{}")')

    def both_ways(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """Return the two organizations' keys as (ours, theirs), and the other way round."""
        return (OWN, OTHER), (OTHER, OWN)

    def listen(self, port: int) -> Receiver:
        """Receive the deployment's webhooks until the end of the run."""
        host = "127.0.0.1" if self.is_here else ""
        receiver = Receiver(port, host, self.target.clock)
        receiver.open()
        self.receivers.append(receiver)
        return receiver

    @contextmanager
    def example(self, *looked_at: Exchange, rule: str | None = None) -> Iterator[None]:
        """Judge what happens inside as one example: a break is noted, and the rule goes on.

        It is about the operations that are called or compared inside, and those of `looked_at`.
        """
        with self.attention.apart(), self.ledger.example(rule or self.rule, self._looked):
            self.attention.compare(*looked_at)
            yield

    def _looked(self) -> frozenset[str]:
        return frozenset(self.attention.operations)

    def check(
        self,
        is_kept: bool,
        expected: str,
        got: str,
        *evidence: Exchange,
        again: Again | None = None,
    ) -> None:
        """Raise Broken unless the rule is kept."""
        self.attention.compare(*evidence)
        if not is_kept:
            raise Broken(expected, got, *evidence, again=again)

    def note(self, what: str) -> None:
        """Tell the reader of the report what was found out, where nothing can be broken by it."""
        self.attention.compare()
        self.ledger.noted(self.rule, what)

    def stand_on(self, is_so: bool, what: str) -> None:
        """Raise Unmet unless what the check stands on is there: the rule gets no verdict."""
        if not is_so:
            raise Unmet(what)

    def has_shown(self, operation: str) -> bool:
        """Tell whether a call of this run succeeded with a thing in it: one can stand on it."""
        return self.watch.has_shown(operation)

    @contextmanager
    def later(self, seconds: float) -> Iterator[Callable[[float], Sequence[Exchange]]]:
        """Give what lets time pass, up to `seconds` in all, and returns the evidence of it.

        A stand-in on this machine has its clock moved, and put back at the end; elsewhere it is
        waited, where `may_wait` allows for as much. Skip where neither can be.
        """
        # Nobody else's clock is moved.
        if self.is_here and self.may_write and self.standin.is_there:
            try:
                yield lambda some: (self.standin.advance(some),)
            finally:
                self.standin.put_back()
            return
        if seconds > duration_of(self.needs.get(MAY_WAIT, "0s")):
            raise Skip(f"takes {seconds / 60:.0f} minutes: --need {MAY_WAIT}={seconds / 60:.0f}m")
        yield self._slept

    def _slept(self, seconds: float) -> Sequence[Exchange]:
        self.wait(seconds)
        return ()

    def wait(self, seconds: float) -> None:
        """Let time pass, where a rule is about an order in time; reproducers sleep as long."""
        self.target.wait(seconds)
