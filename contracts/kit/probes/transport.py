"""How bodies are taken that are JSON in form, or nearly: what is kept of them is what was sent."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from understudy.contracts.kit.probes.bodies import FORMS, Form
from understudy.contracts.kit.probes.probe import probe
from understudy.contracts.kit.probes.reading import as_json, new_id, record_of, rows_of
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.things import Thing, Things
from understudy.contracts.kit.talk.exchange import Exchange

YEAR, DAY = 2041, 9
CHARSET = {"Content-Type": "application/json; charset=utf-8"}


@dataclass(frozen=True)
class Sent:
    """One odd body: its form, the name in it, and the answer."""

    form: Form
    name: str
    answer: Exchange


@probe(effect="write")
def odd_bodies(things: Things, share: int = len(FORMS)) -> None:
    """Send each call that adds some of the odd bodies; what is taken reads back as sent."""
    for place, resource in enumerate(things.table.resources):
        around = _around(things, resource)
        sent = [
            _send(things, resource, resource.create, around, form)
            for form in _share(things, place, share)
        ]
        if resource.read:
            for each in sent:
                _judge_by_id(things, resource, each)
            continue
        listed = things.kit.call(resource.listed, around)
        for each in sent:
            _judge_listed(things, resource, each, listed)


@probe(effect="write")
def odd_changes(things: Things, share: int = len(FORMS)) -> None:
    """Send each call that changes some of the odd bodies; what is taken reads back as sent."""
    kit = things.kit
    for place, resource in enumerate(each for each in things.table.resources if each.update):
        thing = things.make(resource, "oddly changed")
        forms = _share(things, place + len(things.table.resources), share)
        sent = [_send(things, resource, resource.update, thing.place, form) for form in forms]
        read = things.read(thing)
        names = [name for each in sent if each.answer.is_success for name in _names(each)]
        with kit.example(*(each.answer for each in sent), read):
            shown = record_of(read, resource).get(resource.naming)
            expected = f"{as_json(thing.name)}, or what else was taken: {as_json(names)}"
            is_kept = shown in (thing.name, *names) and _is_strict(read)
            answers = (each.answer for each in sent)
            kit.check(is_kept, expected, read.brief, *answers, read)


@probe(effect="write")
def charset(things: Things) -> None:
    """Call JSON JSON in UTF-8; it is taken where it is taken without the charset."""
    for resource in things.table.resources:
        around = _around(things, resource)
        bodies = _body(things, resource), _body(things, resource)
        _judge_charset(things, resource.create, around, *bodies)
        if resource.update:
            thing = things.made(resource, _body(things, resource))
            names = things.kit.name("changed by a charset"), thing.name
            changes = ({resource.naming: name} for name in names)
            _judge_charset(things, resource.update, thing.place, *changes)


@probe(effect="write")
def printed(things: Things, operation: str, raw: bytes, headers: Mapping[str, str]) -> None:
    """Send an example of the documentation to the letter, and see that it is taken."""
    answer = things.kit.call(operation, raw=raw, headers=headers)
    things.kit.check(answer.is_success, "a 2xx", answer.brief, answer)


def _judge_charset(
    things: Things,
    operation: str,
    place: Mapping[str, str],
    body: Mapping[str, Any],
    other_body: Mapping[str, Any],
) -> None:
    """Send a body with a charset and, where it is refused, another one without."""
    kit = things.kit
    named = kit.call(operation, place, body=body, headers=CHARSET)
    with kit.example(named):
        if named.is_success:
            kit.check(True, "a 2xx", named.brief, named)
            return
        plain = kit.call(operation, place, body=other_body)
        expected = f"a 2xx, as the {plain.status} without a charset"
        kit.check(not plain.is_success, expected, named.brief, named)


def _share(things: Things, place: int, share: int) -> Iterator[Form]:
    """Yield some of the forms: over several calls, and over several seeds, each has its turn."""
    start = things.kit.seed.number("odd bodies", len(FORMS)) + place * share
    for step in range(min(share, len(FORMS))):
        yield FORMS[(start + step) % len(FORMS)]


def _send(
    things: Things, resource: Resource, operation: str, place: Mapping[str, str], form: Form
) -> Sent:
    body = _body(things, resource)
    raw = form.make(body, resource.naming)
    answer = things.kit.call(operation, place, raw=raw)
    return Sent(form, str(body[resource.naming]), answer)


def _judge_by_id(things: Things, resource: Resource, sent: Sent) -> None:
    kit, answer = things.kit, sent.answer
    with kit.example(answer):
        if not answer.is_success:
            kit.check(True, "a refusal", answer.brief, answer)
            return
        _check_object(things, resource, sent)
        ident = new_id(answer, resource)
        if ident is None or not sent.form.is_object:
            return
        read = kit.call(resource.read, resource.at(ident))
        shown = record_of(read, resource).get(resource.naming)
        is_kept = shown in _names(sent) and _is_strict(read)
        kit.check(is_kept, _expected(sent), read.brief, answer, read)


def _judge_listed(things: Things, resource: Resource, sent: Sent, listed: Exchange) -> None:
    kit, answer = things.kit, sent.answer

    def is_wrong(answers: Sequence[Exchange]) -> bool:
        names = [row.get(resource.naming) for row in rows_of(answers[-1], resource)]
        shown = [name for name in names if name in _names(sent)]
        is_listed = len(shown) == 1 if answers[0].is_success else not shown
        return not (is_listed and _is_strict(answers[-1]))

    with kit.example(answer, listed):
        if not sent.form.is_object:
            _check_object(things, resource, sent)
            return
        is_kept = not is_wrong([answer, listed])
        kit.check(is_kept, _expected(sent), listed.brief, answer, listed, again=is_wrong)


def _check_object(things: Things, resource: Resource, sent: Sent) -> None:
    is_taken = sent.answer.is_success and not sent.form.is_object
    lacking = ", ".join(resource.required)
    expected = f"a 4xx, because {sent.form.label} has no {lacking}"
    things.kit.check(not (is_taken and lacking), expected, sent.answer.brief, sent.answer)


def _expected(sent: Sent) -> str:
    """Tell what is right of a body that is an object."""
    names = " or ".join(as_json(each) for each in _names(sent))
    if not sent.answer.is_success:
        return f"nothing of what was refused: {names}"
    return f"{names} in JSON, as it was taken"


def _names(sent: Sent) -> tuple[str, ...]:
    return sent.form.names(sent.name)


def _is_strict(answer: Exchange) -> bool:
    """Tell whether an answer is JSON that any reader takes: without NaN and Infinity."""
    try:
        json.loads(answer.body, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return not answer.is_json
    return True


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _around(things: Things, resource: Resource) -> dict[str, str]:
    """Return where things are added that odd bodies may do what they like to."""
    if not resource.parent:
        return dict(resource.place)
    parent = things.table[resource.parent]
    made: Thing = things.kit.shared("around odd bodies", lambda: things.make(parent, "odd"))
    return {**made.place, **resource.place}


def _body(things: Things, resource: Resource) -> dict[str, Any]:
    body = things.body(resource, "odd")
    for alias in resource.aliases:
        # Who repeats a body that is no JSON finds no id in it to put another in its place.
        del body[alias]
    return {**body, resource.naming: _day(things)} if resource.is_day else body


def _day(things: Things) -> str:
    """Return a day that no probe of this kind has sent before."""
    days: list[date] = things.kit.shared("odd days", list)
    years, months = divmod(len(days), 12)
    days.append(date(YEAR + years, months + 1, DAY))
    return days[-1].isoformat()
