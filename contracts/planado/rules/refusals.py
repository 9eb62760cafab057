"""What is unknown, incomplete or odd: refused with details, and never an error of the server."""

from typing import Any

from understudy.contracts.kit.judge.finding import Skip
from understudy.contracts.kit.judge.rule import rule
from understudy.contracts.planado.table import JOB, TABLE, UPSERTED
from understudy.contracts.planado.typing import Kit

NOWHERE = "00000000-0000-4000-8000-00000000dead"
# Each lacks what a new thing needs: whoever makes one of what is unknown has to refuse these.
INCOMPLETE: dict[str, dict[str, Any]] = {
    "client": {"last_name": "Byron"},
    "site": {"description": "Second floor"},
}
NO_ROUTES = (
    ("GET", "/nothing"),
    ("POST", "/nothing"),
    ("GET", "/jobs/nothing/at/all"),
    ("GET", f"/jobs/{'a' * 600}"),
    ("DELETE", "/skills"),
)


@rule("PL-STATUS-02", effect="write", depth="default")
def changing_what_is_unknown_is_4xx(kit: Kit) -> None:
    for kind in UPSERTED:
        with kit.example():
            place = kind.at(kit.near_id(kit.stage.ident(kind)))
            answer = kit.call(kind.update, place, body=INCOMPLETE[kind.name])
            kit.check(400 <= answer.status < 500, "a 4xx", answer.brief, answer)


@rule("PL-STATUS-02", depth="default")
def the_history_of_an_unknown_job_is_4xx(kit: Kit) -> None:
    answer = kit.call("list_job_history", JOB.at(kit.near_id(kit.stage.ident(JOB))))
    kit.check(400 <= answer.status < 500, "a 4xx", answer.brief, answer)


@rule("PL-STATUS-03", effect="write", depth="default")
def changing_an_unknown_job_is_no_5xx(kit: Kit) -> None:
    place = JOB.at(kit.near_id(kit.stage.ident(JOB)))
    kit.call("update_job", place, body={"description": "Of no job"})


@rule("PL-STATUS-03", depth="default")
def an_unknown_row_is_no_5xx(kit: Kit) -> None:
    for resource in TABLE.lists:
        kit.target.call(resource.listed, query={resource.follows: NOWHERE})
    for resource in TABLE.resources:
        kit.target.call(resource.listed, query={resource.follows: "no row"})
    try:
        place = JOB.at(kit.stage.ident(JOB))
    except Skip:
        return
    for after in ("-1", "9" * 30, "no version"):
        kit.target.call("list_job_history", place, query={"after": after})


@rule("PL-STATUS-03", effect="write", depth="default")
def an_unknown_route_is_no_5xx(kit: Kit) -> None:
    for method, path in NO_ROUTES:
        with kit.example():
            answer = kit.send(method, path)
            kit.check(answer.status < 500, "no 5xx", answer.brief, answer)


@rule("PL-UPSERT-02", effect="write", depth="default")
def an_incomplete_upsert_makes_nothing(kit: Kit) -> None:
    for kind in UPSERTED:
        name = kit.once(kit.name("incomplete").replace(" ", "-"))
        kit.stage.things.stand_on_new(kind, name)
        sent = kit.call(kind.update, kind.at(name), body=INCOMPLETE[kind.name])
        with kit.example():
            kit.check(400 <= sent.status < 500, "a 4xx", sent.brief, sent)
            read = kit.call(kind.read, kind.at(name))
            kit.check(not read.is_success, f"no {kind.name} {name}", read.brief, sent, read)
