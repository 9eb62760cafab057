"""Versions: 1 at first, and one more with each update."""

from typing import Any

from understudy.contracts.kit.judge.rule import rule
from understudy.contracts.kit.probes.reading import is_id, record_of, rows_of
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.planado.listening import Listener, event_of, told
from understudy.contracts.planado.table import TABLE, UPSERTED
from understudy.contracts.planado.typing import Kit


@rule("PL-VER-01", effect="write")
def a_version_grows_from_one(kit: Kit) -> None:
    for kind in TABLE.resources:
        thing = kit.stage.things.make(kind, "version")
        seen = [_version(kit, kind, thing.id)]
        if seen[0][0] is None:
            kit.ledger.skipped("PL-VER-01", f"no version of a {kind.name} is shown")
            continue
        with kit.example():
            _check_first(kit, seen[0], thing.made)
        for _ in range(2):
            sent = kit.stage.things.change(thing, {kind.naming: kit.name("version")})
            seen.append(_version(kit, kind, thing.id))
            with kit.example():
                (was, before), (now, after) = seen[-2:]
                is_next = isinstance(was, int) and now == was + 1
                expected = f"one more than {was}"
                kit.check(is_next, expected, str(now), thing.made, before, sent, after)


@rule("PL-VER-01", effect="write")
def what_an_update_makes_has_version_one(kit: Kit) -> None:
    for kind in UPSERTED:
        body = kit.stage.things.body(kind, "version")
        place = kind.at(body.pop("external_id"))
        made = kit.call(kind.update, place, body=body)
        read = kit.call(kind.read, place)
        version = record_of(read, kind).get("version")
        if version is not None:
            with kit.example():
                _check_first(kit, (version, read), made)


@rule("PL-VER-01", effect="write")
def deliveries_tell_versions(kit: Kit) -> None:
    if kit.stage.listener is None:
        return
    listener: Listener = kit.stage.listener
    if not listener.is_told_of_both:
        return
    firsts = [each[0] for each in listener.events]
    versions = {event_of(each): told(each).get("version") for each in firsts}
    given = {event: version for event, version in versions.items() if version is not None}
    for version in given.values():
        with kit.example():
            is_number = isinstance(version, int) and version > 0
            listener.check(is_number, "a positive version", f"{version}")
    with kit.example():
        is_once = len(set(given.values())) == len(given)
        got = f"{list(given.values())} in {len(given)} events of one job"
        listener.check(is_once, "a version for each event", got)


def _version(kit: Kit, kind: Resource, ident: str) -> tuple[Any, Exchange]:
    """Return the version of a thing, from its own page or, where that lacks it, from the list."""
    read = kit.call(kind.read, kind.at(ident))
    version = record_of(read, kind).get("version")
    if version is not None:
        return version, read
    listed = kit.call(kind.listed)
    own = [row for row in rows_of(listed, kind) if is_id(row.get("uuid"), ident)]
    return (own[0].get("version") if own else None), listed


def _check_first(kit: Kit, seen: tuple[Any, Exchange], made: Exchange) -> None:
    version, read = seen
    kit.check(version == 1, '"version": 1', f"{version}", made, read)
