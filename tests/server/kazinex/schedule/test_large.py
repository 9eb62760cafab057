"""The large schedule that the bench uploads, in small."""

from pathlib import Path

from bench.schedules import large_schedule, large_xer

from understudy.server.apis.kazinex.schedule import read
from understudy.server.apis.kazinex.schedule.critical_path import scheduled


def test_a_large_schedule_is_read_as_it_was_made(tmp_path: Path) -> None:
    file = tmp_path / "large.xer"
    file.write_bytes(large_xer(2_000, 3_600))

    schedule = read(file)

    assert schedule == large_schedule(2_000, 3_600)
    assert (len(schedule.activities), len(schedule.relations)) == (2_000, 3_600)


def test_links_of_a_large_schedule_go_forwards() -> None:
    schedule = large_schedule(2_000, 3_600)

    backwards = [
        each for each in schedule.relations if int(each.predecessor_id) >= int(each.successor_id)
    ]

    assert backwards == []


def test_a_large_schedule_can_be_computed() -> None:
    found = scheduled(large_schedule(2_000, 3_600))

    assert found.problem is None
    assert len(found.times) == 2_000
