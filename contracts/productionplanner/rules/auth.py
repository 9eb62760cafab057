"""Who is let in: the forms of the Authorization header, and what a refusal leaves behind."""

import re
from collections.abc import Iterable

from understudy.contracts.kit.context import Kit
from understudy.contracts.kit.exchange import Exchange
from understudy.contracts.kit.finding import Broken
from understudy.contracts.kit.keyring import OWN, REVOKED
from understudy.contracts.kit.rule import EARLIER, invariant, rule
from understudy.contracts.productionplanner.damage import Scene
from understudy.contracts.productionplanner.forms import (
    malformed,
    revoked,
    unknown,
    without_header,
)
from understudy.contracts.productionplanner.home import look
from understudy.contracts.productionplanner.knocks import Knock

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


@rule("PP-AUTH-05", effect="write", company=(EARLIER,))
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
    said = "\n".join((answer.text, *answer.headers.values()))
    sent = [value.split()[-1] for name, value in answer.request.headers if name == "Authorization"]
    secrets = [each for each in sent if len(each) >= SHORTEST_SECRET]
    if KEY.search(said) or any(secret in said for secret in secrets):
        raise Broken("an answer without the key", answer.brief, with_headers=True)


def judge(kit: Kit, knocks: Iterable[Knock]) -> None:
    """Judge each knock as one example."""
    for knock in knocks:
        with kit.example():
            try:
                knock.judge()
            except Broken as broken:
                raise _after_a_real_call(kit, knock, broken) from broken


def _after_a_real_call(kit: Kit, knock: Knock, broken: Broken) -> Broken:
    """Show a request that was let in after one with the key, over the same connection."""
    if not knock.answer.is_success:
        return broken
    real = kit.stage.info(OWN)
    return Broken(broken.expected, broken.got, real, knock.answer, one_connection=True)
