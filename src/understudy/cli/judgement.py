"""What `understudy verify` does once its options are read: run, report, exit code."""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from understudy.catalog import dirs_of
from understudy.cli.terminal.variables import explained

if TYPE_CHECKING:
    from understudy.contracts.kit.given.options import Options
    from understudy.contracts.kit.report.comparison import Former
    from understudy.contracts.kit.report.report import Report
    from understudy.contracts.kit.run.run import Judged, Run

NO_VERDICT = 2


@dataclass(frozen=True)
class Asked:
    """The options of the command line, as typer read them."""

    base_url: str
    api: str | None
    api_dir: list[Path]
    key: str
    other_key: str
    revoked_key: str
    need: list[str]
    read_only: bool
    allow_writes: str | None
    quick: bool
    deep: bool
    strict: bool
    require_all: bool
    seed: int | None
    rate: str | None
    max_requests: int | None
    timeout: float
    header: list[str]
    ca_file: Path | None
    dry_run: bool
    baseline: Path | None
    rule: list[str]
    skip_rule: list[str]
    junit: Path | None
    json: Path | None
    html: Path | None
    compare: Path | None
    verbose: bool

    @property
    def outputs(self) -> dict[str, Path]:
        """The report files by their kind."""
        given = {"junit": self.junit, "json": self.json, "html": self.html}
        return {kind: path for kind, path in given.items() if path is not None}


def judge(asked: Asked) -> int:
    """Run, print and write the reports; return the exit code."""
    from understudy.contracts.kit.given.extra import lack

    if problem := lack():
        _say(problem)
        return NO_VERDICT
    _keep_hypothesis_tidy()
    from understudy.contracts.kit.talk.stop import Stop

    try:
        return _judged(asked)
    except Stop as stop:
        _say(explained(str(stop), sys.argv[1:]))
    return NO_VERDICT


def _judged(asked: Asked) -> int:
    from understudy.contracts.kit.run.choice import judged_by

    judged = judged_by(asked.base_url, asked.api, dirs_of(asked.api_dir))
    options = _options(asked, judged)
    if asked.dry_run:
        return _rehearsed(options, judged)
    for path in asked.outputs.values():
        _refuse_unwritable(path)
    former = _former(asked.compare, judged) if asked.compare else None
    with _terminable():
        report = replace(_run(options, judged), is_all_required=asked.require_all)
        if former is not None:
            report = replace(report, compared=former.against(report.statuses, report.successes))
        _tell(report, asked)
    return report.exit_code(require_all=asked.require_all)


def _run(options: "Options", judged: "Judged") -> "Report":
    from understudy.contracts.kit.run.progress import telling
    from understudy.contracts.kit.run.run import Run, World

    run = Run(options, judged, World())
    subject = f"{judged.catalogue.title} ({judged.catalogue.api}) at {run.url}"
    _say(f"judging {subject}; {_traces(run)}{_slowness(run.pace.per_second)}")
    with telling(run, sys.stderr, is_terminal=sys.stderr.isatty()) as tell:
        return run.judge(tell)


def _traces(run: "Run") -> str:
    if run.written == frozenset():
        return "read only"
    only = "" if run.written is None else f"writing by {', '.join(sorted(run.written))} alone; "
    return f"{only}everything made is named understudy-{run.seed.run_id}"


def _slowness(per_second: float | None) -> str:
    if per_second is None:
        return ""
    rate = f"{per_second:g}/s" if per_second >= 1 else f"{per_second * 60:g}/m"
    return f"; no faster than {rate} (--rate)"


def _rehearsed(options: "Options", judged: "Judged") -> int:
    from understudy.contracts.kit.run.dry_run import rehearse

    for line in rehearse(options, judged):
        print(line)
    return 0


