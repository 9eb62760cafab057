"""Runs Schemathesis over every documented call, through the target."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import schemathesis
from schemathesis import engine
from schemathesis.engine import StopReason, events

from understudy.contracts.kit.judge.context import Kit
from understudy.contracts.kit.judge.finding import Broken
from understudy.contracts.kit.layers.assumed import without_assumed
from understudy.contracts.kit.layers.forward import SPEC_PATH, Forward
from understudy.contracts.kit.layers.ranges import with_ranges
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.reference.references import without_dangling

# What a right implementation may differ in is not among them: which wrong input it refuses.
SHAPE_CHECKS = (
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
)


@dataclass(frozen=True)
class Exploration:
    """What an API's package says of its property tests.

    `examples` are drawn for each call; `params` stand in every path (`{"projectId": ...}`);
    `afterwards` looks at each exchange, and may raise as a rule does; `shape_rule` is broken where
    an answer does not fit the spec without its assumptions; `sparing` names the calls whose things
    stay behind: they get `spared` examples, and their systematic cases are the wrong ones only.
    `is_systematic` sends what the spec allows and forbids case by case, beside what is drawn.
    """

    examples: int
    params: Mapping[str, str]
    shape_rule: str
    afterwards: Callable[[Exchange], None] = lambda _exchange: None
    sparing: tuple[str, ...] = ()
    spared: int = 3
    is_systematic: bool = True


def explore(kit: Kit[Any], exploration: Exploration) -> None:
    """Run the property tests; what they find stands in the ledger."""
    bare = with_ranges(without_dangling(without_assumed(kit.document)))

    def afterwards(exchange: Exchange) -> None:
        with kit.ledger.guard(kit.rule):
            exploration.afterwards(exchange)

    forward = Forward(kit.target, bare, kit.base_path, afterwards)
    config = schemathesis.Config.from_dict(_config(kit, exploration))
    schema = schemathesis.openapi.from_wsgi(SPEC_PATH, forward, config=config)
    chosen = schema if kit.may_write else schema.include(method="GET")
    stream = engine.from_schema(chosen).execute()
    for event in stream:
        if forward.stop is not None:
            stream.stop()
        _note(kit, exploration, forward, event)
    if forward.stop is not None:
        raise forward.stop


def _note(
    kit: Kit[Any], exploration: Exploration, forward: Forward, event: events.EngineEvent
) -> None:
    if forward.stop is not None:
        return
    if isinstance(event, events.EngineFinished) and event.stop_reason is StopReason.INTERRUPTED:
        raise KeyboardInterrupt
    if isinstance(event, events.NonFatalError):
        kit.ledger.troubled(kit.rule, f"{event.label}: {event.info.title}")
    if not isinstance(event, events.ScenarioFinished):
        return
    for case, checks in event.recorder.checks.items():
        exchange = forward.exchanges.get(case)
        failed = [check.failure_info.failure for check in checks if check.failure_info]
        if exchange is not None:
            _judge_shape(kit, exploration.shape_rule, exchange, failed)
    forward.exchanges.clear()


def _judge_shape(kit: Kit[Any], rule: str, exchange: Exchange, failures: list[Any]) -> None:
    with kit.example(exchange, rule=rule):
        for failure in failures:
            expected = f"an answer that fits the spec ({failure.title})"
            reason = " ".join(str(failure.message).split())
            got = f"{reason[:200]}: {exchange.brief}"
            raise Broken(expected, got, exchange, at_sight=True)


def _config(kit: Kit[Any], exploration: Exploration) -> dict[str, Any]:
    spared = {
        "generation": {"max-examples": exploration.spared},
        "phases": {"coverage": {"generation": {"mode": "negative"}, "unexpected-methods": []}},
    }
    return {
        "seed": kit.seed.number("properties", 2**32),
        # More than one fail on Python 3.11, and the order of requests would be anyone's guess.
        "workers": 1,
        "continue-on-failure": True,
        "suppress-health-check": ["all"],
        "generation": {
            "max-examples": exploration.examples,
            "database": "none",
            "no-shrink": True,
            "with-security-parameters": False,
        },
        # Unexpected methods would send DELETE and PUT to a deployment that is only to be read.
        "phases": {
            "coverage": {"enabled": exploration.is_systematic, "unexpected-methods": []},
            "stateful": {"enabled": False},
        },
        "checks": {"enabled": False} | {name: {"enabled": True} for name in SHAPE_CHECKS},
        "parameters": {f"path.{name}": value for name, value in exploration.params.items()},
        "operations": [{"include-operation-id": each, **spared} for each in exploration.sparing],
    }
