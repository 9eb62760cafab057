"""Permitted differences in what answers look like."""

from typing import Any

from tests.mutants.harness.mutation import Differences, Ordinary
from tests.mutants.kazinex.reference.call import GROUPS, Call, Reply
from tests.mutants.kazinex.reference.world import Doc
from tests.mutants.library.changes import (
    by,
    called,
    dropped,
    instead,
    on,
    refusal_of,
    refused,
    replaced,
    then,
    turned,
)
from tests.mutants.library.rows import row
from tests.mutants.skeleton import Refusal

differences = Differences()
ERROR, CODE, MANY = "answers.error", "answers.code", "shapes.many"
LIST, HOOK = on("list_projects"), "shapes.registered"
NOTED = ("id", "url", "events")


def _problem(ordinary: Ordinary, call: Call, refusal: Refusal) -> Reply:
    told = {"title": refusal.message, "status": refusal.status}
    return Reply(refusal.status, told, media_type="application/problem+json")


def _page(ordinary: Ordinary, call: Call, refusal: Refusal) -> Reply:
    text = f"<!doctype html><h1>{refusal.message}</h1>"
    return Reply(refusal.status, text, media_type="text/html")


def _of_writes(status: int) -> Any:
    """Return the change that answers what is made, changed or removed with a status."""
    return lambda ordinary, call, payload: Reply(status, ordinary(call, payload).document)


def _under_own_name(ordinary: Ordinary, call: Call, *given: Any) -> Any:
    shown = ordinary(call, *given)
    return {call.operation.removeprefix("list_"): shown["data"], "meta": shown["meta"]}


def _bare(shown: Any) -> Any:
    """Return what is registered, also where another difference has changed the answer before."""
    return shown.get("data", shown)


def _by_name(ordinary: Ordinary, call: Call, projects: list[Doc]) -> list[Doc]:
    return sorted(projects, key=lambda each: str(each["name"]))


