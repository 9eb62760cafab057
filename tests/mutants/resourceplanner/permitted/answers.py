"""Permitted differences in wrappers, codes and error bodies, and in what a thing looks like."""

import re
from typing import Any

from tests.mutants.harness.mutation import Differences, Ordinary
from tests.mutants.resourceplanner.facts import has
from tests.mutants.resourceplanner.reference.call import Call, Refusal, Reply
from tests.mutants.resourceplanner.reference.world import Doc

differences = Differences()
permit = differences.permit


def _rows(call: Call, rows: list[Doc]) -> list[Doc]:
    return [call.behaviour.shapes.row(call, row) for row in rows]


def _shown(change: Any) -> Any:
    """Return the override that changes what callers see of a thing."""
    return lambda ordinary, call, record: change(call, ordinary(call, record))


# Wrappers
permit("bare-lists", "A list is an array.", at="shapes.many")(
    lambda _, call, rows: _rows(call, rows)
)
permit("data-lists", "A list stands under data.", at="shapes.many")(
    lambda _, call, rows: {"data": _rows(call, rows)}
)
permit("counted-lists", "A list tells its length beside it.", at="shapes.many")(
    lambda _, call, rows: {"success": True, f"{call.kind}s": _rows(call, rows), "total": len(rows)}
)
permit("bare-things", "One thing is answered by itself.", at="shapes.one")(
    lambda _, call, record: call.behaviour.shapes.single(call, record)
)
permit("data-things", "One thing stands under data.", at="shapes.one")(
    lambda _, call, record: {"data": call.behaviour.shapes.single(call, record)}
)
permit("told-to-succeed", "Beside one thing stands that it went well.", at="shapes.one")(
    lambda ordinary, call, record: {"success": True, **ordinary(call, record)}
)


@permit("series", "A write of an assignment answers those of its series.", at="shapes.made")
def series(ordinary: Ordinary, call: Call, record: Doc) -> Any:
    if call.kind != "assignment":
        return ordinary(call, record)
    name = "createdAssignments" if call.method == "POST" else "updatedAssignments"
    return {name: [call.behaviour.shapes.single(call, record)]}


@permit("series-beside", "Beside the assignment stand those of its series.", at="shapes.made")
def series_beside(ordinary: Ordinary, call: Call, record: Doc) -> Any:
    own = series(ordinary, call, record) if call.kind == "assignment" else {}
    return {**own, **ordinary(call, record)}


# Codes and errors
differences.add(
    has("status-created-is-200").named("posts-are-200"),
    has("status-invalid-is-422").named("refusals-are-422"),
    has("auth-missing-key-is-403").named("no-key-is-403"),
)
permit("deleted-is-shown", "A deletion answers the thing.", at="shapes.deleted")(
    lambda _, call, record: call.behaviour.shapes.one(call, record)
)


@permit("deletes-are-204", "A deletion has no body.", at="answers.success")
def deletes_are_204(ordinary: Ordinary, call: Call, payload: Any) -> Reply:
    return Reply(204, "") if call.method == "DELETE" else ordinary(call, payload)


permit("foreign-is-403", "Another workspace's id is refused with 403.", at="records.foreign")(
    lambda _, call: Refusal(403, "of another workspace")
)
permit("errors-with-codes", "An error has a message and a code.", at="answers.error")(
    lambda _, call, refusal: {"success": False, "message": refusal.message, "code": refusal.code}
)
permit("errors-are-texts", "An error is a text.", at="answers.error")(
    lambda _, call, refusal: refusal.message
)
permit("errors-are-nested", "An error is an object.", at="answers.error")(
    lambda _, call, refusal: {"error": {"status": refusal.status, "message": refusal.message}}
)
permit("no-key-is-400", "A key that is missing or wrong is refused with 400.", at="answers.code")(
    lambda _, call, refusal: 400 if refusal.status == 401 else refusal.status
)


@permit("charset", "The content type names its charset.", at="answers.success")
def charset(ordinary: Ordinary, call: Call, payload: Any) -> Reply:
    reply: Reply = ordinary(call, payload)
    reply.media_type = "application/json; charset=utf-8"
    return reply


# Order
permit("newest-first", "A list begins with the newest.", at="operations.ordered")(
    lambda _, call, rows: rows[::-1]
)
permit("by-id", "A list is in the order of ids.", at="operations.ordered")(
    lambda _, call, rows: sorted(rows, key=lambda row: str(row["id"]))
)

# What a thing looks like
permit("ids-with-underscore", "An id is called _id.", at="shapes.shown")(
    _shown(lambda _, shown: {"_id": shown.pop("id"), **shown})
)
permit("ids-twice", "An id stands under id and _id.", at="shapes.shown")(
    _shown(lambda _, shown: {"_id": shown["id"], **shown})
)
permit("ids-are-uuids", "An id is a UUID.", at="records.ident")(lambda _, call: call.world.uuid())
permit("ids-are-counted", "An id is a number in a text.", at="records.ident")(
    lambda _, call: str(1000 + call.world.count("ids"))
)
permit("days-are-days", "A day is shown as a day.", at="shapes.day")(lambda _, day: day)
permit("days-with-offset", "A day is shown as an instant with an offset.", at="shapes.day")(
    lambda _, day: f"{day}T00:00:00+00:00"
)
permit("links-are-ids", "A link is shown as an id.", at="shapes.link")(
    lambda _, call, kind, ident: ident
)
permit("links-like-filters", "Links are shown as projectId and resourceId.", at="shapes.shown")(
    _shown(
        lambda call, shown: {
            f"{name}Id"
            if call.kind == "assignment" and name in ("project", "resource")
            else name: each
            for name, each in shown.items()
        }
    )
)
permit("nulls-left-out", "A field without a value is not shown.", at="shapes.shown")(
    _shown(lambda _, shown: {name: each for name, each in shown.items() if each not in (None, [])})
)
permit("more-fields", "A thing has fields that no page names.", at="shapes.shown")(
    _shown(lambda call, shown: {**shown, "workspace": call.organization, "__v": 0, "tags": []})
)
permit("whole-numbers-with-a-point", "A whole number has a point.", at="shapes.shown")(
    _shown(
        lambda _, shown: {
            name: float(each) if type(each) is int else each for name, each in shown.items()
        }
    )
)
permit("rates-backwards", "Rates come in another order.", at="shapes.shown")(
    _shown(lambda _, shown: {**shown, **_rates(shown, lambda rates: rates[::-1])})
)
permit("rates-with-more", "A rate has an id of its own.", at="shapes.shown")(
    _shown(
        lambda _, shown: {
            **shown,
            **_rates(shown, lambda rates: [{**r, "_id": "r"} for r in rates]),
        }
    )
)


def _rates(shown: Doc, change: Any) -> Doc:
    return {"resourceRates": change(shown["resourceRates"])} if shown.get("resourceRates") else {}


permit("colours-in-capitals", "A colour is shown in capitals.", at="shapes.shown")(
    _shown(
        lambda _, shown: {
            **shown,
            **({"color": shown["color"].upper()} if shown.get("color") else {}),
        }
    )
)


@permit("markup-taken-out", "What looks like markup is taken out of texts.", at="records.put")
def markup_taken_out(ordinary: Ordinary, call: Call, record: Doc, name: str, value: Any) -> None:
    ordinary(call, record, name, re.sub("<[^>]*>", "", value) if isinstance(value, str) else value)
