"""How an XER's octets become text: a mark, strict UTF-8, Windows-1252, or what its sender says."""

import codecs
from pathlib import Path

import pytest
from tests.server.kazinex.schedule.xers import reading, tasks, xer
from tests.server.kazinex.schedule.xmls import mspdi

from understudy.server.apis.kazinex.schedule import Unreadable

TEXT = xer(*tasks(("10", "1", "A10", "Bétonner", "8")))
RUSSIAN = xer(*tasks(("10", "1", "A10", "Бетон", "8")))


@pytest.mark.parametrize(
    ("octets", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("cp1252"), "cp1252"),
    ],
)
def test_an_encoding_is_found_out(octets: bytes, encoding: str, tmp_path: Path) -> None:
    schedule = reading(octets, tmp_path)

    assert [each.name for each in schedule.activities] == ["Bétonner"]
    assert schedule.encoding == encoding


@pytest.mark.parametrize("charset", ["windows-1251", "cp1251", "WINDOWS-1251"])
def test_a_sender_can_name_a_code_page(charset: str, tmp_path: Path) -> None:
    schedule = reading(RUSSIAN.encode("cp1251"), tmp_path, charset)

    assert [each.name for each in schedule.activities] == ["Бетон"]
    assert schedule.encoding == "cp1251"


def test_a_mark_is_believed_more_than_a_name(tmp_path: Path) -> None:
    schedule = reading(codecs.BOM_UTF8 + RUSSIAN.encode(), tmp_path, "cp1252")

    assert [each.name for each in schedule.activities] == ["Бетон"]


def test_octets_that_are_no_character_are_replaced_and_told(tmp_path: Path) -> None:
    schedule = reading(TEXT.encode("cp1252").replace(b"\xe9", b"\x81"), tmp_path)

    assert [each.name for each in schedule.activities] == ["B\ufffdtonner"]
    assert "Line 4: octets that are no cp1252 text were replaced" in schedule.warnings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1251", "iso-8859-5", "koi8-r"])
def test_an_xml_declares_its_encoding(encoding: str, tmp_path: Path) -> None:
    text = mspdi("<UID>1</UID><Name>Бетон</Name>").replace("UTF-8", encoding)

    schedule = reading(text.encode(encoding), tmp_path)

    assert [each.name for each in schedule.activities] == ["Бетон"]


def test_an_xml_that_declares_what_it_is_not_is_read_as_what_it_is(tmp_path: Path) -> None:
    text = mspdi("<UID>1</UID><Name>Бетон</Name>").replace("UTF-8", "utf-16")

    schedule = reading(text.encode(), tmp_path)

    assert [each.name for each in schedule.activities] == ["Бетон"]


@pytest.mark.parametrize("charset", ["klingon", "punycode", "idna", "base64", "unicode_escape"])
def test_a_charset_that_is_none_is_refused(charset: str, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=f"charset '{charset}' is unknown"):
        reading(TEXT, tmp_path, charset)
