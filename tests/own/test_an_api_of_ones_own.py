"""A folder is an API: served like a built-in one, and judged by rules of its own."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.cli.serving import ROOT, UNDERSTUDY, environment, serving
from tests.own.page import ACME, NORTH, files

from understudy.testing import Understudy


def asking(mock: Understudy, key: str) -> httpx.Client:
    """Return a client of the notes with a key."""
    headers = {"Authorization": f"Bearer {key}"}
    return httpx.Client(base_url=mock.url("notes"), headers=headers, trust_env=False)


def verify(url: str, folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Judge what is served there by the rules of a folder."""
    keys = ("--key", ACME, "--other-key", NORTH)
    return subprocess.run(
        [*UNDERSTUDY, "verify", url, "--api-dir", str(folder), *keys, *more],
        capture_output=True,
        text=True,
        env=environment(),
        cwd=ROOT,
        check=False,
    )


def test_an_example_takes_at_most_120_lines() -> None:
    assert sum(len(text.splitlines()) for text in files().values()) <= 120


def test_it_is_served_and_judged_by_the_commands_of_the_page(notes: Path) -> None:
    with serving("--api-dir", str(notes.parent), "--api", "notes") as stand_in:
        url = f"{stand_in.url}/notes/v1"

        done = verify(url, notes.parent, "--strict", "--require-all")

    assert done.returncode == 0, done.stdout + done.stderr
    assert "Kept: 3 kept, 0 broken, 0 skipped, 0 untested" in done.stdout


@pytest.fixture
def mock(notes: Path) -> Iterator[Understudy]:
    """A stand-in of the notes alone."""
    with Understudy(api_dirs=(notes.parent,), apis=("notes",), seed=1) as serving_notes:
        yield serving_notes


def test_its_organizations_are_kept_apart(mock: Understudy) -> None:
    with asking(mock, ACME) as acme, asking(mock, NORTH) as north:
        made = acme.post("/notes", json={"text": "Call the hall"}).json()

        texts = [each["text"] for each in acme.get("/notes").json()]
        assert texts == ["Order the chairs", "Call the hall"]
        assert acme.get(f"/notes/{made['id']}").json() == made
        assert north.get(f"/notes/{made['id']}").status_code == 404
        assert north.get("/notes").json() == []


def test_its_refusals_are_told_plainly(mock: Understudy) -> None:
    with asking(mock, ACME) as acme, asking(mock, "nobody") as nobody:
        answers = [acme.post("/notes", json={}), nobody.get("/notes"), acme.get("/nowhere")]

    assert [(each.status_code, each.json()["error"]) for each in answers] == [
        (400, "text is required"),
        (401, "The key is unknown or was revoked"),
        (404, "No such endpoint: GET /notes/v1/nowhere"),
    ]


def test_it_has_what_every_api_has(mock: Understudy) -> None:
    with asking(mock, ACME) as acme:
        first = acme.post("/notes", json={"text": "one"}).json()["id"]
        mock.reset()
        again = acme.post("/notes", json={"text": "one"}).json()["id"]
        mock.faults.add(status=503)
        broken = acme.get("/notes").status_code

    assert (first, broken) == (again, 503)
    assert mock.journal.count(api="notes") == 2


def test_it_stands_beside_the_built_in_ones(notes: Path) -> None:
    with Understudy(api_dirs=(notes.parent,)) as mock:
        assert mock.url("notes").endswith("/notes/v1")
        assert mock.url("productionplanner").endswith("/v1")


def test_a_variable_names_the_folders(notes: Path, tmp_path: Path) -> None:
    more = tmp_path / "more"
    (more / "other").mkdir(parents=True)
    (more / "other" / "openapi.yaml").write_text("openapi: 3.0.3\n")
    env = environment({"UNDERSTUDY_API_DIR": f"{notes.parent}:{more}"})

    done = subprocess.run(
        [*UNDERSTUDY, "rules"], capture_output=True, text=True, env=env, check=False
    )

    assert "N-SCOPE-01" in done.stdout


def test_a_package_offers_an_api_by_an_entry_point(notes: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    package = site / "offered"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    notes.rename(package / "notes")
    about = site / "offered-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: offered\nVersion: 1\n")
    (about / "entry_points.txt").write_text("[understudy.apis]\nnotes = offered.notes\n")
    env = environment()
    env["PYTHONPATH"] += f":{site}"

    done = subprocess.run(
        [*UNDERSTUDY, "rules", "--api", "notes"],
        capture_output=True,
        text=True,
        env=env,
        check=False,
    )

    assert "N-BACK-01" in done.stdout, done.stderr


LOADED = """
import sys
from pathlib import Path
from understudy.catalog import find
from understudy.folder import load
api = find("notes", (Path(sys.argv[1]),))
load(api, sys.argv[2], sys.argv[3])
print(*sorted(name for name in sys.modules if "notes" in name))
"""


@pytest.mark.parametrize(
    ("side", "module", "loaded"),
    [
        ("served", "api", "understudy_served.notes.api understudy_served.notes.handlers"),
        ("judged", "rules", "understudy_judged.notes.rules understudy_judged.notes.table"),
    ],
)
def test_each_side_imports_its_own_modules_alone(
    notes: Path, side: str, module: str, loaded: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, notes.parent, side, module],
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )

    assert done.stdout.split()[1:] == loaded.split(), done.stderr
