"""What is told of an API as a whole: keys, paging, limits, and the parts of its description."""

import re
from collections.abc import Iterable, Mapping

from understudy.reference.credentials import header_for
from understudy.reference.reading.marks import conditions_of
from understudy.reference.reading.model import Condition, Field, Key, Operation, Section
from understudy.reference.reading.place import Place

SCHEME = frozenset({"type", "scheme", "bearerFormat", "in", "name", "description", "x-when"})
KINDS = ("http", "apiKey")
HEADING = re.compile(r"^#{1,6} +(.+?)\s*$", re.MULTILINE)
# The names by which a query says which rows of a list it wants.
PAGING = ("after", "cursor", "page", "per_page", "limit", "offset", "page_size")


def keys_of(place: Place, root: Place) -> tuple[Key, ...]:
    """Return each way to send a key that the `security` of an operation or of the API names."""
    return tuple(_key(requirement, root) for requirement in place.items())


def _key(requirement: Place, root: Place) -> Key:
    schemes = []
    for name, place in requirement.entries():
        declared = root.value.get("components", {}).get("securitySchemes", {})
        if name not in declared:
            place.refuse(f"asks for the security scheme `{name}`, which is not there")
        scheme = root.at("components").at("securitySchemes").at(name)
        schemes.append(scheme.only(SCHEME, "a security scheme"))
        kind = scheme.value.get("type")
        if kind not in KINDS:
            scheme.refuse(f"the reference cannot show a security scheme of type {kind!r}")
    return Key(
        form=" with ".join(header_for(each.value) for each in schemes),
        description="\n\n".join(filter(None, (each.text("description") for each in schemes))),
        schemes=tuple(str(each.keys[-1]) for each in schemes),
        conditions=tuple(each for scheme in schemes for each in conditions_of(scheme)),
    )


def sections_of(description: str) -> tuple[str, tuple[Section, ...]]:
    """Return what a description says before its first heading, and its parts under headings."""
    lead, *rest = HEADING.split(description)
    pairs = zip(rest[::2], rest[1::2], strict=True)
    return lead.strip(), tuple(Section(title, text.strip()) for title, text in pairs)


def paging_of(operations: Iterable[Operation]) -> str:
    """Return how lists come in pages: which parameters say so, and of how many operations."""
    paged: dict[tuple[str, ...], list[str]] = {}
    found: dict[str, Field] = {}
    for operation in operations:
        names = {each.name: each for each in operation.parameters_in("query")}
        own = tuple(name for name in PAGING if name in names)
        if own and operation.method == "get":
            paged.setdefault(own, []).append(operation.id)
            found.update({name: names[name] for name in own})
    if not paged:
        return "No list comes in pages."
    count = sum(map(len, paged.values()))
    lists = "One list comes" if count == 1 else f"{count} lists come"
    return f"{lists} in pages. {' '.join(_parameter(each) for each in found.values())}"


def _parameter(field: Field) -> str:
    default = [f"{field.default} unless given"] if field.default else []
    told = ", ".join([*field.bounds, *default])
    return f"`{field.name}`: {field.description.rstrip('.')}{f' ({told})' if told else ''}."


def limits_of(sections: Iterable[Section], operations: Iterable[Operation]) -> str:
    """Return how often one may call: the part of the description about it, or what a 429 is."""
    for section in sections:
        if "limit" in section.title.lower():
            return section.text
    refused = [
        answer.description
        for operation in operations
        for answer in operation.answers
        if answer.status == "429"
    ]
    return "\n\n".join(dict.fromkeys(refused)) or "No limit is documented."


def settings_of(conditions: Iterable[Condition]) -> Mapping[str, tuple[str, ...]]:
    """Return the settings that conditions name, each with all its values."""
    found: dict[str, list[str]] = {}
    for condition in conditions:
        values = found.setdefault(condition.setting, [])
        values.extend(value for value in condition.values if value not in values)
    return {setting: tuple(sorted(values)) for setting, values in sorted(found.items())}
