"""GET /projects: what is listed, in which order."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import Any

from understudy.contracts.kit.judge.finding import Again, Broken
from understudy.contracts.kit.judge.rule import EARLIER, invariant, rule
from understudy.contracts.kit.probes.reading import as_json, instant
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OWN
from understudy.contracts.productionplanner.given import stand_on_readable, stand_on_state
from understudy.contracts.productionplanner.home import Home
from understudy.contracts.productionplanner.reading import Entry, record_of, rows
from understudy.contracts.productionplanner.table import params
from understudy.contracts.productionplanner.typing import Kit

FIRST = "the project before all that were not touched since"
ROW = ("name", "description", "timezone", "orgId", "createdAt", "updatedAt")
A_SECOND = 1.1


def is_list(answer: Exchange) -> bool:
    """Tell whether an answer is a list of projects."""
    return answer.operation == "list_projects" and answer.is_success


@invariant("PP-LIST-01", applies=is_list)
def the_newest_stands_first(answer: Exchange) -> None:
    stamps = [(row.get("updatedAt"), instant(row.get("updatedAt"))) for row in rows(answer)]
    known = [(text, moment) for text, moment in stamps if moment is not None]
    for (before, one), (after, other) in pairwise(known):
        if one < other:
            raise Broken("no project before one that was updated later", f"{before} before {after}")


@invariant("PP-LIST-02", applies=is_list)
def no_deleted_project_is_listed(answer: Exchange) -> None:
    deleted = [row for row in rows(answer) if row.get("deletedAt") is not None]
    if deleted:
        raise Broken("no project with a deletedAt", str(deleted[0])[:300])


@rule("PP-LIST-01")
@rule("PP-LIST-02")
def the_list_is_looked_at(kit: Kit) -> None:
    for key in kit.stage.keys:
        kit.stage.seen(key)


@rule("PP-LIST-03", needs=("archived_id",), depends_on=("PP-SCOPE-08",))
def archived_projects_are_listed(kit: Kit) -> None:
    answer = kit.stage.listed
    archived = kit.needs["archived_id"]
    row = _row(answer, archived)
    shown = stand_on_readable(kit, "archived_id") if row is None else row
    stand_on_state(kit, "archived_id", shown)
    got = f"{archived} is not in the list"
    kit.check(row is not None, f"{archived} in the list", got, answer)


@rule("PP-LIST-04", needs=("deleted_id", "template_id"))
def deleted_projects_and_templates_are_not_listed(kit: Kit) -> None:
    answer = kit.stage.listed
    for need in ("deleted_id", "template_id"):
        with kit.example():
            hidden = kit.needs[need]
            row = _row(answer, hidden)
            if row is not None and need == "deleted_id":
                stand_on_state(kit, need, row)
            got = f"{hidden} is in the list"
            kit.check(row is None, f"{hidden} not in the list", got, answer)


@rule("PP-LIST-05", effect="write")
def what_was_touched_last_stands_first(kit: Kit) -> None:
    scratch = kit.stage.scratch
    newest = kit.stage.newest
    listed = kit.call("list_projects")
    with kit.example():
        _check_first(kit, newest, listed, (newest.made[0].answer,))
    # More than once, so that a project moves which has moved before.
    touches = ((scratch, "name"), (newest, "totalBudget"), (scratch, "description"))
    for home, field in touches:
        with kit.example():
            before, changes = listed, [kit.stage.change(home, {field: _new(kit, field, 1)})]
            listed = kit.call("list_projects")
            has_waited = _is_tied(listed, home.id)
            if has_waited:
                # Within one tick of the clock, no order can be told.
                kit.wait(A_SECOND)
                changes.append(kit.stage.change(home, {field: _new(kit, field, 2)}))
                listed = kit.call("list_projects")
            _check_first(kit, home, listed, (before, *changes), has_waited=has_waited)


@rule("PP-LIST-06", depends_on=(EARLIER,))
def every_project_is_listed_once(kit: Kit) -> None:
    stage = kit.stage
    if kit.may_write and stage.seen(OWN) and stage.scratch and stage.listed:
        # Listed before, so that a row that was kept would show the old name.
        stage.change(stage.scratch, {"name": kit.name("renamed")})
    for key in stage.keys:
        listed = [stage.home(key), *([stage.scratch] if key == OWN and kit.may_write else [])]
        shown = [kit.call("get_project", params(home.id), key=key) for home in listed]
        answer = kit.call("list_projects", key=key)
        count = Counter(str(row.get("id")) for row in rows(answer))
        for made in sorted({home.id for home in listed} | stage.lasting(key)):
            with kit.example():
                got = f"{made} is in the list {count[made]} times"
                expected = f"{made} in the list once"
                kit.check(count[made] == 1, expected, got, answer, again=_counts(made, count))
        for project in shown:
            with kit.example():
                _check_row(kit, answer, project)
        with kit.example():
            _check_still_there(kit, key, answer)


def _new(kit: Kit, field: str, turn: int) -> Any:
    """Return a value that a field has not had."""
    return 7000 + turn if field == "totalBudget" else kit.name("touched")


def _counts(project: str, count: Mapping[str, int]) -> Again:
    def is_so_often(answers: Sequence[Exchange]) -> bool:
        found = [row for row in rows(answers[-1]) if row.get("id") == project]
        return len(found) == count[project]

    return is_so_often


def _check_first(
    kit: Kit,
    home: Home,
    listed: Exchange,
    evidence: tuple[Exchange, ...],
    *,
    has_waited: bool = False,
) -> None:
    """Raise Broken where an untouched project of an earlier instant stands before this one."""
    ids = [str(row.get("id")) for row in rows(listed)]
    kit.check(home.id in ids, FIRST, "it is not in the list", *evidence, listed)
    place = ids.index(home.id)
    touched = rows(listed)[place]
    own = kit.stage.ids_of(OWN)
    for row in rows(listed)[:place]:
        # Somebody else may have touched what is not of this run.
        is_later = _is_later(row, touched)
        if str(row.get("id")) not in own and is_later:
            continue
        got = f"behind {row.get('id')} (updatedAt {row.get('updatedAt')})"
        is_tie = row.get("updatedAt") == touched.get("updatedAt")
        # A clock that ticks in minutes may tie after a second too.
        may_tie = not has_waited or _is_whole_minute(touched)
        kit.check(is_tie and may_tie, FIRST, got, *evidence, listed)


def _is_whole_minute(row: Entry) -> bool:
    moment = instant(row.get("updatedAt"))
    return moment is not None and moment.second == moment.microsecond == 0


def _is_tied(listed: Exchange, project: str) -> bool:
    ids = [str(row.get("id")) for row in rows(listed)]
    place = ids.index(project) if project in ids else 0
    stamps = [row.get("updatedAt") for row in rows(listed)[: place + 1]]
    return place > 0 and stamps[-1] in stamps[:-1]


def _is_later(row: Entry, other: Entry) -> bool:
    one, two = instant(row.get("updatedAt")), instant(other.get("updatedAt"))
    return one is not None and two is not None and one > two


def _check_still_there(kit: Kit, key: str, answer: Exchange) -> None:
    """Raise Broken where the list lacks a project that it had, and that can still be read."""
    first = kit.stage.seen(key).answers["list_projects"]
    for project in sorted(_ids(first) - _ids(answer))[:1]:
        read = kit.call("get_project", params(project), key=key)
        got = f"{project} is not in the list any more"
        again = _is_missing(project)
        expected, evidence = f"{project} in the list", (first, read, answer)
        kit.check(read.status != 200, expected, got, *evidence, again=again)


def _is_missing(project: str) -> Again:
    def is_so(answers: Sequence[Exchange]) -> bool:
        lists = [each for each in answers if each.operation == "list_projects"]
        return project in _ids(lists[0]) and project not in _ids(lists[-1])

    return is_so


def _check_row(kit: Kit, answer: Exchange, project: Exchange) -> None:
    by_id = record_of(project)
    row = next((each for each in rows(answer) if each.get("id") == by_id.get("id")), {})
    for name in ROW:
        if name in row and name in by_id:
            expected = f'"{name}" as it is by id: {as_json(by_id[name])}'
            is_same, again = row[name] == by_id[name], partial(_is_other, name)
            kit.check(is_same, expected, as_json(row[name]), project, answer, again=again)


def _is_other(name: str, answers: Sequence[Exchange]) -> bool:
    by_id = record_of(answers[0])
    row = next((each for each in rows(answers[-1]) if each.get("id") == by_id.get("id")), by_id)
    return bool(row.get(name) != by_id.get(name))


def _row(answer: Exchange, ident: str) -> Entry | None:
    return next((each for each in rows(answer) if str(each.get("id")) == ident), None)


def _ids(answer: Exchange) -> set[str]:
    return {str(row.get("id")) for row in rows(answer)}
