"""The operations of a spec, tag by tag."""

import re
from collections.abc import Iterator
from dataclasses import replace

from understudy.reference.reading.about import keys_of
from understudy.reference.reading.answers import answers_of
from understudy.reference.reading.envelope import payload_of
from understudy.reference.reading.gathered import parts_of
from understudy.reference.reading.marks import MARKS, conditions_of, decisions_of
from understudy.reference.reading.model import Decision, Operation, Tag
from understudy.reference.reading.place import Place
from understudy.reference.reading.requests import body_of, parameters_of
from understudy.reference.spec import METHODS

PATH = MARKS.union(METHODS, {"parameters"})
OPERATION = MARKS | {
    "operationId",
    "tags",
    "summary",
    "description",
    "deprecated",
    "parameters",
    "requestBody",
    "responses",
    "security",
    "x-roles",
    "x-status-ranges",
}
TAG = frozenset({"name", "description"})
# What may name a file everywhere, and stand in a link as it is.
NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}")
# The pages that stand beside those of operations.
OTHER_PAGES = ("caught", "changes", "decisions", "errors", "index", "rules")
# Where operations stand whose spec has no tags.
UNTAGGED = "Operations"


def tags_of(root: Place) -> tuple[Tag, ...]:
    """Return the tags in the order of the spec, with their operations."""
    described = {}
    found = root.get("tags")
    for place in found.items() if found else ():
        described[place.only(TAG, "a tag").text("name")] = place.text("description")
    operations = list(_operations(root))
    names = dict.fromkeys([*described, *(operation.tag for operation in operations)])
    tags = (
        Tag(name, described.get(name, ""), tuple(each for each in operations if each.tag == name))
        for name in names
    )
    return tuple(tag for tag in tags if tag.operations)


def _operations(root: Place) -> Iterator[Operation]:
    payload = payload_of(root)
    seen = set()
    for path, given in root.at("paths").entries():
        item = given.resolved().only(PATH, "a path")
        for method in (key for key in item.value if key in METHODS):
            operation = _operation(root, item, method, path, payload)
            # On many a disk `Chairs` and `chairs` are one file.
            name = operation.id.lower()
            if name in seen:
                item.at(method).refuse(f"there is an operation called `{name}` already")
            seen.add(name)
            yield operation


def _operation(root: Place, item: Place, method: str, path: str, payload: str) -> Operation:
    place = item.at(method).only(OPERATION, "an operation")
    name = place.text("operationId") or place.refuse("has no operationId, which names its page")
    if not NAME.fullmatch(name):
        place.refuse(f"the operationId {name!r} names no page: letters, digits, _, . and - can")
    if name.lower() in OTHER_PAGES:
        place.refuse(f"the operationId {name!r} is the name of another page")
    security = place.get("security") or root.get("security")
    body = place.get("requestBody")
    responses = place.get("responses") or place.refuse("has no responses")
    answers = tuple(answers_of(responses, payload))
    operation = Operation(
        id=name,
        method=method,
        path=path,
        summary=place.text("summary"),
        description=place.text("description"),
        is_deprecated=place.value.get("deprecated") is True,
        tag=_tag(place),
        keys=keys_of(security, root) if security else (),
        roles=_listed(place, "x-roles"),
        parameters=tuple(parameters_of([*_items(item), *_items(place)])),
        body=body_of(body) if body else None,
        answers=answers,
        status_ranges=_listed(place, "x-status-ranges"),
        next_calls=tuple(call for answer in answers for call in answer.next_calls),
        conditions=(*conditions_of(item), *conditions_of(place)),
    )
    own = (
        *decisions_of(item, "the path", "top"),
        *decisions_of(place, "the operation", "top"),
    )
    return replace(operation, decisions=tuple(_decisions(operation, own)))


def _decisions(operation: Operation, own: tuple[Decision, ...]) -> Iterator[Decision]:
    """Yield each decision once for each of its places on the page."""
    seen: dict[tuple[str, str, str], Decision] = {}
    inner = (each for part in parts_of(operation) for each in part.decisions)
    for each in (*own, *inner):
        seen.setdefault((each.pointer, each.keyword, each.where), each)
    yield from seen.values()


def _items(place: Place) -> list[Place]:
    found = place.get("parameters")
    return list(found.items()) if found else []


def _listed(place: Place, key: str) -> tuple[str, ...]:
    found = place.get(key)
    return tuple(str(each.value) for each in found.items()) if found else ()


def _tag(place: Place) -> str:
    names = _listed(place, "tags")
    if len(names) > 1:
        place.at("tags").refuse("has more than one tag: its page stands in one place")
    return names[0] if names else UNTAGGED
