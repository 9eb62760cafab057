"""Whatever a spec or a catalogue says of any API is in its reading."""

from typing import Any

from tests.reference.reading.conftest import Read
from tests.reference.reading.walking import examples, marks, operations, paths, resolved

from understudy.reference.reading.gathered import contents_of
from understudy.reference.reading.model import Content, Operation
from understudy.reference.spec import read_yaml


def read_paths(content: Content) -> set[str]:
    """Return the paths of all fields of a body, those of an envelope too."""
    fields = {each.path for each in content.shape.walk()}
    if content.payload:
        held = {f"{content.payload}.{each}".replace(".[", "[") for each in fields if each}
        own = {each.path for field in content.envelope for each in field.walk()}
        fields = {content.payload, *held, *own}
    return fields | (read_paths(content.instead) if content.instead else set())


def operations_of(read: Read) -> list[tuple[dict[str, Any], Operation]]:
    """Return each operation of the spec with the one that was read."""
    known = {each.id: each for each in read.reading.operations}
    return [(node, known[node["operationId"]]) for _, _, node in operations(read.document)]


def test_every_operation_is_read_with_its_call(every: tuple[Read, ...]) -> None:
    for read in every:
        wanted = {(m, path, node["operationId"]) for m, path, node in operations(read.document)}

        assert {(each.method, each.path, each.id) for each in read.reading.operations} == wanted


def test_every_parameter_is_read(every: tuple[Read, ...]) -> None:
    for read in every:
        for node, operation in operations_of(read):
            wanted = {(each["in"], each["name"]) for each in node["parameters"]}

            assert {(each.where, each.name) for each in operation.parameters} == wanted


def test_every_field_of_a_request_is_read(every: tuple[Read, ...]) -> None:
    count = 0
    for read in every:
        for node, operation in operations_of(read):
            given = resolved(read.document, node.get("requestBody", {})).get("content", {})
            contents = operation.body.contents if operation.body else ()
            for content in contents:
                wanted = set(paths(read.document, given[content.media_type]["schema"]))
                count += len(wanted)
                assert wanted - read_paths(content) == set(), operation.id
            assert [each.media_type for each in contents] == list(given)

    assert count > 200


def test_every_status_and_field_of_an_answer_is_read(every: tuple[Read, ...]) -> None:
    count = 0
    for read in every:
        for node, operation in operations_of(read):
            assert {each.status for each in operation.answers} == set(node["responses"])
            for answer in operation.answers:
                given = resolved(read.document, node["responses"][answer.status])
                assert [each.name for each in answer.headers] == list(given.get("headers", {}))
                for content in answer.contents:
                    media = given["content"][content.media_type]
                    wanted = set(paths(read.document, media["schema"]))
                    count += len(wanted)
                    assert wanted - read_paths(content) == set(), operation.id

    assert count > 2000


def test_every_example_is_read(every: tuple[Read, ...]) -> None:
    for read in every:
        for node, operation in operations_of(read):
            bodies = [node.get("requestBody", {}), *node["responses"].values()]
            media = [
                media
                for body in bodies
                for media in resolved(read.document, body).get("content", {}).values()
            ]
            media += [each["x-instead"] for each in media if "x-instead" in each]
            wanted = [value for each in media for value in examples(each)]
            seen = [each.value for content in contents_of(operation) for each in content.examples]

            assert [value for value in wanted if value not in seen] == [], operation.id


def test_every_decision_is_read_with_its_reason_and_its_operations(every: tuple[Read, ...]) -> None:
    for read in every:
        decisions = read.reading.decisions

        found = {(each.pointer, each.keyword, each.reason) for each in decisions}
        assert found == set(marks(read.document)), read.api.name
        assert [each.pointer for each in decisions if not each.operations] == []


def test_what_extensions_say_of_an_operation_is_read(every: tuple[Read, ...]) -> None:
    for read in every:
        for node, operation in operations_of(read):
            body = resolved(read.document, node.get("requestBody", {}))
            said = operation.body
            assert list(operation.roles) == node.get("x-roles", [])
            assert list(operation.status_ranges) == node.get("x-status-ranges", [])
            assert list(said.also if said else ()) == body.get("x-also-media-types", [])
            assert list(said.accepts if said else ()) == body.get("x-accepts", [])
            assert (said.largest if said else None) == body.get("x-largest")
            for answer in operation.answers:
                given = resolved(read.document, node["responses"][answer.status])
                links = {each["operationId"] for each in given.get("links", {}).values()}
                assert answer.message == given.get("x-message", "")
                assert {call.operation for call in answer.next_calls} == links


def test_every_rule_is_read_with_what_it_catches(every: tuple[Read, ...]) -> None:
    for read in every:
        if read.api.rules.exists():
            wanted = [rule["id"] for rule in read_yaml(read.api.rules)["rules"]]
            assert [rule.id for rule in read.reading.rules] == wanted
        kills = sum(len(rule.kills) for rule in read.reading.rules)
        assert bool(kills) == read.api.rules.with_name("kills.json").exists()


def test_every_operation_has_a_rule_or_a_reason_why_none(every: tuple[Read, ...]) -> None:
    for read in every:
        if read.api.rules.exists() and read.api.folder is None:
            bare = [
                each.id for each in read.reading.operations if not (each.rules or each.unjudged)
            ]

            assert bare == [], read.api.name


def test_no_two_fields_of_a_page_have_one_anchor(every: tuple[Read, ...]) -> None:
    for read in every:
        for operation in read.reading.operations:
            fields = [
                field
                for top in (*operation.parameters, *(c.shape for c in contents_of(operation)))
                for field in top.walk()
                # What an array holds is shown in its row.
                if not field.path.endswith("[]")
            ]
            named = {(each.where, each.path, each.anchor) for each in fields if each.name}

            assert len({anchor for _, _, anchor in named}) == len(named), operation.id
