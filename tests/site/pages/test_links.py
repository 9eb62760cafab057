"""Whatever a page leads to is there."""

import posixpath

import pytest
from tests.site.pages.printed import Printed

from understudy.reference.reading.operations import OTHER_PAGES


@pytest.mark.parametrize("twin", ["html", "md"])
def test_every_link_and_anchor_resolves(site: Printed, twin: str) -> None:
    lost = []
    for page in site.pages:
        path = f"{page}.{twin}"
        for link in site.links(path):
            target, _, anchor = link.partition("#")
            # What a browser calls the top of a page needs no anchor.
            if ":" in target or link == "#top":
                continue
            file = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
            file = file if target else path
            if file not in site.files or (anchor and anchor not in site.anchors[file]):
                lost.append(f"{path}: {link}")

    assert lost == []


def test_no_operation_can_be_called_as_a_page_beside_those_of_operations(site: Printed) -> None:
    others = {
        page.removeprefix(f"{subject.name}/")
        for subject in site.subjects
        for page in site.pages
        if posixpath.dirname(page) == subject.name
    }

    ids = {each for subject in site.subjects for each in subject.operations}
    assert others - ids == set(OTHER_PAGES)


def test_every_anchor_is_on_its_page_once(site: Printed) -> None:
    import re

    doubled = {}
    for page in site.pages:
        ids = re.findall(r'\bid="?([^"\s>]+)', site.files[f"{page}.html"].decode())
        twice = {each for each in ids if ids.count(each) > 1}
        if twice:
            doubled[page] = twice

    assert doubled == {}


def test_what_the_search_finds_is_there(site: Printed) -> None:
    import json

    text = site.files["search.js"].decode()
    entries = json.loads(text.removeprefix("window.understudyEntries = ").rstrip().rstrip(";"))
    urls = [entry[3] for entry in entries]

    lost = [
        url
        for url in urls
        for file, _, anchor in [url.partition("#")]
        if file not in site.files or (anchor and anchor not in site.anchors[file])
    ]
    assert lost == []
    assert len(urls) > 500
