"""A catalogue says how keys sign in; what it says wrongly is told before anything is sent."""

from pathlib import Path

import pytest
from tests.own.page import spoilt
from tests.own.signing import judged_by_sign_in

from understudy.catalog import find
from understudy.contracts.kit.run.choice import judged_by
from understudy.contracts.kit.talk.stop import WrongUse
from understudy.reference.rules import RulesError, load_rules


def test_a_call_to_sign_in_that_the_spec_lacks_is_named(notes: Path) -> None:
    folder = judged_by_sign_in(notes)
    spoilt(notes / "rules.yaml", "operation: renew", "operation: refresh")

    with pytest.raises(WrongUse, match="has no operation called refresh"):
        judged_by("http://127.0.0.1:9/notes/v1", "notes", (folder,))


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("  token: token\n  refresh", "  refresh", "lacks or misspells 'token'"),
        ("lasts: 900", "lasts: soon", "lacks or misspells could not convert"),
        ("{username: username,", "{username: user,", "sign_in sends 'user', which `needs` lacks"),
    ],
)
def test_a_catalogue_with_a_wrong_sign_in_is_refused(
    notes: Path, old: str, new: str, why: str
) -> None:
    folder = judged_by_sign_in(notes)
    spoilt(notes / "rules.yaml", old, new)

    with pytest.raises(RulesError, match=why):
        load_rules(find("notes", (folder,)))
