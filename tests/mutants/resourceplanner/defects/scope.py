"""Defects that show or change what is another workspace's."""

from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import both, by, of, refused
from tests.mutants.library.rows import row
from tests.mutants.resourceplanner.facts import anyones, has
from tests.mutants.resourceplanner.reference.call import KINDS, Call, Refusal
from tests.mutants.resourceplanner.reference.world import Doc

scope = Defects("tenancy")
BY_ID, LISTS, LINKS = (f"RP-SCOPE-0{number}" for number in (1, 2, 3))
LISTED, LINK = "records.listed", "checks.link"


def _everybodys(_: Ordinary, call: Call) -> list[Doc]:
    """Return what there is of a kind, in all workspaces."""
    tables = call.world.tables.items()
    return [each for (_, kind), rows in tables if kind == call.kind for each in rows]


def _removed(_: Ordinary, call: Call, record: Doc) -> None:
    """Delete a thing where it stands."""
    for (_, kind), rows in call.world.tables.items():
        if kind == call.kind and record in rows:
            rows.remove(record)


def _found_and_removed(ordinary: Ordinary, call: Call, ident: str) -> Doc | None:
    """Find everybody's things, and delete them where they stand."""
    call.behaviour.override("records.remove", _removed)
    return anyones(call) or ordinary(call, ident)


def _changed(call: Call, record: Doc) -> None:
    checks = call.behaviour.checks
    record.update(checks.kept(call, checks.document(call)))


def _refused_and(does: Any) -> Any:
    """Return the change that does something to another workspace's thing, and refuses it."""

    def get(ordinary: Ordinary, call: Call) -> Doc:
        found = anyones(call)
        if found is not None and found not in call.rows():
            does(call, found)
            raise Refusal(404, "no")
        own: Doc = ordinary(call)
        return own

    return get


for _kind in KINDS:
    scope.add(
        has("tenancy-write-unscoped")
        .only(both(of(_kind), by("PUT")))
        .named(f"foreign-{_kind}-changed")
        .says(f"Another workspace's {_kind} is changed.")
        .breaks(BY_ID),
        row(f"foreign-{_kind}-deleted", f"Another workspace's {_kind} is deleted.")
        .at("records.find", _found_and_removed, when=both(of(_kind), by("DELETE")))
        .breaks(BY_ID),
        row(f"foreign-{_kind}s-listed", f"The list of {_kind}s has those of all.")
        .at(LISTED, _everybodys, when=of(_kind))
        .breaks(LISTS),
    )
scope.add(
    *(
        has("tenancy-read-unscoped")
        .only(of(kind))
        .named(f"foreign-{kind}-read")
        .says(f"Another workspace's {kind} is read.")
        .breaks(BY_ID)
        for kind in KINDS[:2]
    ),
    row("foreign-refused-and-changed", "What is not found is changed.")
    .at("records.get", _refused_and(_changed), when=by("PUT"))
    .breaks(BY_ID),
    row("foreign-refused-and-deleted", "What is not found is deleted.")
    .at("records.get", _refused_and(lambda *given: _removed(None, *given)), when=by("DELETE"))
    .breaks(BY_ID),
    *(
        row(f"foreign-is-{status}", f"Another workspace's id is a {status}.")
        .at("records.foreign", refused(status, "no"))
        .breaks(BY_ID)
        for status in (500, 400, 409)
    ),
    *(
        row(ident, f"{name} leads into another workspace.")
        .at(LISTED, _everybodys, when=lambda call, name=name: name in call.query)
        .breaks(LISTS)
        for ident, name in (
            ("foreign-by-a-filter", "projectId"),
            ("foreign-by-resource", "resourceId"),
        )
    ),
    has("tenancy-cached-by-path")
    .named("lists-kept-for-the-path")
    .says("A list is answered from a cache.")
    .breaks(LISTS),
)


def _with_names(ordinary: Ordinary, call: Call, kind: str, value: Any) -> None:
    """Take whatever is there, and show its name."""
    call.behaviour.shapes.own = lambda own, of, ident: [
        each for each in [own.world.row(of, ident)] if each
    ]
    if not call.world.row(kind, value):
        ordinary(call, kind, value)


def _named_in_refusal(ordinary: Ordinary, call: Call, kind: str, value: Any) -> None:
    found = call.world.row(kind, value)
    if found is not None and found not in call.rows(kind):
        told = found.get("name") or found.get("title")
        raise Refusal(403, f"{told} is of another workspace")
    ordinary(call, kind, value)


for _kind in KINDS[1::-1]:
    scope.add(
        *(
            row(f"foreign-{_kind}-{done}", f"{says} another workspace's {_kind}.")
            .at(LINK, change, when=lambda call, kind, value, only=_kind: kind == only)
            .breaks(LINKS)
            for done, says, change in (
                ("linked", "A link shows", _with_names),
                ("named", "A refusal names", _named_in_refusal),
            )
        )
    )
scope.add(
    row("foreign-rate-named", "A refused rate names a foreign resource.")
    .at(LINK, _named_in_refusal, when=of("project"))
    .breaks(LINKS)
)
