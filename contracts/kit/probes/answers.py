"""What holds of every answer of its kind, whatever was asked: checks of rules about all of them."""

from collections.abc import Callable, Collection

from understudy.contracts.kit.judge.finding import Broken
from understudy.contracts.kit.judge.rule import Invariant
from understudy.contracts.kit.talk.exchange import Exchange

Applies = Callable[[Exchange], bool]


def succeed_with(rule: str, status: int, operations: Collection[str]) -> Invariant:
    """Return the check that these operations answer a success with this status."""

    def check(answer: Exchange) -> None:
        if answer.status != status:
            raise Broken(str(status), answer.brief)

    return Invariant(rule, check, lambda each: each.is_success and each.operation in operations)


def never_5xx(rule: str, applies: Applies = lambda _: True) -> Invariant:
    """Return the check that no answer is an error of the server."""

    def check(answer: Exchange) -> None:
        if answer.status >= 500:
            raise Broken("no 5xx", answer.brief)

    return Invariant(rule, check, applies)


def called_json(rule: str, applies: Applies) -> Invariant:
    """Return the check that JSON is called so."""

    def check(answer: Exchange) -> None:
        if not answer.is_called_json:
            expected, got = "Content-Type: application/json", answer.headers["content-type"]
            raise Broken(expected, f"Content-Type: {got}", with_headers=True)

    return Invariant(rule, check, applies)
