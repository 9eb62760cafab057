"""Fields as a Markdown list, what is within a field indented below it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from textwrap import indent

from understudy.reference.reading.model import Condition, Field
from understudy.site.pages.refused import Refused
from understudy.site.texts.words import choices_of, closed, example, instead_of

Refusals = Mapping[str, tuple[Refused, ...]]
# The link to the page of a field's object; "" where it has none.
ObjectLink = Callable[[Field], str]


def field_list(fields: Iterable[Field], refused: Refusals, link: ObjectLink) -> str:
    """Return a list with an entry for each field."""
    return "\n".join(_entry(each, refused, link) for each in fields)


def shape_list(shape: Field, refused: Refusals, link: ObjectLink) -> str:
    """Return what is to be said of a body as a whole, and the list of its fields."""
    return "\n".join([*_notes(shape, refused), *_within(shape, refused, link)])


def only_with(conditions: Iterable[Condition]) -> str:
    """Return under which settings something is there."""
    told = [f"`{each.setting}={' or '.join(each.values)}`" for each in conditions]
    return f"only with {' and '.join(told)}" if told else ""


def _entry(field: Field, refused: Refusals, link: ObjectLink) -> str:
    head = f"- `{field.name or '…'}` ({_facts(field, link)})"
    first, _, rest = field.description.strip().partition("\n\n")
    lines = [f"{head}: {' '.join(first.split())}" if first else head]
    if rest:
        lines += ["", indent(closed(rest), "  "), ""]
    inner = [*_notes(field, refused), *_items(field, link), *_within(field, refused, link)]
    return "\n".join([*lines, *(indent(each, "  ") for each in inner)])


def _facts(field: Field, link: ObjectLink) -> str:
    required = field.is_required and field.where not in ("answer", "object")
    facts = [
        field.type,
        link(field),
        f"`{field.format}`" if field.format else "",
        *field.bounds,
        f"default `{field.default}`" if field.default is not None else "",
        "required" if required else "",
        only_with(field.conditions),
    ]
    return ", ".join(filter(None, facts))


def _notes(field: Field, refused: Refusals) -> Iterator[str]:
    if field.enum:
        yield f"- One of {', '.join(f'`{each}`' for each in field.enum)}"
    if field.example:
        yield f"- Example: `{example(field)}`"
    if field.one_of_required:
        yield f"- {field.one_of_required}"
    for each in refused.get(field.anchor, ()):
        yield f"- Refused if {' or '.join(each.causes)}: `{each.text}`"
    for decision in field.decisions:
        about = f" on {decision.keyword}" if decision.keyword else ""
        yield f"- Our decision{about}: {' '.join(decision.reason.split())}"


def _items(field: Field, link: ObjectLink) -> Iterator[str]:
    held = field.items or field.values
    if held and (held.enum or held.bounds or held.decisions):
        yield f"- Each: {_facts(held, link)}"
        yield from (indent(each, "  ") for each in _notes(held, {}))


def _within(field: Field, refused: Refusals, link: ObjectLink) -> Iterator[str]:
    yield from (_entry(each, refused, link) for each in field.inner)
    for number, choice in enumerate(choices_of(field), 1):
        said = f": {' '.join(choice.description.split())}" if choice.description else ""
        yield f"- Form {number} ({_facts(choice, link)}){said}"
        inner = (*_notes(choice, refused), *_within(choice, refused, link))
        yield from (indent(each, "  ") for each in inner)
    other = instead_of(field)
    if other:
        yield f"- Instead, {only_with(other.conditions)}:"
        yield indent(_entry(other, refused, link), "  ")
