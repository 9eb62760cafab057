"""What a writer writes is what a reader reads, of all that the format can carry."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from tests.server.kazinex.schedule.drawn import xers
from tests.server.kazinex.schedule.drawn_mspdi import mspdis
from tests.server.kazinex.schedule.drawn_p6xml import p6xmls

from understudy.server.apis.kazinex.schedule import read, write_mspdi, write_p6xml, write_xer
from understudy.server.apis.kazinex.schedule.model import Schedule

# Drawing a whole schedule takes longer than reading it, and one folder serves all examples.
PATIENT = settings(
    deadline=None,
    max_examples=60,
    derandomize=True,
    database=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)


def reread(octets: bytes, folder: Path) -> Schedule:
    """Return what a file of these octets is read as."""
    file = folder / "schedule"
    file.write_bytes(octets)
    return read(file)


@PATIENT
@given(schedule=xers())
def test_an_xer_carries_all_that_it_can(schedule: Schedule, tmp_path: Path) -> None:
    assert reread(write_xer(schedule), tmp_path) == schedule


@PATIENT
@given(schedule=mspdis())
def test_an_mspdi_carries_all_that_it_can(schedule: Schedule, tmp_path: Path) -> None:
    assert reread(write_mspdi(schedule), tmp_path) == schedule


@PATIENT
@given(schedule=p6xmls())
def test_a_p6_xml_carries_all_that_it_can(schedule: Schedule, tmp_path: Path) -> None:
    assert reread(write_p6xml(schedule), tmp_path) == schedule
