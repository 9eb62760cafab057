"""kill -9 at random moments during deliveries: no number is sent twice, nothing is forgotten."""

from pathlib import Path

from tests.server.webhooks.kill_rounds import judge


def test_kills_forget_no_delivery_and_repeat_no_attempt(tmp_path: Path) -> None:
    report = judge(tmp_path / "data", 4, seed=1)

    assert (report["sent_twice"], report["forgotten"]) == (0, 0)
    assert report["events"] > 5
