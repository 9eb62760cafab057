"""Baselines drawn by hypothesis that a Microsoft Project XML carries without loss."""

from hypothesis import strategies as st
from tests.server.kazinex.schedule.drawn import WORDS, things

from understudy.server.apis.kazinex.schedule.model import Activity, Baseline, BaselineActivity

# To the second, and to the hundredth, as floats hold them.
QUARTERS = st.none() | st.integers(0, 40_000).map(lambda each: each / 4)


def drawn_baselines(draw: st.DrawFn, activities: list[Activity], project: str) -> list[Baseline]:
    """Draw baselines, of which each has the first activity, so that they come in order."""
    drawn = []
    for number in draw(st.lists(st.integers(0, 10), max_size=2, unique=True)):
        count = draw(st.integers(1, len(activities)))
        planned = [
            draw(
                things(
                    BaselineActivity,
                    WORDS,
                    code=st.just(each.code),
                    activity_id=st.just(each.id),
                    name=st.just(each.name),
                    units=QUARTERS,
                )
            )
            for each in activities[:count]
        ]
        drawn.append(Baseline(str(number), project, activities=tuple(planned)))
    return drawn
