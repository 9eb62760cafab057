"""Whether a rule has something to stand on."""

from collections import Counter

import pytest

from understudy.contracts.kit.judge.premise import Standing, standing
from understudy.contracts.kit.judge.served import Served, Sight
from understudy.contracts.kit.talk.operations import Operation
from understudy.reference.rules import About

MAKE, READ, LIST = (
    Operation("make", "POST", "/notes"),
    Operation("read", "GET", "/notes/{id}"),
    Operation("list", "GET", "/notes"),
)
KEPT = Counter({frozenset({"make", "read"}): 2, frozenset({"list"}): 3})
GONE = "POST /notes never succeeded: 404"


def served(make: Sight | None = Sight.THING, listed: Sight = Sight.THING) -> tuple[Served, ...]:
    """Return what is served by a deployment that can be read."""
    status = 404 if make is None else 201
    return (
        Served(MAKE, status, make),
        Served(READ, 200, Sight.THING),
        Served(LIST, 200, listed),
    )


def test_a_rule_stands_on_all_that_it_is_about() -> None:
    about = About(("make", "read"))

    assert standing(about, KEPT, served()) == Standing(5, 2, 2)
    assert standing(about, KEPT, served(make=None)) == Standing(0, 1, 2, GONE)


def test_a_success_without_what_is_documented_is_nothing_to_stand_on() -> None:
    told = standing(About(("make",)), KEPT, served(make=Sight.NOTHING))

    assert told.why == "POST /notes never succeeded: 201 without what is documented"


def test_an_empty_list_shows_nothing() -> None:
    told = standing(About(("list",)), KEPT, served(listed=Sight.EMPTY))

    assert told == Standing(0, 0, 1, "GET /notes showed nothing: every list was empty")


@pytest.mark.parametrize("about", [About(("make", "list"), is_each=True), About(("all",), True)])
def test_a_rule_about_each_is_judged_on_those_that_work(about: About) -> None:
    whole, part = (standing(about, KEPT, served(each)) for each in (Sight.THING, None))

    assert (whole.judged, part.judged) == (whole.of, part.of - 1)
    assert part.why is None


def test_a_rule_about_each_counts_the_examples_of_those_that_work() -> None:
    about = About(("make", "list"), is_each=True)

    assert standing(about, KEPT, served(make=None)) == Standing(3, 1, 2)


def test_a_rule_about_each_that_was_judged_on_none_says_why() -> None:
    about = About(("make",), is_each=True)

    assert standing(about, KEPT, served(make=None)) == Standing(0, 0, 1, GONE)
    assert standing(about, Counter(), served()).why is not None


def test_a_rule_about_no_operation_stands_by_itself() -> None:
    assert standing(About(), KEPT, served(make=None)) == Standing(5, 0, 0)
