"""Runs Planado's rules against their own stand-in, without a network."""

from dataclasses import dataclass, field, replace
from typing import Any

import httpx

from understudy.contracts.kit.given.options import Options
from understudy.contracts.kit.run.choice import judged_by
from understudy.contracts.kit.run.run import Run, World
from understudy.contracts.kit.talk.clock import Clock
from understudy.contracts.kit.talk.keyring import Keyring

URL = "http://127.0.0.1:8000/v2"
KEYS = {"key": "pl-own-1111", "other_key": "pl-other-2222", "revoked_key": "pl-old-3333"}
OPTIONS = Options(base_url=URL, keys=KEYS, needs={"profile": "classic"}, depth="quick", seed=1)
JUDGED = judged_by(URL, "planado")


@dataclass
class StandIn:
    """Answers as a right implementation does, and keeps what was asked, and when."""

    options: Options = OPTIONS
    requests: list[httpx.Request] = field(default_factory=list)
    instants: list[float] = field(default_factory=list)
    seconds: float = 0.0

    def __post_init__(self) -> None:
        keys = Keyring("PL", self.options.keys)
        self._respond = JUDGED.contract.rehearse(JUDGED.spec, keys, self.options.needs)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answer one request."""
        self.requests.append(request)
        self.instants.append(self.seconds)
        return self._respond(request)

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.seconds += seconds

    def lines(self) -> list[tuple[str, str, bytes]]:
        """Return the method, the URL and the body of every request."""
        return [(each.method, str(each.url), each.content) for each in self.requests]


def run_of(stand_in: StandIn, **options: Any) -> Run:
    """Return a run against a stand-in whose time passes by waiting alone."""
    clock = replace(Clock(), sleep=stand_in.sleep, watch=lambda: stand_in.seconds)
    world = World(clock, httpx.MockTransport(stand_in))
    return Run(replace(stand_in.options, **options), JUDGED, world)
