"""The summary that the Action writes from a report."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def summarized(folder: Path, code: int, **rule: object) -> str:
    """Return the summary of a report with this rule."""
    report = {
        "api": "productionplanner",
        "target": "http://127.0.0.1/v1",
        "seed": 1,
        "duration_s": 1.0,
        "requests": 1,
        "verdict": "broken",
        "served": [
            {"operation": "a", "name": "GET /<a>", "status": 404, "succeeded": False},
            {"operation": "b", "name": "GET /b", "status": 200, "succeeded": True},
        ],
        "causes": [{"title": "never succeeded: GET /<a> (404)", "rules": ["PP-ENV-01"]}],
        "left_behind": ["<p_1>"],
        "rules": [
            {
                "id": "PP-ENV-01",
                "statement": "Every answer is JSON.",
                "citation": "Response format",
                "level": "must",
                **rule,
            }
        ],
    }
    path = folder / "report.json"
    path.write_text(json.dumps(report))
    script = [sys.executable, str(ROOT / "action" / "summary.py"), str(path), str(code)]
    return subprocess.run(script, capture_output=True, text=True, check=True).stdout


def test_a_rule_without_a_verdict_says_why(tmp_path: Path) -> None:
    why = "no verdict: POST /v1/projects got no answer"

    text = summarized(tmp_path, 2, status="untested", why=why, reproducer=None)

    assert "<b>PP-ENV-01</b> (must) untested" in text
    assert why in text


def test_what_is_not_served_stands_before_the_rules_that_it_breaks(tmp_path: Path) -> None:
    text = summarized(tmp_path, 1, status="broken", why="404", reproducer=None)

    assert "Serves 1 of 2 operations." in text
    assert "Never succeeded: <code>GET /&lt;a&gt;</code> (404)" in text
    assert "**Broken: 1 of the rules**, never succeeded: GET /&lt;a&gt; (404)" in text


def test_a_rule_that_nobody_asked_for_is_counted_alone(tmp_path: Path) -> None:
    text = summarized(tmp_path, 0, status="untested", why="not selected", reproducer=None)

    assert "1 untested" in text
    assert "PP-ENV-01" not in text


def test_what_a_deployment_answered_is_no_markup(tmp_path: Path) -> None:
    answered = {"why": "</pre><img src=x>", "reproducer": ["curl x\n\n# <b>"]}

    text = summarized(tmp_path, 1, status="broken", **answered)

    assert "&lt;/pre&gt;&lt;img src=x&gt;" in text
    assert "&lt;p_1&gt;" in text
    assert "<img" not in text
