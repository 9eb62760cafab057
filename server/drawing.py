"""SVG of figures that scales with the page and follows the reader's theme."""

from collections.abc import Iterable

from markupsafe import Markup

# A wide one is scrolled on narrow pages; one that holds no text may be stretched instead.
WIDE = 'class="wide"'
STRETCHED = 'class="stretched" preserveAspectRatio="none"'


def svg(width: float, height: float, parts: Markup, *, is_stretched: bool = False) -> Markup:
    """Return a picture of so many units."""
    how = Markup(STRETCHED if is_stretched else WIDE)  # noqa: S704  # constants of ours
    head = Markup('<svg {} viewBox="0 0 {} {}" font-size="11" fill="currentColor">')
    return head.format(how, width, height) + parts + Markup("</svg>")


def joined(parts: Iterable[Markup]) -> Markup:
    """Return parts of a picture as one."""
    return Markup("").join(parts)
