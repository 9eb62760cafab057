"""`understudy rules`: the catalogue as a list."""

import pytest
import typer
from typer.testing import CliRunner

from understudy.cli import main
from understudy.cli.verbs.rules import rules

APP = typer.Typer()
APP.command()(rules)


def test_each_rule_is_listed_with_its_sentence_citation_level_and_needs() -> None:
    printed = CliRunner().invoke(APP, []).stdout.splitlines()

    assert printed[0] == "Notes (notes)"
    assert (
        "N-SCOPE-01  must        -  A note of another organization is 404 [Keys] (needs other_key)"
        in printed
    )
    assert printed[-1] == "archived_id: the id of an archived note, --need archived_id=..."


def test_the_columns_have_names() -> None:
    printed = CliRunner().invoke(APP, []).stdout.splitlines()

    assert printed[1].split() == ["rule", "level", "kills", "the", "documentation", "says"]


def test_the_columns_are_explained() -> None:
    printed = CliRunner().invoke(APP, []).stdout

    for name in ("rule", "level", "kills", "the documentation says"):
        assert f"\n{name}: " in printed


def test_an_unknown_api_ends_with_2_and_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["rules", "--api", "tasks"])

    assert code == 2
    assert capsys.readouterr().err == "understudy: no API called 'tasks'; there are: notes\n"
