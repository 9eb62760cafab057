"""A document is read as connexion reads it, and refused in its words."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from connexion.exceptions import InvalidSpecification
from connexion.spec import Specification

from understudy.catalog import apis
from understudy.reference.spec import load_spec
from understudy.server.openapi import OpenApi
from understudy.server.pipeline import control_face

SPECS = [control_face().spec, *(load_spec(files) for files in apis().values())]
each_spec = pytest.mark.parametrize("document", [each.document for each in SPECS])


def with_schema(**schema: Any) -> Any:
    return document(components={"schemas": {"Thing": schema}})


def document(**parts: Any) -> Any:
    return {"openapi": "3.0.3", "info": {"title": "toy", "version": "1"}, "paths": {}, **parts}


FOUND: dict[str, Any] = {"get": {"responses": {200: {"description": "Found"}}}}
RIGHT = {
    "a default of its type": with_schema(type="integer", default=3),
    "null where it may be": with_schema(type="integer", nullable=True, default=None),
    "a property called default": with_schema(properties={"default": {"type": "string"}}),
    "an example that has a default": with_schema(example={"type": "odd", "default": 3}),
    "an answer to all else": document(
        paths={"/": {"get": {"responses": {"default": {"description": "Any"}}}}}
    ),
    "a status that is a number": document(paths={"/": FOUND}),
}
WRONG = {
    "no version": {"info": {"title": "toy", "version": "1"}, "paths": {}},
    "no paths": {"openapi": "3.0.3", "info": {"title": "toy", "version": "1"}},
    "a default of another type": with_schema(type="integer", default="three"),
    "a default that its range forbids": with_schema(type="integer", maximum=2, default=3),
    "null where it may not be": with_schema(type="integer", default=None),
    "a type that there is not": with_schema(type="odd"),
    "an operation without answers": document(paths={"/": {"get": {}}}),
}


def refusal_of(read: Callable[[Any], Any], document: Any) -> str:
    with pytest.raises(InvalidSpecification) as refused:
        read(deepcopy(document))
    return str(refused.value.message)


@each_spec
def test_the_specs_are_read_without_a_second_look(
    document: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(Specification, "_validate_spec")

    assert OpenApi.read(document)["paths"]


@each_spec
def test_the_specs_are_read_as_connexion_reads_them(document: Any) -> None:
    read, by_connexion = OpenApi.read(document), Specification.from_dict(deepcopy(document))

    assert (read.raw, read.spec) == (by_connexion.raw, by_connexion.spec)


def test_a_document_that_is_read_stays_as_it_is() -> None:
    document = deepcopy(RIGHT["a status that is a number"])

    OpenApi.read(document)

    assert document == RIGHT["a status that is a number"]


@pytest.mark.parametrize("document", RIGHT.values(), ids=RIGHT)
def test_what_connexion_takes_is_taken(document: Any) -> None:
    assert OpenApi.read(document).spec == Specification.from_dict(deepcopy(document)).spec


@pytest.mark.parametrize("document", WRONG.values(), ids=WRONG)
def test_what_connexion_refuses_is_refused_in_its_words(document: Any) -> None:
    assert refusal_of(OpenApi.read, document) == refusal_of(Specification.from_dict, document)
