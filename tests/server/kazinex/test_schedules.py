"""Uploads: each a revision, whole or not at all, and a refusal that says where the file is bad."""

from pathlib import Path

import httpx
import pytest
from tests.server.kazinex.harbour import (
    CLEAN,
    FAULTY,
    FILES,
    NORTH,
    REVISIONS,
    STUDY,
    listed,
    made,
    refusal,
    roles,
    sent,
    uploaded,
)
from tests.server.kazinex.schedule.xmls import p6xml

from understudy.testing import Understudy

FORM = {"content-type": "multipart/form-data; boundary=x"}


def octets(name: str = CLEAN) -> bytes:
    """Return one of the demo files."""
    return (FILES / name).read_bytes()


def test_the_demo_revisions_are_listed_newest_first(harbour: httpx.Client) -> None:
    rows = listed(harbour, f"/projects/{NORTH}/schedules")

    assert [row["id"] for row in rows] == [*REVISIONS[::-1]]
    assert rows[0] == {
        "id": "sched_01HZ45",
        "revision": 5,
        "filename": FAULTY,
        "format": "xer",
        "role": "current",
        "activity_count": 24,
        "uploaded_at": "2025-06-16T09:30:00Z",
    }
    assert roles(harbour)[1:] == [(4, "none"), (3, "baseline"), (2, "archived"), (1, "archived")]


@pytest.mark.parametrize(
    ("name", "count", "kind"),
    [(CLEAN, 40, "xer"), (FAULTY, 24, "xer"), ("ferry-terminal.xml", 11, "mspdi")],
)
def test_the_first_revision_of_a_project_is_current_and_the_next_has_no_role(
    harbour: httpx.Client, name: str, count: int, kind: str
) -> None:
    project = made(harbour)

    first, second = uploaded(harbour, project, name), uploaded(harbour, project, name)

    assert first | {"id": ""} == {
        "id": "",
        "revision": 1,
        "filename": name,
        "format": kind,
        "role": "current",
        "activity_count": count,
        "uploaded_at": "2025-07-01T12:00:00Z",
    }
    assert (second["revision"], second["role"]) == (2, "none")
    assert harbour.get(f"/projects/{project}/schedules/{second['id']}").json()["data"] == second
    assert harbour.get(f"/projects/{project}").json()["data"]["schedule_count"] == 2


def test_a_revision_after_five_is_the_sixth_and_leaves_the_roles(harbour: httpx.Client) -> None:
    before = roles(harbour)

    revision = uploaded(harbour, NORTH)

    assert revision["revision"] == 6
    assert roles(harbour) == [(6, "none"), *before]


@pytest.mark.parametrize(
    ("name", "file", "problem"),
    [
        ("plan.xer", b"", "The file is empty"),
        ("plan.xer", b"Dear team, attached is the plan.", "The file is no schedule"),
        ("plan.xml", b"<html><body>No plan</body></html>", "The file is no schedule"),
        ("plan.xml", b"<Project", ""),
        ("plan.mpp", octets(), "file must be called .xer or .xml"),
        ("plan", octets(), "file must be called .xer or .xml"),
        ("xer", octets(), "file must be called .xer or .xml"),
        ("plan.xml", octets(), "file is called .xml, and is no such file"),
        ("plan.xer", octets("ferry-terminal.xml"), "file is called .xer, and is no such file"),
        ("plan.xer", octets().split(b"%T\tTASK\r\n")[0], ""),
    ],
)
def test_what_is_no_schedule_is_400_and_changes_nothing(
    planner: Understudy, harbour: httpx.Client, name: str, file: bytes, problem: str
) -> None:
    before = planner.state()["tables"]

    answer = sent(harbour, NORTH, file, name)

    status, code, message = refusal(answer)
    assert (status, code, message[: len(problem)]) == (400, "invalid_input", problem)
    assert planner.state()["tables"] == before


def test_a_damaged_row_is_named_by_its_line(harbour: httpx.Client) -> None:
    lines = octets().split(b"\r\n")
    number = next(n for n, line in enumerate(lines) if b"A1050" in line)
    lines[number] += b"\tone too many" * 40

    status, _, message = refusal(sent(harbour, NORTH, b"\r\n".join(lines)))

    assert (status, f"Line {number + 1}" in message) == (400, True)


