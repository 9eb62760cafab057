"""Draws the README's picture: what `understudy serve` really prints in a terminal, as SVG."""

import io
import re
from contextlib import closing
from html import unescape

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text
from tests.cli.serving import ROOT

from understudy.cli.serving.announcement import announcement_of
from understudy.server.app import create_app
from understudy.server.options import Options

PICTURE = ROOT / "docs" / "images" / "serve.svg"
FONT_FACES = re.compile(r"@font-face \{.*?\}\n", re.S)
FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, DejaVu Sans Mono,"
TAGS = re.compile(r"<style>.*?</style>|<[^>]+>", re.S)
COLOURS = [(60, 66, 82), (235, 111, 106), (126, 201, 133), (227, 190, 110)]
COLOURS += [(110, 160, 245), (190, 140, 235), (104, 196, 214), (214, 219, 230)]
THEME = TerminalTheme((22, 25, 34), (214, 219, 230), COLOURS, COLOURS)


def draw() -> str:
    """Return the picture; it uses the fonts of its reader and loads nothing from elsewhere."""
    console = Console(
        width=80, record=True, file=io.StringIO(), force_terminal=True, color_system="standard"
    )
    console.print(Text.assemble(("$ ", "dim"), ("make serve", "bold")))
    with closing(create_app(Options()).world) as world:
        console.print(announcement_of(world, "http://127.0.0.1:8000").table())
    svg = console.export_svg(title="understudy", theme=THEME, unique_id="serve")
    return FONT_FACES.sub("", svg).replace("Fira Code,", FONTS)


def words(svg: str) -> list[str]:
    """Return what a reader of the picture reads."""
    return unescape(TAGS.sub(" ", svg)).split()


if __name__ == "__main__":
    PICTURE.write_text(draw(), "utf-8")
