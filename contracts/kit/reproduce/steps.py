"""Which requests of a run show a finding: its evidence, what made its ids, what came before."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from understudy.contracts.kit.judge.finding import Finding
from understudy.contracts.kit.talk.exchange import Exchange, Request
from understudy.contracts.kit.talk.trail import Pointer, Trail


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


def used_ids(request: Request) -> Iterator[str]:
    """Return the values of a request that may be ids: of path, query, body, and tokens of its own.

    A part of the path stands for itself too: what was made from an id may be a way to write it.
    """
    url = urlsplit(request.path)
    for part in url.path.split("/"):
        if part:
            yield from dict.fromkeys((part, unquote(part)))
    yield from (value for _, value in parse_qsl(url.query))
    if request.key is None:
        # A token that a check has signed in for itself.
        yield from (text.rpartition(" ")[2] for _, text in authorizations(request))
    try:
        yield from _strings(json.loads(request.body or b"null"))
    except (ValueError, RecursionError):
        return


def authorizations(request: Request) -> list[tuple[str, str]]:
    """Return the headers of a request that may carry a token."""
    return [each for each in request.headers if each[0].lower() == "authorization"]


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
    for value in named(finding):
        origin = trail.origin(value)
        if origin is not None and origin.exchange.number < finding.evidence[-1].number:
            maker = origin.exchange
            step = steps.setdefault(maker.number, Step(maker, is_shown=True))
            step.takes[value] = origin.pointer


def named(finding: Finding) -> Iterator[str]:
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


def made_ids(exchange: Exchange, trail: Trail) -> set[str]:
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
