"""Several requests at the same moment, each on a connection of its own."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier

import httpx

from understudy.contracts.kit.talk.clock import Clock
from understudy.contracts.kit.talk.pace import Pace
from understudy.contracts.kit.talk.stop import NoAnswer, Throttled, Unmet
from understudy.contracts.kit.talk.wire import GATEWAY, Answer, Client, is_429, reason_of, received

MOST = 8
Outcome = Answer | Unmet


@dataclass(frozen=True)
class Concurrency:
    """Sends a few requests together, `connect` opens what carries one of them; None: nothing can.

    Each counts for the pace's budget, and none is sent again: its first answer counts, unless it
    asks to try again later. A rehearsal reaches nobody: there, `is_in_turn`, each is answered after
    the one before.
    """

    connect: Callable[[], Client] | None
    pace: Pace
    clock: Clock
    timeout: float
    is_throttled: Callable[[Answer], bool] = is_429
    is_in_turn: bool = False

    @property
    def why_not(self) -> str | None:
        """Why this run sends one after the other; None where it can send several."""
        if self.pace.per_second is not None:
            return "the rate of this run (--rate)"
        return "this run has one connection" if self.connect is None else None

    def send(self, requests: Sequence[httpx.Request]) -> list[tuple[int, Outcome]]:
        """Return what came of each request by its place among them, in the order of coming."""
        if self.why_not is not None or self.connect is None:
            raise Unmet(f"no two requests at the same moment: {self.why_not}")
        if len(requests) > MOST:
            raise ValueError(f"{len(requests)} requests at once; {MOST} are the most")
        for _ in requests:
            self.pace.step(at_once=True)
        clients = [self.connect() for _ in requests]
        start, came = Barrier(len(requests)), list[tuple[int, Outcome]]()

        def send(place: int) -> None:
            start.wait()
            outcome = self._outcome(clients[place], requests[place])
            # Appending is atomic: whose answer is here first stands first.
            came.append((place, outcome))

        try:
            if self.is_in_turn:
                pairs = zip(clients, requests, strict=True)
                return [(place, self._outcome(*pair)) for place, pair in enumerate(pairs)]
            with ThreadPoolExecutor(len(requests)) as pool:
                list(pool.map(send, range(len(requests))))
        finally:
            for client in clients:
                client.close()
        return came

    def _outcome(self, client: Client, request: httpx.Request) -> Outcome:
        try:
            answer = received(client, request, self.clock, self.timeout)
        except (httpx.TransportError, httpx.DecodingError) as error:
            return NoAnswer(request.method, request.url.path, reason_of(error))
        except Unmet as held_back:
            return held_back
        if self.is_throttled(answer) or answer.status in GATEWAY:
            # Alone, it would be sent again: that so many at once are too many proves nothing.
            return Throttled(f"{request.method} {request.url.path} was answered {answer.status}")
        return answer
