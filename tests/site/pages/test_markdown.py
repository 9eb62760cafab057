"""The Markdown is fit for any reader of Markdown, and for the documentation systems of others."""

import re

from markdown_it import MarkdownIt
from tests.site.pages.printed import FENCE, Printed

from understudy.site.texts.words import within_markdown


def unfenced(site: Printed, page: str) -> str:
    """Return a page's Markdown without its code."""
    return FENCE.sub("```", site.text(f"{page}.md"))


def test_every_page_begins_with_its_title_and_has_no_other(site: Printed) -> None:
    wrong = [
        page
        for page in site.pages
        if not unfenced(site, page).startswith("# ")
        or len(re.findall(r"^# ", unfenced(site, page), re.MULTILINE)) != 1
    ]

    assert wrong == []


def test_blocks_stand_apart_and_nothing_is_left_of_templates(site: Printed) -> None:
    wrong = [
        (page, found[0])
        for page in site.pages
        for text in [unfenced(site, page)]
        for found in [re.search(r"\n\n\n|[ \t]\n|\{%|\n[^\n\-| ][^\n]*\n- ", text)]
        if found
    ]

    assert wrong == []


def test_no_page_has_html(site: Printed) -> None:
    reader = MarkdownIt("commonmark")
    # Guides fold long parts away.
    pages = (page for page in site.pages if not page.startswith("guides/"))
    wrong = [
        (page, token.content)
        for page in pages
        for block in reader.parse(site.files[f"{page}.md"].decode())
        for token in [block, *(block.children or [])]
        if token.type in ("html_block", "html_inline")
    ]

    assert wrong == []


def test_tables_have_as_many_cells_in_every_row(site: Printed) -> None:
    wrong = []
    for page in site.pages:
        for table in re.findall(r"(?:^\|.*\|\n)+", unfenced(site, page), re.MULTILINE):
            counts = {len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}
            wrong += [(page, table)] if len(counts) > 1 else []

    assert wrong == []


def test_a_guide_leads_to_no_file_that_only_the_whole_site_has() -> None:
    text = "![A page](images/x.png)\nSee [the document](../planado/openapi.json) and [a](b.md).\n"

    assert within_markdown(text) == "See the document and [a](b.md).\n"
