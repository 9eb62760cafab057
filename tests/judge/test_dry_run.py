"""What `--dry-run` lists is what the run then sends, where nothing was there before."""

import re
from pathlib import Path

import pytest
from tests.conftest import key
from tests.judge.verifying import verify

from understudy.testing import Understudy

GIVEN = {"same_org_key": key("2")}
REQUEST = re.compile(r"(?m)^\S.{13}  (?P<line>[A-Z]+ /[^\s?]*)")
# A whole one, and one that lacks its last character.
ID = re.compile(r"p_[0-9a-f]{19,20}")


@pytest.mark.parametrize("rules", [(), ("--rule", "PP-TASK-01")], ids=["all rules", "one rule"])
def test_a_dry_run_lists_the_requests_of_a_quick_run(
    rules: tuple[str, ...], tmp_path: Path
) -> None:
    with Understudy() as mock:
        mock.reset(to="empty")
        url = mock.url("productionplanner")
        planned = verify(url, tmp_path, "--quick", "--dry-run", *rules, given=GIVEN).printed
        before = mock.journal.count()
        verify(url, tmp_path, "--quick", *rules, given=GIVEN)
        sent = mock.journal.list(limit=1000)

    got = [f"{each.method} {each.path.removeprefix('/v1')}" for each in sent]
    assert before == 0
    assert len(got) > 50
    assert ID.sub("ID", "\n".join(REQUEST.findall(planned))) == ID.sub("ID", "\n".join(got))
