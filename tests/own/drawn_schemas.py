"""Schemas of OpenAPI 3.0 drawn by hypothesis: keywords, in whichever way they stand together."""

from typing import Any

from hypothesis import strategies as st

Schemas = st.SearchStrategy[dict[str, Any]]

TREE = {"$ref": "#/components/schemas/Tree"}
# A schema that holds itself.
COMPONENTS = {"Tree": {"type": "object", "properties": {"text": TREE, "more": {"items": TREE}}}}
NAMES = ("", "0", "a.b", "default", "nullable", "properties", "text", "type", "x y", "x-note", "é")
FLAGS = ("nullable", "readOnly", "writeOnly", "deprecated")
FORMATS = ("date", "date-time", "uuid", "email", "uri", "byte", "binary", "ipv4", "int64", "odd")


def with_some(kind: str, **keywords: Any) -> Schemas:
    """Draw a schema of a type with some of these keywords, and some that any may have."""
    given = {name: st.just(value) for name, value in keywords.items()}
    flags = {name: st.just(True) for name in FLAGS}
    more = {"format": st.sampled_from(FORMATS), "title": st.just("T")}
    return st.fixed_dictionaries({"type": st.just(kind)}, optional={**given, **flags, **more})


NUMBERS = {
    "minimum": 0,
    "maximum": 3.5,
    "exclusiveMinimum": True,
    "exclusiveMaximum": True,
    "multipleOf": 0.5,
    "enum": [1, 2, None],
}
LEAVES: Schemas = st.one_of(
    with_some("string", minLength=1, maxLength=3, pattern="^a", enum=["a", "b"]),
    with_some("integer", **NUMBERS),
    with_some("number", **NUMBERS),
    with_some("boolean"),
    st.just({}),
    st.just(TREE),
    st.sampled_from([[1, "a", None], [{"a": 1}], [[1]], [True]]).map(lambda each: {"enum": each}),
)


def holding(inner: Schemas) -> Schemas:
    """Draw a schema that holds others, or is one or all of them."""
    named = st.dictionaries(st.sampled_from(NAMES), inner, max_size=4)
    items = with_some("array", minItems=1, maxItems=2, uniqueItems=True)
    fields = with_some("object", required=["text", "more"], minProperties=1, maxProperties=2)
    others = st.one_of(st.booleans(), inner)
    return st.one_of(
        st.builds(lambda held, rest: {**rest, "items": held}, inner, items),
        st.builds(lambda held, rest: {**rest, "properties": held}, named, fields),
        st.builds(lambda rest, other: {**rest, "additionalProperties": other}, fields, others),
        st.sampled_from(["allOf", "anyOf", "oneOf"]).flatmap(
            lambda word: st.lists(inner, min_size=1, max_size=3).map(lambda held: {word: held})
        ),
        inner.map(lambda held: {"not": held}),
    )


SCHEMAS: Schemas = st.recursive(LEAVES, holding, max_leaves=6)
