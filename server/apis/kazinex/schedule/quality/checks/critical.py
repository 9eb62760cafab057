"""Is there a critical path that can be believed?

Both checks are of computed dates, whatever the file stores. Sources: V the vendor, D DCMA, by the
docs/schedules.md.
"""

from collections.abc import Mapping

from understudy.server.apis.kazinex.schedule.quality.finding import Finding, Skipped
from understudy.server.apis.kazinex.schedule.quality.subject import USUAL_DAY, Subject
from understudy.server.apis.kazinex.schedule.work_time import OutOfSpan, minute_of


def critical_path_length(subject: Subject) -> Finding:
    """CPLI = (CPL + TF) / CPL; >= 0.95 (V, D).

    CPL is the work days from the data date to the latest early finish, on the project's calendar;
    TF the least total float of what finishes then, in days of its own calendar. V also wants 5
    to 10 % of the open activities critical and a span of 1,825 days at most: both are details. What
    fails is the missing share.
    """
    subject.check_computed()
    length, slack = _length(subject), _slack(subject)
    index = (length + slack) / length
    opens = len(subject.open)
    start, finish = subject.project.data_date, subject.scheduled.finishes[subject.project.id]
    details = {
        "length_days": round(length, 2),
        "float_days": round(slack, 2),
        "critical_share": round(len(subject.critical) / opens, 4),
        "span_days": None if start is None else (finish - start).days,
    }
    failing_share = min(max(1 - index, 0), 1)
    return Finding(index, opens, (), failing_share, details)


def critical_path_test(subject: Subject) -> Finding:
    """The critical activities form one chain of links; the value counts the chains: exactly 1 (V).

    What fails is the share outside of the longest, the first of several; where nothing is critical,
    all. D's test (600 days more on one of them move the finish by as much) is not run: it takes a
    second computation of the whole.
    """
    subject.check_computed()
    critical = subject.critical
    if not subject.open:
        raise Skipped("there are no open activities")
    if not critical:
        return Finding(0, 0, (), 1)
    chains = _chains(critical, subject)
    longest = max(chains, key=len)
    failing = [each for each in critical if each not in longest]
    details = {"longest": len(longest)}
    return Finding(len(chains), len(critical), failing, len(failing) / len(critical), details)


def _length(subject: Subject) -> float:
    finish = subject.scheduled.finishes.get(subject.project.id)
    if finish is None or not subject.open or subject.project.data_date is None:
        raise Skipped("there are no open activities")
    work = subject.works.of(None, subject.project.id)
    try:
        length = work.worked(minute_of(finish)) - work.worked(minute_of(subject.project.data_date))
    except OutOfSpan:
        raise Skipped("the data date lies outside of all calendars") from None
    if length <= 0:
        raise Skipped("no work is left after the data date")
    day = subject.works.calendar(None, subject.project.id).day_minutes
    return length / (day or USUAL_DAY)


def _slack(subject: Subject) -> float:
    finish = subject.scheduled.finishes[subject.project.id]
    times = subject.scheduled.times
    last = [each for each in subject.open if times[each.id].early_finish == finish]
    floats = [(times[each.id].total_float or 0, each) for each in last]
    return min((subject.days(minutes, each) for minutes, each in floats), default=0)


def _chains(critical: Mapping[str, None], subject: Subject) -> list[set[str]]:
    near: dict[str, list[str]] = {each: [] for each in critical}
    for link in subject.logic:
        if link.predecessor_id in critical and link.successor_id in critical:
            near[link.predecessor_id].append(link.successor_id)
            near[link.successor_id].append(link.predecessor_id)
    chains: list[set[str]] = []
    seen: set[str] = set()
    for each in near:
        if each not in seen:
            chain = _reached(each, near)
            seen |= chain
            chains.append(chain)
    return chains


def _reached(first: str, near: dict[str, list[str]]) -> set[str]:
    reached, waiting = {first}, [first]
    while waiting:
        for each in near[waiting.pop()]:
            if each not in reached:
                reached.add(each)
                waiting.append(each)
    return reached
