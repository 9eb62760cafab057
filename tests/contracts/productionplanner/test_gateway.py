"""A right implementation behind a gateway that gives up once, on a write that was done."""

import httpx
import pytest
from tests.contracts.productionplanner.rehearsing import StandIn, run_of

# A project, a date, an item and a cost of a home; a project between two looks at the list.
PLACES = (1, 2, 5, 30, 205)


class Gateway(StandIn):
    """Hides the answer to one POST."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self.place = place
        self.posts = 0

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answer one request, in the place of the implementation if need be."""
        done = super().__call__(request)
        self.posts += request.method == "POST"
        is_hidden = request.method == "POST" and self.posts == self.place
        return httpx.Response(504) if is_hidden else done


@pytest.mark.parametrize("place", PLACES)
def test_a_write_that_was_done_twice_accuses_nobody(place: int) -> None:
    report = run_of(Gateway(place)).judge()

    assert [row.rule.id for row in report.broken] == []


def test_a_project_that_was_made_twice_is_named_among_what_stayed_behind() -> None:
    report = run_of(Gateway(1)).judge()

    assert report.left_behind[-1] == "perhaps unnamed (POST /projects)"
