"""Defects in the list of projects."""

from typing import Any

from starlette.responses import Response
from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.kazinex.reference.call import Call, Reply
from tests.mutants.library.changes import dropped, on, refused, replaced, then, turned
from tests.mutants.library.rows import row

projects = Defects("lists")
JSON, LIST, META, PROJECT, STATUS = (
    *("KZ-FMT-01", "KZ-LIST-01", "KZ-LIST-02"),
    *("KZ-PROJ-01", "KZ-STATUS-01"),
)
MANY, SHOWN = "shapes.many", "shapes.project"
FIRST = on("list_projects")


def _sent(turn: Any) -> Any:
    """Return the change of the text in which the list of projects leaves."""

    def send(ordinary: Ordinary, call: Call, reply: Reply) -> Response:
        response: Response = ordinary(call, reply)
        if call.operation != "list_projects" or reply.status != 200:
            return response
        return Response(turn(bytes(response.body)), 200, media_type="application/json")

    return send


def _every_fifth(ordinary: Ordinary, call: Call) -> Any:
    if call.operation == "list_projects" and call.world.count("lists") % 5 == 0:
        return Reply(500, {"error": "oops"})
    return ordinary(call)


def _meta(name: str, value: Any) -> Any:
    return turned("meta", lambda meta: {**meta, name: value})


