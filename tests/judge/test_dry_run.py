"""What `--dry-run` lists is what the run then sends, where nothing was there before."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import unquote

import httpx
import pytest
from tests.conftest import key
from tests.server.resourceplanner.workspaces import BALTIC_KEY, REPLACED
from tests.server.resourceplanner.workspaces import KEY as KESTREL_KEY
from typer.testing import CliRunner

from understudy.cli import app
from understudy.contracts.kit.given.options import Options
from understudy.contracts.kit.run.choice import judged_by
from understudy.contracts.kit.run.dry_run import rehearse
from understudy.contracts.kit.run.run import Run, World
from understudy.contracts.kit.talk.keyring import Keyring
from understudy.testing import Understudy

KEYS = {
    "productionplanner": (key("1"), key("4"), key("3")),
    "planado": ("pl-brightline-test-key", "pl-nordwind-test-key", "pl-brightline-old-key"),
    "resourceplanner": (KESTREL_KEY, BALTIC_KEY, REPLACED),
    "forwardplanner": ("fp-key-northstar", "fp-key-laurentides", "fp-key-revoked"),
}
# Who signs in; no clock of a stand-in is rehearsed, by which tokens would expire.
SIGNING = (
    "--need=username=desk@northstar.example",
    "--need=other_username=salle@laurentides.example",
    "--need=revoked_username=revoked@northstar.example",
    *(f"--skip-rule=FP-LIFE-0{number}" for number in (1, 2, 3)),
)
NAMES = ("UNDERSTUDY_KEY", "UNDERSTUDY_OTHER_KEY", "UNDERSTUDY_REVOKED_KEY")
REQUEST = re.compile(r"(?m)^\S.{13}  (?P<line>[A-Z]+ /[^\s?]*)")
# A whole one, and one that lacks its last character.
ID = re.compile(r"p_[0-9a-f]{19,20}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{11,12}|[0-9a-f]{23,24}")


@pytest.fixture
def mock() -> Iterator[Understudy]:
    """A stand-in that holds nothing."""
    with Understudy() as serving:
        serving.reset(to="empty")
        yield serving


def planned_and_sent(mock: Understudy, api: str, *options: str) -> tuple[list[str], list[str]]:
    """Return the requests that a dry run lists, and those that the run then sends."""
    url, keys = mock.url(api), dict(zip(NAMES, KEYS[api], strict=True))
    asked = ("verify", url, "--seed", "1", *options)

    planned = CliRunner().invoke(app, [*asked, "--dry-run"], env=keys).stdout
    assert mock.journal.count() == 0
    CliRunner().invoke(app, asked, env=keys)

    base = httpx.URL(url).path
    sent = mock.journal.list(limit=1000)
    got = [f"{each.method} {each.path.removeprefix(base)}" for each in sent]
    return [masked(line) for line in REQUEST.findall(planned)], [masked(line) for line in got]


def masked(line: str) -> str:
    """Return a request without ids, however they are spelled."""
    return ID.sub("ID", unquote(unquote(line)).lower())


def path_of(line: str) -> str:
    """Return a request without its query."""
    return line.partition("?")[0]


@pytest.mark.parametrize(
    ("api", "options"),
    [
        ("productionplanner", ("--quick", f"--need=same_org_key={key('2')}")),
        ("productionplanner", ("--quick", "--rule", "PP-TASK-01")),
        ("productionplanner", ("--quick", "--read-only")),
        ("planado", ("--quick",)),
        ("planado", ("--quick", "--read-only")),
        ("resourceplanner", ("--quick",)),
        ("resourceplanner", ("--quick", "--read-only")),
        ("forwardplanner", ("--quick", *SIGNING)),
    ],
    ids=[
        *("all rules", "one rule", "reads"),
        *("all rules of Planado", "reads of Planado"),
        *("all rules of ResourcePlanner", "reads of ResourcePlanner"),
        "signing in",
    ],
)
def test_a_dry_run_lists_the_requests_of_a_quick_run(
    mock: Understudy, api: str, options: tuple[str, ...]
) -> None:
    planned, sent = planned_and_sent(mock, api, *options)

    assert len(sent) > 50
    assert planned == sent


def test_a_contract_may_bring_a_stand_in_that_takes_no_spec() -> None:
    url, rules = "http://127.0.0.1:9/v1", ("PP-RES-01",)
    judged = judged_by(url, "productionplanner")
    asked: list[str] = []

    def own(_keys: Keyring, _needs: Mapping[str, str]) -> Callable[[httpx.Request], httpx.Response]:
        def answer(request: httpx.Request) -> httpx.Response:
            asked.append(request.method)
            return httpx.Response(200, json={"status": "ok", "data": {}})

        return answer

    former = replace(judged, contract=replace(judged.contract, rehearse=own))  # type: ignore[arg-type]
    options = Options(url, {"key": key("1")}, rules=rules, depth="quick", read_only=True, seed=1)

    lines = [*rehearse(options, former)]

    assert len(lines) == len(asked) + 1 > 1


@pytest.mark.long
@pytest.mark.parametrize(
    ("api", "least"), [("productionplanner", 1000), ("planado", 1000), ("resourceplanner", 500)]
)
def test_a_dry_run_lists_nearly_all_requests_of_a_default_run(
    mock: Understudy, api: str, least: int
) -> None:
    url, keys = (
        mock.url(api),
        dict(zip(("key", "other_key", "revoked_key"), KEYS[api], strict=True)),
    )
    options, judged = Options(url, keys, depth="default", seed=1), judged_by(url, api)
    run, sent = Run(options, judged, World()), list[str]()
    run.target.watchers.append(lambda exchange: sent.append(masked(exchange.request.line)))

    planned = REQUEST.findall("\n".join(rehearse(options, judged)))
    run.judge()

    # Schemathesis also draws what it met in headers, which nobody rehearses.
    asked, listed = Counter(map(path_of, sent)), Counter(map(masked, planned))
    assert asked.total() > least
    assert max((asked - listed).total(), (listed - asked).total()) < asked.total() / 100
