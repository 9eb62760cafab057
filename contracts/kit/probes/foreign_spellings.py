"""What one organization gets at by another's id in other spellings of the URL: nothing."""

from itertools import cycle

from understudy.contracts.kit.judge.finding import Broken
from understudy.contracts.kit.probes.homes import Suspect
from understudy.contracts.kit.probes.looks import first_look, look_at
from understudy.contracts.kit.probes.probe import probe
from understudy.contracts.kit.probes.reading import as_json
from understudy.contracts.kit.probes.side_effects import judge_each_read
from understudy.contracts.kit.probes.spellings import SPELLINGS, Spelling, claims, spelt_path
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.things import Thing, Things
from understudy.contracts.kit.probes.writes import Write, addition, change, sending
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OTHER, OWN
from understudy.contracts.kit.talk.sending import Sending

PLAIN = Spelling("as it is")


@probe(effect="foreign-write", needs=(OTHER,))
def are_closed(things: Things, resource: Resource) -> None:
    """Ask for a foreign thing by URLs that spell its id in other ways; none may show it."""
    kit = things.kit
    home = things.home(resource, OTHER)
    seen = first_look(things, home).answers[resource.read]
    for path in _paths(things, resource.read, home):
        # Any answer is right that shows nothing, also a page of what stands before the API.
        answer = kit.send("GET", path, key=OWN, is_documented=False)
        with kit.example(seen):
            _check_hidden(home, answer)


@probe(effect="foreign-write", needs=(OTHER,))
def change_nothing(things: Things, resource: Resource) -> None:
    """Write to a foreign thing by URLs that spell its id in other ways; none may reach it."""
    home = things.home(resource, OTHER)
    before = first_look(things, home)
    additions = cycle(things.table.held_by(resource))
    tried: list[Suspect] = []
    for spelling in SPELLINGS:
        sent = [change(things, resource, "spelt")]
        sent += [addition(things, held, "spelt") for held in [next(additions, None)] if held]
        tried += [_try(things, home, each, spelling) for each in sent]
    judge_each_read(things, resource, before, tried, look_at(things, resource, home.id, OTHER))


def _paths(things: Things, operation: str, home: Thing) -> list[str]:
    """Return the paths that may be taken for that of a call on a thing."""
    paths = [spelt_path(things, operation, home, each) for each in SPELLINGS]
    query = claims(things, home)
    return [*paths, *([spelt_path(things, operation, home, PLAIN) + query] if query else [])]


def _check_hidden(home: Thing, answer: Exchange) -> None:
    if answer.is_success and as_json(home.name) in answer.text:
        raise Broken("nothing of another organization", answer.brief, home.made, answer)


def _try(things: Things, home: Thing, write: Write, spelling: Spelling) -> Suspect:
    path = spelt_path(things, write.operation, home, spelling)
    method = things.kit.operations[write.operation].method
    how: Sending = {**sending(OWN, write), "is_documented": False}
    return Suspect(things.kit.send(method, path, **how), write.mark, write.operation)
