"""Reads one API: its spec, its rules, and what they say of each other."""

from collections.abc import Iterator
from dataclasses import replace

from understudy.catalog import Api
from understudy.reference.reading import about, envelope
from understudy.reference.reading.fields.field import field_of
from understudy.reference.reading.fields.schema import Schema
from understudy.reference.reading.fields.spot import Spot
from understudy.reference.reading.gathered import fields_of, parts_of
from understudy.reference.reading.judged import with_rules
from understudy.reference.reading.model import Decision, Operation, Reading, Shared
from understudy.reference.reading.operations import tags_of
from understudy.reference.reading.place import Place, ReadingError, component_of, root_of
from understudy.reference.reading.wording import with_own_words
from understudy.reference.spec import Spec, load_spec

ROOT = frozenset({"openapi", "info", "servers", "security", "tags", "paths", "components"})
INFO = frozenset({"title", "version", "description", "contact", "license"})


def read(api: Api) -> Reading:
    """Return an API as its pages show it.

    ReadingError, SpecError or RulesError, of one line, where its files say what cannot be shown.
    """
    spec = load_spec(api)
    try:
        reading = read_spec(spec)
    except (AttributeError, KeyError, TypeError) as error:
        # Serving says where it is wrong; to read it takes what is OpenAPI for granted.
        raise ReadingError(
            f"{api.spec}: is not OpenAPI 3.0: it lacks or misspells {error}"
        ) from error
    tags, rules = with_rules(api, reading.tags)
    return replace(reading, tags=tags, rules=rules)


def read_spec(spec: Spec) -> Reading:
    """Return what a spec alone says of its API."""
    root = root_of(spec).only(ROOT, "a spec")
    info = root.at("info").only(INFO, "`info`")
    tags = with_own_words(tags_of(root))
    operations = [operation for tag in tags for operation in tag.operations]
    lead, sections = about.sections_of(info.text("description"))
    security = root.get("security")
    keys = about.keys_of(security, root) if security else ()
    holders = [*keys, *operations, *(part for each in operations for part in parts_of(each))]
    return Reading(
        api=spec.api,
        title=info.text("title"),
        version=str(info.value["version"]),
        server=root.value["servers"][0]["url"],
        base_path=spec.base_path,
        source=_source(info),
        description=info.text("description"),
        lead=lead,
        sections=sections,
        keys=keys,
        envelope=envelope.told(operations),
        paging=about.paging_of(operations),
        limits=about.limits_of(sections, operations),
        tags=tags,
        objects=tuple(_shared(root, operations)),
        decisions=tuple(_decisions(operations)),
        settings=about.settings_of(each for part in holders for each in part.conditions),
    )


def _source(info: Place) -> str:
    """Return the address of the page that a spec was written from, "" where it names none."""
    contact = info.get("contact")
    address = contact.text("url") if contact else ""
    if contact and address and not address.startswith(("http://", "https://")):
        contact.at("url").refuse("`url` begins neither with http:// nor with https://")
    return address


def _shared(root: Place, operations: list[Operation]) -> Iterator[Shared]:
    """Yield the objects that two operations have, or that hold themselves, by their names."""
    users: dict[str, list[str]] = {}
    nested: set[str] = set()
    for operation in operations:
        found = [each for each in fields_of(operation) if each.object]
        nested |= {each.object for each in found if each.is_again}
        for name in {each.object for each in found if each.fields or each.is_again}:
            users.setdefault(name, []).append(operation.id)
    for name, ids in sorted(users.items()):
        if len(ids) > 1 or name in nested:
            place = component_of(root, name)
            shape = field_of(Schema([place]), Spot("object", f"object `{name}`", ""))
            yield Shared(name, replace(shape, object=name), tuple(ids))


def _decisions(operations: list[Operation]) -> Iterator[Decision]:
    """Yield each decision once, in the order of the spec's operations, with those that it is in."""
    found: dict[tuple[str, str], tuple[Decision, dict[str, None]]] = {}
    for operation in operations:
        for each in operation.decisions:
            key = each.pointer, each.keyword
            found.setdefault(key, (each, {}))[1][operation.id] = None
    for decision, ids in found.values():
        yield replace(decision, operations=tuple(ids))
