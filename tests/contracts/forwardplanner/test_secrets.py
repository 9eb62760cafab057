"""No report on a broken sign-in shows a key or a token, also where one stands in an answer."""

import subprocess
from pathlib import Path

import pytest
from tests.cli.serving import ROOT, UNDERSTUDY, environment
from tests.mutants.forwardplanner.catalogue import make_app
from tests.mutants.forwardplanner.reference.call import BASE_PATH
from tests.mutants.forwardplanner.reference.seeds import ACCOUNTS, LAURENTIDES, NORTH
from tests.mutants.harness.serving import serving

FORMS = ("json", "junit", "html")


@pytest.mark.parametrize(
    "defect", ["renew-any-text", "auth-longer-token-passes", "sign-in-longer-key", "utf-16"]
)
def test_no_report_shows_a_key_or_a_token(defect: str, tmp_path: Path) -> None:
    app = make_app(defect)

    with serving(app) as root:
        said = verified(root, tmp_path)

    world = app.state.world
    secrets = [each.password for each in ACCOUNTS]
    secrets += [*(key.token for key in world.keys), *world.refreshes]
    assert len(secrets) > 10
    assert [each for each in secrets if each in said] == []


def verified(root: str, folder: Path) -> str:
    """Judge on the command line, and return all that is written."""
    files = {form: folder / f"report.{form}" for form in FORMS}
    told = [word for form, file in files.items() for word in (f"--{form}", str(file))]
    keys = ("--key", NORTH.password, "--other-key", LAURENTIDES.password)
    names = (f"username={NORTH.username}", f"other_username={LAURENTIDES.username}")
    needs = [word for name in names for word in ("--need", name)]
    command = [*UNDERSTUDY, "verify", root + BASE_PATH, "--api", "forwardplanner", "--quick"]
    run = subprocess.run(
        [*command, *keys, *needs, *told, "--seed", "1", "--verbose"],
        capture_output=True,
        text=True,
        env=environment({}),
        cwd=ROOT,
        check=False,
    )
    assert run.returncode in (1, 2), run.stderr
    return run.stdout + run.stderr + "".join(each.read_text() for each in files.values())
