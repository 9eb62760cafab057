"""Panels of Kazinex Planner: what they say of schedules that are unlike the demo data's."""

import re
from collections.abc import Iterator

import httpx
import pytest
from tests.server.control.console.conftest import Reader, reader_of, words
from tests.server.kazinex.harbour import HARBOUR, STUDY, made, sent
from tests.server.kazinex.schedule.xers import COLUMNS, PROJECT, tasks, xer

from understudy.testing import Understudy

DATED = (*COLUMNS, "target_start_date", "target_end_date")
WEEK = ("2026-01-05 08:00", "2026-01-09 16:00")
CRANE = ("%T\tRSRC", "%F\trsrc_id\trsrc_name", "%R\t1\tCrane")
LOAD = (
    "%T\tTASKRSRC",
    "%F\ttaskrsrc_id\ttask_id\trsrc_id\ttarget_qty\ttarget_start_date\ttarget_end_date",
    "\t".join(("%R", "1", "1", "1", "2500000", *WEEK)),
)


@pytest.fixture
def reader(planner: Understudy) -> Iterator[Reader]:
    """Somebody at the console."""
    reader = reader_of(planner.root)
    with reader.http:
        yield reader


def panel(reader: Reader, name: str, project: str) -> httpx.Response:
    """Return the page of a panel about a project."""
    return reader.read(f"/data/panel?api=kazinex&org={HARBOUR}&panel={name}&project={project}")


def with_file(harbour: httpx.Client, *lines: str) -> str:
    """Return a project with an XER of these lines."""
    project = made(harbour)
    answer = sent(harbour, project, xer(*PROJECT, *lines).encode())
    assert answer.status_code == 201, answer.text
    return project


@pytest.mark.parametrize("name", ["gantt-chart", "resource-load", "quality"])
def test_a_project_without_a_schedule_is_not_shown_as_another(reader: Reader, name: str) -> None:
    page = words(panel(reader, name, STUDY))

    assert "Breakwater Study has no schedule yet." in page
    assert "revision 5" not in page


def test_bars_of_a_week_stand_between_days(harbour: httpx.Client, reader: Reader) -> None:
    project = with_file(harbour, *tasks(("1", "1", "A", "Dig", "40", *WEEK), columns=DATED))

    page = words(panel(reader, "gantt-chart", project))

    assert re.findall(r"\d+ Jan 2026", page) == [f"{day} Jan 2026" for day in range(6, 10)]


def test_a_chart_of_no_dates_says_so(harbour: httpx.Client, reader: Reader) -> None:
    rows = [(key, "1", key, "Dig", "40") for key in "12"]
    links = ("%T\tTASKPRED", "%F\ttask_pred_id\ttask_id\tpred_task_id\tpred_type")
    loop = (*links, "%R\t1\t2\t1\tPR_FS", "%R\t2\t1\t2\tPR_FS")
    project = with_file(harbour, *tasks(*rows), *loop)

    assert "No activity here has a date." in words(panel(reader, "gantt-chart", project))


def test_wide_names_do_not_run_into_the_bars(harbour: httpx.Client, reader: Reader) -> None:
    row = ("1", "1", "A", "W" * 1000, "40", *WEEK)
    project = with_file(harbour, *tasks(row, columns=DATED))

    page = panel(reader, "gantt-chart", project).text

    cut = re.search(r'<clipPath id="names"><rect width="(\d+)"', page)
    assert cut is not None
    assert int(cut[1]) < 260
    assert '<g clip-path="url(#names)"><text' in page


def test_a_load_is_told_in_numbers_that_people_read(harbour: httpx.Client, reader: Reader) -> None:
    rows = tasks(("1", "1", "A", "Dig", "40", *WEEK), columns=DATED)
    project = with_file(harbour, *rows, *CRANE, *LOAD)

    page = panel(reader, "resource-load", project)

    assert "2,500,000 at most" in page.text
    assert "1,250,000 2,500,000" in words(page)
    assert "2026-01-05 2500000 " in words(page)
