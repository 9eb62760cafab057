"""Second opinions on checks 1 to 8 and 17 to 20: links and constraints."""

from collections.abc import Callable

from tests.server.kazinex.schedule.second_opinion.checks.case import (
    SKIPPED,
    Case,
    Reading,
    at_most,
    none_of,
)

from understudy.server.apis.kazinex.schedule.model import NOT_STARTED, Activity, Relation

HARD = ("CS_MANDSTART", "CS_MANDFIN", "CS_MSO")


def missing_logic(case: Case) -> Reading:
    """1: open with no predecessor or no successor, but for what needs none."""
    return at_most(
        0.05,
        len(case.open),
        [
            each.id
            for each in case.open
            if (not case.into(each) and each.status == NOT_STARTED and each.type != "TT_Mile")
            or (not case.out_of(each) and each.type != "TT_FinMile")
        ],
    )


def negative_float(case: Case) -> Reading:
    """2: total float below 0."""
    floats = _floats(case)
    return none_of(len(floats), [key for key, (free, _) in floats.items() if free < 0])


def high_float(case: Case) -> Reading:
    """3: total float above 44 days of the activity's own calendar."""
    floats = _floats(case)
    long = [key for key, (free, day) in floats.items() if free / day > 44]
    return at_most(0.05, len(floats), long)


def leads(case: Case) -> Reading:
    """4: links with a negative lag."""
    return at_most(0, len(case.links), _ids(case, lambda link: link.lag_minutes < 0))


def lags(case: Case) -> Reading:
    """5: links with a positive lag."""
    return at_most(0.05, len(case.links), _ids(case, lambda link: link.lag_minutes > 0))


def negative_lag(case: Case) -> Reading:
    """6: how many links have a negative lag."""
    return none_of(len(case.links), _ids(case, lambda link: link.lag_minutes < 0))


def fs_relationships(case: Case) -> Reading:
    """7: nine of ten links are finish to start."""
    others = frozenset(_ids(case, lambda link: link.type != "PR_FS"))
    if not case.links:
        return SKIPPED
    value = (len(case.links) - len(others)) / len(case.links)
    return Reading(len(case.links), others, value, value >= 0.9)


def hard_constraints(case: Case) -> Reading:
    """8: mandatory, or must start on."""
    return at_most(0.05, len(case.open), _hard(case))


def constraint_percent(case: Case) -> Reading:
    """17: the same, of which more than two are too many."""
    hard = frozenset(_hard(case))
    return Reading(len(case.open), hard, len(hard), len(hard) <= 2) if case.open else SKIPPED


def dangling_activities(case: Case) -> Reading:
    """18: neither predecessor nor successor."""
    alone = [each.id for each in case.open if not case.into(each) and not case.out_of(each)]
    return none_of(len(case.open), alone)


def open_ended(case: Case) -> Reading:
    """19: one side is missing, or is there but leaves the start or the finish free."""
    return none_of(len(case.open), [each.id for each in case.open if _is_open_ended(case, each)])


def sf_relationships(case: Case) -> Reading:
    """20: links from start to finish."""
    return none_of(len(case.links), _ids(case, lambda link: link.type == "PR_SF"))


def _is_open_ended(case: Case, activity: Activity) -> bool:
    before = {each.type for each in case.into(activity)}
    after = {each.type for each in case.out_of(activity)}
    if not before or not after:
        return bool(before) != bool(after)
    return before <= {"PR_FF", "PR_SF"} or after <= {"PR_SS", "PR_SF"}


def _hard(case: Case) -> list[str]:
    return [each.id for each in case.open if {each.constraint, each.constraint2} & set(HARD)]


def _floats(case: Case) -> dict[str, tuple[int, int]]:
    """Return the floats of open work that has one, each with the minutes of its day."""
    floats = {each.id: (case.float_of(each), case.day(each)) for each in case.open}
    return {key: (value, day) for key, (value, day) in floats.items() if value is not None}


def _ids(case: Case, is_meant: Callable[[Relation], bool]) -> list[str]:
    return [str(each.id) for each in case.links if is_meant(each)]
