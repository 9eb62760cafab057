"""The plan in which a check finds nothing: the baseline of North Harbour Civil Works."""

from tests.server.kazinex.demo.plan import schedule
from tests.server.kazinex.demo.rows import Row

from understudy.server.apis.kazinex.schedule.model import (
    FINISH_MILESTONE,
    START_MILESTONE,
    Schedule,
)

TITLE = "North Harbour Civil Works"
WBS = {"11": "Preliminaries", "12": "Quay wall", "13": "Dredging", "14": "Yard", "15": "Handover"}
ROWS = (
    Row("A1000", "Notice to proceed", "11", 0, type=START_MILESTONE),
    Row("A1010", "Mobilise site office", "11", 5, "A1000", "t2 k"),
    Row("A1020", "Survey existing quay", "11", 6, "A1000", "t2"),
    Row("A1030", "Set up environmental monitoring", "11", 4, "A1000", "t"),
    Row("A1040", "Agree method statements", "11", 8, "A1010 A1020", "t2"),
    Row("A1050", "Set up batching plant", "11", 7, "A1010 A1030", "c2 k"),
    Row("A1060", "Divert services", "11", 9, "A1020 A1030", "t2"),
    Row("A1070", "Erect hoarding", "11", 5, "A1010", "t2"),
    Row("A1080", "Pre-bore for piles", "12", 8, "A1040 A1060", "p3 k"),
    Row("A1090", "Drive test piles", "12", 5, "A1080 A1050", "p3 k"),
    Row("A1100", "Load-test piles", "12", 6, "A1090", "p2"),
    Row("A1110", "Drive tubular piles, north", "12", 12, "A1100 A1070", "p4 k"),
    Row("A1120", "Drive tubular piles, south", "12", 12, "A1110 A1100", "p4 k"),
    Row("A1130", "Drive sheet piles, north", "12", 10, "A1110", "p3 k"),
    Row("A1140", "Drive sheet piles, south", "12", 10, "A1120 A1130", "p3 k"),
    Row("A1150", "Install tie rods, north", "12", 7, "A1130 A1110", "c2"),
    Row("A1160", "Install tie rods, south", "12", 7, "A1140 A1150", "c2"),
    Row("A1170", "Cast capping beam, north", "12", 10, "A1150 A1130", "c4 m3"),
    Row("A1180", "Cast capping beam, south", "12", 10, "A1160 A1170", "c4 m3"),
    Row("A1190", "Install fenders", "12", 6, "A1180 A1170", "c2 k"),
    Row("A1200", "Install bollards", "12", 5, "A1180 A1160", "c2 k"),
    Row("A1210", "Mobilise dredger", "13", 6, "A1040 A1070", "d"),
    Row("A1220", "Dredge to -9 m", "13", 14, "A1210 A1110", "d"),
    Row("A1240", "Dredge to -12 m", "13", 14, "A1220 A1140", "d"),
    Row("A1250", "Survey sea bed", "13", 4, "A1240 A1220", "t d"),
    Row("A1260", "Place scour protection", "13", 8, "A1250 A1240", "d k"),
    Row("A1270", "Backfill, north", "14", 9, "A1150 A1220", "t2"),
    Row("A1280", "Backfill, south", "14", 9, "A1160 A1270", "t2"),
    Row("A1290", "Compact fill", "14", 6, "A1280 A1270", "t2"),
    Row("A1300", "Lay drainage", "14", 10, "A1290 A1270", "t2 c"),
    Row("A1310", "Lay ducts and cables", "14", 9, "A1290 A1280", "t2"),
    Row("A1320", "Cast yard slab, north", "14", 10, "A1300 A1310", "c4 m4"),
    Row("A1330", "Cast yard slab, south", "14", 10, "A1320 A1300", "c4 m4"),
    Row("A1340", "Install lighting masts", "14", 6, "A1310 A1320", "t2 k"),
    Row("A1350", "Lay crane rails", "14", 11, "A1320 A1180", "c3 k"),
    Row("A1360", "Mark and fence yard", "14", 5, "A1330 A1340", "t2"),
    Row("A1370", "Commission services", "15", 6, "A1340 A1310", "t2"),
    Row("A1380", "Inspect quay and yard", "15", 5, "A1360 A1350 A1370 A1190 A1200 A1260", "t2"),
    Row("A1390", "Make good defects", "15", 7, "A1380 A1360", "t2 c"),
    Row("A1400", "Completion", "15", 0, "A1390", type=FINISH_MILESTONE),
)
DATA_DAY = 48


def clean() -> Schedule:
    """Return the clean schedule."""
    return schedule(ROWS, DATA_DAY, TITLE, WBS)
