"""The report for CI: JUnit XML, one test case per rule."""

import re
from xml.etree.ElementTree import Element, SubElement, tostring

from understudy.contracts.kit.report import Report, Row

DECLARATION = b'<?xml version="1.0" encoding="utf-8"?>\n'
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
    for row in report.rows:
        _add_case(suite, report, row)
    if report.doubt is not None:
        _add_doubt(suite, report.api, report.doubt)
    suite.set("tests", str(len(suite)))
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
    if report.counts(row):
        SubElement(case, "failure", message=why, type=row.rule.level).text = _writable(text)
    elif row.status == "broken" and row.is_accepted:
        SubElement(case, "skipped", message=f"accepted by the baseline: {why}")
    elif row.status == "broken":
        # Advice: it fails nothing, here as in the exit code.
        SubElement(case, "system-out").text = _writable(f"advice: {text}")
    elif row.has_trouble:
        SubElement(case, "error", message=why, type="inconclusive")
    elif row.status in ("skipped", "untested"):
        SubElement(case, "skipped", message=why)
    elif why:
        SubElement(case, "system-out").text = why


def _add_doubt(suite: Element, api: str, doubt: str) -> None:
    """Add a case for the run itself, so that none is green that judged nothing."""
    case = SubElement(suite, "testcase", classname=f"understudy.{api}", name="the run as a whole")
    SubElement(case, "error", message=_writable(doubt), type="inconclusive")


def _writable(text: str) -> str:
    return UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)