differences.add(
    # Errors
    row("errors-are-texts", "An error is a text.").at(ERROR, instead("refused")),
    row("errors-are-bare", "An error is a message by itself.").at(
        ERROR, lambda _, call, refusal: {"message": refusal.message}
    ),
    row("errors-are-lists", "Errors are a list.").at(
        ERROR, lambda _, call, refusal: {"errors": [{"detail": refusal.message}]}
    ),
    row("errors-are-problems", "An error is a problem of RFC 9457.").at(
        "answers.failure", _problem
    ),
    row("errors-are-pages", "An error is a page for people.").at("answers.failure", _page),
    row("errors-are-empty", "An error has no body.").at(ERROR, instead("")),
    row("errors-with-data", "An error has data, which is null.").at(
        ERROR, lambda _, call, refusal: {"data": None, "error": refusal.message}
    ),
    # Codes
    row("no-key-is-403", "What is no key is refused with 403.").at(
        CODE, instead(403), when=refusal_of(401)
    ),
    row("no-key-is-400", "What is no key is refused with 400.").at(
        CODE, instead(400), when=refusal_of(401)
    ),
    row("scope-is-401", "What a key may not do is refused with 401.").at(
        CODE, instead(401), when=refusal_of(403)
    ),
    row("scope-is-hidden", "What a key may not do is a 404.").at(
        CODE, instead(404), when=refusal_of(403)
    ),
    row("invalid-is-422", "What is not valid is refused with 422.").at(
        CODE, instead(422), when=refusal_of(400)
    ),
    row("posts-are-200", "What is made is answered with 200.").at(
        "answers.status", instead(200), when=by("POST")
    ),
    row("posts-are-202", "What is made is answered with 202.").at(
        "answers.status", instead(202), when=by("POST")
    ),
    row("removals-are-200", "A removal is answered with what is gone.").at(
        "answers.success",
        lambda ordinary, call, payload: Reply(200, {"data": None}),
        when=by("DELETE"),
    ),
    row("gone-is-410", "What is not there is a 410.").at(CODE, instead(410), when=refusal_of(404)),
    # JSON
    row("json-with-charset", "The content type names its charset.").at(
        "answers.success", called("application/json; charset=utf-8")
    ),
    row("json-of-the-vendor", "The content type is the vendor's own.").at(
        "answers.success", called("application/vnd.kazinex+json")
    ),
    row("json-called-text", "JSON is called text.").at("answers.success", called("text/plain")),
    # The list of projects
    row("meta-with-more", "meta tells of pages, too.").at(
        "shapes.meta", then(lambda meta: {**meta, "per_page": 50, "pages": 1, "next": None})
    ),
    row("meta-with-points", "Numbers have a point.").at(
        "shapes.meta", then(lambda meta: {name: float(meta[name]) for name in meta})
    ),
    row("list-with-links", "Beside the list stand links.").at(
        MANY, then(lambda shown: {**shown, "links": {"next": None}})
    ),
    row("list-oldest-first", "A list begins with the oldest.").at(
        "records.ordered", then(lambda rows: rows[::-1])
    ),
    row("list-by-name", "A list is in the order of names.").at("records.ordered", _by_name),
    row("total-of-all-pages", "meta.total is never less than 100.").at(
        MANY, turned("meta", lambda meta: {**meta, "total": meta["total"] + 100}), when=LIST
    ),
    row("project-with-more", "A project has fields that no page names.").at(
        "shapes.project",
        then(lambda shown: {**shown, "status": "active", "owner": {"id": 7}, "tags": []}),
    ),
    row("project-times-with-fractions", "Instants have milliseconds.").at(
        "shapes.project", turned("created_at", lambda text: f"{text[:-1]}.250Z")
    ),
    row("project-times-with-offsets", "Instants have an offset.").at(
        "shapes.project", turned("created_at", lambda text: f"{text[:-1]}+02:00")
    ),
    row("project-times-in-small-letters", "Instants are in small letters.").at(
        "shapes.project", turned("created_at", str.lower)
    ),
    row("project-counts-with-points", "The number of schedules has a point.").at(
        "shapes.project", turned("schedule_count", float)
    ),
    row("project-without-any-count", "The number of schedules is never counted.").at(
        "shapes.project", replaced("schedule_count", 0)
    ),
    row("ids-are-uuids", "Ids are UUIDs.").at("records.ident", lambda _, call: call.world.uuid()),
    row("ids-are-counted", "Ids are numbers in texts.").at(
        "records.ident", lambda _, call: str(1000 + call.world.count("ids"))
    ),
    # Groups
    row("groups-under-their-names", "Groups answer under their own name.").at(
        MANY, _under_own_name, when=on(*GROUPS)
    ),
    row("groups-bare", "Groups answer arrays.").at(
        MANY, then(lambda shown: shown["data"]), when=on(*GROUPS)
    ),
    row("things-bare", "One thing is answered by itself.").at(
        "shapes.one",
        lambda _, call, thing: thing,
        when=lambda call, _: call.operation != "get_quality",
    ),
    row("schedules-without-roles", "Schedules do not tell their roles.").at(
        "shapes.shown", then(lambda shown: {n: shown[n] for n in shown if n != "role"})
    ),
    row("activities-without-ids", "Activities have no ids.").at(
        "shapes.shown", dropped("id"), when=on("list_activities")
    ),
    row("quality-without-checks", "Quality is a score.").at(
        "shapes.quality", then(lambda shown: {"data": {"score": shown["data"]["score"]}})
    ),
    row("quality-with-the-optional-one", "Quality tells of 35 checks.").at(
        "operations.quality", then(lambda checks: [*checks, {**checks[0], "id": "optional"}])
    ),
    row("quality-without-those-disabled", "Quality leaves out what is disabled.").at(
        "operations.quality", then(lambda checks: checks[:20])
    ),
    # Registration
    row("hook-answers-nothing", "A registration is answered with 204.").at(
        "operations.create_webhook", then(lambda _: None)
    ),
    row("hook-answers-bare", "A registration is answered by itself.").at(HOOK, then(_bare)),
    row("hook-answers-under-webhook", "A registration is answered under webhook.").at(
        HOOK, then(lambda shown: {"webhook": _bare(shown)})
    ),
    row("hook-answers-its-id", "A registration is answered with its id.").at(
        HOOK, then(lambda shown: {"id": _bare(shown).get("id")})
    ),
    row("hook-keeps-its-secret", "The secret is shown on the developer portal alone.").at(
        HOOK, then(lambda shown: {"data": {n: _bare(shown).get(n) for n in NOTED}})
    ),
    row("hook-created-is-200", "A registration is a 200.").at(
        "answers.status", instead(200), when=on("create_webhook")
    ),
    # Roads that nobody describes
    *(
        row(f"no-{name.replace('_', '-')}", f"{name} is not there.").at(
            f"operations.{name}", refused(405, "no such method")
        )
        for name in (
            *("create_project", "get_project", "update_project", "delete_project"),
            *("upload_schedule", "get_schedule", "get_activity", "update_activity"),
            *("mark_baseline", "unmark_baseline", "delete_webhook"),
            *GROUPS,
        )
    ),
    row("no-groups", "No group is read by GET.").at(
        "operations.perform", refused(404, "no such path"), when=on(*GROUPS)
    ),
    row("nothing-assumed", "There is what the documentation shows, and no more.").at(
        "operations.perform",
        refused(404, "no such path"),
        when=lambda call: call.operation not in ("list_projects", "create_webhook"),
    ),
)
