"""What the rules share: a few projects of each organization, made when first asked for."""

from functools import cached_property
from typing import Any

from understudy.contracts.kit.judge.finding import Broken, Skip
from understudy.contracts.kit.probes.foreign_requests import ForeignRequests, requests_of
from understudy.contracts.kit.probes.homes import seen
from understudy.contracts.kit.probes.looks import Look
from understudy.contracts.kit.probes.probe import things_of
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OTHER, OWN
from understudy.contracts.kit.talk.stop import Unmet
from understudy.contracts.productionplanner.filling import EASTERN, SPICE, fill
from understudy.contracts.productionplanner.home import Home, Made, create
from understudy.contracts.productionplanner.omissions import (
    Omission,
    ask_for_no_day,
    omit,
    throw_junk,
)
from understudy.contracts.productionplanner.overhaul import Overhaul, overhaul
from understudy.contracts.productionplanner.reading import (
    Entry,
    project_id,
    record_of,
    rows,
    sent_of,
)
from understudy.contracts.productionplanner.second_key import BySecondKey, write_beside
from understudy.contracts.productionplanner.table import FULL_DAY, PROJECT, TABLE, params
from understudy.contracts.productionplanner.tour import tour
from understudy.contracts.productionplanner.typing import Kit
from understudy.contracts.productionplanner.validity import is_documented

BEYOND = "\N{CIRCUS TENT}"
ZONES = {OWN: "America/New_York", OTHER: "Pacific/Auckland"}