projects.add(
    # JSON
    row("list-json-cut", "The list of projects is cut off.")
    .at("answers.send", _sent(lambda body: body[:-2]))
    .breaks(JSON),
    row("list-json-guarded", "The list of projects is JSON behind a guard.")
    .at("answers.send", _sent(lambda body: b"while(1);" + body))
    .breaks(JSON),
    row("list-is-csv", "The list of projects is a table of text.")
    .at("answers.send", _sent(lambda body: b"id,name\r\nproj_01HZ4A,North Harbour"))
    .breaks(JSON),
    row("list-json-twice", "The list of projects is two documents.")
    .at("answers.send", _sent(lambda body: body + b"\n" + body))
    .breaks(JSON),
    # The wrapper
    row("list-bare", "The list of projects is an array.")
    .at(MANY, then(lambda shown: shown["data"]), when=FIRST)
    .breaks(LIST),
    row("list-under-projects", "The projects stand under their plural name.")
    .at(MANY, then(lambda shown: {"projects": shown["data"], "meta": shown["meta"]}), when=FIRST)
    .breaks(LIST),
    row("list-by-id", "The projects stand by id in an object.")
    .at(MANY, turned("data", lambda rows: {each["id"]: each for each in rows}), when=FIRST)
    .breaks(LIST),
    row("list-data-twice", "The projects stand under data in data.")
    .at(MANY, turned("data", lambda rows: {"data": rows}), when=FIRST)
    .breaks(LIST),
    row("list-without-meta", "The list of projects has no meta.")
    .at(MANY, dropped("meta"), when=FIRST)
    .breaks(LIST, META),
    row("list-meta-beside", "The counts stand beside data.")
    .at(MANY, then(lambda shown: {"data": shown["data"], **shown["meta"]}), when=FIRST)
    .breaks(LIST, META),
    row("list-meta-is-a-list", "meta is a list.")
    .at(MANY, turned("meta", lambda meta: [*meta.values()]), when=FIRST)
    .breaks(LIST),
    row("list-meta-is-null", "meta is null.")
    .at(MANY, replaced("meta", None), when=FIRST)
    .breaks(LIST),
    # The counts
    *(
        row(f"list-without-{name}", f"meta has no {name}.")
        .at("shapes.meta", dropped(name))
        .breaks(META)
        for name in ("total", "page")
    ),
    *(
        row(f"list-{name}-is-a-text", f"meta.{name} is a text.")
        .at("shapes.meta", turned(name, str))
        .breaks(META)
        for name in ("total", "page")
    ),
    row("list-total-is-null", "meta.total is null.").at(MANY, _meta("total", None)).breaks(META),
    row("list-total-is-true", "meta.total is true.").at(MANY, _meta("total", True)).breaks(META),
    row("list-total-is-zero", "meta.total is always 0.").at(MANY, _meta("total", 0)).breaks(META),
    row("list-total-one-less", "meta.total is one less than it is.")
    .at("shapes.meta", turned("total", lambda total: total - 1))
    .breaks(META),
    row("list-total-in-halves", "meta.total is a fraction.")
    .at("shapes.meta", turned("total", lambda total: total + 0.5))
    .breaks(META),
    row("list-pages-from-zero", "meta.page counts from 0.")
    .at("shapes.meta", turned("page", lambda page: page - 1))
    .breaks(META),
    row("list-page-is-the-last", "meta.page is the number of pages, and one.")
    .at("shapes.meta", turned("page", lambda page: page + 1))
    .breaks(META),
    # A project
    *(
        row(f"project-without-{name}", f"A project has no {name}.")
        .at(SHOWN, dropped(name), when=FIRST)
        .breaks(PROJECT)
        for name in ("id", "name", "created_at", "schedule_count")
    ),
    *(
        row(f"project-{name.replace('_', '-')}-{kind}", f"{name} of a project is {says}.")
        .at(SHOWN, turned(name, turn), when=FIRST)
        .breaks(PROJECT)
        for name, kind, says, turn in (
            ("id", "is-a-number", "a number", len),
            ("id", "is-null", "null", lambda _: None),
            ("name", "is-null", "null", lambda _: None),
            ("name", "is-an-object", "an object", lambda name: {"en": name}),
            ("created_at", "is-a-day", "a day", lambda text: text[:10]),
            ("created_at", "has-no-zone", "without a zone", lambda text: text[:-1]),
            ("created_at", "is-a-number", "a number", lambda _: 1736841600),
            ("created_at", "is-for-people", "for people", lambda _: "14 January 2025, 08:00"),
            ("created_at", "has-no-colon", "with +0000", lambda text: f"{text[:-1]}+0000"),
            ("created_at", "is-no-day", "a day that is none", lambda _: "2025-02-30T08:00:00Z"),
            ("schedule_count", "is-a-text", "a text", str),
            ("schedule_count", "is-negative", "negative", lambda _: -1),
            ("schedule_count", "is-null", "null", lambda _: None),
            ("schedule_count", "is-true", "true", lambda _: True),
            ("schedule_count", "is-a-list", "a list", lambda count: [1] * count),
            ("schedule_count", "in-halves", "a fraction", lambda count: count + 0.5),
        )
    ),
    row("project-is-a-text", "Of a project only its name is listed.")
    .at(MANY, turned("data", lambda rows: [each["name"] for each in rows]), when=FIRST)
    .breaks(PROJECT),
    row("project-nested", "A project stands under attributes.")
    .at(SHOWN, then(lambda shown: {"id": shown["id"], "attributes": shown}), when=FIRST)
    .breaks(PROJECT),
    row("project-in-camel-case", "The fields of a project are in camel case.")
    .at(
        SHOWN,
        then(
            lambda shown: {
                **{name: shown[name] for name in ("id", "name")},
                "createdAt": shown["created_at"],
                "scheduleCount": shown["schedule_count"],
            }
        ),
        when=FIRST,
    )
    .breaks(PROJECT),
    row("project-id-without-kind", "The id of a project does not tell its kind.")
    .at("records.ident", lambda _, call: call.world.hexadecimal(12))
    .breaks("KZ-ID-01"),
    # 5xx
    row("list-fails-now-and-then", "Every fifth list of projects is a 500.")
    .at("flow.answer", _every_fifth)
    .breaks(STATUS),
    row("list-odd-page-crashes", "A page that is none is a 500.")
    .at("checks.odd_page", refused(500, "no number"))
    .breaks(STATUS, layer="more"),
    row("list-page-zero-crashes", "Page 0 is a 500.")
    .at(
        "checks.page",
        refused(500, "division by zero"),
        when=lambda call: call.query.get("page") == "0",
    )
    .breaks(STATUS, layer="more"),
    row("list-far-page-crashes", "A page far beyond the end is a 500.")
    .at(
        "checks.page",
        refused(500, "out of range"),
        when=lambda call: len(call.query.get("page", "")) > 18,
    )
    .breaks(STATUS, layer="more"),
)
