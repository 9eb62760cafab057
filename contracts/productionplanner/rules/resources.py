"""The resources of a project."""

from understudy.contracts.kit.judge.rule import rule
from understudy.contracts.kit.probes.reading import as_json
from understudy.contracts.productionplanner.reading import Entry, record_of
from understudy.contracts.productionplanner.shown import listed, shown_by, written
from understudy.contracts.productionplanner.typing import Kit

LISTS = ("resources", "folders")
SHOWN = ("id", "type", "version")


@rule("PP-RES-01")
def resources_and_folders_are_arrays(kit: Kit) -> None:
    stage = kit.stage
    answers = [stage.seen(key).answers["list_resources"] for key in stage.keys]
    if kit.may_write:
        answers.append(stage.emptiness.answers["list_resources"])
    for answer in answers:
        with kit.example():
            data = record_of(answer)
            is_so = all(isinstance(data.get(name), list) for name in LISTS)
            kit.check(is_so, "the arrays resources and folders", answer.brief, answer)


@rule("PP-RES-02", effect="write")
def a_link_is_listed(kit: Kit) -> None:
    for home, made in written(kit, "add_resource_link"):
        with kit.example():
            kit.check(made.answer.status == 201, "201", made.answer.brief, made.answer)
            answer = shown_by(kit, home, made)
            resources = record_of(answer).get("resources")
            links = resources if isinstance(resources, list) else []
            is_there = any(_holds(link, made.body) for link in links if isinstance(link, dict))
            expected = f"a resource with {as_json(made.body)}"
            kit.check(is_there, expected, answer.brief, made.answer, answer)


@rule("PP-RES-03", effect="write")
def a_link_has_id_type_and_version(kit: Kit) -> None:
    for made, link, answer in listed(kit, "add_resource_link"):
        with kit.example():
            is_whole = all(link.get(name) is not None for name in SHOWN)
            kit.check(is_whole, '"id", "type" and "version"', as_json(link), made.answer, answer)


def _holds(link: Entry, body: Entry) -> bool:
    return all(link.get(name) == value for name, value in body.items())
