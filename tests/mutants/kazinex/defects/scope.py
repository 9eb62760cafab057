"""Defects that show or change what is another organization's."""

import contextlib
from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.kazinex.reference.call import Call, Refusal
from tests.mutants.library import library_of
from tests.mutants.library.changes import by, instead, on, refused
from tests.mutants.library.facts import Facts
from tests.mutants.library.rows import row

has = library_of(Facts())
scope = Defects("tenancy")
SCOPE = "KZ-SCOPE-01"
ANY = "records.reaches"
READS = (
    *("get_project", "list_schedules", "get_schedule", "list_activities", "get_activity"),
    *("list_baselines", "get_quality"),
)
WRITES = (
    *("update_project", "delete_project", "upload_schedule", "update_activity"),
    *("mark_baseline", "unmark_baseline"),
)


def _refused_and_done(operation: str) -> Any:
    """Return the change that does what it refuses: who asks is looked up afterwards."""

    def perform(ordinary: Ordinary, call: Call) -> Any:
        if call.operation != operation:
            return ordinary(call)
        with contextlib.suppress(Refusal):
            return ordinary(call)
        kept = call.behaviour.records.reaches
        call.behaviour.records.reaches = lambda *_: True  # type: ignore[method-assign]  # as it was
        try:
            ordinary(call)
        finally:
            call.behaviour.records.reaches = kept  # type: ignore[method-assign]  # again
        raise Refusal(404, "there is no such thing")

    return perform


def _names_it(ordinary: Ordinary, call: Call, ident: str) -> Refusal:
    named = [each["name"] for each in call.world.projects if each["id"] == ident]
    return Refusal(403, f"{named[0]} is not yours") if named else ordinary(call, ident)


scope.add(
    row("foreign-projects-listed", "The list of projects has those of all organizations.")
    .at("records.owns", instead(True), when=on("list_projects"))
    .breaks(SCOPE),
    row("foreign-projects-listed-to-others", "Whoever is no administrator gets all projects.")
    .at(
        "records.owns",
        instead(True),
        when=lambda call, _: call.operation == "list_projects" and call.key.role != "admin",
    )
    .breaks(SCOPE),
    has("tenancy-cached-by-path").breaks(SCOPE),
    has("tenancy-connection-keeps-organization").breaks(SCOPE),
    row("foreign-all-read", "Everything of another organization is read by its id.")
    .at(ANY, instead(True), when=by("GET"))
    .breaks(SCOPE),
    *(
        row(f"foreign-{name}", f"{name} shows what is another organization's.")
        .at(ANY, instead(True), when=on(name))
        .breaks(SCOPE)
        for name in READS
    ),
    *(
        row(f"foreign-{name}", f"{name} changes what is another organization's.")
        .at(ANY, instead(True), when=on(name))
        .breaks(SCOPE)
        for name in WRITES
    ),
    *(
        row(f"foreign-{name}-refused-and-done", f"{name} does what it refuses.")
        .at("operations.perform", _refused_and_done(name))
        .breaks(SCOPE)
        for name in WRITES[:3]
    ),
    row("foreign-webhook-ended", "Another organization's webhook is ended.")
    .at("records.reachable_webhooks", lambda _, call: call.world.webhooks)
    .breaks(SCOPE),
    row("foreign-crashes", "Another organization's id is a 500.")
    .at("records.foreign", refused(500, "oops"))
    .breaks(SCOPE),
    row("foreign-redirects", "Another organization's id redirects.")
    .at("records.foreign", refused(302, "elsewhere"))
    .breaks(SCOPE),
    row("foreign-named", "A refusal names another organization's project.")
    .at("records.unknown", _names_it)
    .breaks(SCOPE),
)
