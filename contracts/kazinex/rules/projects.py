"""The list of projects, as the one documented answer shows it."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from understudy.contracts.kazinex.site import Kit
from understudy.contracts.kazinex.table import PROJECT
from understudy.rules import OWN, Broken, Exchange, answers, invariant, rows_of, rule

DOCUMENTED = (PROJECT.listed, "create_webhook")
INSTANT = re.compile(
    r"(\d{4}-\d\d-\d\d)[Tt ]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]\d\d:\d\d)",
    re.ASCII,
)
ODD = ("page=0", "page=-1", "page=understudy", "page=99999999999999999999", "per_page=-1", "page=")


def _is_listed(answer: Exchange) -> bool:
    return answer.is_success and answer.operation == PROJECT.listed


def _is_first_page(answer: Exchange) -> bool:
    return _is_listed(answer) and "?" not in answer.request.path


def _meta(answer: Exchange) -> Mapping[str, Any]:
    meta = answer.json.get("meta") if isinstance(answer.json, dict) else None
    return meta if isinstance(meta, dict) else {}


@invariant("KZ-FMT-01", applies=_is_listed)
def the_list_is_json(answer: Exchange) -> None:
    if not answer.is_json:
        raise Broken("JSON", answer.brief)


@invariant("KZ-LIST-01", applies=_is_first_page)
def the_list_has_data_and_meta(answer: Exchange) -> None:
    shown = answer.json if isinstance(answer.json, dict) else {}
    if not isinstance(shown.get("data"), list) or not isinstance(shown.get("meta"), dict):
        raise Broken("an object with an array data and an object meta", answer.brief)


@invariant("KZ-LIST-02", applies=_is_first_page)
def meta_counts(answer: Exchange) -> None:
    total: Any = _meta(answer).get("total")
    page: Any = _meta(answer).get("page")
    if not (is_whole(total) and is_whole(page)):
        raise Broken("meta.total and meta.page as integers", answer.brief)
    if page != 1:
        raise Broken("meta.page 1", f"{page} in {answer.brief}")
    count = len(rows_of(answer, PROJECT))
    if total < count:
        raise Broken(f"meta.total of {count} or more, for so many are shown", f"{total}")


@invariant("KZ-PROJ-01", applies=_is_first_page)
def a_project_is_like_the_example(answer: Exchange) -> None:
    data = answer.json.get("data") if isinstance(answer.json, dict) else None
    for row in data if isinstance(data, list) else ():
        told = row if isinstance(row, dict) else {}
        wrong = [name for name, is_right in FIELDS.items() if not is_right(told.get(name))]
        if wrong:
            # Which kinds are told first, so that a reader sees what to look at.
            kinds = ", ".join(f"{name} {told.get(name)!r}" for name in wrong)
            raise Broken(f"a project with {', '.join(wrong)} as documented", kinds)


@invariant("KZ-ID-01", applies=lambda each: _is_listed(each) and bool(rows_of(each, PROJECT)))
def ids_begin_alike(answer: Exchange) -> None:
    ids = [str(row.get("id")) for row in rows_of(answer, PROJECT)]
    odd = [each for each in ids if not each.startswith("proj_")]
    if odd:
        raise Broken("an id that begins with proj_", f"{odd[0]}")


@rule("KZ-PROJ-01")
def a_project_is_listed(kit: Kit) -> None:
    # The answer itself is what is judged.
    listed = kit.stage.listed
    kit.stand_on(listed.is_success, listed.brief)


STATUS = answers.never_5xx("KZ-STATUS-01", lambda each: each.operation in DOCUMENTED)


@rule("KZ-STATUS-01", depth="default")
def odd_pages_do_no_harm(kit: Kit) -> None:
    for query in ODD:
        name, _, value = query.partition("=")
        # What is answered is not documented; that it is answered is.
        kit.target.call(PROJECT.listed, query={name: value}, key=OWN)


def is_whole(value: Any) -> bool:
    """Tell whether a value is an integer, as JSON has them: 5.0 is one too."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return value == value // 1


def is_instant(value: Any) -> bool:
    """Tell whether a value is a point in time as RFC 3339 writes it."""
    found = INSTANT.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        return False
    try:
        date.fromisoformat(found[1])
    except ValueError:
        return False
    return True


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


FIELDS: Mapping[str, Callable[[Any], bool]] = {
    "id": _is_text,
    "name": _is_text,
    "created_at": is_instant,
    "schedule_count": lambda value: is_whole(value) and value >= 0,
}
