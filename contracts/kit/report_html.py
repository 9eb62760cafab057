"""The report as one HTML page that loads nothing from anywhere."""

from collections.abc import Iterator
from html import escape

from understudy.contracts.kit.report import Report, Row

STYLE = """
:root { color-scheme: light dark; --line: #8884; --kept: #1a7f37; --broken: #c62828;
  --skipped: #8a5a00; --untested: #6b6b6b; }
@media (prefers-color-scheme: dark) { :root { --kept: #57c26f; --broken: #ff8a80;
  --skipped: #e0b04c; --untested: #a0a0a0; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 600; padding: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid
  var(--line); }
td.examples { text-align: right; }
th[scope=row] { font-weight: 600; white-space: nowrap; }
.status { font-weight: 600; } .kept { color: var(--kept); } .broken { color: var(--broken); }
.skipped { color: var(--skipped); } .untested { color: var(--untested); }
.why { overflow-wrap: anywhere; margin: .3rem 0 0; }
pre { overflow-x: auto; padding: .6rem; border: 1px solid var(--line); }
dt { font-weight: 600; } dd { margin: 0 0 .5rem; overflow-wrap: anywhere; }
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def to_html(report: Report) -> str:
    """Return the report as a page."""
    title = f"{report.title}: {report.verdict}"
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f"<title>{escape(title)}</title><style>{STYLE}</style>"
    )
    # What is broken is what the reader came for.
    rows = "".join(_row(row) for row in sorted(report.rows, key=lambda row: row.status != "broken"))
    return (
        f'<!doctype html>\n<html lang="en"><head>{head}</head>\n<body><main>'
        f"<h1>{escape(report.title)}: "
        f'<span class="{_class(report)}">{escape(report.verdict)}</span></h1>\n'
        f"<dl>{''.join(_facts(report))}</dl>\n"
        "<table><caption>Rules</caption><thead><tr>"
        '<th scope="col">Status</th><th scope="col">Rule</th><th scope="col">Level</th>'
        '<th scope="col">Examples</th><th scope="col">The documentation says</th>'
        f"</tr></thead>\n<tbody>{rows}</tbody></table>\n</main></body></html>\n"
    )


def _class(report: Report) -> str:
    return "skipped" if report.verdict == "inconclusive" else report.verdict


def _facts(report: Report) -> Iterator[str]:
    facts = {
        "Target": report.target,
        "Started": report.started.isoformat(timespec="seconds"),
        "Cost": f"{report.requests} requests, {report.duration:.1f} s",
        "Seed": str(report.seed),
        "Result": report.summary,
        "No verdict": "; ".join((*([report.doubt] if report.doubt else []), *report.troubles)),
    }
    for name, fact in facts.items():
        if fact:
            yield f"<dt>{name}</dt><dd>{escape(fact)}</dd>"
    if report.left_behind:
        ids = escape(", ".join(report.left_behind))
        count = f"{len(report.left_behind)} things"
        yield f"<dt>Left behind</dt><dd><details><summary>{count}</summary>{ids}</details></dd>"


def _row(row: Row) -> str:
    rule = row.rule
    said = f"{escape(rule.statement)} <cite>{escape(rule.citation)}</cite>"
    if row.is_accepted and row.status == "broken":
        said += '<p class="why">Accepted by the baseline.</p>'
    if row.why is not None:
        said += f'<p class="why {row.status}">{escape(row.why)}</p>'
    if row.reproducer:
        lines = escape("\n".join(row.reproducer))
        said += f"<details><summary>Reproduce {rule.id}</summary><pre>{lines}</pre></details>"
    return (
        f'<tr><td class="status {row.status}">{row.status}</td>'
        f'<th scope="row">{escape(rule.id)}</th><td>{rule.level}</td>'
        f'<td class="examples">{row.examples}</td><td>{said}</td></tr>\n'
    )
