"""The reference of an API of one's own."""

from pathlib import Path

from tests.own.refusing import tell


def printed(apis: Path, out: Path) -> Path:
    """Build the reference of the notes in a folder of APIs; return the folder of its pages."""
    ended = tell("docs", "build", str(out), "--api", "notes", "--api-dir", str(apis))
    assert ended == (0, [])
    return out / "notes"
