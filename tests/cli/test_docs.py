"""`understudy docs build`: what it writes, and what it refuses in one line."""

import json
import re
from pathlib import Path

import pytest
from tests.own.page import write_apis

from understudy.cli import main

SMALL = "resourceplanner"


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return the line with which the command refuses."""
    code = main(["docs", "build", *arguments])
    told = capsys.readouterr().err
    assert (code, told.count("\n")) == (2, 1), told
    return told


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of one small API, with an address."""
    out = tmp_path_factory.mktemp("docs") / "site"
    assert main(["docs", "build", str(out), "--api", SMALL, "--base-url", "https://x.test/d"]) == 0
    return out


def test_it_writes_a_site_that_needs_no_server(built: Path) -> None:
    made = {each.name for each in built.iterdir()}

    assert made >= {"index.html", "index.md", "llms.txt", "llms-full.txt", "reading.json", SMALL}
    assert (built / SMALL / "create_resource.html").is_file()
    assert (built / SMALL / "changes.xml").is_file()


def test_its_documents_have_samples(built: Path) -> None:
    document = json.loads((built / SMALL / "openapi.json").read_text())

    samples = document["paths"]["/resources"]["post"]["x-codeSamples"]
    assert [each["lang"] for each in samples] == ["Shell", "Python", "JavaScript"]


def test_with_an_address_pages_are_canonical_and_in_the_sitemap(built: Path) -> None:
    page = (built / SMALL / "errors.html").read_text()

    assert f'<link rel=canonical href="https://x.test/d/{SMALL}/errors.html">' in page
    assert f"<loc>https://x.test/d/{SMALL}/errors.html</loc>" in (built / "sitemap.xml").read_text()


def test_since_an_earlier_build_the_page_of_changes_tells_what_is_new(
    built: Path, tmp_path: Path
) -> None:
    old = json.loads((built / "reading.json").read_text())
    entries = old["apis"][SMALL]["entries"]
    del entries["create_resource/403"]
    entries["create_resource"]["words"]["description"] = "Makes one."
    (tmp_path / "old.json").write_text(json.dumps(old))

    since = ["--since", str(tmp_path / "old.json")]
    out = str(tmp_path / "md")
    code = main(["docs", "build", out, "--api", SMALL, "--format", "markdown", *since])

    page = (tmp_path / "md" / SMALL / "changes.md").read_text()
    assert code == 0
    assert "| [Create a resource](create_resource.md#403) answer 403 | added |" in page
    assert "Makes one." in page
    assert {each.suffix for each in (tmp_path / "md").rglob("*") if each.is_file()} == {".md"}


def test_an_api_that_nobody_knows_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    told = refusal(capsys, str(tmp_path / "x"), "--api", "nope")

    assert told.startswith("understudy: no API called 'nope'; there are: productionplanner,")


def test_a_folder_of_something_else_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "thesis.tex").touch()

    assert "holds something else than a site" in refusal(capsys, str(tmp_path))
    assert (tmp_path / "thesis.tex").exists()


def test_a_place_that_cannot_be_written_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "file").touch()

    told = refusal(capsys, str(tmp_path / "file" / "site"), "--api", SMALL)

    assert told.startswith("understudy: cannot write ")


@pytest.mark.parametrize("content", ["{", "[]", '{"format": 99, "apis": {}}'])
def test_a_broken_document_of_an_earlier_build_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: str
) -> None:
    (tmp_path / "old.json").write_text(content)

    told = refusal(capsys, str(tmp_path / "x"), "--since", str(tmp_path / "old.json"))

    assert "old.json" in told


def test_a_document_that_is_not_there_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    told = refusal(capsys, str(tmp_path / "x"), "--since", str(tmp_path / "none.json"))

    assert "cannot read" in told


def test_an_address_without_a_scheme_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    told = refusal(capsys, str(tmp_path / "x"), "--base-url", "docs.test")

    assert "begins neither with http:// nor with https://" in told


def test_an_api_whose_own_code_cannot_be_run_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = write_apis(tmp_path / "apis")
    (folder / "handlers.py").write_text("async def list_notes(:\n")

    told = refusal(capsys, str(tmp_path / "x"), "--api", "notes", "--api-dir", str(folder.parent))

    assert f"{folder}/handlers.py:1: SyntaxError" in told


def test_no_two_parts_of_a_page_share_an_anchor_whatever_they_are_called(tmp_path: Path) -> None:
    folder = write_apis(tmp_path / "apis")
    spec = folder / "openapi.yaml"
    more = 'properties: {"日": {type: string}, "本": {type: string}, "%": {type: string}, text:'
    spec.write_text(spec.read_text().replace("properties: {text:", more, 1), "utf-8")

    code = main(
        ["docs", "build", str(tmp_path / "x"), "--api", "notes", "--api-dir", str(folder.parent)]
    )

    assert code == 0
    for name in ("index", "create_note"):
        page = (tmp_path / "x" / "notes" / f"{name}.html").read_text("utf-8")
        ids = re.findall(r'<[^>]* id="?([^"\s>]+)', page)
        assert sorted(ids) == sorted(set(ids))


def test_what_a_description_leaves_open_ends_with_it(tmp_path: Path) -> None:
    folder = write_apis(tmp_path / "apis")
    spec = folder / "openapi.yaml"
    text = spec.read_text().replace(
        "create_note\n", 'create_note\n      description: "```\\ncode"\n'
    )
    spec.write_text(text)
    markdown = ["--format", "markdown", "--api", "notes", "--api-dir", str(folder.parent)]

    code = main(["docs", "build", str(tmp_path / "x"), *markdown])

    page = (tmp_path / "x" / "notes" / "create_note.md").read_text()
    assert code == 0
    assert "\ncode\n```\n\n- Key: " in page


def test_an_operation_that_says_little_of_itself_is_called_by_its_id(tmp_path: Path) -> None:
    folder = write_apis(tmp_path / "apis").parent

    code = main(["docs", "build", str(tmp_path / "x"), "--api", "notes", "--api-dir", str(folder)])

    page = (tmp_path / "x" / "notes" / "create_note.html").read_text()
    assert code == 0
    assert "<h1>Create note</h1>" in page
