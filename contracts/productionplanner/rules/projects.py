"""Projects: what creating one records, and what reading one shows."""

from understudy.contracts.kit.judge.finding import Broken
from understudy.contracts.kit.judge.rule import invariant, rule
from understudy.contracts.kit.probes.reading import as_json
from understudy.contracts.kit.probes.second_key import SAME_ORG
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.productionplanner.home import Home
from understudy.contracts.productionplanner.reading import Entry, project_id, record_of, rows
from understudy.contracts.productionplanner.table import params
from understudy.contracts.productionplanner.typing import Kit

CREATED = ("name", "description", "timezone")


@invariant(
    "PP-PROJ-04",
    applies=lambda answer: answer.operation == "get_project" and answer.status == 200,
)
def the_project_is_the_one_asked_for(answer: Exchange) -> None:
    asked = answer.request.params.get("projectId")
    if str(record_of(answer).get("id")) != asked:
        raise Broken(f"the project {asked}", answer.brief)


@rule("PP-PROJ-01", effect="write")
def a_created_project_reads_back(kit: Kit) -> None:
    for home in created(kit):
        made = home.made[0]
        answer = made.answer
        with kit.example():
            shown = record_of(answer)
            kit.check(isinstance(shown.get("id"), str), '"id", a string', answer.brief, answer)
            _check_values(kit, made.body, shown, answer)
        with kit.example():
            read = kit.stage.read(home)
            kit.check(read.status == 200, "200", read.brief, answer, read)
            _check_values(kit, made.body, record_of(read), answer, read)


@rule("PP-PROJ-01", effect="write")
def a_project_of_an_earlier_name_is_as_it_was_sent(kit: Kit) -> None:
    earlier = kit.stage.bare.made[0]
    body = {**earlier.body, "description": kit.name("namesake")}
    answer = kit.call("create_project", body=body)
    if answer.is_success:
        _check_values(kit, body, record_of(answer), earlier.answer, answer)


@rule("PP-PROJ-02", effect="write")
def the_author_is_the_key(kit: Kit) -> None:
    for home in created(kit):
        author = f"api:{kit.stage.told(home.key, 'keyId')}"
        read = kit.stage.read(home)
        made = home.made[0].answer
        listed = kit.stage.seen(home.key).answers["list_projects"]
        row = next((each for each in rows(listed) if each.get("id") == home.id), {})
        for answer, shown in ((made, record_of(made)), (read, record_of(read)), (listed, row)):
            with kit.example():
                by = shown.get("createdBy", author)
                expected = f'"createdBy": "{author}", where it is shown'
                evidence = (kit.stage.info(home.key), made, answer)
                kit.check(by == author, expected, as_json(shown), *evidence)


@rule("PP-PROJ-02", effect="write")
def the_author_is_the_key_that_asks(kit: Kit) -> None:
    made = kit.stage.by_second_key.project if kit.has(SAME_ORG) else None
    if made is None or not made.is_success:
        return
    author = f"api:{kit.stage.told(SAME_ORG, 'keyId')}"
    place = params(project_id(made) or "")
    # Who changes a project does not become its author.
    changed = kit.call("update_project", place, body={"name": kit.name("changed by another key")})
    read = kit.call("get_project", place)
    by = record_of(read).get("createdBy", author)
    expected = f'"createdBy": "{author}", where it is shown'
    evidence = (kit.stage.info(SAME_ORG), made, changed, read)
    kit.check(by == author, expected, read.brief, *evidence)


@rule("PP-PROJ-03", effect="write")
def only_the_name_is_required(kit: Kit) -> None:
    for home in created(kit):
        with kit.example():
            answer = home.made[0].answer
            kit.check(answer.status == 201, "201", answer.brief, answer)


@rule("PP-PROJ-04")
def a_project_is_asked_for(kit: Kit) -> None:
    for key in kit.stage.keys:
        kit.stage.seen(key)


@rule("PP-PROJ-05", effect="write")
def a_new_project_is_active(kit: Kit) -> None:
    for home in created(kit)[:1]:
        shown = record_of(kit.stage.seen(home.key).answers["get_project"])
        expected = '"status": "active", "archivedAt": null, "deletedAt": null'
        is_active = shown.get("status", "active") == "active"
        is_kept = all(shown.get(name) is None for name in ("archivedAt", "deletedAt"))
        answer = kit.stage.seen(home.key).answers["get_project"]
        kit.check(is_active and is_kept, expected, answer.brief, home.made[0].answer, answer)


def created(kit: Kit) -> list[Home]:
    """Return the projects that this run has created with different fields."""
    stage = kit.stage
    return [*(stage.home(key) for key in stage.keys), stage.bare, stage.newest]


def _check_values(kit: Kit, sent: Entry, shown: Entry, *evidence: Exchange) -> None:
    for name in CREATED:
        if name in sent:
            expected = f'"{name}": "{sent[name]}"'
            kit.check(shown.get(name) == sent[name], expected, evidence[-1].brief, *evidence)
