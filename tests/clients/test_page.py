"""What docs/clients.md says of the generators is what `make clients` runs."""

import re

from tests.clients.client import ROOT
from tests.clients.registry import clients

PAGE = (ROOT / "docs" / "clients.md").read_text("utf-8")
ROW = re.compile(r"^\| \[([^\]]+)\]\(#([^)]+)\) \| (\S+) \|", re.M)
TITLE = re.compile(r"^###? (.+)$", re.M)


def test_the_table_has_each_generator_with_its_version() -> None:
    shown = {name: version for name, _, version in ROW.findall(PAGE)}

    assert shown == {client.name: client.version for client in clients().values()}


def test_the_table_leads_to_a_section_of_each() -> None:
    sections = {re.sub(r"[^a-z0-9 -]", "", title.lower()) for title in TITLE.findall(PAGE)}

    links = [link for _, link, _ in ROW.findall(PAGE)]
    assert [link for link in links if link not in {one.replace(" ", "-") for one in sections}] == []
