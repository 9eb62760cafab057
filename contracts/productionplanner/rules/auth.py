"""Who is let in: the forms of the Authorization header, and what a refusal leaves behind."""

import re
from collections.abc import Iterable

from understudy.contracts.kit.judge.finding import Broken
from understudy.contracts.kit.judge.rule import EARLIER, invariant, rule
from understudy.contracts.kit.probes.homes import look
from understudy.contracts.kit.probes.side_effects import Scene
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OWN, REVOKED
from understudy.contracts.productionplanner.forms import (
    malformed,
    revoked,
    unknown,
    without_header,
)
from understudy.contracts.productionplanner.knocks import Knock
from understudy.contracts.productionplanner.typing import Kit

KEY = re.compile(r"pp_[0-9a-f]{64}")
SHORTEST_SECRET = 20


@rule("PP-AUTH-01")
def without_a_header_nothing_is_answered(kit: Kit) -> None:
    judge(kit, kit.stage.knocks.at(without_header))


@rule("PP-AUTH-02")
def a_malformed_header_is_refused(kit: Kit) -> None:
    judge(kit, kit.stage.knocks.at(malformed))


@rule("PP-AUTH-02")
def a_scheme_in_small_letters_is_taken_or_refused(kit: Kit) -> None:
    header = f"bearer {kit.keys.value(OWN)}"
    answer = kit.call("get_info", authorization=header)
    kit.check(answer.status in (200, 401), "200 or 401", answer.brief, answer)


@rule("PP-AUTH-03")
def an_unknown_key_is_refused(kit: Kit) -> None:
    judge(kit, kit.stage.knocks.at(unknown))


@rule("PP-AUTH-04", needs=(REVOKED,))
def a_revoked_key_is_refused(kit: Kit) -> None:
    judge(kit, kit.stage.knocks.at(revoked))


@rule("PP-AUTH-05", effect="write", depends_on=(EARLIER,))
def what_is_refused_changes_nothing(kit: Kit) -> None:
    stage = kit.stage
    before = stage.seen(OWN)
    for kind in (without_header, malformed, unknown, *([revoked] if kit.has(REVOKED) else [])):
        stage.knocks.at(kind)
    after = look(kit, stage.home(OWN))
    scene = Scene(kit, stage.home(OWN), before, after, stage.others(stage.home(OWN)))
    scene.judge(stage.knocks.suspects)


@invariant("PP-AUTH-06")
def no_answer_returns_a_key(answer: Exchange) -> None:
    sent = [value.split()[-1] for name, value in answer.request.headers if name == "Authorization"]
    secrets = [each for each in sent if len(each) >= SHORTEST_SECRET]
    for name, said in (("", answer.text), *answer.headers.items()):
        if KEY.search(said) or any(secret in said for secret in secrets):
            got = f"{answer.status} with one in the header {name}" if name else answer.brief
            raise Broken("an answer without the key", got, with_headers=True)


def judge(kit: Kit, knocks: Iterable[Knock]) -> None:
    """Judge each knock as one example."""
    refused: dict[str, Exchange] = {}
    for knock in knocks:
        with kit.example(knock.answer):
            try:
                knock.judge()
            except Broken as broken:
                before = [refused[name] for name in [knock.form.name] if name in refused]
                raise _after_others(kit, before, knock, broken) from broken
        if knock.answer.status == 401:
            refused.setdefault(knock.form.name, knock.answer)


def _after_others(kit: Kit, before: list[Exchange], knock: Knock, broken: Broken) -> Broken:
    """Show what was let in after a call with the key, and after one in this form was refused."""
    if not knock.answer.is_success:
        return broken
    evidence = kit.stage.info(OWN), *before, knock.answer
    told = Broken(broken.expected, broken.got, *evidence, one_connection=True)
    # Where this was remembered, even the first call in this form is let in by now.
    told.again = lambda answers: answers[-1].is_success
    return told
