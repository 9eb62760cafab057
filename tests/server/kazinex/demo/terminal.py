"""Other plans: a fit-out as Microsoft Project has it, and the tunnel of another organization."""

from dataclasses import replace

from tests.server.kazinex.demo.plan import schedule
from tests.server.kazinex.demo.rows import Row

from understudy.server.apis.kazinex.schedule.model import (
    FINISH_MILESTONE,
    START_MILESTONE,
    Schedule,
)

FIT_OUT = (
    Row("1", "Hall handed over", "11", 0, type=START_MILESTONE),
    Row("2", "Set out partitions", "11", 3, "1", "t2"),
    Row("3", "Build partitions", "11", 10, "2", "t4"),
    Row("4", "First fix, electrical", "12", 8, "2 3:SS+4", "t2"),
    Row("5", "First fix, mechanical", "12", 9, "3:SS+4", "t2"),
    Row("6", "Close ceilings", "11", 7, "4 5", "t3"),
    Row("7", "Lay floors", "11", 8, "3 6", "t3"),
    Row("8", "Second fix", "12", 6, "6 7", "t2"),
    Row("9", "Install turnstiles", "12", 4, "7", "t2"),
    Row("10", "Commission", "12", 5, "8 9", "t2"),
    Row("11", "Open to passengers", "12", 0, "10", type=FINISH_MILESTONE),
)
TUNNEL = (
    Row("T100", "Start of tunnelling", "11", 0, type=START_MILESTONE),
    Row("T110", "Excavate top heading", "11", 14, "T100", "t4"),
    Row("T120", "Excavate bench", "11", 14, "T110:SS+6", "t4"),
    Row("T130", "Line the tunnel", "12", 14, "T120", "c4 m2"),
    Row("T140", "Breakthrough", "12", 0, "T130", type=FINISH_MILESTONE),
)


def fit_out() -> Schedule:
    """Return the fit-out of a terminal."""
    wbs = {"11": "Hall", "12": "Services"}
    return replace(schedule(FIT_OUT, 12, "Ferry Terminal Fit-out", wbs), format="mspdi")


def tunnel() -> Schedule:
    """Return the tunnel of the other organization."""
    return schedule(TUNNEL, 5, "Summit Tunnel", {"11": "Excavation", "12": "Lining"})
