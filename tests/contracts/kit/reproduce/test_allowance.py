"""What the trying out of reproducers may cost."""

from tests.contracts.kit.judging import judge, judged, run_of
from tests.contracts.kit.toy.app import Notes

from understudy.contracts.kit.reproduce import reproducers
from understudy.contracts.kit.reproduce.allowance import Allowance
from understudy.contracts.kit.reproduce.reproducer import Place
from understudy.contracts.kit.reproduce.reproducers import Reproducers
from understudy.contracts.kit.talk.exchange import Exchange, Request

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
    untried = judge(service, try_reproducers=False)

    assert tried.requests <= reproducers.TIMES * judged().contract.budgets["quick"]
    assert len(tried.left_behind) - len(untried.left_behind) <= reproducers.MOST_THINGS


def test_what_trying_leaves_behind_is_in_the_report(service: Notes) -> None:
    service.defects = frozenset({"lost"})
    run = run_of(service)

    left = run.judge().left_behind

    made = [each for each in service.requests if each.method == "POST"]
    assert len(left) == len(made) > 3


def test_what_never_counts_is_not_tried(service: Notes) -> None:
    service.defects = frozenset({"lost"})
    untried = run_of(service, try_reproducers=False)
    untried.judge()
    target, place = untried.target, Place(untried.target.base_url)
    sent, allowed = len(service.requests), allowance(99, 9)

    scripts = Reproducers(target, place, allowed, frozenset(untried.ledger.records)).of(
        untried.ledger.records
    )

    assert (len(service.requests), "curl" in "".join(scripts["N-MAKE-01"])) == (sent, True)
