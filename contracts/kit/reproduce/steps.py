"""Which requests of a run show a finding: its evidence, what made its ids, what came before."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

from understudy.contracts.kit.judge.finding import Finding
from understudy.contracts.kit.talk.exchange import Exchange, Request
from understudy.contracts.kit.talk.trail import Pointer, Trail

RECENT = 12
LONGER = (30, 75)
LONG_AGO = 250
MOST_KEYS = 2
MOST_READS = 2


@dataclass
class Step:
    """One request to repeat: ids to take from its answer by value, and whether it is shown."""

    exchange: Exchange
    is_shown: bool
    takes: dict[str, Pointer] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """The steps of a reproducer in order; the last `joint` of them share one connection."""

    steps: tuple[Step, ...]
    joint: int = 0

    @property
    def numbers(self) -> tuple[int, ...]:
        """What tells this plan from another one."""
        return (*(step.exchange.number for step in self.steps), -self.joint)


def plan(
    finding: Finding, trail: Trail, before: Sequence[Exchange] = (), *, is_joint: bool = False
) -> Plan:
    """Return the plan that repeats some of what came before, and then the evidence."""
    shown = {each.number for each in finding.evidence}
    last = finding.evidence[-1].number
    chosen = [*(each for each in before if each.number < last), *finding.evidence]
    steps = {
        each.number: Step(each, is_joint or each.number in shown)
        for each in sorted(chosen, key=lambda each: each.number)
    }
    _add_named(steps, finding, trail)
    _add_makers(steps, trail)
    ordered = [steps[number] for number in sorted(steps)]
    if not is_joint:
        return Plan(tuple(ordered))
    # What makes ids is over before the connection that shows the defect begins.
    ordered.sort(key=lambda step: step.is_shown and not step.takes)
    return Plan(tuple(ordered), _joint(ordered))


def widenings(finding: Finding, trail: Trail) -> Iterator[list[Exchange]]:
    """Return what may have to come before the evidence: nothing, then more and more."""
    evidence = finding.evidence[-1]
    known = {value for each in finding.evidence for value in _ids_of(each, trail)}
    known |= set(_named(finding))
    history = [each for each in trail.history if each.number < evidence.number]
    touching = [each for each in history if known & _ids_of(each, trail)]
    writes = [each for each in touching if each.method != "GET"]
    here = {each.number for each in finding.context}
    yield []
    yield [each for each in writes if each.number in here]
    paths = {each.request.path for each in finding.evidence}
    done = [each for each in history if each.method != "GET" and each.is_success]
    yield writes
    yield from _same_reads(finding, history)
    yield from _other_calls(history, evidence)
    yield [each for each in done if each.request.path in paths]
    yield touching[-RECENT:]
    kinds = {_kind(each) for each in finding.evidence}
    kin = [each for each in history if each.is_success and _kind(each) in kinds]
    yield from (kin[-RECENT:], kin[-LONGER[-1] :])
    yield history[-RECENT:]
    yield from _around(finding, history)
    yield list(finding.context)
    yield from (history[-length:] for length in LONGER)
    yield touching
    yield list({each.number: each for each in (*touching, *finding.context)}.values())
    yield history[-LONG_AGO:]


def _kind(exchange: Exchange) -> tuple[str, ...]:
    """Return what a path has beside its parameters: the same for all things of a kind."""
    values = set(exchange.request.params.values())
    parts = urlsplit(exchange.request.path).path.split("/")
    return tuple(part for part in map(unquote, parts) if part not in values)


def _around(finding: Finding, history: Sequence[Exchange]) -> Iterator[list[Exchange]]:
    """Return what was sent between the first and the last of the evidence, and right before."""
    first = finding.evidence[0].number
    since = [each for each in history if each.number > first]
    earlier = [each for each in history if each.number < first]
    if len(finding.evidence) > 1:
        yield since
        yield [each for each in since if each.method != "GET" and each.is_success]
        yield [*earlier[-RECENT:], *since]


def _same_reads(finding: Finding, history: Sequence[Exchange]) -> Iterator[list[Exchange]]:
    """Return the first reads of what the evidence reads: their answers may have been kept."""
    paths = {each.request.path for each in finding.evidence if each.method == "GET"}
    keys = {each.key for each in finding.evidence}
    reads: dict[tuple[str, str], list[Exchange]] = {}
    for each in history:
        if each.method == "GET" and each.request.path in paths and each.is_success and each.key:
            reads.setdefault((each.request.path, each.key), []).append(each)
    yield [some[0] for (_, key), some in reads.items() if key in keys]
    yield [each for some in reads.values() for each in some[:MOST_READS]]


def _other_calls(history: Sequence[Exchange], shown: Exchange) -> Iterator[list[Exchange]]:
    """Return the same call for something else, or by another key, and what another key listed.

    What was asked last may have been remembered.
    """
    calls = [each for each in history if each.operation == shown.operation and each.is_success]
    own = [each for each in calls if each.key == shown.key]
    yield [each for each in own if each.request.params != shown.request.params][-1:]
    yield [each for each in calls if each.key not in (None, shown.key)][-1:]
    others = [each for each in history if each.is_success and each.key not in (None, shown.key)]
    lists = [each for each in others if each.method == "GET" and not each.request.params]
    yield list({each.operation: each for each in lists}.values())


def warm_ups(finding: Finding, trail: Trail) -> Iterator[list[Exchange]]:
    """Return reads with another key that may have to open the connection."""
    first, last = finding.evidence[0], finding.evidence[-1]
    reads = [each for each in trail.history if each.method == "GET" and each.number < first.number]
    for shown in (first, last):
        others = [each for each in reads if each.key not in (None, shown.key)]
        deep = [each for each in others if each.request.params and each.is_success]
        yield deep[-1:]
        yield others[:1]
        yield others[-1:]


def distractions(finding: Finding, trail: Trail) -> list[list[Exchange]]:
    """Return what may wipe out or leave behind what a try needs, to be sent before the next one.

    By key the last change, and what was read last by calls like those of the finding; and then
    the last changes alone, since a read may be what it needs.
    """
    calls = {each.operation for each in finding.evidence}
    last: dict[str, dict[str, Exchange]] = {}
    for each in trail.history:
        is_read = each.method == "GET" and (each.operation in calls or not each.request.params)
        if (is_read or each.method == "PATCH") and each.is_success and each.key and each.operation:
            last.setdefault(each.key, {})[each.operation] = each
    by_key = [list(calls.values()) for calls in list(last.values())[:MOST_KEYS]]
    changes = [each for some in by_key for each in some if each.method != "GET"]
    by_key = [sorted(some, key=lambda each: each.method == "GET") for some in by_key]
    return [*by_key, *([changes] if changes else [])]


def used_ids(request: Request) -> Iterator[str]:
    """Return the values of a request that may be ids: its path's parts and its body's strings.

    A part stands for itself too, since what was made from an id may be a way to write it in a URL.
    """
    for part in urlsplit(request.path).path.split("/"):
        if part:
            yield from dict.fromkeys((part, unquote(part)))
    try:
        yield from _strings(json.loads(request.body or b"null"))
    except (ValueError, RecursionError):
        return


def fits_argument(request: Request) -> bool:
    """Tell whether a body can stand on a command line: text without control characters."""
    try:
        text = (request.body or b"").decode()
    except UnicodeDecodeError:
        return False
    return not any(each < " " or each == "\x7f" for each in text) and not text.startswith("@")


def _joint(steps: Sequence[Step]) -> int:
    """Count the steps at the end between which no id is taken."""
    count = 0
    for step in reversed(steps):
        if not step.is_shown or step.takes or not fits_argument(step.exchange.request):
            break
        count += 1
    return count


def _add_named(steps: dict[int, Step], finding: Finding, trail: Trail) -> None:
    """Add what made the ids that the finding speaks of; a reader has to see these."""
    for value in _named(finding):
        origin = trail.origin(value)
        if origin is not None and origin.exchange.number < finding.evidence[-1].number:
            maker = origin.exchange
            step = steps.setdefault(maker.number, Step(maker, is_shown=True))
            step.takes[value] = origin.pointer


def _named(finding: Finding) -> Iterator[str]:
    for said in (finding.expected, finding.got):
        # What follows is a part of an answer, which may name anything.
        words = re.findall(r"[\w-]+", re.split(r'[{\["]', said)[0])
        # Ids have digits, and are no status; other words may be ids by chance.
        yield from (each for each in words if re.search(r"\d", each) and not each.isdecimal())


def _add_makers(steps: dict[int, Step], trail: Trail) -> None:
    queue = [step.exchange for step in steps.values()]
    while queue:
        exchange = queue.pop()
        for value in used_ids(exchange.request):
            derived = trail.derived(value)
            source = derived.source if derived else value
            origin = trail.origin(source)
            if origin is None or origin.exchange.number >= exchange.number:
                continue
            maker = origin.exchange
            if maker.number not in steps:
                steps[maker.number] = Step(maker, is_shown=False)
                queue.append(maker)
            steps[maker.number].takes[source] = origin.pointer


def _ids_of(exchange: Exchange, trail: Trail) -> set[str]:
    """Return the ids of a request that the run made, those that others were made from included."""
    derived = {value: trail.derived(value) for value in used_ids(exchange.request)}
    sources = {value if made is None else made.source for value, made in derived.items()}
    return {value for value in sources if trail.origin(value)}


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    if isinstance(node, dict):
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from _strings(child)
