"""A thousand damaged files, over HTTP: a refusal or a good parse, and never half of a schedule."""

from collections import Counter
from math import ceil
from random import Random

import httpx
import pytest
from tests.server.kazinex.harbour import API, FILES, HARBOUR, STUDY, listed, sent

from understudy.server.apis.kazinex.content import BLOCK
from understudy.testing import Understudy

GOOD = sorted(path for path in FILES.iterdir() if path.name != "damaged.xer")
ROUNDS = 1_000


def damaged(octets: bytes, other: bytes, chance: Random) -> bytes:
    """Return a file to which a few things have happened on its way."""
    for _ in range(chance.randint(1, 2)):
        at = chance.randrange(len(octets) + 1)
        end = min(len(octets), at + chance.randint(1, 30))
        part = chance.randrange(len(other))
        octets = chance.choice(
            (
                octets[:at] + chance.randbytes(chance.randint(1, 4)) + octets[at + 4 :],
                octets[:at],
                octets[:at] + octets[end:],
                octets[:at] + octets[at:end] * 3 + octets[end:],
                octets[:at] + other[part : part + end - at] + octets[end:],
                octets.replace(octets[at : at + 2], other[part : part + 2], 5),
            )
        )
    return octets


@pytest.mark.parametrize(
    "rounds", [30, pytest.param(ROUNDS, marks=pytest.mark.long)], ids=["some", "all"]
)
def test_a_damaged_file_is_refused_or_read_and_never_half_stored(
    planner: Understudy, harbour: httpx.Client, rounds: int
) -> None:
    chance, statuses = Random(rounds), Counter[int]()
    for _ in range(rounds):
        path, other = chance.choice(GOOD), chance.choice(GOOD)
        file = damaged(path.read_bytes(), other.read_bytes(), chance)

        answer = sent(harbour, STUDY, file, path.name)

        statuses[answer.status_code] += 1
        assert answer.status_code in (201, 400), answer.text
        project = harbour.get(f"/projects/{STUDY}").json()["data"]
        assert project["schedule_count"] == statuses[201]
    revisions = listed(harbour, f"/projects/{STUDY}/schedules", per_page=200)
    page = harbour.get(f"/projects/{STUDY}/activities").json()

    # Both happen, or it would be no trial.
    assert min(statuses[201], statuses[400]) > rounds // 10
    assert page["meta"]["total"] == revisions[-1]["activity_count"] or len(revisions) == 200
    assert_whole(planner)


def assert_whole(planner: Understudy) -> None:
    """Require that of each revision that there is all is stored, and nothing of any other."""
    tables = planner.state()["tables"]
    schedules, files, blocks = (
        tables[f"{API}:{HARBOUR}:{name}"] for name in ("schedules", "files", "activities")
    )
    counts = Counter(block["_schedule"] for block in blocks.values())
    assert files.keys() == schedules.keys()
    assert counts == {key: ceil(row["activity_count"] / BLOCK) for key, row in schedules.items()}
