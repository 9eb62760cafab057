"""What a run sends depends on its seed, and on nothing else."""

from dataclasses import replace

from tests.mutants.harness.judging import JUDGED, OPTIONS, PRIMARY
from tests.mutants.harness.pasting import Ticking
from tests.mutants.harness.serving import serving

from understudy.contracts.kit.run.run import Run, World


def sent(seed: int) -> list[tuple[str, bytes | None]]:
    """Return the requests of a quick run on a reference that has just begun."""
    lines: list[tuple[str, bytes | None]] = []
    with serving(Ticking()) as root:
        options = replace(OPTIONS, base_url=root + PRIMARY.base_path, depth="quick", seed=seed)
        run = Run(options, JUDGED, World())
        run.target.watchers.append(
            lambda each: lines.append((each.request.line.replace(root, ""), each.request.body))
        )
        run.judge()
    return lines


def test_one_seed_sends_the_same_requests_in_the_same_order() -> None:
    assert sent(7) == sent(7)


def test_another_seed_sends_others() -> None:
    assert sent(7) != sent(8)
