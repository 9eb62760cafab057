"""What a run would send to an implementation without fault; nothing leaves this machine."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import httpx

from understudy.contracts.kit.given.options import Options
from understudy.contracts.kit.run.run import Judged, Run, World
from understudy.contracts.kit.run.signing import keyring_of
from understudy.contracts.kit.talk.clock import Clock
from understudy.contracts.kit.talk.exchange import Exchange, Request
from understudy.contracts.kit.talk.keyring import Keyring

Send = Callable[[Request], Exchange]


def rehearse(options: Options, judged: Judged) -> Iterator[str]:
    """Return the requests in order, with the rule that each is for and the key that it carries."""
    keys = keyring_of(options, judged.catalogue)
    stand_in = httpx.MockTransport(_stand_in(options, judged, keys))
    clock = replace(Clock(), sleep=lambda _seconds: None)
    run = Run(replace(options, dry_run=True), judged, World(clock, stand_in))
    lines: list[str] = []

    def note(exchange: Exchange) -> None:
        key = f"  ${run.target.keys.variable(exchange.key)}" if exchange.key else ""
        lines.append(f"{run.kit.rule or 'first look':<14}  {exchange.request.line}{key}")

    run.target.watchers.append(note)
    if (sessions := run.target.sessions) is not None:
        sessions.send = _noted(sessions.send, note)
    stopped = run.judge().stopped
    yield from (run.target.keys.mask(line) for line in lines)
    if stopped is not None:
        yield f"the rehearsal stopped: {stopped}"
    yield f"{len(lines)} requests, none of which was sent"


def _noted(send: Send, note: Callable[[Exchange], None]) -> Send:
    # No check asks for these, so no watcher is told.
    def sent(request: Request) -> Exchange:
        answer = send(request)
        note(answer)
        return answer

    return sent


def _stand_in(options: Options, judged: Judged, keys: Keyring) -> Any:
    given: Callable[..., Any] = judged.contract.rehearse
    # Until the next release: one of a contract's own, which takes no spec.
    takes = len(inspect.signature(given).parameters)
    if takes == 2:
        return given(keys, options.needs)
    signing = (judged.catalogue.session,) if takes > 3 else ()
    return given(judged.spec, keys, options.needs, *signing)
