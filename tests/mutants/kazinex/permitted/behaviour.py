"""Permitted differences in what is taken, what is delivered, and when things show."""

from copy import deepcopy
from typing import Any

from tests.mutants.harness.mutation import Differences, Ordinary
from tests.mutants.kazinex.reference.call import Call, Refusal, Reply
from tests.mutants.kazinex.reference.world import Doc
from tests.mutants.library import library_of
from tests.mutants.library.changes import dropped, instead, on, refused, replied, then
from tests.mutants.library.facts import Facts
from tests.mutants.library.late import Late
from tests.mutants.library.rows import row

has = library_of(Facts())
differences = Differences()
permit = differences.permit

differences.add(
    has("body-before-key"),
    has("conditional-reads"),
    has("slow"),
    row("any-scheme", "A key behind any scheme lets in.").at("doors.is_bearer", instead(True)),
    # Pages
    row("pages-of-one", "A page has one row.").at("checks.per_page", instead(1)),
    row("pages-of-two", "A page has two rows.").at("checks.per_page", instead(2)),
    row("pages-are-not-asked-for", "Pages that are asked for are not looked at.").at(
        "checks.page", instead(1)
    ),
    row("pages-that-are-none-are-404", "A page that is none is not there.").at(
        "checks.odd_page", refused(404, "no such page")
    ),
    # Organizations
    row("foreign-is-403", "Another organization's project is a 403.").at(
        "records.foreign", refused(403, "not yours")
    ),
    row("unknown-is-403", "What is not there is a 403.").at(
        "records.absent", refused(403, "not yours")
    ),
    row("unknown-is-400", "What is not there is a 400.").at(
        "records.absent", refused(400, "no such id")
    ),
    # Registration
    row("hooks-with-https", "A webhook has HTTPS.").at(
        "checks.is_address", lambda _, call, url: url.startswith("https://")
    ),
    row("nobody-is-told", "Nothing is delivered to this machine.").at("hooks.send", instead(None)),
    row("deliveries-unsigned", "A delivery has no signature.").at("hooks.headers", instead({})),
    row("deliveries-with-more", "A delivery has an id and a version.").at(
        "hooks.body", then(lambda told: {**told, "id": "evt_1", "version": 2})
    ),
    row("deliveries-with-more-headers", "A delivery names its event in a header, too.").at(
        "hooks.headers", then(lambda told: {**told, "X-Kazinex-Event": "of this kind"})
    ),
    row("deliveries-signed-in-capitals", "The digits of a signature are capitals.").at(
        "hooks.signature", then(lambda text: f"sha256={text[7:].upper()}")
    ),
    row("deliveries-of-two-fields", "A delivery tells event and project_id.").at(
        "hooks.body", dropped("organisation_id", "timestamp", "data")
    ),
    # Files
    row("files-without-xer", "An XER is taken by another route.").at(
        "files.of_xer", refused(400, "not a schedule")
    ),
    row("files-by-another-name", "The field of a file has another name.").at(
        "files.read", refused(422, "schedule is required")
    ),
    row("files-are-too-large", "A file is too large, whatever it is.").at(
        "files.read", refused(413, "too large")
    ),
    row("baselines-by-another-name", "A baseline is marked by scheduleId.").at(
        "checks.schedule_id", lambda _, call: call.behaviour.checks.document(call).get("scheduleId")
    ),
    row("quality-later", "Quality is not there before it is computed.").at(
        "operations.get_quality", refused(404, "not computed yet")
    ),
    row("quality-is-202", "Quality is answered with 202 until it is computed.").at(
        "answers.status", instead(202), when=on("get_quality")
    ),
    row("removals-of-nothing-are-204", "What is not there is removed without complaint.").at(
        "answers.failure",
        replied(204, ""),
        when=lambda call, refusal: call.method == "DELETE" and refusal.status == 404,
    ),
)


def _twice(ordinary: Ordinary, call: Call, hook: Doc, body: bytes) -> None:
    for _ in range(2):
        ordinary(call, hook, body)


differences.add(
    row("deliveries-twice", "Each delivery comes twice.").at("hooks.send", _twice),
)


@permit("one-webhook-each", "An address has one webhook.", at="hooks.registered")
def one_webhook_each(ordinary: Ordinary, call: Call, given: Doc) -> Any:
    if any(each["url"] == given["url"] for each in call.behaviour.records.webhooks(call)):
        raise Refusal(409, "there is one for this address")
    return ordinary(call, given)


@permit("webhooks-are-greeted", "A new webhook is sent a test event.", at="hooks.registered")
def webhooks_are_greeted(ordinary: Ordinary, call: Call, given: Doc) -> Any:
    hook = ordinary(call, given)
    call.behaviour.hooks.send(call, hook, b'{"event":"webhook.ping"}')
    return hook


@permit("unknown-fields-refused", "A project has a name and nothing else.", at="checks.name")
def unknown_fields_refused(ordinary: Ordinary, call: Call) -> Any:
    if call.behaviour.checks.document(call).keys() - {"name"}:
        raise Refusal(400, "unknown fields")
    return ordinary(call)


@permit("names-are-taken-once", "No two projects have one name.", at="records.made")
def names_are_taken_once(ordinary: Ordinary, call: Call, name: str) -> Any:
    if any(each["name"] == name for each in call.behaviour.records.projects(call)):
        raise Refusal(409, "there is one of that name")
    return ordinary(call, name)


@permit(
    "groups-of-nothing", "Groups of a project that is not there are empty.", at="records.project"
)
def groups_of_nothing(ordinary: Ordinary, call: Call) -> Any:
    try:
        return ordinary(call)
    except Refusal:
        if call.operation not in ("list_schedules", "list_activities", "list_baselines"):
            raise
        return {"_schedules": []}


@permit("a-description", "The deployment describes itself.", at="strays.description")
def a_description(ordinary: Ordinary, call: Call) -> Reply:
    paths = ("/projects", "/projects/{id}/schedules", "/webhooks", "/reports")
    return Reply(200, {"openapi": "3.0.3", "paths": {each: {} for each in paths}})


@permit("no-description", "There is nothing at /planner/docs.", at="strays.description")
def no_description(ordinary: Ordinary, call: Call) -> Reply:
    return Reply(404, {"error": "no such path"})


@permit("throttled", "Every fiftieth call is to be sent again a second later.", at="flow.answer")
def throttled(ordinary: Ordinary, call: Call) -> Reply:
    if call.world.count("calls") % 50 == 0:
        return Reply(429, {"error": "too many"}, {"Retry-After": "1"})
    reply: Reply = ordinary(call)
    return reply


LISTS = ("list_projects", "list_schedules", "list_baselines", "list_webhooks")
differences.add(*Late(copied={"projects": deepcopy, "webhooks": deepcopy}, lists=LISTS).rows())