class Stage:
    """Gives out the projects of this run; in read-only mode, projects that are there already.

    A home is filled once and never changed again by its owner, so whatever changes in it is a
    defect. The homes of the two organizations are twins: they have one name and the same dates.
    """

    def __init__(self, kit: Kit) -> None:
        self.kit = kit
        self._homes: dict[str, Home] = {}
        self._given_up: set[str] = set()
        self._omissions: list[Omission] | None = None
        self._junk: list[Exchange] = []
        self._has_toured = False

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the organizations that this run knows."""
        return things_of(self.kit, TABLE).keys

    def info(self, key: str) -> Exchange:
        """Return the answer of GET /info, asked once for each key."""
        return things_of(self.kit, TABLE).info(key)

    def told(self, key: str, field: str) -> str:
        """Return what GET /info tells of a key; Unmet where it does not."""
        value = record_of(self.info(key)).get(field)
        is_told = isinstance(value, str)
        self.kit.stand_on(is_told, f"GET /info tells no {field}: {self.info(key).brief}")
        return str(value)

    def home(self, key: str) -> Home:
        """Return the organization's filled project."""
        if key not in self._homes:
            self._homes[key] = self._made(key) if self.kit.may_write else self._found(key)
        return self._homes[key]

    def seen(self, key: str) -> Look:
        """Return the first look at a home."""
        home = self.home(key)
        look = seen(self.kit, home)
        home.shown = home.shown or look.answers["get_project"]
        return look

    def read(self, home: Home) -> Exchange:
        """Return the first answer that showed a project by its id."""
        if home.shown is None:
            home.shown = self.kit.call("get_project", params(home.id), key=home.key)
        return home.shown

    def project(self, key: str) -> str:
        """Return the id of a project of the key's organization."""
        return self.home(key).id

    def ids_of(self, key: str) -> frozenset[str]:
        """Return the ids of all projects that this run has made so far with a key."""
        return things_of(self.kit, TABLE).made_ids(PROJECT, key)

    def lasting(self, key: str) -> frozenset[str]:
        """Return the ids of those that have to be listed."""
        made = [each for each in self.kit.target.trail.writes if each.operation == PROJECT.create]
        odd = [each for each in made if not is_documented(PROJECT.create, sent_of(each))]
        return self.ids_of(key) - {project_id(each) for each in odd}

    def others(self, home: Home) -> frozenset[str]:
        """Return the ids of the projects that this run made, but for one."""
        return things_of(self.kit, TABLE).made_ids(PROJECT) - {home.id}

    @cached_property
    def listed(self) -> Exchange:
        """The list of one's own projects, for what does not change during a run."""
        return self.kit.call("list_projects")

    @cached_property
    def bare(self) -> Home:
        """A project that stays empty: nothing but a name is ever accepted for it."""
        return create(self.kit, OWN, {"name": self.kit.name("bare")})

    @cached_property
    def emptiness(self) -> Look:
        """What the empty project holds, looked at right after the full one."""
        bare = self.bare
        self.seen(OWN)
        looked = seen(self.kit, bare)
        bare.shown = looked.answers["get_project"]
        return looked

    @cached_property
    def scratch(self) -> Home:
        """A project with one date, that rules may change as they like."""
        body = {"name": self.kit.name(f"scratch{SPICE}"), "description": "To be changed"}
        home = create(self.kit, OWN, body)
        home.write(self.kit, "add_date", {"date": FULL_DAY})
        return home

    @cached_property
    def by_second_key(self) -> BySecondKey:
        """What the organization's second key writes; for a run that has that key."""
        return write_beside(self.kit, self.scratch)

    @cached_property
    def free_day(self) -> Exchange:
        """The answer for a day that has nothing yet, where the full home has the same day full."""
        self.seen(OWN)
        return self.kit.call("list_schedule", params(self.scratch.id))

    def change(self, home: Home, body: dict[str, Any]) -> Exchange:
        """Change a project as documented; Broken where that is refused."""
        answer = self.kit.call("update_project", params(home.id), key=home.key, body=body)
        self.kit.stand_on(answer.status != 404, f"the project is gone: {answer.brief}")
        if answer.status != 200:
            raise Broken("200", answer.brief, answer, rule="PP-PATCH-01")
        return answer

    @cached_property
    def newest(self) -> Home:
        """A project that is made when it is needed, and read at once."""
        body = {"name": self.kit.name(f"newest{SPICE} {EASTERN}"), "timezone": "Europe/London"}
        home = create(self.kit, OWN, body)
        self.read(home)
        return home

    @cached_property
    def overhaul(self) -> Overhaul:
        """Changes of a project, and additions to it, made once."""
        return overhaul(self)

    def omissions(self) -> list[Omission]:
        """Return the writes without a required field, sent to the empty project once."""
        if self._omissions is None and self.emptiness:
            self._omissions = omit(self.kit, self.bare.id)
        return self._omissions or []

    def take_tour(self) -> None:
        """Send requests of every kind, once."""
        if not self._has_toured:
            self._has_toured = True
            tour(self.kit)

    @cached_property
    def beyond(self) -> Made:
        """A member whose name has a letter beyond the basic plane of Unicode."""
        body = {"name": self.kit.name(f"member {BEYOND}"), "role": BEYOND}
        return self.scratch.write(self.kit, "add_team_member", body)

    def throw_junk(self) -> None:
        """Send bodies that make no sense, once."""
        if not self._junk:
            # What a lenient implementation takes of it must not stand in the way of other rules.
            self._junk = [
                self.free_day,
                *throw_junk(self.kit, self.scratch.id),
                *ask_for_no_day(self.kit, self.scratch.id),
                self.beyond.answer,
            ]

    @cached_property
    def foreign(self) -> ForeignRequests:
        """The requests of each organization for the other's project."""
        return requests_of(things_of(self.kit, TABLE), PROJECT)

    @cached_property
    def twin_name(self) -> str:
        """The name that the homes of both organizations bear."""
        return self.kit.name(f"twin{SPICE}")

    def _made(self, key: str) -> Home:
        if key != OWN:
            # Looked at before its twin is there, so that what the twin brings can be seen.
            self.seen(OWN)
        spice = SPICE if key == OWN else ""
        body = {"name": self.twin_name, "timezone": ZONES[key]}
        if key == OWN:
            body["description"] = (
                f"12-city arena run{spice},\nwith a day off after every third show"
            )
        home = create(self.kit, key, body)
        self._homes[key] = home
        try:
            fill(self.kit, home, is_whole=key == OWN)
        except Unmet:
            # What a write without an answer has done is not known; another home is, once.
            if key not in self._given_up:
                self._given_up.add(key)
                del self._homes[key]
            raise
        return home

    def _found(self, key: str) -> Home:
        listed = rows(self.kit.call("list_projects", key=key, expect=200))
        if not listed:
            raise Skip(f"the organization of {self.kit.keys.variable(key)} has no project to read")
        with_days = [row for row in listed if _days(row)]
        chosen = (with_days or listed)[0]
        place = params(str(chosen.get("id")), next(iter(_days(chosen)), FULL_DAY))
        return Home(id=place["projectId"], key=key, place=place)


def _days(project: Entry) -> list[str]:
    dates = project.get("dates")
    listed = dates if isinstance(dates, list) else []
    return [str(each["date"]) for each in listed if isinstance(each, dict) and each.get("date")]
