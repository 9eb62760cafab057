"""The ids of the rules that a deployment is judged by, as the defects name them."""

MUST = (
    *(f"PP-ENV-0{n}" for n in range(1, 7)),
    *(f"PP-AUTH-0{n}" for n in range(1, 6)),
    *(f"PP-INFO-0{n}" for n in range(1, 3)),
    *(f"PP-SCOPE-0{n}" for n in range(1, 7)),
    *(f"PP-STATUS-0{n}" for n in range(1, 6)),
    *(f"PP-LIST-0{n}" for n in range(1, 6)),
    *(f"PP-PROJ-0{n}" for n in range(1, 4)),
    *(f"PP-PATCH-0{n}" for n in range(1, 5)),
    *(f"PP-DATE-0{n}" for n in range(1, 4)),
    *(f"PP-SCHED-0{n}" for n in range(1, 4)),
    "PP-TEAM-01",
    "PP-TASK-01",
    *(f"PP-BUDGET-0{n}" for n in range(1, 3)),
    "PP-LOC-01",
    *(f"PP-RES-0{n}" for n in range(1, 3)),
    *(f"PP-BACK-0{n}" for n in range(1, 4)),
)
TOLERANCES = (*(f"PP-TOL-0{n}" for n in range(1, 10)), "PP-DOCS-01")
ADDED = (
    *(f"PP-TYPE-0{n}" for n in range(1, 3)),
    "PP-BODY-01",
    "PP-QUERY-01",
    "PP-METHOD-01",
    "PP-AUTH-06",
    "PP-INFO-03",
    *(f"PP-SCOPE-0{n}" for n in range(7, 9)),
    *(f"PP-STATUS-0{n}" for n in range(6, 8)),
    "PP-LIST-06",
    *(f"PP-PROJ-0{n}" for n in range(4, 6)),
    "PP-DATE-04",
    "PP-SCHED-04",
    *(f"PP-RES-0{n}" for n in range(3, 5)),
    *(f"PP-BACK-0{n}" for n in range(4, 9)),
    *(f"PP-TOL-1{n}" for n in range(3)),
    *(f"PP-ECHO-0{n}" for n in range(1, 3)),
)
"""Sentences of the documentation that the first list left out."""
