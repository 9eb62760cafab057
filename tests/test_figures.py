"""What the documentation counts is what specs and rules hold."""

from pathlib import Path

import pytest
from tests.figures import (
    PAGES,
    ROOT,
    Figure,
    figures,
    mistakes,
    operations_of,
    rules_of,
    subject_of,
)

from understudy.catalog import apis

FIRST, PLANADO = operations_of("productionplanner"), operations_of("planado")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_figure_of_a_page_is_true(page: Path) -> None:
    assert mistakes(page.read_text("utf-8"), subject_of(page)) == []


@pytest.mark.parametrize("page", ["README.md", "CHANGELOG.md", "docs/planado.md"])
def test_the_pages_that_count_operations_are_read(page: str) -> None:
    path = ROOT / page

    found = figures(path.read_text("utf-8"), subject_of(path))

    assert "operations" in {figure.noun for figure in found}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (f"It has {FIRST + 1} operations of ProductionPlanner.", f"{FIRST + 1} operations of"),
        (
            f"ProductionPlanner: all {FIRST} operations, and Planado with its 35.",
            "35 operations of",
        ),
        (f"Planado's version 2 with its {PLANADO} documented routes, 1 setting", ""),
        ("The 3 operations of Planado by operationId", "3 operations of planado"),
        ("There are 27 operations.", "27 operations of which API?"),
        ("It serves one APIs.", "1 APIs of"),
        (
            "Planado has two settings, ProductionPlanner has nine:",
            "9 settings of productionplanner",
        ),
        ("It is asked for three rules of ProductionPlanner.", ""),
        ("Planado has 3 rules.", "3 rules of planado"),
        ("Kept: 1 kept, 0 broken, 0 skipped, 1 untested", "2 rules of productionplanner"),
        ("```\nAll 3 operations of Planado\n```", ""),
        ("In 2026, `--port 9000` answers 404, 409 and 30 calls.", ""),
    ],
)
def test_a_wrong_figure_is_found(text: str, wrong: str) -> None:
    found = mistakes(text)

    assert len(found) == bool(wrong)
    assert "".join(found).startswith(wrong)


def test_a_page_about_one_api_need_not_name_it() -> None:
    assert list(figures("It serves jobs: 27 operations.", "planado")) == [
        Figure("operations", "planado", 27)
    ]
    assert subject_of(Path("docs/planado.md")) == "planado"


def test_rules_are_counted_by_their_catalogue() -> None:
    text = " ".join(f"{rules_of(api)} rules of {api}." for api in apis())

    assert mistakes(text) == []
