"""A site is written where nothing is, or where an earlier one was."""

from pathlib import Path

import pytest

from understudy.site.output import OutputError, refuse_foreign, write

FIRST = b"# Reference\n\n- [One](one/index.md): An API.\n\n---\n\nBuilt by understudy 1.\n"
SECOND = b"# Reference\n\n- [Two](two/index.md): An API.\n\n---\n\nBuilt by understudy 2.\n"


def listed(folder: Path) -> list[str]:
    """Return the paths of all files in a folder."""
    return sorted(str(each.relative_to(folder)) for each in folder.rglob("*") if each.is_file())


def test_a_later_build_leaves_nothing_of_an_earlier_one(tmp_path: Path) -> None:
    out = tmp_path / "new" / "site"

    write({"one/old.html": b"", "search.js": b"", "index.md": FIRST}, out)
    write({"two/new.md": b"", "index.md": SECOND}, out)

    assert listed(out) == ["index.md", "two/new.md"]


def test_what_others_put_beside_a_site_stays(tmp_path: Path) -> None:
    write({"index.md": FIRST, "one/a.md": b""}, tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "HEAD").touch()
    (tmp_path / "CNAME").touch()

    write({"index.md": SECOND}, tmp_path)

    assert listed(tmp_path) == [".git/HEAD", "CNAME", "index.md"]


def test_what_a_title_or_a_sentence_leads_to_is_no_folder_of_a_site(tmp_path: Path) -> None:
    line = b"- [A \\](theirs/b)](one/index.md): See [it](theirs/c).\n"
    write({"index.md": FIRST.replace(b"- [One](one/index.md): An API.\n", line)}, tmp_path)
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "file").touch()

    write({"index.md": SECOND}, tmp_path)

    assert listed(tmp_path) == ["index.md", "theirs/file"]


def test_a_folder_of_something_else_is_refused_and_untouched(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_text("# My notes\n")

    with pytest.raises(OutputError, match="holds something else"):
        write({"index.md": FIRST}, tmp_path)

    assert (tmp_path / "index.md").read_text() == "# My notes\n"


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    file = tmp_path / "site"
    file.touch()

    with pytest.raises(OutputError, match="is a file; name a folder"):
        refuse_foreign(file)


def test_a_name_that_no_folder_can_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="File name too long"):
        refuse_foreign(tmp_path / ("x" * 300))


def test_who_was_stopped_half_way_can_build_there_again(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_bytes(FIRST)
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "half.html").touch()

    write({"index.md": SECOND}, tmp_path)

    assert listed(tmp_path) == ["index.md"]
