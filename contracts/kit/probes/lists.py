"""Lists of more than a few things: each of them is there, and once."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

from understudy.contracts.kit.probes.crowd import crowd, room
from understudy.contracts.kit.probes.probe import probe
from understudy.contracts.kit.probes.reading import as_json, new_id, rows_of
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.things import Thing, Things
from understudy.contracts.kit.probes.walk import walk
from understudy.contracts.kit.talk.exchange import Exchange

# One more than a page of ten has.
MANY = 11
COLLEAGUE = "same_org_key"
Wrong = Callable[[int], bool]


@probe(effect="write")
def show_all(things: Things, *resources: Resource, number: int = MANY) -> None:
    """Put many things into each list: all are there."""
    for resource in resources:
        _count(things, resource, number, lambda count: count == 0, "there")


@probe(effect="write")
def answer_all(things: Things, *resources: Resource, number: int = MANY) -> None:
    """Put many things into each list that an addition is answered with: it answers with all."""
    for resource in resources:
        made = crowd(things, resource, number)
        _judge(things, made, [made[-1].made], lambda count: count == 0, "there")


@probe(effect="write")
def show_each_once(things: Things, *resources: Resource, number: int = MANY) -> None:
    """Put many things into each list: none of them is there twice."""
    for resource in resources:
        _count(things, resource, number, lambda count: count > 1, "there once")


@probe(effect="write")
def keep_twins_apart(things: Things, *resources: Resource) -> None:
    """Send one body twice: it makes two things, or it is refused."""
    for resource in resources:
        body = things.body(resource, "twin")
        # One name for two things is another question.
        bare = {name: value for name, value in body.items() if name not in resource.aliases}
        one = things.made(resource, bare, parent=room(things, resource))
        place = {**one.around, **resource.place}
        second = things.kit.call(resource.create, place, body=bare)
        if second.is_success:
            other = Thing(resource, new_id(second, resource) or "", one.key, bare, second)
            _check_twins(things, one, other)


@probe(effect="write", needs=(COLLEAGUE,))
def show_what_another_wrote(things: Things, *resources: Resource) -> None:
    """Let another key of the organization write; a list that was read before shows it at once."""
    for resource in resources:
        parent = room(things, resource)
        ours = things.make(resource, "own", parent=parent)
        before = things.listed(ours)
        theirs = things.make(resource, "another's", key=COLLEAGUE, parent=parent)
        with things.kit.example():
            listed = things.listed(ours)
            wrong = partial(_is_so, theirs, lambda count: count == 0)
            shown = (ours.made, before, theirs.made, listed)
            expected, got = f"{as_json(theirs.name)} there", listed.brief
            things.kit.check(not wrong(shown), expected, got, *shown, again=wrong)


def _count(things: Things, resource: Resource, number: int, is_wrong: Wrong, told: str) -> None:
    """Check how often each of many things is in its list, which is looked at once."""
    made = crowd(things, resource, number)
    look = partial(_pages, things, made[-1])
    pages = things.kit.shared((_count, resource.name, len(made)), look)
    _judge(things, made, pages, is_wrong, told)


def _judge(
    things: Things,
    made: Sequence[Thing],
    pages: Sequence[Exchange],
    is_wrong: Wrong,
    told: str,
) -> None:
    with things.kit.example(*pages):
        counts = _marks(pages, made[0].resource)
        makers = [each.made for each in made if each.made.number < pages[0].number]
        shown = (*makers, *pages)
        wrong = [each for each in made if is_wrong(counts[mark(each)])]
        for each in wrong[:1]:
            got = f"{mark(each)} {counts[mark(each)]} times in {pages[-1].brief}"
            again = partial(_is_so, each, is_wrong)
            things.kit.check(False, f"{mark(each)} {told}", got, *shown, again=again)
        things.kit.check(not wrong, told, "", *shown)


def _pages(things: Things, thing: Thing) -> list[Exchange]:
    """Return all pages of the list that a thing is in."""
    resource = thing.resource
    if not resource.follows:
        return [things.listed(thing)]
    return walk(things.kit, resource, place={**thing.around, **resource.place}).pages


def mark(thing: Thing) -> str:
    """Return what tells a thing from others of its kind: its id, or its name."""
    return thing.id.lower() or thing.name


def _marks(answers: Sequence[Exchange], resource: Resource) -> Counter[str]:
    """Count the ids and the names that the rows of a list have."""
    rows = [row for answer in answers for row in rows_of(answer, resource)]
    ids = (str(row[resource.ident]).lower() for row in rows if resource.ident in row)
    return Counter([*ids, *(str(row.get(resource.naming)) for row in rows)])


def _is_so(thing: Thing, is_wrong: Wrong, answers: Sequence[Exchange]) -> bool:
    """Tell whether a thing is in its list as often as it should not be."""
    resource = thing.resource
    # The last list that was read, in all its pages, or the last answer itself.
    pages = [answers[-1]]
    for each in reversed(answers[:-1]):
        if each.operation != resource.listed:
            break
        pages.append(each)
    is_read = all(each.is_success for each in pages)
    return is_read and is_wrong(_marks(pages, resource)[mark(thing)])


def _check_twins(things: Things, one: Thing, other: Thing) -> None:
    kit = things.kit
    with kit.example(one.made, other.made):
        is_other = not one.id or one.id != other.id
        got = f"{other.id} again: {other.made.brief}"
        kit.check(is_other, "another id", got, one.made, other.made)
    # Where a list comes in pages, the newest things are looked for on the first.
    listed = things.listed(one)
    with kit.example(listed):
        shown = (one.made, other.made, listed)
        wrong = partial(_lacks_a_twin, one, other)
        expected = f"{as_json(one.name)} twice"
        kit.check(not wrong(shown), expected, listed.brief, *shown, again=wrong)


def _lacks_a_twin(one: Thing, other: Thing, answers: Sequence[Exchange]) -> bool:
    resource = one.resource
    counts = _marks([each for each in answers if each.operation == resource.listed], resource)
    if one.id and other.id:
        return not (counts[mark(one)] and counts[mark(other)])
    return counts[one.name] < 2
