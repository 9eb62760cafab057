"""Forward Planner's lists of events: nothing is made by a call, and each asks for a window."""

from functools import partial

from understudy.rules import Resource, Table

# Any days will do where it is asked who is let in.
DAY, TIME = "20260601", "0000"
EVENTS = partial(Resource, name="event", create="", naming="summary", ident="itemId")
OF_DAY = EVENTS(listed="list_events_of_day", list_query={"date": DAY})
BETWEEN = EVENTS(listed="list_events_between", list_query={"startDate": DAY, "endDate": DAY})
LATEST = EVENTS(listed="list_latest_events", list_query={"date": DAY, "time": TIME})
LISTS = {each.listed: each for each in (OF_DAY, BETWEEN, LATEST)}
TABLE = Table((OF_DAY, BETWEEN, LATEST))
