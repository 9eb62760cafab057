"""A further API stays cheap."""

from tests.costs import files_of, library_of, lines_of, lines_of_library


def test_the_second_api_takes_at_most_5_000_lines() -> None:
    assert lines_of("planado") <= 5000


def test_the_third_api_takes_at_most_4_000_lines() -> None:
    assert lines_of("resourceplanner") <= 4000


def test_a_library_is_counted_apart_from_its_api() -> None:
    library = library_of("kazinex")

    assert library is not None
    assert lines_of_library("kazinex") > 0
    assert [file for file in files_of("kazinex") if library in file.parents] == []


def test_an_api_without_a_library_has_no_lines_of_one() -> None:
    assert lines_of_library("planado") == 0
