"""The resources of a project."""

from understudy.contracts.kit.context import Kit
from understudy.contracts.kit.rule import rule
from understudy.contracts.productionplanner.reading import as_json, entry, record_of


@rule("PP-RES-01")
def resources_and_folders_are_arrays(kit: Kit) -> None:
    stage = kit.stage
    answers = [stage.seen(key).answers["list_resources"] for key in stage.keys]
    if kit.may_write:
        answers.append(stage.emptiness.answers["list_resources"])
    for answer in answers:
        with kit.example():
            data = record_of(answer)
            is_so = isinstance(data.get("resources"), list) and isinstance(
                data.get("folders"), list
            )
            kit.check(is_so, "the arrays resources and folders", answer.brief, answer)


@rule("PP-RES-02", effect="write")
def a_link_is_listed(kit: Kit) -> None:
    for key in kit.stage.keys:
        answer = kit.stage.seen(key).answers["list_resources"]
        for made in kit.stage.home(key).writes("add_resource_link"):
            with kit.example():
                kit.check(made.answer.status == 201, "201", made.answer.brief, made.answer)
                listed = record_of(answer).get("resources")
                links = listed if isinstance(listed, list) else []
                found = [each for each in links if isinstance(each, dict)]
                is_there = any(
                    all(each.get(name) == value for name, value in made.body.items())
                    for each in found
                )
                expected = f"a resource with {as_json(made.body)}"
                kit.check(is_there, expected, answer.brief, made.answer, answer)


@rule("PP-RES-03", effect="write")
def a_link_has_id_type_and_version(kit: Kit) -> None:
    for key in kit.stage.keys:
        answer = kit.stage.seen(key).answers["list_resources"]
        for made in kit.stage.home(key).added("add_resource_link"):
            link = entry(answer, "name", made.body["name"])
            if link is not None:
                with kit.example():
                    is_whole = all(link.get(name) is not None for name in ("id", "type", "version"))
                    expected = '"id", "type" and "version"'
                    kit.check(is_whole, expected, as_json(link), made.answer, answer)
