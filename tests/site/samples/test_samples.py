"""Every sample that a page shows is run, and prints what the page shows as its answer."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest
from tests.site.samples.running import Place, Printed, run_curl, run_node, run_python

from understudy.catalog import apis, find
from understudy.reference.spec import load_spec
from understudy.site.recording import Recordings
from understudy.site.recording.record import SEED, START
from understudy.site.samples import samples, with_code_samples
from understudy.testing import Understudy

StandIns = Callable[[str, tuple[str, ...]], Understudy]
Run = Callable[[Mapping[str, str], Place], Printed]


@pytest.fixture(scope="module")
def stand_ins() -> Iterator[StandIns]:
    """Starts a stand-in of an API under some settings, and keeps it for the next language."""
    with ExitStack() as stack:

        @cache
        def started(api: str, settings: tuple[str, ...]) -> Understudy:
            mock = Understudy(apis=(api,), seed=SEED, clock=START, settings=settings)
            return stack.enter_context(mock)

        yield started


@pytest.mark.parametrize("language", ["curl", "python", "javascript"])
@pytest.mark.parametrize("api", sorted(apis()))
def test_every_sample_prints_the_recorded_answer(
    api: str,
    language: str,
    recordings: Mapping[str, Recordings],
    stand_ins: StandIns,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    runs: Mapping[str, Run] = {
        "curl": run_curl,
        "python": lambda codes, place: run_python(codes, place, monkeypatch),
        "javascript": run_node,
    }
    recorded = recordings[api]

    printed: Printed = {}
    for settings, names in _by_settings(recorded).items():
        place = _place(recorded, stand_ins(api, settings), tmp_path)
        codes = {name: _code(recorded, name, language, place.mock.root) for name in names}
        told = runs[language](codes, place)
        printed |= {name: _at_home(text, place.mock.root) for name, text in told.items()}

    assert printed == {name: each[0].body for name, each in recorded.operations.items()}


def test_an_openapi_document_gets_a_sample_of_each_language_at_each_operation(
    recordings: Mapping[str, Recordings],
) -> None:
    spec, planado = load_spec(find("planado")), recordings["planado"]

    told = {name: samples(planado.success(name), planado) for name in planado.operations}
    document = with_code_samples(spec.document, told)

    shown = document["paths"]["/jobs"]["post"]["x-codeSamples"]
    assert [each["lang"] for each in shown] == ["Shell", "Python", "JavaScript"]
    assert all("x-codeSamples" not in each for each in spec.operations())


def test_every_case_can_be_written_as_a_program(recordings: Mapping[str, Recordings]) -> None:
    for recorded in recordings.values():
        for cases in recorded.operations.values():
            for case in cases:
                for sample in samples(case, recorded):
                    assert recorded.origin in sample.code
                    if sample.language == "python":
                        compile(sample.code, f"{case.operation}/{case.case}", "exec")


def test_no_sample_has_a_key_in_it(recordings: Mapping[str, Recordings]) -> None:
    for recorded in recordings.values():
        secrets = [each.value for each in recorded.variables]
        for name in recorded.operations:
            for sample in samples(recorded.success(name), recorded):
                assert [each for each in secrets if each in sample.code] == []


def _by_settings(recorded: Recordings) -> dict[tuple[str, ...], list[str]]:
    found: dict[tuple[str, ...], list[str]] = {}
    for name, cases in recorded.operations.items():
        chosen = (f"{recorded.api}.{key}={value}" for key, value in cases[0].settings.items())
        found.setdefault(tuple(chosen), []).append(name)
    return found


def _place(recorded: Recordings, mock: Understudy, folder: Path) -> Place:
    """Return a place like that of the recording, with the files of its uploads."""
    for cases in recorded.operations.values():
        upload = cases[0].request.upload
        if upload:
            (folder / upload.filename).write_bytes(upload.content)
    variables = {each.name: each.value for each in recorded.variables}
    account = next(iter(mock.accounts.list()), None)
    return Place(mock, account.id if account else "", variables, folder)


def _code(recorded: Recordings, name: str, language: str, root: str) -> str:
    told = samples(recorded.success(name), recorded)
    code = next(each.code for each in told if each.language == language)
    assert recorded.origin in code
    return code.replace(recorded.origin, root)


def _at_home(text: str, root: str) -> str:
    """Return an output as the stand-in of the pages gives it, without the line's end."""
    return text.replace(root.partition("//")[2], "127.0.0.1:8000").removesuffix("\n")
