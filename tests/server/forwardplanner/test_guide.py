"""What docs/forwardplanner.md shows runs: its client stays signed in."""

import re
from collections.abc import Callable
from typing import Any

from tests.cli.serving import ROOT

from understudy.testing import Understudy

GUIDE = ROOT / "docs" / "forwardplanner.md"


def test_the_client_of_the_page_stays_signed_in(planner: Understudy) -> None:
    found = re.search(r"```python\n(.*?)```", GUIDE.read_text("utf-8"), re.S)
    assert found is not None
    names: dict[str, Any] = {}
    exec(compile(found[1], GUIDE.name, "exec"), names)
    test: Callable[[Understudy], None] = names["test_it_stays_signed_in"]

    test(planner)

    operations = [sent.operation for sent in planner.journal.list()]
    assert operations.count("renew") > operations.count("sign_in") == 2
