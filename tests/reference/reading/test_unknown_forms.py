"""A spec that says what the reference cannot show is refused, with file, line and what it is."""

from pathlib import Path

import pytest
from tests.reference.reading.things import NAME, SPEC, api_of

from understudy.reference.reading import ReadingError, read
from understudy.reference.rules import RulesError
from understudy.reference.spec import SpecError

DRY = "in: query, schema: {type: boolean}"
# What stands there, what stands in its place, and what is told of it.
FORMS = [
    ('version: "1"', 'version: "1", x-logo: 1', "extension `x-logo` of `info`"),
    ('version: "1"', 'version: "1", contact: {url: "javascript:x"}', "`url` begins neither"),
    ("security: [", "x-tagGroups: []\nsecurity: [", "extension `x-tagGroups` of a spec"),
    ("{name: Things}", "{name: Things, x-deep: 1}", "extension `x-deep` of a tag"),
    ("    parameters: []", "    summary: x", "keyword `summary` of a path"),
    ("      tags: [Things]", "      callbacks: {}", "keyword `callbacks` of an operation"),
    ("      tags: [Things]", "      x-codes: {}", "extension `x-codes` of an operation"),
    ("      tags: [Things]", "      tags: [Things, Chairs]", "more than one tag"),
    ("operationId: add_thing\n", "summary: Add\n", "no operationId"),
    ("operationId: add_thing\n", "operationId: ../add\n", "'../add' names no page"),
    ("operationId: add_thing\n", "operationId: Errors\n", "the name of another page"),
    (DRY, DRY + ", style: form", "keyword `style` of a parameter"),
    ("in: query", "in: cookie", "parameters in 'cookie'"),
    (DRY, "in: query", "a parameter without a schema"),
    ("          application/json:\n", "          application/json:\n            x-f: 1\n", "`x-f`"),
    ("{value: {name: A chair}}", "{externalValue: http://x}", "keyword `externalValue`"),
    ("{value: {name: A chair}}", "{summary: x}", "an example without a value"),
    ('        "201":', "        4XX:", "status '4XX'"),
    ('        "201":', "        default:", "status 'default'"),
    ("description: The thing.", "x-rate: 1", "extension `x-rate` of an answer"),
    ("{schema: {type: string}}}", "{schema: {type: string}, x-h: 1}}", "`x-h` of a header"),
    ("$request.query.dry", "$url", "where '$url' comes from"),
    ("{operationId: add_thing, par", "{operationId: gone, par", "leads to `gone`"),
    ("Again: {operationId: add_thing,", "Again: {operationRef: x,", "keyword `operationRef`"),
    ("{type: http, scheme: bearer}", "{type: oauth2, flows: {}}", "keyword `flows`"),
    ("{type: http, scheme: bearer}", "{type: openIdConnect}", "type 'openIdConnect'"),
    ("security: [{key: []}]", "security: [{gone: []}]", "the security scheme `gone`"),
    (NAME, "        name: {oneOf: [{type: string}]}", "keyword `oneOf` of a schema"),
    (NAME, "        name: {not: {type: string}}", "keyword `not` of a schema"),
    (NAME, "        name: {type: string, discriminator: {}}", "keyword `discriminator`"),
    (NAME, "        name: {type: string, x-order: 1}", "extension `x-order` of a schema"),
    (NAME, "        name: {type: string, xml: {}}", "keyword `xml`"),
    (NAME, "        name: {type: [string, 'null']}", "the type ['string', 'null']"),
    (NAME, "        name: {type: string, anyOf: [{type: string}]}", "`anyOf` beside a type"),
    (NAME, "        name: {type: string, items: {type: string}}", "has items, and is no array"),
    (NAME, "        name: {type: array}", "does not say of what"),
    (NAME, '        name: {$ref: "#/components/schemas/Thing", example: 1}', "beside its `$ref`"),
    (NAME, "        name: {type: string, x-instead: {type: integer}}", "has no x-when"),
    (NAME, "        name: {type: string, x-assumed: {minLength: why}}", "is not there"),
    (NAME, "        name: {type: string, x-assumed: {type: 1}}", "gives no reason for `type`"),
    (NAME, "        name: {type: string, description: 1}", "`description` is no text"),
    ("required: [name]", "required: [name, size]", "requires `size`, which is no property"),
    ("            id: {type: string}", "            id: 1", "is no object"),
    ("        - {name: dry,", "        - 1\n        - {name: dry,", "is no object"),
]


