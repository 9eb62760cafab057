"""The links and pictures of a guide: on the site, what the repository alone has is no link."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

LINK = re.compile(r"(?<!!)\[(?P<text>[^\]]*)\]\((?P<target>[^)\s]+)\)")
IMAGE = re.compile(r"!\[[^\]]*\]\((?P<path>[^)\s:]+)\)")
FENCE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
SPEC = re.compile(r"\.\./(?:contracts/(?P<api>\w+)/)?openapi\.yaml")


@dataclass(frozen=True)
class Site:
    """What there is to lead to: names of guides, and of APIs, the one of the root's spec first."""

    guides: Collection[str]
    apis: Sequence[str]


def within(site: Site, text: str) -> str:
    """Return a guide whose links lead to other guides, to an API's document, or out to the web.

    A link to what the site has not, such as another file of the repository, becomes its text.
    """
    parts, at = [], 0
    for fence in FENCE.finditer(text):
        parts += [_linked(site, text[at : fence.start()]), fence[0]]
        at = fence.end()
    return "".join([*parts, _linked(site, text[at:])])


def images_of(text: str, folder: Path) -> Mapping[str, Path]:
    """Return the pictures that a guide shows, by the paths by which it names them."""
    return {found["path"]: folder / found["path"] for found in IMAGE.finditer(text)}


def _linked(site: Site, text: str) -> str:
    def lead(found: re.Match[str]) -> str:
        target = found["target"]
        spec = SPEC.fullmatch(target)
        if spec and (spec["api"] or site.apis[0]) in site.apis:
            return f"[{found['text']}](../{spec['api'] or site.apis[0]}/openapi.json)"
        is_page = target.partition("#")[0].removesuffix(".md") in site.guides
        return found[0] if is_page or target.startswith(("#", "http")) else found["text"]

    return LINK.sub(lead, text)
