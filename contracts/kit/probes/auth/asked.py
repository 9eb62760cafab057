"""Asks in every form over the calls that it is for, and keeps what was answered."""

from dataclasses import dataclass, replace

from understudy.contracts.kit.judge.finding import Broken
from understudy.contracts.kit.probes.auth.authentication import Authentication
from understudy.contracts.kit.probes.auth.calls import Call, kept_apart, reads, writes
from understudy.contracts.kit.probes.auth.forms import Form, Kind
from understudy.contracts.kit.probes.auth.key_places import Place, carrying
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.things import Things
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OWN
from understudy.contracts.kit.talk.target import ABSENT

Named = tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """One request in a form that is to be refused, and the answer to it."""

    form: Form
    call: Call
    answer: Exchange

    @property
    def is_right(self) -> bool:
        """Tell whether it was refused as documented, or taken where it may be."""
        is_taken = self.form.may_be_taken and self.answer.is_success
        return is_taken or self.form.refusal.fits(self.answer)


def asked(things: Things, auth: Authentication, kind: Kind, named: Named = ()) -> list[Asked]:
    """Return what was asked in the forms of one kind, each sent once.

    Those for all calls go to those that are `named`, if any are.
    """

    def ask() -> list[Asked]:
        return [
            _ask(things, form, call)
            for turn, form in enumerate(kind(things, auth))
            for call in _calls(things, auth, form, turn, named)
        ]

    return things.kit.shared((kind, named), ask)


def writes_asked(things: Things) -> list[Asked]:
    """Return the writes among what was asked so far."""
    return things.kit.shared("writes without a key", list)


def judge(things: Things, found: list[Asked]) -> None:
    """Judge each request as one example."""
    refused: dict[str, Exchange] = {}
    for each in found:
        if _may_fail_for_all(things, each):
            continue
        with things.kit.example(each.answer):
            if not each.is_right:
                raise _in_one_place(things, each, refused)
        if each.is_right:
            refused.setdefault(each.form.name, each.answer)


def _may_fail_for_all(things: Things, asked: Asked) -> bool:
    """Tell whether a removal failed, which nobody has tried with a key."""
    return asked.answer.status >= 500 and asked.call.operation in things.table.removals


def _ask(things: Things, form: Form, call: Call) -> Asked:
    found = Asked(form, call, _send(things, form, call))
    if call.body is not None:
        writes_asked(things).append(found)
    return found


def _send(things: Things, form: Form, call: Call) -> Exchange:
    how = carrying(form.places, call.body)
    query = {**call.query, **how.pop("query")}
    how |= {"key": form.key, "headers": {**how["headers"], **form.headers}}
    if form.raw is not None:
        how |= {"raw": form.raw, "body": ABSENT}
    return things.kit.target.call(call.operation, call.place, query=query, **how)


def _calls(things: Things, auth: Authentication, form: Form, turn: int, named: Named) -> list[Call]:
    def ident(resource: Resource) -> str:
        found = kept_apart(things, auth, resource)
        return things.kit.near_id(found) if form.is_for_nothing else found

    asking = [*reads(things, ident)] if form.raw is None else []
    writing = [*writes(things, ident, form.name)] if things.kit.may_write else []
    if form.width == "in turn":
        # The last ones first: others have asked for lists and single things.
        return [asking[-1 - turn % len(asking)]]
    root = things.table.roots[0]
    changing = [*(each.create for each in things.table.held_by(root)), root.update][0]
    single = root.read or root.listed
    widths = {"two": (single, changing), "one": (single,), "plain": (things.table.plain,)}
    few = widths.get(form.width, named)
    return [each for each in (*asking, *writing) if not few or each.operation in few]


def _in_one_place(things: Things, asked: Asked, refused: dict[str, Exchange]) -> Broken:
    """Return the break with the one place that is enough for it, where there is one."""
    every = asked.form.places
    if every and _alone(things, asked, []).is_right:
        for each in every:
            alone = _alone(things, asked, [each])
            if not alone.is_right:
                # What lets in here will do so elsewhere: it is tried first from now on.
                every.remove(each)
                every.insert(0, each)
                told = f"{alone.form.refusal.expected} (key in the {each.told})"
                return Broken(told, alone.answer.brief, alone.answer)
    return _after_others(things, asked, refused)


def _alone(things: Things, asked: Asked, places: list[Place]) -> Asked:
    """Ask again with other places, and another mark: what is left by the two is told apart."""
    call = asked.call
    if call.body is not None:
        marked = writes(things, lambda _resource: None, "key in one place")
        fresh = next(each for each in marked if each.operation == call.operation)
        call = replace(call, body=fresh.body, mark=fresh.mark)
    return _ask(things, replace(asked.form, places=places), call)


def _after_others(things: Things, asked: Asked, refused: dict[str, Exchange]) -> Broken:
    """Show what was let in after a call with the key, and after one in this form was refused."""
    form, answer = asked.form, asked.answer
    if not answer.is_success:
        return Broken(form.expected, answer.brief, answer)
    evidence = [things.info(OWN), *(refused[name] for name in [form.name] if name in refused)]
    told = Broken(form.expected, answer.brief, *evidence, answer, one_connection=True)
    # Where this was remembered, even the first call in this form is let in by now.
    told.again = lambda answers: answers[-1].is_success
    return told
