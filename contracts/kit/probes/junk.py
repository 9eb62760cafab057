"""Ids, parameters and methods that no page names: they bring about neither a crash nor a change."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from understudy.contracts.kit.probes.probe import probe
from understudy.contracts.kit.probes.reading import as_json, record_of, rows_of
from understudy.contracts.kit.probes.same_answer import difference
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.things import Thing, Things
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.stop import Unmet

# As they stand in a path. A server may tell by their form that nothing is called so.
IDS = {
    "a NUL": "%00",
    "no UTF-8": "%FF",
    "dots": "...",
    "a blank": "no%20such%20thing",
    "letters beyond ASCII": "%C3%A9t%C3%A9%F0%9F%8E%AA",
    "very many digits": "9" * 400,
    "marks of SQL": "%27%20OR%20%271%27%3D%271",
    "marks of a template": "%7B%7B7*7%7D%7D",
}
FEW = 3
# What stands before a server may read these in a way of its own, or refuse them without it.
PATHS = {
    "10 kB": "x" * 10_240,
    "a slash": "no%2Fsuch",
    "the folder above": "%2E%2E",
    "nothing": "",
}
UNKNOWN = (
    "understudy_none=1&understudy_none=2&understudy_empty=&understudy_bare"
    "&understudy%5Ba%5D%5Bb%5D=1&understudy%5B%5D=1&understudy_100%25=%2500"
)
QUERIES = {
    "a NUL": "understudy=%00&%00=understudy",
    "no UTF-8": "understudy=%FF&%FF%FE=understudy",
    "a very long value": f"understudy={'x' * 4000}",
    "very many": "&".join(f"understudy{number}={number}" for number in range(300)),
    "brackets that do not close": "understudy%5B=1&%5D%5B=2&=3&&&",
}


@probe(effect="read")
def odd_ids(things: Things, statuses: Sequence[int], *resources: Resource) -> None:
    """Read by ids that can name nothing: a client's error, and no crash; the first by all."""
    for place, resource in enumerate(resources):
        start = things.kit.seed.number("odd ids", FEW) + place
        few = dict(list(IDS.items())[start % FEW :: FEW])
        _read_by_odd_ids(things, resource, statuses, few if place else IDS)
    template = things.kit.operations[resources[0].read].template
    for what, ident in PATHS.items():
        path = template.replace(f"{{{resources[0].param}}}", ident)
        answer = things.kit.send("GET", path, is_documented=False)
        with things.kit.example(answer):
            things.kit.check(answer.status < 500, f"no 5xx for {what}", answer.brief, answer)


def _read_by_odd_ids(
    things: Things, resource: Resource, statuses: Sequence[int], ids: Mapping[str, str]
) -> None:
    kit = things.kit
    template = kit.operations[resource.read].template
    for what, ident in ids.items():
        answer = _send(things, "GET", template.replace(f"{{{resource.param}}}", ident))
        with kit.example(answer):
            expected = f"{_listed(statuses)}, because {what} names nothing"
            kit.check(answer.status in statuses, expected, answer.brief, answer)


@probe(effect="write")
def odd_ids_elsewhere(things: Things, statuses: Sequence[int], *resources: Resource) -> None:
    """Make the other calls that name a thing by such ids, each by one of them."""
    for resource in resources:
        _name_by_odd_ids(things, resource, statuses)


def _name_by_odd_ids(things: Things, resource: Resource, statuses: Sequence[int]) -> None:
    kit = things.kit
    odd = list(IDS.values())
    start = kit.seed.number("odd ids", len(odd))
    for step, (operation, place, body) in enumerate(_naming(things, resource)):
        path = kit.operations[operation].template
        for name, value in {**place, resource.param: odd[(start + step) % len(odd)]}.items():
            path = path.replace(f"{{{name}}}", value)
        how: dict[str, Any] = {} if body is None else {"body": body}
        answer = _send(things, kit.operations[operation].method, path, **how)
        with kit.example(answer):
            kit.check(answer.status in statuses, _listed(statuses), answer.brief, answer)


def _send(things: Things, method: str, path: str, **how: Any) -> Exchange:
    """Send a request; what stands before a server may refuse a NUL in a path by itself."""
    is_plain = "%00" not in path.partition("?")[0]
    return things.kit.send(method, path, is_documented=is_plain, **how)


def _listed(statuses: Sequence[int]) -> str:
    if isinstance(statuses, range):
        return f"a code from {statuses.start} to {statuses.stop - 1}"
    return " or ".join(map(str, statuses))


@probe(effect="write")
def odd_parameters(things: Things, others: Sequence[str] = (), known: str = "") -> None:
    """Read with parameters that no page names: the answer is that without them, or a 4xx.

    `others` are reads without a path parameter that the table has not; `known` is a parameter
    that the reads do know, for values that it cannot have.
    """
    kit = things.kit
    odd = [*QUERIES.values(), *([f"{known}=%00", f"{known}=%FF"] if known else ())]
    start = kit.seed.number("odd parameters", len(odd))
    for step, (operation, place) in enumerate(_reads(things, others)):
        path = kit.operations[operation].path(place)
        plain = _look(things, operation, place)
        asked = kit.send("GET", f"{path}?{UNKNOWN}")
        with kit.example(plain, asked):
            told = _told(things, plain, asked)
            expected = "the answer without these parameters, or a 4xx"
            kit.check(told is None, expected, f"{told} in {asked.brief}", plain, asked)
        if step % 2 == start % 2:
            answer = _send(things, "GET", f"{path}?{odd[(start + step // 2) % len(odd)]}")
            with kit.example(answer):
                kit.check(answer.status < 500, "no 5xx", answer.brief, answer)


