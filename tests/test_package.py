"""The wheel: it holds every source file and nothing else, and serves from an empty folder."""

import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.cli.serving import BEARER_ACME, ROOT, environment, serving
from tests.dependencies import DEPENDENCIES, lend

# Where the files of the tree stand in the wheel.
PLACES = {
    "src/understudy": "understudy",
    "server": "understudy/server",
    "contracts": "understudy/contracts",
    "fixtures": "understudy/fixtures",
    "docs": "understudy/docs",
}

BARE = {"PYTHONPATH": "", "PYTHONDONTWRITEBYTECODE": "1"}


def run(*command: str | Path) -> None:
    """Run a command; its output is shown where it fails."""
    done = subprocess.run(
        command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def build(target: Path, *options: str) -> Path:
    """Build with what is installed here, so without a network; return the wheel."""
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", target, *options)
    return next(target.glob("*.whl"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel built from the tree."""
    return build(tmp_path_factory.mktemp("tree"), "--wheel")


@pytest.fixture(scope="module")
def wheel_of_sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel built from the source distribution."""
    return build(tmp_path_factory.mktemp("sdist"))


def contents(wheel: Path) -> dict[str, bytes]:
    """Return the files of a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sources() -> Iterator[tuple[str, Path]]:
    """Yield every source file of the tree with its place in the wheel."""
    yield "understudy/openapi.yaml", ROOT / "openapi.yaml"
    for folder, place in PLACES.items():
        for file in (ROOT / folder).rglob("*"):
            # rglob does not enter links, and those of src/understudy point to the other places
            is_ours = not file.is_symlink() or folder == "contracts"
            if file.is_file() and is_ours and "__pycache__" not in file.parts:
                yield f"{place}/{file.relative_to(ROOT / folder).as_posix()}", file


def test_every_source_file_is_in_the_wheel(wheel: Path) -> None:
    packed = contents(wheel)

    assert [place for place, file in sources() if packed.get(place) != file.read_bytes()] == []


def test_nothing_is_installed_beside_the_package(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in contents(wheel)}

    assert {top for top in tops if not top.endswith(".dist-info")} == {"understudy"}


def test_no_file_of_the_wheel_is_a_leftover(wheel: Path) -> None:
    expected = {place for place, _ in sources()}

    packed = {name for name in contents(wheel) if name.startswith("understudy/")}

    assert packed - expected == set()


def test_the_licence_is_in_the_wheel(wheel: Path) -> None:
    assert any(name.endswith("/licenses/LICENSE") for name in contents(wheel))


def test_the_source_distribution_holds_what_the_tests_need(wheel_of_sdist: Path) -> None:
    with tarfile.open(next(wheel_of_sdist.parent.glob("*.tar.gz"))) as archive:
        packed = {name.partition("/")[2] for name in archive.getnames()}

    assert {"action.yml", "action/summary.py", "tests/test_action.py"} <= packed


def test_the_source_distribution_gives_the_same_wheel(wheel: Path, wheel_of_sdist: Path) -> None:
    assert contents(wheel_of_sdist) == contents(wheel)


def lend_dependencies(home: Path) -> None:
    """Let an environment find what understudy is installed with, and nothing of an extra."""
    library = next(home.glob("lib/python*/site-packages"))
    packages = lend(home / "packages", *DEPENDENCIES)
    (library / "dependencies.pth").write_text(f"{packages}\n")


def test_the_installed_wheel_serves_from_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    home, empty = tmp_path / "venv", tmp_path / "empty"
    empty.mkdir()
    venv.create(home, symlinks=True)
    python = home / "bin" / "python"
    run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "-q",
        "--no-index",
        "--no-deps",
        wheel,
    )
    lend_dependencies(home)

    with serving(command=[str(home / "bin" / "understudy")], cwd=empty, env=BARE) as mock:
        listed = httpx.get(f"{mock.url}/v1/projects", headers=BEARER_ACME, trust_env=False)

    assert listed.status_code == 200
    assert listed.json()["data"][0]["id"] == "p_summer_tour"
    assert list(empty.iterdir()) == []
