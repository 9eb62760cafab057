"""Prints a report of `understudy verify --json` as the summary of a workflow's run."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

MEANINGS = {"0": "kept", "1": "broken", "2": "no verdict", "3": "kept, but rules were skipped"}
ORDER = ("broken", "untested", "skipped")


def summary(report: dict[str, Any], code: str) -> Iterator[str]:
    """Yield the lines: the verdict, the counts, then each rule that was not kept."""
    counts = Counter(rule["status"] for rule in report["rules"])
    yield f"## {escape(report['api'])}: {MEANINGS.get(code, report['verdict'])}"
    yield ""
    yield f"{report['requests']} requests to <code>{escape(report['target'])}</code>,"
    yield f"{report['duration_s']:.1f} s, seed {report['seed']}. "
    yield ", ".join(f"{count} {status}" for status, count in counts.items()) + "."
    yield from _served(report["served"])
    yield from _causes(report["causes"])
    if code == "2":
        yield ""
        yield "Why stands in the step's log; below, where single rules have no verdict."
    for status in ORDER:
        for rule in report["rules"]:
            if rule["status"] == status and _is_news(rule):
                yield from _told(rule)
    if report["left_behind"]:
        yield ""
        yield f"<details><summary>{len(report['left_behind'])} left behind</summary>"
        yield ""
        yield f"<pre>{escape(chr(10).join(report['left_behind']))}</pre>"
        yield ""
        yield "</details>"


def _served(served: list[dict[str, Any]]) -> Iterator[str]:
    good = sum(each["succeeded"] for each in served)
    yield ""
    yield f"Serves {good} of {len(served)} operations."
    for each in served:
        if each["status"] is not None and not each["succeeded"]:
            yield f"<br>Never succeeded: <code>{escape(each['name'])}</code> ({each['status']})"


def _causes(causes: list[dict[str, Any]]) -> Iterator[str]:
    """Yield what breaks several rules at once; a rule alone is told below."""
    for cause in causes:
        if cause["title"] is not None:
            yield ""
            yield f"**Broken: {len(cause['rules'])} of the rules**, {escape(cause['title'])}"


def _is_news(rule: dict[str, Any]) -> bool:
    # A rule that nobody asked for is untested too.
    return rule["status"] != "untested" or (rule["why"] or "").startswith("no verdict")


def _told(rule: dict[str, Any]) -> Iterator[str]:
    # What a deployment answers stands in here: as text, never as markup.
    yield ""
    yield f"<details><summary><b>{rule['id']}</b> ({rule['level']}) {rule['status']}: "
    yield f"{escape(rule['statement'])}</summary>"
    yield ""
    lines = [rule["citation"], rule["why"] or "", *(rule["reproducer"] or [])]
    yield f"<pre>{escape(chr(10).join(lines))}</pre>"
    yield ""
    yield "</details>"


def main(report: str, code: str) -> None:
    """Print the summary; a run that had no report says so."""
    path = Path(report)
    if not path.exists():
        print("## understudy: no verdict\n\nThe run ended before it began; its log says why.")
        return
    print("\n".join(summary(json.loads(path.read_text(encoding="utf-8")), code)))


if __name__ == "__main__":
    main(*sys.argv[1:])