@probe(effect="write")
def other_methods(
    things: Things, listing: Sequence[str] = ("PUT", "PATCH"), single: Sequence[str] = ()
) -> None:
    """Send methods that a path has not, to lists and to single things: nothing becomes another.

    The answer may be any; DELETE is sent for what this run made, never for what an account has.
    """
    for thing in _sandboxes(things):
        resource = thing.resource
        made = [each for each in listing if each != "DELETE" or resource.parent]
        calls = (things.kit.operations[each] for each in (resource.listed, resource.create))
        for path in dict.fromkeys(each.path(_place(thing)) for each in calls):
            # The last one is sent to every list, since nothing undoes more than DELETE.
            turn = things.kit.seed.number(f"methods of {resource.name}", len(made) - 1)
            _judge_methods(things, thing, path, [made[turn], made[-1]])
        if resource.read:
            one = things.kit.operations[resource.read].path(thing.place)
            _judge_methods(things, thing, one, single)


def _judge_methods(things: Things, thing: Thing, path: str, methods: Sequence[str]) -> None:
    kit = things.kit
    unknown = [each for each in methods if kit.operations.find(each, path) is None]
    if not unknown:
        return
    read = thing.resource.read or thing.resource.listed
    before = _look(things, read, thing.place)
    body = {thing.resource.naming: "2044-04-04" if thing.resource.is_day else kit.name("other")}

    def is_changed(answers: Sequence[Exchange]) -> bool:
        return _facts(answers[0], thing) != _facts(answers[-1], thing)

    sent = [kit.send(each, path, body={**thing.resource.body, **body}) for each in unknown]
    after = things.read(thing)
    with kit.example(before, after):
        expected = f"what was there before {' and '.join(unknown)} {path}"
        is_kept = not is_changed([before, after])
        kit.check(is_kept, expected, after.brief, before, *sent, after, again=is_changed)


def _facts(answer: Exchange, thing: Thing) -> str:
    """Return what a read tells of a thing and of those beside it, as far as we have sent it."""
    resource = thing.resource
    shown = [record_of(answer, resource)] if resource.read else rows_of(answer, resource)
    fields = (resource.naming, *resource.body)
    return as_json([{name: each.get(name) for name in fields} for each in shown])


def _told(things: Things, plain: Exchange, asked: Exchange) -> str | None:
    """Return what tells an answer from the one without parameters; None where it is refused."""
    if 400 <= asked.status < 500:
        return None
    target = things.kit.target
    return difference(
        asked,
        plain,
        lambda: target.exchange(plain.request),
        lambda: target.exchange(asked.request),
    )


def _reads(things: Things, others: Sequence[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield every read with its place, of a thing that nobody else changes."""
    for operation in others:
        yield operation, {}
    for thing in _sandboxes(things):
        yield thing.resource.listed, _place(thing)
        for each in (thing.resource.read, *thing.resource.reads):
            if each:
                yield each, thing.place


def _naming(
    things: Things, resource: Resource
) -> Iterator[tuple[str, Mapping[str, str], dict[str, Any] | None]]:
    """Yield the calls besides `read` that name a thing by its id, with a body that makes nothing.

    What makes a thing where nothing is called so gets no whole body.
    """
    for each in resource.reads:
        yield each, resource.place, None
    if resource.update:
        changes = {} if resource.aliases else dict(resource.changes)
        yield resource.update, resource.place, changes
    for held in things.table.held_by(resource):
        yield held.listed, held.place, None
        body = held.whole("2044-04-04" if held.is_day else things.kit.name("nowhere"))
        yield held.create, held.place, body


def _look(things: Things, operation: str, place: Mapping[str, str]) -> Exchange:
    """Return what a read showed when it was first asked for, of what nobody changes."""
    what = (operation, *place.values())
    return things.kit.shared(what, lambda: things.kit.call(operation, place))


def _place(thing: Thing) -> dict[str, str]:
    return {**thing.around, **thing.resource.place}


def _sandboxes(things: Things) -> list[Thing]:
    """Return one thing of each kind; all are there before the first is looked at."""
    made = []
    for resource in things.table.resources:
        # What is refused as a whole is for other rules to tell.
        with suppress(Unmet):
            made.append(_sandbox(things, resource))
    return made


def _sandbox(things: Things, resource: Resource) -> Thing:
    """Return a thing that only these probes ask about; of parents one that holds the others."""

    def make() -> Thing:
        above = things.table[resource.parent] if resource.parent else None
        parent = None if above is None else _sandbox(things, above)
        return things.make(resource, "beside junk", parent=parent)

    return things.kit.shared(("beside junk", resource.name), make)
