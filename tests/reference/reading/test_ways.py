"""What is read only is not among what is sent, what is write only not among what is answered."""

from pathlib import Path

from tests.reference.reading.things import NAME, SPEC, api_of

from understudy.reference.reading import read
from understudy.reference.reading.model import Field, Operation

BOTH = """        name: {type: string}
        made: {type: string, readOnly: true}
        secret: {type: string, writeOnly: true, title: What opens it.}"""


def operation_of(folder: Path, spec: str) -> Operation:
    """Return the one operation of a spec."""
    (operation,) = read(api_of(folder, spec)).operations
    return operation


def names(shape: Field) -> set[str]:
    """Return the names of the fields of a body."""
    return {field.name for field in shape.fields}


def test_each_is_told_where_it_is(tmp_path: Path) -> None:
    needed = SPEC.replace("required: [name]", "required: [name, made]").replace(NAME, BOTH)

    operation = operation_of(tmp_path, needed)

    assert operation.body is not None
    sent, answered = operation.body.contents[0].shape, operation.answers[0].contents[0].shape
    assert names(sent) == {"name", "sizes", "secret"}
    assert names(answered) == {"id", "name", "sizes", "made"}


def test_a_title_describes_what_nothing_else_does(tmp_path: Path) -> None:
    operation = operation_of(tmp_path, SPEC.replace(NAME, BOTH))

    assert operation.body is not None
    (secret,) = [each for each in operation.body.contents[0].shape.fields if each.name == "secret"]
    assert (secret.description, secret.bounds) == ("What opens it.", ("write only",))


def test_a_deprecated_operation_and_parameter_are_told(tmp_path: Path) -> None:
    spec = SPEC.replace("      tags: [Things]", "      tags: [Things]\n      deprecated: true")

    operation = operation_of(tmp_path, spec.replace("{name: dry,", "{name: dry, deprecated: true,"))

    assert operation.is_deprecated
    assert operation.parameters[0].bounds == ("deprecated",)
