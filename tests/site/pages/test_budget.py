"""What the site weighs, and that a build of the same says the same."""

import hashlib
import os
import pickle
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.site.pages.printed import Printed, printed

from understudy.catalog import HERE
from understudy.site.recording import Recordings

KB = 1_000
SMALL = "resourceplanner"
DIGEST = """
import pickle, sys
from tests.site.pages.test_budget import digest
from tests.site.pages.printed import printed
print(digest(printed(pickle.load(sys.stdin.buffer)).files))
"""


def digest(files: Mapping[str, bytes]) -> str:
    """Return what differs as soon as a byte of a site does."""
    return hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest()


def test_no_page_is_over_60_kb(site: Printed) -> None:
    heavy = {
        page: len(site.files[f"{page}.html"])
        for page in site.pages
        if len(site.files[f"{page}.html"]) > 60 * KB
    }

    assert heavy == {}


def test_style_is_at_most_20_kb_and_script_12(site: Printed) -> None:
    assert len(site.files["site.css"]) <= 20 * KB
    assert len(site.files["site.js"]) <= 12 * KB


def test_a_page_asks_for_four_files_at_most(site: Printed) -> None:
    asked = {
        page: {
            link
            for link in site.links(f"{page}.html")
            if link.endswith((".css", ".js", ".svg", ".png"))
        }
        for page in site.pages
        if not page.startswith("guides/")
    }

    # The page itself is the fourth.
    assert {page: links for page, links in asked.items() if len(links) != 3} == {}


@pytest.mark.parametrize("names", [("productionplanner", "planado")], ids=" and ".join)
def test_the_site_of_two_apis_is_at_most_6_mb(
    recordings: Mapping[str, Recordings], names: tuple[str, ...]
) -> None:
    both = printed({name: recordings[name] for name in names})

    assert sum(map(len, both.files.values())) <= 6_000 * KB


def test_the_same_specs_give_the_same_bytes_in_every_process(
    recordings: Mapping[str, Recordings],
) -> None:
    small = {SMALL: recordings[SMALL]}
    paths = [str(HERE.parent), str(HERE.parent.parent)]

    done = subprocess.run(
        [sys.executable, "-c", DIGEST],
        input=pickle.dumps(small),
        capture_output=True,
        check=True,
        # Sets and dicts of another process come in another order.
        env={**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(paths)},
    )

    assert done.stdout.decode().strip() == digest(printed(small).files)


def test_no_page_says_where_or_when_it_was_built(site: Printed) -> None:
    places = (str(Path.home()), str(HERE.parent.parent))

    told = [
        path
        for path, content in site.files.items()
        if path.endswith((".html", ".md", ".json", ".txt", ".xml"))
        and any(place.encode() in content for place in places if len(place) > 5)
    ]
    assert told == []
