"""What may have to come before the evidence of a finding, for it to show once more."""

from collections.abc import Iterator, Sequence
from urllib.parse import unquote, urlsplit

from understudy.contracts.kit.judge.finding import Finding
from understudy.contracts.kit.reproduce.steps import made_ids, named
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.trail import Trail

RECENT = 12
LONGER = (30, 75)
LONG_AGO = 250
MOST_KEYS = 2
MOST_READS = 2


def few_before(finding: Finding, trail: Trail) -> Iterator[list[Exchange]]:
    """Return what costs little to send first: what has to do with the evidence by an id or a path.

    They are tried before a connection is warmed up, the others after that.
    """
    evidence, history = finding.evidence[-1], _history(finding, trail)
    touching = _touching(finding, trail)
    writes = [each for each in touching if each.method != "GET"]
    here = {each.number for each in finding.context}
    yield [each for each in writes if each.number in here]
    yield writes
    yield from _same_reads(finding, history)
    yield from _other_calls(history, evidence)
    paths = {each.request.path for each in finding.evidence}
    done = [each for each in history if each.method != "GET" and each.is_success]
    yield [each for each in done if each.request.path in paths]
    yield touching[-RECENT:]
    kinds = {_kind(each) for each in finding.evidence}
    kin = [each for each in history if each.is_success and _kind(each) in kinds]
    yield from (kin[-RECENT:], kin[-LONGER[-1] :])


def much_before(finding: Finding, trail: Trail) -> Iterator[list[Exchange]]:
    """Return what costs much to send first: more and more of all that came before."""
    history, touching = _history(finding, trail), _touching(finding, trail)
    yield history[-RECENT:]
    yield from _around(finding, history)
    yield list(finding.context)
    yield from (history[-length:] for length in LONGER)
    yield touching
    yield list({each.number: each for each in (*touching, *finding.context)}.values())
    yield history[-LONG_AGO:]


def _history(finding: Finding, trail: Trail) -> list[Exchange]:
    return [each for each in trail.history if each.number < finding.evidence[-1].number]


def _touching(finding: Finding, trail: Trail) -> list[Exchange]:
    """Return what was sent with an id of the evidence in it, or one that the finding speaks of."""
    known = {value for each in finding.evidence for value in made_ids(each, trail)}
    known |= set(named(finding))
    return [each for each in _history(finding, trail) if known & made_ids(each, trail)]


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