def _options(asked: Asked, judged: "Judged") -> "Options":
    from understudy.contracts.kit.given.needs import headers_of, sorted_needs
    from understudy.contracts.kit.given.options import Options
    from understudy.contracts.kit.report.baseline import read_baseline
    from understudy.contracts.kit.talk.stop import WrongUse

    if asked.quick and asked.deep:
        raise WrongUse("--quick and --deep exclude each other")
    given = {"key": asked.key, "other_key": asked.other_key, "revoked_key": asked.revoked_key}
    keys, needs = sorted_needs(given, asked.need, judged.catalogue.needs, os.environ)
    headers = headers_of(asked.header or os.environ.get("UNDERSTUDY_HEADER", "").splitlines())
    return Options(
        base_url=asked.base_url,
        keys=keys,
        needs=needs,
        read_only=asked.read_only,
        allow_writes=asked.allow_writes,
        depth="quick" if asked.quick else "deep" if asked.deep else "default",
        strict=asked.strict,
        seed=asked.seed,
        rate=asked.rate,
        max_requests=asked.max_requests,
        timeout=asked.timeout,
        headers=headers,
        ca_file=str(asked.ca_file) if asked.ca_file else None,
        accepted=read_baseline(asked.baseline) if asked.baseline else frozenset(),
        rules=tuple(asked.rule),
        skip_rules=tuple(asked.skip_rule),
    )


def _former(path: Path, judged: "Judged") -> "Former":
    from understudy.contracts.kit.report.comparison import read_former
    from understudy.contracts.kit.talk.stop import WrongUse

    former, api = read_former(path), judged.catalogue.api
    if former.api != api:
        raise WrongUse(f"{path} is a report of {former.api}, this run judges {api}")
    return former


def _tell(report: "Report", asked: Asked) -> None:
    from understudy.contracts.kit.talk.stop import Interrupted

    try:
        _write(report, asked.outputs)
        if report.is_begun:
            _print(report, asked)
        else:
            _say(report.stopped or "")
    except KeyboardInterrupt:
        raise Interrupted(report.left_behind) from None


def _write(report: "Report", outputs: Mapping[str, Path]) -> None:
    from understudy.contracts.kit.report.document import to_json
    from understudy.contracts.kit.report.junit import to_junit
    from understudy.contracts.kit.report.page import to_html
    from understudy.contracts.kit.talk.stop import WrongUse

    writers: dict[str, Callable[[Report], bytes]] = {
        "junit": to_junit,
        "json": lambda report: to_json(report).encode(),
        "html": lambda report: to_html(report).encode(),
    }
    for kind, path in outputs.items():
        try:
            path.write_bytes(writers[kind](report))
        except OSError as error:
            raise WrongUse(f"cannot write {path}: {error.strerror}") from error


def _print(report: "Report", asked: Asked) -> None:
    from understudy.contracts.kit.report.place import whole_report
    from understudy.contracts.kit.report.text import FEW, print_report

    # Only where the text does not tell all of it.
    is_cut = len(report.left_behind) > FEW or (report.broken and not asked.verbose)
    place = asked.json or (whole_report(report) if is_cut else None)
    print_report(
        report,
        sys.stdout,
        is_terminal=sys.stdout.isatty(),
        is_verbose=asked.verbose,
        place=place,
    )


def _refuse_unwritable(path: Path) -> None:
    from understudy.contracts.kit.talk.stop import WrongUse

    if path.is_dir() or not path.parent.is_dir():
        raise WrongUse(f"cannot write {path}: it is a folder, or its folder is missing")


def _say(line: str) -> None:
    print("understudy:", " ".join(line.split()), file=sys.stderr)


@contextmanager
def _terminable() -> Iterator[None]:
    """Let SIGTERM end a run as Ctrl-C does: with its report."""

    def interrupt(_number: int, _frame: object) -> NoReturn:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _keep_hypothesis_tidy() -> None:
    """Keep its files out of the folder in which the command is called."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", str(cache / "understudy" / "hypothesis"))
