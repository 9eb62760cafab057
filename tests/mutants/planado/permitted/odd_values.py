"""Permitted differences in what becomes of odd values, and in how usual ones are shown."""

import re
from datetime import UTC, datetime
from typing import Any

from tests.mutants.harness.mutation import Differences, Ordinary
from tests.mutants.library.changes import instead
from tests.mutants.library.rows import row
from tests.mutants.planado.reference.call import Call, Refusal
from tests.mutants.planado.reference.world import Doc

differences = Differences()


@differences.permit(
    "odd-texts-refused",
    "Texts with control characters or white space at their ends are refused.",
    at="checks.value",
)
def odd_texts_refused(ordinary: Ordinary, call: Call, name: str, value: Any) -> Any:
    ordinary(call, name, value)
    if isinstance(value, str) and (re.search("[\0\r\t]", value) or value != value.strip()):
        raise Refusal(400, f"{name} has characters that are not taken")


@differences.permit(
    "scheduled-in-utc", "A time is shown in UTC, whatever was sent.", at="shapes.shown"
)
def scheduled_in_utc(ordinary: Ordinary, call: Call, record: Doc) -> Any:
    shown = ordinary(call, record)
    if shown.get("scheduled_at"):
        moment = datetime.fromisoformat(shown["scheduled_at"]).astimezone(UTC)
        shown["scheduled_at"] = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    return shown


@differences.permit(
    "contacts-have-ids", "Contacts are shown with more than was sent.", at="shapes.shown"
)
def contacts_have_ids(ordinary: Ordinary, call: Call, record: Doc) -> Any:
    shown = ordinary(call, record)
    contacts = [{**each, "primary": False} for each in shown.get("contacts") or ()]
    return {**shown, "contacts": contacts} if contacts else shown


@differences.permit("idle-patch-refused", "An idle PATCH is refused.", at="checks.changes")
def idle_patch_refused(ordinary: Ordinary, call: Call, record: Doc, body: Doc) -> Any:
    ordinary(call, record, body)
    if not body:
        raise Refusal(400, "nothing to change")


differences.add(
    row("references-unchecked", "A reference to nothing is taken.").at(
        "checks.references", instead(None)
    )
)
