"""Faults as the state keeps them: what matches, what strikes, what is left."""

import pytest

from understudy.server.state.effects import NOTHING, Effects
from understudy.server.state.failures import Conflict, NotFound
from understudy.server.state.faults import Call, Faults, pattern_of
from understudy.server.state.ids import Ids

CALL = Call("productionplanner", "get_info", "GET", "/v1/info")


@pytest.fixture
def faults() -> Faults:
    """No faults yet, with a seed."""
    return Faults(Ids(seed=7))


def strikes(faults: Faults, number: int) -> list[bool]:
    """Return which of so many calls something decided."""
    return [faults.meet(CALL).decisive.is_decisive for _ in range(number)]


def test_no_fault_does_no_harm(faults: Faults) -> None:
    harm = faults.meet(CALL)

    assert (harm.delay_ms, harm.decisive, harm.faults) == (0, NOTHING, [])


def test_ids_count_up_and_begin_anew_after_a_reset(faults: Faults) -> None:
    first = faults.add({"status": 503}).fault.id
    faults.clear()
    second = faults.add({"status": 503}).fault.id
    faults.reset()

    assert (first, second, faults.add({"drop": True}).fault.id) == (
        "fault_1",
        "fault_2",
        "fault_1",
    )


def test_delays_add_up_within_a_bound(faults: Faults) -> None:
    for delay in (20_000, 30_000, 40_000):
        faults.add({"delay_ms": delay})

    harm = faults.meet(CALL)

    assert (harm.delay_ms, len(harm.faults)) == (60_000, 3)


def delays(seed: int, number: int = 500, **fault: float) -> list[int]:
    """Return for how long so many calls wait that meet a fault."""
    faults = Faults(Ids(seed=seed))
    faults.add(fault)
    return [faults.meet(CALL).delay_ms for _ in range(number)]


def test_a_delay_is_drawn_from_a_range_in_which_all_are_as_likely() -> None:
    drawn = delays(7, delay_ms=200, delay_max_ms=800)

    assert (min(drawn) >= 200, max(drawn) <= 800) == (True, True)
    # Of each tenth of the range there is about a tenth.
    tenths = [sum((each - 200) // 61 == tenth for each in drawn) for tenth in range(10)]
    assert all(25 < number < 80 for number in tenths)


def test_a_delay_is_drawn_around_a_median_and_seldom_is_very_long() -> None:
    drawn = sorted(delays(7, delay_ms=300, delay_sigma=0.5))

    assert 270 < drawn[250] < 330
    # One in six is longer than e^0.5 times the median, one in fifty than three times.
    assert 0.10 < sum(each > 495 for each in drawn) / 500 < 0.22
    assert 900 < drawn[-1] < 3_000


def test_delays_are_those_of_the_seed() -> None:
    asked = {"delay_ms": 300, "delay_sigma": 0.5}

    assert delays(7, **asked) == delays(7, **asked)
    assert delays(7, **asked) != delays(8, **asked)


def test_no_delay_is_drawn_beyond_the_bound() -> None:
    assert max(delays(7, delay_ms=50_000, delay_sigma=3)) == 60_000


def test_who_prefers_a_delay_gets_another_one_each_time_and_the_same_after_a_reset(
    faults: Faults,
) -> None:
    wanted = Effects(delay_ms=100, delay_max_ms=900)
    first = [faults.prefer(wanted).delay_ms for _ in range(3)]

    faults.reset()

    assert [faults.prefer(wanted).delay_ms for _ in range(3)] == first
    assert len({*first}) == 3


def test_a_slow_answer_lets_the_next_fault_decide(faults: Faults) -> None:
    faults.add({"bytes_per_second": 9})
    faults.add({"trickle_ms": 9, "status": 503})

    harm = faults.meet(CALL)

    assert (harm.pace.bytes_per_second, harm.decisive.status) == (9, 503)


def test_what_comes_after_the_deciding_one_is_not_looked_at(faults: Faults) -> None:
    faults.add({"status": 503, "delay_ms": 5})
    later = faults.add({"drop": True, "times": 1})

    harm = faults.meet(CALL)

    assert (harm.delay_ms, harm.faults, later.hits) == (5, ["fault_1"], 0)


def test_a_spent_fault_makes_room_for_the_next(faults: Faults) -> None:
    faults.add({"status": 503, "times": 2})

    assert strikes(faults, 3) == [True, True, False]
    assert faults.list() == []


def test_calls_that_do_not_match_spend_nothing_and_draw_no_chance(faults: Faults) -> None:
    twin = Faults(Ids(seed=7))
    for one in (faults, twin):
        one.add({"method": "GET", "probability": 0.5, "status": 503})
    for _ in range(5):
        twin.meet(CALL._replace(method="POST"))

    assert strikes(faults, 30) == strikes(twin, 30)


def test_chance_does_not_move_the_ids(faults: Faults) -> None:
    ids = Ids(seed=7)
    drawing = Faults(ids)
    drawing.add({"probability": 0.5, "status": 503})
    strikes(drawing, 10)

    assert ids.make("p") == Ids(seed=7).make("p")


def test_chance_comes_near_the_probability(faults: Faults) -> None:
    faults.add({"probability": 0.1, "status": 503})

    assert 60 < sum(strikes(faults, 1000)) < 140


def test_two_faults_draw_apart(faults: Faults) -> None:
    one, two = Faults(Ids(seed=7)), Faults(Ids(seed=7))
    one.add({"probability": 0.5, "status": 503})
    two.add({"status": 503, "times": 1})
    strikes(two, 1)
    two.add({"probability": 0.5, "status": 503})

    assert strikes(one, 30) != strikes(two, 30)


def test_there_may_be_a_hundred_and_no_more(faults: Faults) -> None:
    for _ in range(100):
        faults.add({"drop": True})

    with pytest.raises(Conflict):
        faults.add({"drop": True})
    assert len(faults.list()) == 100


def test_removing_what_is_not_there_is_not_found(faults: Faults) -> None:
    with pytest.raises(NotFound):
        faults.remove("fault_1")


@pytest.mark.parametrize(
    ("pattern", "path", "matches"),
    [
        ("/v1/info", "/v1/info", True),
        ("/v1/info", "/v1/info/", False),
        ("/v1/info", "/v1/info2", False),
        ("/v1/*", "/v1/projects/p/dates", True),
        ("/v1/*/dates", "/v1/projects/p/dates", True),
        ("/v1/projects/{id}", "/v1/projects/p", True),
        ("/v1/projects/{id}", "/v1/projects/p/dates", False),
        ("/v1/projects/{projectId}/schedule/{date}", "/v1/projects/p/schedule/d", True),
        ("/v1/i.fo", "/v1/info", False),
        ("/v1/(info|x)", "/v1/info", False),
        ("/v1/{", "/v1/{", True),
        ("*", "/v1/line\nbreak", True),
        ("/*/*/dates", "/v1/projects/p/dates", True),
        ("/*/{id}/dates*", "/v1/projects/p/dates", True),
        ("*a*a*a*a*a*a*a*a*b", "/" + "a" * 5_000, False),
    ],
)
def test_a_path_matches_by_text_stars_and_parts(pattern: str, path: str, matches: bool) -> None:
    assert (pattern_of(pattern).fullmatch(path) is not None) is matches
