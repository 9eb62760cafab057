"""The groups of endpoints: which are there, how they wrap what they show, what quality tells."""

import re
from collections.abc import Mapping
from typing import Any

import httpx

from understudy.contracts.kazinex.site import Kit
from understudy.contracts.kazinex.table import GROUPS, OF_PROJECT
from understudy.rules import Exchange, Skip, entries, rule

ABSENT = (404, 405)
CHECKS = (34, 35)


def answers_of(kit: Kit) -> Mapping[str, Exchange]:
    """Return what each group answers about a project that has schedules, asked for once."""

    def ask() -> dict[str, Exchange]:
        place = kit.stage.home().place
        return {each: kit.call(each, place if each in OF_PROJECT else {}) for each in GROUPS}

    return kit.shared("groups", ask)


@rule("KZ-GROUP-01")
def groups_are_there(kit: Kit) -> None:
    answers, described = answers_of(kit), described_paths(kit)
    names = {each: kit.operations[each].name for each in answers}
    known = ", ".join(f"{names[each]} {answer.status}" for each, answer in answers.items())
    for operation, answer in answers.items():
        # The deployment's own description wins over what is assumed here.
        if described and _plain(kit.operations[operation].template) not in described:
            continue
        with kit.example(answer):
            told = "a group that is there"
            kit.check(answer.status not in ABSENT, told, f"{answer.brief}; of all: {known}", answer)
    kit.note(known)
    if described:
        own = {_plain(each.template) for each in kit.operations.values()}
        more, less = (", ".join(sorted(each)) for each in (described - own, own - described))
        kit.note(f"its own description has {more or 'no more'}; it lacks {less or 'nothing'}")


@rule("KZ-GROUP-02")
def what_is_shown_stands_under_data(kit: Kit) -> None:
    for answer in answers_of(kit).values():
        if answer.status == 200:
            with kit.example(answer):
                shown = answer.json
                is_kept = isinstance(shown, dict) and "data" in shown
                kit.check(is_kept, "an object with data", answer.brief, answer)


@rule("KZ-QUAL-01")
def quality_tells_of_all_checks(kit: Kit) -> None:
    answer = answers_of(kit)["get_quality"]
    told = [each.get("checks") for each in entries(answer.json)]
    found = next((each for each in told if isinstance(each, list)), None)
    if found is None or not answer.is_success:
        raise Skip(f"no checks are told: {answer.status}")
    count = len(found)
    kit.check(count in CHECKS, "34 or 35 checks", f"{count}", answer)


def described_paths(kit: Kit) -> frozenset[str]:
    """Return the paths of the document that a deployment serves of itself; none where it has none.

    The documentation points to /planner/docs, which lies beside the base path.
    """
    base = httpx.URL(kit.target.base_url).path.rstrip("/")
    place = kit.target.root(f"{base.rpartition('/')[0]}/docs")
    document = kit.send("GET", place, is_documented=False).json
    paths: Any = document.get("paths") if isinstance(document, dict) else None
    return frozenset(map(_plain, paths)) if isinstance(paths, dict) else frozenset()


def _plain(template: str) -> str:
    """Return a path whose parameters have no names, which are anybody's own."""
    return re.sub(r"{[^}]*}", "{}", str(template)).rstrip("/")
