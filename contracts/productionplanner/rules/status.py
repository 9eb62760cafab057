"""Status codes: of reads and additions, of missing fields, and never a 5xx."""

from contextlib import suppress

from understudy.contracts.kit.judge.finding import Broken
from understudy.contracts.kit.judge.rule import EARLIER, invariant, rule
from understudy.contracts.kit.probes import answers
from understudy.contracts.kit.probes.homes import look
from understudy.contracts.kit.probes.side_effects import Scene
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.stop import Unmet
from understudy.contracts.productionplanner.reading import days
from understudy.contracts.productionplanner.shown import judge_taken
from understudy.contracts.productionplanner.table import (
    CREATIONS,
    OTHER_CREATIONS,
    READS,
)
from understudy.contracts.productionplanner.typing import Kit

DOCUMENTED = (200, 201, 400, 401, 404, 409)


READ = answers.succeed_with("PP-STATUS-01", 200, READS)
CREATED = answers.succeed_with("PP-STATUS-02", 201, CREATIONS)
ADDED = answers.succeed_with("PP-STATUS-03", 201, OTHER_CREATIONS)
NO_CRASH = answers.never_5xx("PP-STATUS-05")


def _is_documented(answer: Exchange) -> bool:
    """Tell whether a call was sent as documented: a body of JSON, called so."""
    return answer.method == "GET" or ("Content-Type", "application/json") in answer.request.headers


@invariant("PP-STATUS-06", applies=_is_documented)
def every_code_is_documented(answer: Exchange) -> None:
    if answer.status not in DOCUMENTED:
        raise Broken(f"one of {', '.join(map(str, DOCUMENTED))}", answer.brief)


@rule("PP-STATUS-01")
def ones_own_is_read_with_200(kit: Kit) -> None:
    stage = kit.stage
    for key in stage.keys:
        seen = dict(stage.seen(key).answers)
        if stage.home(key).day not in days(seen["list_dates"]):
            # What is answered for a day that a project lacks is not documented.
            del seen["list_schedule"]
        for answer in (stage.info(key), *seen.values()):
            with kit.example():
                made = [each.answer for each in stage.home(key).made[:1]]
                kit.check(answer.status == 200, "200", answer.brief, *made, answer)


@rule("PP-STATUS-01", effect="write")
def an_empty_project_is_read_with_200(kit: Kit) -> None:
    for read, answer in kit.stage.emptiness.answers.items():
        # It has no day, and what is answered for a day that a project lacks is not documented.
        with kit.example():
            is_judged = read != "list_schedule"
            is_right = answer.status == 200 or not is_judged
            kit.check(is_right, "200", answer.brief, answer)


@rule("PP-STATUS-02", effect="write")
def creations_are_201(kit: Kit) -> None:
    kit.stage.bare.made[0]
    judge_taken(kit, *CREATIONS)


@rule("PP-STATUS-03", effect="write")
def additions_are_201(kit: Kit) -> None:
    judge_taken(kit, *OTHER_CREATIONS)


@rule("PP-STATUS-04", effect="write")
def a_missing_required_field_is_400(kit: Kit) -> None:
    for omission in kit.stage.omissions():
        with kit.example():
            expected = f"400, because {omission.field} is missing"
            answer = omission.answer
            kit.check(answer.status == 400, expected, answer.brief, answer)


@rule("PP-STATUS-05", effect="write")
@rule("PP-STATUS-06", effect="write")
def junk_is_answered(kit: Kit) -> None:
    with suppress(Unmet, Broken):
        kit.stage.throw_junk()


@rule("PP-STATUS-07", effect="write", depends_on=(EARLIER,))
def what_lacks_a_field_is_not_kept(kit: Kit) -> None:
    stage = kit.stage
    before = stage.emptiness
    refused = [each for each in stage.omissions() if each.answer.status == 400]
    kit.stand_on(bool(refused), "no write without a required field was refused")
    after = look(kit, stage.bare)
    scene = Scene(kit, stage.bare, before, after, stage.others(stage.bare))
    scene.judge([each.suspect for each in refused], "nothing kept of what is refused with 400")
