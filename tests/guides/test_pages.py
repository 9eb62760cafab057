"""The guides hold together: each is listed once, links and anchors lead somewhere."""

import re
from collections import defaultdict
from pathlib import Path

import pytest
from tests.cli.serving import ROOT
from tests.guides.blocks import CODE, blocks, code_of, pages
from tests.guides.write import references

from understudy.site.guides.guide import DOCS
from understudy.site.guides.index import read
from understudy.site.guides.tables import slug

FENCE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
# As git leaves them where two versions of a line were not brought together.
CONFLICT = re.compile(r"^(<{7}|>{7}) ", re.MULTILINE)
LINK = re.compile(r"\[[^\]]*\]\((?P<file>[^)#\s:]*)(?:#(?P<anchor>[^)\s]+))?\)")
# So many blocks may be left out. Whoever finds a way to run one lowers it.
LEFT_OUT = 46
# What uses a file without naming it.
IMPLIED = defaultdict(lambda: "\0", {"conftest.py": "pytest"})


def prose(page: Path) -> str:
    """Return a page without its blocks."""
    return FENCE.sub("", page.read_text("utf-8"))


def anchors(page: Path) -> list[str]:
    """Return the anchors of a page's headings."""
    return [slug(found) for found in HEADING.findall(prose(page))]


def test_every_page_of_docs_is_listed_once() -> None:
    listed = [each.name for each in read(DOCS / "README.md")]

    assert sorted(listed) == sorted(
        page.stem for page in DOCS.glob("*.md") if page.stem != "README"
    )


def test_every_title_is_that_of_the_list() -> None:
    titles = {each.name: each.title for each in read(DOCS / "README.md")}

    assert titles == {name: HEADING.findall(prose(DOCS / f"{name}.md"))[0] for name in titles}


def test_no_page_holds_the_marks_of_two_versions() -> None:
    texts = {
        page.name: page.read_text("utf-8") for page in [*ROOT.glob("*.md"), *DOCS.glob("*.md")]
    }

    assert [name for name, text in texts.items() if CONFLICT.search(text)] == []


@pytest.mark.parametrize(
    "page", [*pages(), ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"], ids=lambda page: page.stem
)
def test_every_link_and_anchor_leads_somewhere(page: Path) -> None:
    lost = []

    for found in LINK.finditer(prose(page)):
        target = (page.parent / found["file"]) if found["file"] else page
        if not target.exists() or (found["anchor"] and found["anchor"] not in anchors(target)):
            lost.append(found[0])

    assert lost == []


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_no_two_headings_of_a_page_have_one_anchor(page: Path) -> None:
    found = anchors(page)

    assert sorted(set(found)) == sorted(found)


def test_the_references_are_those_of_the_code() -> None:
    stale = [path.name for path, text in references().items() if path.read_text("utf-8") != text]

    assert stale == [], "make readme writes them"


def test_no_block_is_left_out_silently() -> None:
    found = [block for page in pages() for block in blocks(page)]
    known = CODE | {"", "json", "yaml", "toml", "text"}

    assert [block.name for block in found if block.language not in known] == []
    assert [
        block.name for block in found if block.run_by and not (ROOT / block.run_by).is_file()
    ] == []


def test_every_file_that_a_page_shows_is_used_on_it() -> None:
    unused = []

    for page in pages():
        for block in (
            each for each in code_of(page) if each.file and not each.run_by + each.left_out
        ):
            others = " ".join(each.code for each in code_of(page) if each != block)
            if not any(part in others for part in (*Path(block.file).parts, IMPLIED[block.file])):
                unused.append(block.name)

    assert unused == []


def test_no_more_blocks_are_left_out_than_were() -> None:
    left_out = [block.name for page in pages() for block in code_of(page) if block.left_out]

    assert len(left_out) <= LEFT_OUT, "python -m tests.guides.blocks lists them with their reasons"


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_every_fence_is_closed(page: Path) -> None:
    fences = re.findall(r"^```\S*$", page.read_text("utf-8"), re.MULTILINE)

    assert set(fences[1::2]) <= {"```"}
    assert len(fences) == 2 * len(list(blocks(page)))
