"""The rate limit, as far as it is met: nothing here runs into it."""

from understudy.contracts.kit.judge.finding import Broken, Skip
from understudy.contracts.kit.judge.rule import invariant, rule
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.planado.profiles import is_throttled
from understudy.contracts.planado.typing import Kit

BURST = 5
# Of the documented limits, the lower one allows this much and a burst on top.
QUIET = 40
A_MOMENT = BURST


def _limited(answer: Exchange) -> list[Exchange]:
    """Return the answers that speak of the limit, those that were waited out included."""
    return [each for each in (*answer.held_off, answer) if is_throttled(each)]


@invariant("PL-RATE-01")
def a_limit_is_told_by_429(answer: Exchange) -> None:
    for each in _limited(answer):
        if each.status not in (200, 429):
            raise Broken("429", each.brief)


@invariant("PL-RATE-03")
def a_limit_is_told_like_any_error(answer: Exchange) -> None:
    for each in _limited(answer):
        if each.status == 200 or not each.is_json:
            raise Broken("429 with a JSON body", each.brief)


@rule("PL-RATE-02")
def a_burst_passes(kit: Kit) -> None:
    sent = len(kit.target.trail.history)
    if sent > QUIET:
        raise Skip(f"the run has sent {sent} requests, which may have used up the limit")
    answers = _burst(kit)
    if not all(map(_passed, answers)):
        # Others may have used up the limit of this key; a moment later, there is room again.
        kit.wait(A_MOMENT)
        answers = _burst(kit)
    for answer in answers:
        with kit.example():
            kit.check(_passed(answer), "a 2xx", answer.brief, *answers)


def _burst(kit: Kit) -> list[Exchange]:
    return [kit.call("list_jobs", at_once=True) for _ in range(BURST)]


def _passed(answer: Exchange) -> bool:
    return answer.is_success and not _limited(answer)
