"""The report for CI: JUnit XML, one test case per rule."""

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, tostring

from understudy.contracts.kit.report.causes import never_succeeded
from understudy.contracts.kit.report.report import Report, Row

DECLARATION = b'<?xml version="1.0" encoding="utf-8"?>\n'
# What --require-all asks for, and was not there.
REQUIRED = "required"
# XML 1.0 has no way to write these, not even escaped.
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_junit(report: Report) -> bytes:
    """Return the report as JUnit XML."""
    suites = Element("testsuites", name="understudy verify")
    suite = SubElement(
        suites,
        "testsuite",
        name=f"{report.api} at {report.target}",
        timestamp=report.started.isoformat(timespec="seconds"),
        time=f"{report.duration:.3f}",
    )
    _add_properties(suite, _facts(report))
    for row in report.rows:
        _add_case(suite, report, row)
    if report.doubt is not None:
        _add_whole(suite, report.api, "error", "inconclusive", report.doubt)
    elif report.is_all_required and report.unserved:
        _add_whole(suite, report.api, "failure", REQUIRED, never_succeeded(report.unserved))
    suite.set("tests", str(len(suite.findall("testcase"))))
    for kind in ("failure", "error", "skipped"):
        plural = kind if kind == "skipped" else f"{kind}s"
        suite.set(plural, str(len(suite.findall(f"testcase/{kind}"))))
    return DECLARATION + bytes(tostring(suites, encoding="utf-8"))


def _add_case(suite: Element, report: Report, row: Row) -> None:
    name = f"{row.rule.id} {row.rule.statement}"
    case = SubElement(
        suite, "testcase", classname=f"understudy.{report.api}.{row.rule.level}", name=name
    )
    why = _writable(row.why or "")
    text = "\n".join([why, f"documentation: {row.rule.citation}", *(row.reproducer or ())])
    _add_properties(case, {"status": row.status, "level": row.rule.level, **_extent(row)})
    if report.counts(row):
        SubElement(case, "failure", message=why, type=row.rule.level).text = _writable(text)
    elif row.status == "broken" and row.is_accepted:
        SubElement(case, "skipped", message=f"accepted by the baseline: {why}")
    elif row.status == "broken":
        # It fails nothing, here as in the exit code; and nobody reads the output of what passed.
        SubElement(case, "skipped", message=f"broken, {_weight(row)}: {why}")
        SubElement(case, "system-out").text = _writable(text)
    elif row.has_trouble:
        SubElement(case, "error", message=why, type="inconclusive")
    elif row.is_owed and report.is_all_required:
        SubElement(case, "failure", message=f"not judged: {why}", type=REQUIRED)
    elif row.status in ("skipped", "untested"):
        SubElement(case, "skipped", message=why)
    elif why:
        SubElement(case, "system-out").text = why


def _facts(report: Report) -> dict[str, str]:
    """Return what the text's first and last lines tell: a reader finds the same numbers here."""
    served = sum(each.has_succeeded for each in report.served)
    facts: dict[str, str] = {"verdict": report.verdict, "seed": str(report.seed)}
    facts |= {status: str(count) for status, count in report.counts_by_status.items()}
    if report.served:
        facts["served"] = f"{served} of {len(report.served)} operations"
    if report.never_served:
        facts["never succeeded"] = never_succeeded(report.never_served)
    return facts


def _extent(row: Row) -> dict[str, str]:
    return {"judged": f"{row.judged} of {row.of} operations"} if row.is_partly_kept else {}


def _weight(row: Row) -> str:
    return "counts under --strict" if row.rule.level == "should" else "never counts"


def _add_properties(parent: Element, facts: Mapping[str, str]) -> None:
    properties = SubElement(parent, "properties")
    for name, value in facts.items():
        SubElement(properties, "property", name=name, value=_writable(value))


def _add_whole(suite: Element, api: str, kind: str, of: str, why: str) -> None:
    """Add a case for the run itself, so that none is green that judged too little."""
    case = SubElement(suite, "testcase", classname=f"understudy.{api}", name="the run as a whole")
    SubElement(case, kind, message=_writable(why), type=of)


def _writable(text: str) -> str:
    return UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)
