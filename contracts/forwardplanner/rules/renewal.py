"""Renewing, and how long tokens live."""

from understudy.contracts.forwardplanner.diary import Kit
from understudy.contracts.forwardplanner.tokens import (
    is_told,
    let_in,
    refresh_of,
    renewed,
    sign_in,
    token_of,
)
from understudy.rules import OWN, Exchange, rule

MINUTE, DAY = 60.0, 86_400.0
REFUSALS = (400, 401)


@rule("FP-RENEW-01")
def a_renewed_token_lets_in(kit: Kit) -> None:
    signed = sign_in(kit)
    answer = renewed(kit, refresh_of(kit, signed), key=OWN)
    kit.check(answer.status == 200, "200", answer.brief, signed, answer)
    told = answer.json.get("token") if isinstance(answer.json, dict) else None
    kit.check(is_told(told), "a token", answer.brief, signed, answer)
    used = let_in(kit, str(told))
    kit.check(used.status == 200, "200", used.brief, signed, answer, used)


@rule("FP-RENEW-02")
def renewing_needs_nothing_else(kit: Kit) -> None:
    signed = sign_in(kit)
    answer = renewed(kit, refresh_of(kit, signed))
    kit.check(answer.status == 200, "200", answer.brief, signed, answer)


def _refused(kit: Kit) -> list[tuple[Exchange, ...]]:
    """Return what was answered to texts that are no refresh token, asked for once."""
    return kit.shared("refused renewals", lambda: _asked(kit))


def _asked(kit: Kit) -> list[tuple[Exchange, ...]]:
    signed = sign_in(kit)
    refresh = refresh_of(kit, signed)
    middle = len(refresh) // 2
    other = "A" if refresh[middle] != "A" else "B"
    texts = {
        "understudy": (),
        kit.keys.variant("0" * len(refresh), "0" * len(refresh)): (),
        refresh[:middle] + other + refresh[middle + 1 :]: (signed,),
        refresh[:middle]: (signed,),
        f"{refresh}0": (signed,),
        token_of(kit, signed): (signed,),
        kit.keys.secret(OWN): (),
    }
    return [(*before, renewed(kit, text)) for text, before in texts.items()]


@rule("FP-RENEW-03")
def what_is_no_refresh_token_renews_nothing(kit: Kit) -> None:
    for evidence in _refused(kit):
        with kit.example(*evidence):
            answer = evidence[-1]
            kit.check(not answer.is_success, "a refusal", answer.brief, *evidence)


@rule("FP-RENEW-04")
def a_wrong_refresh_token_is_400_or_401(kit: Kit) -> None:
    for evidence in _refused(kit):
        with kit.example(*evidence):
            answer = evidence[-1]
            # What lets in is another rule's.
            is_right = answer.is_success or answer.status in REFUSALS
            kit.check(is_right, "400 or 401", answer.brief, *evidence)


@rule("FP-LIFE-03")
def a_second_sign_in_ends_nothing(kit: Kit) -> None:
    first = sign_in(kit)
    token, refresh = token_of(kit, first), refresh_of(kit, first)
    second = sign_in(kit)
    third = renewed(kit, refresh_of(kit, second))
    with kit.example():
        used = let_in(kit, token)
        kit.check(used.status == 200, "200", used.brief, first, second, third, used)
    with kit.example():
        again = renewed(kit, refresh)
        kit.check(again.status == 200, "200", again.brief, first, second, third, again)


@rule("FP-LIFE-01")
def an_access_token_lives_15_minutes(kit: Kit) -> None:
    with kit.later(16 * MINUTE) as later:
        signed = sign_in(kit)
        token = token_of(kit, signed)
        before = (signed, *later(14 * MINUTE))
        with kit.example():
            used = let_in(kit, token)
            kit.check(used.status == 200, "200", used.brief, *before, used)
        before = (*before, *later(2 * MINUTE))
        with kit.example():
            used = let_in(kit, token)
            kit.check(used.status == 401, "401", used.brief, *before, used)


@rule("FP-LIFE-02")
def a_refresh_token_lives_30_days(kit: Kit) -> None:
    with kit.later(31 * DAY) as later:
        # One that has renewed may be over by that.
        first, second = sign_in(kit), sign_in(kit)
        tokens = refresh_of(kit, first), refresh_of(kit, second)
        before = later(29 * DAY)
        with kit.example():
            answer = renewed(kit, tokens[0])
            kit.check(answer.status == 200, "200", answer.brief, first, *before, answer)
        before = (*before, *later(2 * DAY))
        with kit.example():
            answer = renewed(kit, tokens[1])
            kit.check(not answer.is_success, "a refusal", answer.brief, second, *before, answer)
