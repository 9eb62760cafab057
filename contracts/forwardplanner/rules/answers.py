"""What holds of every answer: JSON in UTF-8, errors in one form, no 5xx, and what limits tell."""

import re

from understudy.contracts.forwardplanner.diary import Kit
from understudy.contracts.forwardplanner.table import LISTS
from understudy.rules import Broken, Exchange, answers, invariant, rule

# The path of the single event is a guess, and of methods nothing is said.
GUESSED, NO_METHOD, TOO_MANY = "get_event", 405, 429
UTF8 = ("utf-8", "utf8")
REMAINING = "x-rate-limit-remaining"


def _is_documented(answer: Exchange) -> bool:
    return answer.operation != GUESSED


def _is_error(answer: Exchange) -> bool:
    return _is_documented(answer) and 400 <= answer.status < 500 and answer.status != NO_METHOD


def _is_told_well(answer: Exchange) -> bool:
    told = answer.json
    return isinstance(told, dict) and all(
        isinstance(told.get(name), str) for name in ("error", "message")
    )


def _check_error(answer: Exchange) -> None:
    if not _is_told_well(answer):
        raise Broken("JSON with an error and a message, both texts", answer.brief)


@invariant("FP-ERR-01", applies=_is_error)
def a_refusal_tells_why(answer: Exchange) -> None:
    _check_error(answer)


@rule("FP-ERR-01")
def a_missing_route_tells_why(kit: Kit) -> None:
    answer = kit.send("GET", "/understudy")
    with kit.example(answer):
        is_right = not _is_error(answer) or _is_told_well(answer)
        told = "JSON with an error and a message, both texts"
        kit.check(is_right, told, answer.brief, answer)


@rule("FP-ERR-02")
def a_missing_route_is_404(kit: Kit) -> None:
    for path in ("/understudy", "/events/understudy/none"):
        with kit.example():
            answer = kit.send("GET", path)
            kit.check(answer.status == 404, "404", answer.brief, answer)


@invariant("FP-FMT-01", applies=lambda each: _is_documented(each) and bool(each.body))
def answers_are_json_in_utf8(answer: Exchange) -> None:
    charset = re.search(r'charset="?([^;"\s]+)', answer.headers.get("content-type", ""))
    if charset and charset[1].lower() not in UTF8:
        raise Broken("UTF-8", f"charset {charset[1]}", with_headers=True)
    try:
        answer.body.decode()
    except UnicodeDecodeError:
        raise Broken("UTF-8", answer.brief) from None
    if answer.is_success and not answer.is_json:
        raise Broken("JSON", answer.brief)


STATUS = answers.never_5xx("FP-STATUS-01", _is_documented)


def _too_many(answer: Exchange) -> list[Exchange]:
    return [each for each in (*answer.held_off, answer) if each.status == TOO_MANY]


@invariant("FP-RATE-01", applies=_is_documented)
def a_429_tells_when_to_come_back(answer: Exchange) -> None:
    for each in _too_many(answer):
        _check_error(each)
        after = each.headers.get("retry-after", "")
        if not re.fullmatch(r"\d+", after, re.ASCII):
            raise Broken("Retry-After in whole seconds", f"Retry-After: {after}", with_headers=True)


@invariant("FP-RATE-02", applies=lambda each: each.operation in LISTS)
def a_run_is_not_too_much(answer: Exchange) -> None:
    if _too_many(answer):
        raise Broken("no 429 below 500 calls a minute", _too_many(answer)[0].brief)


@invariant("FP-RATE-03", applies=lambda each: each.operation in LISTS)
def what_remains_is_a_number(answer: Exchange) -> None:
    told = answer.headers.get(REMAINING)
    if told is not None and not re.fullmatch(r"\d+", told, re.ASCII):
        raise Broken(f"a whole number in {REMAINING}", told, with_headers=True)


@rule("FP-RATE-04")
def what_remains_does_not_grow(kit: Kit) -> None:
    for operation, table in LISTS.items():
        one, other = (kit.target.call(operation, query=table.list_query) for _ in range(2))
        with kit.example(one, other):
            before, after = (each.headers.get(REMAINING, "") for each in (one, other))
            is_number = before.isdecimal() and after.isdecimal()
            is_kept = not is_number or int(after) <= int(before)
            kit.check(is_kept, f"{before} or less", after, one, other)