@pytest.mark.parametrize(
    "form",
    [
        b"",
        b"--x--\r\n",
        b'--x\r\nContent-Disposition: form-data; name="other"\r\n\r\nx\r\n--x--\r\n',
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.xer"\r\n\r\nERMH',
    ],
)
def test_a_form_without_a_whole_file_is_400(harbour: httpx.Client, form: bytes) -> None:
    answer = harbour.post(f"/projects/{NORTH}/schedules", content=form, headers=FORM)

    assert refusal(answer)[:2] == (400, "invalid_input")


def test_a_body_of_another_type_is_415(harbour: httpx.Client) -> None:
    path = f"/projects/{NORTH}/schedules"

    answers = [harbour.post(path, json={"file": "x"}), harbour.post(path, data={"file": "x"})]

    assert {refusal(each)[:2] for each in answers} == {(415, "unsupported_media_type")}


def test_16_mib_are_taken_and_one_byte_more_is_not(harbour: httpx.Client) -> None:
    most = 16 * 1024 * 1024
    row = b"%R\t" + b"x" * 995 + b"\r\n"
    begun = octets().replace(b"%E", b"%T\tNOTES\r\n%F\tnote")
    file = begun.rstrip() + b"\r\n" + row * ((most - len(begun) - 1000) // len(row))
    file += b"\r\n" * ((most - len(file)) // 2) + b"\n" * (len(file) % 2)

    answers = [sent(harbour, STUDY, each) for each in (file, file + b"\n")]

    assert len(file) == most
    assert answers[0].status_code == 201, answers[0].text
    assert refusal(answers[1])[:2] == (413, "too_large")


def test_the_name_of_a_file_is_kept_without_its_folders(harbour: httpx.Client) -> None:
    names = ["C:\\plans\\Süd 1.XER", "/home/me/plan.xer"]

    kept = [sent(harbour, STUDY, octets(), name).json()["data"]["filename"] for name in names]

    assert kept == ["Süd 1.XER", "plan.xer"]


def test_a_character_set_can_be_named(harbour: httpx.Client) -> None:
    file = octets().replace(b"Notice to proceed", "Начало".encode("cp1251"))

    read = []
    for fields in ({}, {"charset": "cp1251"}):
        project = made(harbour)
        assert sent(harbour, project, file, **fields).status_code == 201
        read.append(listed(harbour, f"/projects/{project}/activities")[0]["activity_name"])
    unknown = sent(harbour, STUDY, file, charset="klingon")

    assert read == ["Íà÷àëî", "Начало"]
    assert refusal(unknown)[:2] == (400, "invalid_input")


def test_an_upload_to_a_project_that_is_gone_meanwhile_is_404(
    harbour: httpx.Client, tmp_path: Path
) -> None:
    project = made(harbour)
    harbour.delete(f"/projects/{project}")

    assert refusal(sent(harbour, project, octets()))[:2] == (404, "not_found")


def test_what_was_uploaded_outlives_a_restart(tmp_path: Path) -> None:
    from tests.server.kazinex.harbour import ADMIN, API, client

    with Understudy(apis=(API,), data=tmp_path) as planner, client(planner, ADMIN) as harbour:
        revision = uploaded(harbour, STUDY)
        rows = listed(harbour, f"/projects/{STUDY}/activities")
    with Understudy(apis=(API,), data=tmp_path) as planner, client(planner, ADMIN) as harbour:
        assert listed(harbour, f"/projects/{STUDY}/schedules") == [revision]
        assert listed(harbour, f"/projects/{STUDY}/activities") == rows


def test_a_p6_xml_that_has_no_dates_at_all_is_a_revision(harbour: httpx.Client) -> None:
    project = "<Project><ObjectId>1</ObjectId><Activity><ObjectId>1</ObjectId></Activity></Project>"

    answer = sent(harbour, STUDY, p6xml(project).encode(), "bare.xml")

    assert answer.status_code == 201, answer.text
    assert answer.json()["data"]["activity_count"] == 1
    assert harbour.get(f"/projects/{STUDY}/quality").status_code == 200
