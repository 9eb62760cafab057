"""What the trying out of reproducers may cost."""

from tests.contracts.kit.judging import judge, run_of
from tests.contracts.kit.toy.app import Notes

from understudy.contracts.kit import reproducers
from understudy.contracts.kit.allowance import Allowance
from understudy.contracts.kit.exchange import Exchange, Request

MAKING = Exchange(1, Request("POST", "/notes", operation="create_note"), 201, {}, b"{}")
READING = Exchange(2, Request("GET", "/notes", operation="list_notes"), 200, {}, b"[]")


def allowance(requests: int, things: int) -> Allowance:
    return Allowance(requests, things, ("create_note",))


def test_requests_are_counted_and_of_these_what_stays_behind() -> None:
    left = allowance(2, 1)

    left.spend(MAKING)

    assert (left.requests, left.things) == (1, 0)
    assert left.covers([READING])
    assert not left.covers([READING, READING])
    assert not left.covers([MAKING])


def test_what_is_left_of_a_share_comes_back() -> None:
    whole = allowance(10, 3)

    share = whole.share(4, 5)
    share.spend(MAKING)
    whole.take_back(share)

    assert (whole.requests, whole.things) == (9, 2)


def test_a_target_where_all_is_broken_is_tried_within_bounds(service: Notes) -> None:
    service.defects = frozenset({"leak", "lost", "crash", "no json", "foreign write"})

    tried = judge(service)
    sent = len(service.requests)
    untried = judge(service, try_reproducers=False)

    assert sent - (len(service.requests) - sent) <= reproducers.MOST_REQUESTS
    assert len(tried.left_behind) - len(untried.left_behind) <= reproducers.MOST_THINGS


def test_what_trying_leaves_behind_is_in_the_report(service: Notes) -> None:
    service.defects = frozenset({"lost"})
    run = run_of(service)

    left = run.judge().left_behind

    made = [each for each in service.requests if each.method == "POST"]
    assert len(left) == len(made) > 3
