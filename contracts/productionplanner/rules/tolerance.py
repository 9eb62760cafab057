"""What the documentation implies or shows in an example only: reported, seldom counted."""

from collections.abc import Iterator, Sequence
from typing import Any

from understudy.contracts.kit.judge.finding import Again, Skip
from understudy.contracts.kit.judge.rule import rule
from understudy.contracts.kit.probes.reading import as_json, entries, instant
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OWN
from understudy.contracts.productionplanner.reading import (
    Entry,
    data_of,
    entry,
    is_utc,
    record_of,
    rows,
)
from understudy.contracts.productionplanner.table import OTHER_DAY, WRITES
from understudy.contracts.productionplanner.typing import Kit

ANSWERED = ("add_team_member", "add_budget_item", "add_location", "add_resource_link")
STAMPS = ("createdAt", "updatedAt", "archivedAt", "deletedAt")
PREFIXES = {
    "list_projects": "p_",
    "list_schedule": "s_",
    "list_team": "t_",
    "list_tasks": "k_",
    "list_resources": "r_",
}
# What may be left out of a request may be left out of the answer too.
SHOWN = {
    "list_projects": ("id", "name", "dates", "orgId", "status", "createdAt", "updatedAt"),
    "list_schedule": ("id",),
    "list_team": ("id", "name", "permission", "status"),
    "list_tasks": ("id", "label", "done", "createdBy"),
    "list_resources": ("id", "name", "type", "url", "version"),
}


@rule("PP-TOL-01", effect="write")
def a_label_is_kept_unchanged_or_not_at_all(kit: Kit) -> None:
    label = kit.name("label")
    made = kit.stage.scratch.write(kit, "add_date", {"date": OTHER_DAY, "label": label})
    if not made.answer.is_success:
        raise Skip("a date with a label is refused, which is allowed")
    day = entry(made.answer, "date", OTHER_DAY) or {}
    is_so = day.get("label") in (label, "", None)
    kit.check(is_so, f'"label": "{label}", or none', as_json(day), made.answer)


@rule("PP-TOL-04", effect="write")
def what_was_added_is_answered(kit: Kit) -> None:
    for key in kit.stage.keys:
        for made in kit.stage.home(key).added(*ANSWERED):
            with kit.example():
                text = WRITES[made.operation].naming
                found = entry(made.answer, text, made.body[text])
                expected = f"what was added, {as_json(made.body)}"
                kit.check(found is not None, expected, made.answer.brief, made.answer)


@rule("PP-TOL-06")
def timestamps_and_ids_look_as_in_the_examples(kit: Kit) -> None:
    for read, thing, answer in _listed(kit):
        with kit.example():
            stamps = [thing[name] for name in STAMPS if thing.get(name) is not None]
            odd = [str(each) for each in stamps if not is_utc(each)]
            kit.check(not odd, "timestamps in UTC", ", ".join(odd), answer)
            prefix = PREFIXES.get(read, "")
            is_so = str(thing.get("id", "")).startswith(prefix)
            kit.check(is_so, f"an id like {prefix}01", f"{thing.get('id')}", answer)


@rule("PP-TOL-11")
def things_have_the_fields_of_the_examples(kit: Kit) -> None:
    for read, thing, answer in _listed(kit):
        if read in SHOWN and _is_of_this_run(kit, thing):
            with kit.example():
                lacking = [name for name in SHOWN[read] if name not in thing]
                got = f"no {', '.join(lacking)} in {thing}"
                kit.check(not lacking, f"the fields {', '.join(SHOWN[read])}", got, answer)
                odd = [str(thing[name]) for name in STAMPS if _is_odd(thing.get(name))]
                expected = f"timestamps of {thing.get('id')} like 2026-06-01T12:00:00.000Z"
                kit.check(not odd, expected, as_json(odd), answer, again=_is_odd_again(thing))


@rule("PP-LATE-01", effect="write")
def what_was_written_shows_at_once(kit: Kit) -> None:
    # The first look at a home counts the reads that do, and notes the one that does not.
    for key in kit.stage.keys:
        kit.stage.seen(key)


@rule("PP-DOCS-01")
def the_document_is_public(kit: Kit) -> None:
    answer = kit.send("GET", kit.target.root("/docs.json"), key=None)
    version = answer.json.get("openapi") if isinstance(answer.json, dict) else None
    is_so = answer.status == 200 and isinstance(version, str) and version.startswith("3.")
    kit.check(is_so, '200 with "openapi": "3..."', answer.brief, answer)


def _listed(kit: Kit) -> Iterator[tuple[str, Entry, Exchange]]:
    looks = [*kit.stage.seen(OWN).answers.items(), ("list_projects", kit.stage.listed)]
    for read, answer in looks:
        if read == "list_resources":
            listed = record_of(answer).get("resources")
            things = list(entries(listed))
        else:
            things = rows(answer) or [each for each in entries(data_of(answer)) if "id" in each]
        for thing in things:
            if read not in ("list_dates", "get_project"):
                yield read, thing, answer


def _is_odd_again(thing: Entry) -> Again:
    def is_so(answers: Sequence[Exchange]) -> bool:
        shown = rows(answers[-1]) or [record_of(answers[-1])]
        same = [each for each in shown if each.get("id") == thing.get("id")]
        return any(_is_odd(each.get(name)) for each in same for name in STAMPS)

    return is_so


def _is_odd(stamp: Any) -> bool:
    return stamp is not None and instant(stamp) is None


def _is_of_this_run(kit: Kit, thing: Entry) -> bool:
    name = str(thing.get("name") or thing.get("label") or thing.get("activity") or "")
    return name.startswith(f"understudy-{kit.seed.run_id}") or not kit.may_write
