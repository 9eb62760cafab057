"""What a run would send to an implementation without fault; nothing leaves this machine."""

from collections.abc import Iterator
from dataclasses import replace

import httpx

from understudy.contracts.kit.given.options import Options
from understudy.contracts.kit.run.run import Judged, Run, World
from understudy.contracts.kit.run.signing import keyring_of
from understudy.contracts.kit.talk.clock import Clock
from understudy.contracts.kit.talk.exchange import Exchange


def rehearse(options: Options, judged: Judged) -> Iterator[str]:
    """Return the requests in order, with the rule that each is for and the key that it carries."""
    keys = keyring_of(options, judged.catalogue)
    stand_in = httpx.MockTransport(judged.contract.rehearse(judged.spec, keys, options.needs))
    clock = replace(Clock(), sleep=lambda _seconds: None)
    run = Run(replace(options, dry_run=True), judged, World(clock, stand_in))
    lines: list[str] = []

    def note(exchange: Exchange) -> None:
        key = f"  ${keys.variable(exchange.key)}" if exchange.key else ""
        lines.append(f"{run.kit.rule or 'first look':<14}  {exchange.request.line}{key}")

    run.target.watchers.append(note)
    run.judge()
    yield from (run.target.keys.mask(line) for line in lines)
    yield f"{len(lines)} requests, none of which was sent"
