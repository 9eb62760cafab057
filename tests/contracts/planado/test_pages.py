"""A list is followed to its end, from its beginning or from any row, and never for ever."""

from tests.mutants.harness.inside import Passing, running
from tests.mutants.harness.subject import subject_of

from understudy.contracts.kit.probes.walk import Walk, walk
from understudy.contracts.planado.table import TABLE

PLANADO = subject_of("planado")
SKILLS = next(each for each in TABLE.shown if each.listed == "list_skills")


def walked(defect: str | None = None, after: int | None = None) -> tuple[Walk, Walk]:
    """Return the whole list of skills, and the list from behind the row at a place."""
    with running(defect=defect, subject=PLANADO, time=Passing()) as run:
        whole = walk(run.kit, SKILLS)
        behind = whole if after is None else walk(run.kit, SKILLS, after=whole.ids[after])
        return whole, behind


def test_a_list_is_followed_to_its_end() -> None:
    whole, _ = walked()

    assert (len(whole.ids), len(whole.pages), whole.is_over) == (23, 3, True)
    assert whole.cursors == [whole.ids[19], whole.ids[22]]
    assert whole.ends_empty


def test_a_list_is_followed_from_behind_any_row() -> None:
    whole, behind = walked(after=4)

    assert behind.ids == whole.ids[5:]


def test_a_list_that_goes_round_in_circles_is_left() -> None:
    whole, _ = walked("lists-end-never")

    assert not whole.is_over
    assert len(whole.pages) < 6


def test_an_end_that_is_no_list_is_no_empty_list() -> None:
    whole, _ = walked("pages-end-is-null")

    assert (whole.is_over, whole.ends_empty) == (True, False)