def test_the_spec_without_a_strange_form_is_read(tmp_path: Path) -> None:
    reading = read(api_of(tmp_path, SPEC))

    assert [operation.id for operation in reading.operations] == ["add_thing"]


@pytest.mark.parametrize(("old", "new", "told"), FORMS, ids=[told for _, _, told in FORMS])
def test_a_form_that_cannot_be_shown_is_refused(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    assert SPEC.count(old) == 1
    text = SPEC.replace(old, new)
    start = text[: text.index(new)].count("\n") + 1
    lines = {f"{tmp_path}/openapi.yaml:{line}" for line in range(start - 1, start + 3)}

    with pytest.raises(ReadingError) as refused:
        read(api_of(tmp_path, text))

    said = str(refused.value)
    assert told in said
    assert said.partition(": ")[0] in lines
    assert "\n" not in said


@pytest.mark.parametrize(
    ("old", "new"),
    [("info: {title", "inf: {title"), (NAME, "        name: {enum: 1}"), ("paths:\n", "path:\n")],
)
def test_what_is_no_openapi_is_refused_in_a_line(tmp_path: Path, old: str, new: str) -> None:
    with pytest.raises(SpecError) as refused:
        read(api_of(tmp_path, SPEC.replace(old, new)))

    assert str(refused.value).startswith(f"{tmp_path}/openapi.yaml:")
    assert "\n" not in str(refused.value)


def test_a_rule_about_no_operation_is_refused(tmp_path: Path) -> None:
    rule = "{id: T-1, statement: x, citation: x, level: must, about: [gone]}"
    catalogue = "{title: T, variable: T, rate: 1/s, probes: [], leaves: {}, needs: {}, rules: [%s]}"
    (tmp_path / "rules.yaml").write_text(catalogue % rule)

    with pytest.raises(ReadingError, match="T-1 is about gone, which is no operation"):
        read(api_of(tmp_path, SPEC))


@pytest.mark.parametrize(
    ("unjudged", "told"),
    [("{gone: why}", "names gone, which is no"), ("{add_thing: why}", "which rules are about")],
)
def test_a_reason_for_no_rule_is_refused_where_it_is_none(
    tmp_path: Path, unjudged: str, told: str
) -> None:
    rule = "{id: T-1, statement: x, citation: x, level: must, about: [add_thing]}"
    (tmp_path / "rules.yaml").write_text(
        f"{{title: T, variable: T, rate: 1/s, probes: [], leaves: {{}}, needs: {{}},"
        f" unjudged: {unjudged}, rules: [{rule}]}}"
    )

    with pytest.raises(ReadingError, match=told):
        read(api_of(tmp_path, SPEC))


def test_a_reason_for_no_rule_is_shown_with_its_operation(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text(
        "{title: T, variable: T, rate: 1/s, probes: [], leaves: {}, needs: {}, rules: [],"
        " unjudged: {add_thing: nothing documents it}}"
    )

    assert read(api_of(tmp_path, SPEC)).operations[0].unjudged == "nothing documents it"


def test_unjudged_that_is_no_map_is_refused(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text(
        "{title: T, variable: T, rate: 1/s, probes: [], leaves: {}, needs: {}, rules: [],"
        " unjudged: [add_thing]}"
    )

    with pytest.raises(RulesError, match=r"rules\.yaml"):
        read(api_of(tmp_path, SPEC))
