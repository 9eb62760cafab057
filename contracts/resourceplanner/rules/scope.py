"""Another workspace: nothing of it is listed, reached by its id, or told by a foreign id."""

from collections.abc import Sequence
from typing import Any

from understudy.contracts.resourceplanner.plan import Kit, once
from understudy.contracts.resourceplanner.table import ASSIGNMENT, PROJECT, RESOURCE, TABLE
from understudy.rules import (
    OTHER,
    Exchange,
    bears,
    foreign_rows,
    ids_in,
    rule,
    things_of,
)

REFUSALS = (403, 404)
CLOSED = foreign_rows.are_closed("RP-SCOPE-01", TABLE, *TABLE.resources, statuses=REFUSALS)
UNCHANGED = foreign_rows.stay("RP-SCOPE-01", TABLE, *TABLE.resources)
LISTS = foreign_rows.are_listed_to_their_owner("RP-SCOPE-02", TABLE, *TABLE.resources)


@rule("RP-SCOPE-01", effect="write", needs=(OTHER,))
def nothing_foreign_is_read_by_its_id(kit: Kit) -> None:
    theirs = _theirs(kit)
    for kind in (RESOURCE, PROJECT):
        foreign = theirs[kind.name]
        for read in kind.reads:
            with kit.example():
                answer = kit.call(read, foreign.place)
                told = f"no {kind.name} {foreign.id} of another workspace"
                kit.check(not answer.is_success, told, answer.brief, foreign.made, answer)


@rule("RP-SCOPE-02", effect="write", needs=(OTHER,))
def a_filter_shows_nothing_of_another_workspace(kit: Kit) -> None:
    theirs = _theirs(kit)
    foreign = theirs[ASSIGNMENT.name]
    for name, kind in (("projectId", PROJECT), ("resourceId", RESOURCE)):
        listed = kit.target.call(ASSIGNMENT.listed, query={name: theirs[kind.name].id})

        def is_shown(answers: Sequence[Exchange]) -> bool:
            return foreign.id in ids_in(answers[-1], ASSIGNMENT)

        with kit.example():
            is_kept = not is_shown([listed])
            told = f"no assignment {foreign.id} of another workspace"
            kit.check(is_kept, told, listed.brief, foreign.made, listed, again=is_shown)


@rule("RP-SCOPE-03", effect="write", needs=(OTHER,))
def a_foreign_id_tells_nothing(kit: Kit) -> None:
    things, theirs = things_of(kit, TABLE), _theirs(kit)
    project, resource = theirs["project"], theirs["resource"]
    bodies: tuple[tuple[Any, dict[str, Any]], ...] = (
        (ASSIGNMENT, {"project": project.id}),
        (ASSIGNMENT, {"resource": resource.id}),
        (PROJECT, {"resourceRates": [{"resourceId": resource.id, "rate": 150}]}),
    )
    for kind, fields in bodies:
        sent = kit.call(kind.create, body=things.body(kind, "of a foreign id", **fields))
        listed = kit.call(kind.listed)
        for answer in (sent, listed):
            with kit.example(sent, answer):
                _check_hidden(
                    kit, (project.name, resource.name), (project.made, resource.made, sent, answer)
                )


def _theirs(kit: Kit) -> dict[str, Any]:
    things = things_of(kit, TABLE)
    return {kind.name: things.home(kind, OTHER) for kind in TABLE.resources}


def _check_hidden(kit: Kit, names: tuple[str, ...], evidence: tuple[Exchange, ...]) -> None:
    def is_told(answers: Sequence[Exchange]) -> bool:
        return any(bears(answers[-1], name) for name in names)

    told = f"neither {' nor '.join(names)} of another workspace"
    kit.check(not is_told(evidence), told, evidence[-1].brief, *once(evidence), again=is_told)
