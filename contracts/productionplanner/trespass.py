"""What one organization tries on the other's project, and on a project that does not exist."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from understudy.contracts.kit.probes.homes import Suspect, look
from understudy.contracts.kit.probes.same_answer import Pointer
from understudy.contracts.kit.probes.side_effects import Scene
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OWN
from understudy.contracts.kit.talk.target import Sending
from understudy.contracts.productionplanner.home import create
from understudy.contracts.productionplanner.operations import (
    FULL_DAY,
    PROJECT_READS,
    PROJECT_WRITES,
    WRITES,
    params,
)
from understudy.contracts.productionplanner.reading import project_id
from understudy.contracts.productionplanner.typing import Kit

Kind = Literal["plain", "whole", "empty", "broken", "known day", "claiming"]
BROKEN = b'{"name": "'
DAYS = {"whole": "2033-05-01", "claiming": "2033-05-02", "known day": FULL_DAY}
SMUGGLED_DAY = "2033-05-03"


@dataclass(frozen=True)
class Attempt:
    """One call on a project that is not the caller's."""

    operation: str
    kind: Kind


READ_ATTEMPTS = tuple(Attempt(each, "plain") for each in PROJECT_READS)
WRITE_ATTEMPTS = (
    *(Attempt(each.operation, "whole") for each in PROJECT_WRITES),
    Attempt("add_date", "known day"),
    *(Attempt(each.operation, "empty") for each in PROJECT_WRITES),
    *(Attempt(each.operation, "broken") for each in PROJECT_WRITES),
)
VALID: tuple[Kind, ...] = ("plain", "whole", "known day")
READ_CLAIMS = (Attempt("get_project", "claiming"), Attempt("list_tasks", "claiming"))
CLAIMS = (
    *(Attempt(each, "claiming") for each in PROJECT_READS),
    *(Attempt(each.operation, "claiming") for each in PROJECT_WRITES),
)


@dataclass
class Visit:
    """What the owner's project held before and after, and all that was tried in between."""

    answers: dict[Attempt, Exchange] = field(default_factory=dict)
    suspects: list[Suspect] = field(default_factory=list)
    scene: Scene = field(init=False)
    soon: Exchange | None = None

    def before(self, attempt: Attempt) -> list[Exchange]:
        """Return what the owner read before a foreign read: it may have been kept for the path."""
        if attempt.kind != "plain":
            return []
        return [self.scene.before.answers[attempt.operation]]


@dataclass
class Trespasses:
    """Sends every attempt once in each direction, and once for an id that nothing has.

    `volatile` is where answers hold what changes with each request.
    """

    kit: Kit
    volatile: set[Pointer] = field(default_factory=set, init=False)
    _visits: dict[tuple[str, str], Visit] = field(default_factory=dict, init=False)
    _own: dict[str, str] = field(default_factory=dict, init=False)
    _unknown: dict[tuple[str, Attempt], Exchange] = field(default_factory=dict, init=False)

    @cached_property
    def attempts(self) -> tuple[Attempt, ...]:
        """What is tried on foreign and on unknown projects alike."""
        return (*READ_ATTEMPTS, *(WRITE_ATTEMPTS if self.kit.may_write else ()))

    def unknown(self, attempt: Attempt, key: str) -> Exchange:
        """Return the answer to an attempt on an id that nothing has."""
        if (key, attempt) not in self._unknown:
            self._unknown[key, attempt] = self.ask_unknown(attempt, key)
        return self._unknown[key, attempt]

    def ask_unknown(self, attempt: Attempt, key: str) -> Exchange:
        """Send an attempt on an id that nothing has, however often it was sent before."""
        nothing = self.kit.near_id(self.kit.stage.project(key))
        return self._try(attempt, nothing, key, {})

    def visit(self, ours: str, theirs: str) -> Visit:
        """Return what came of the attempts on the other organization's project."""
        if (ours, theirs) not in self._visits:
            self._visits[ours, theirs] = self._visit(ours, theirs)
        return self._visits[ours, theirs]

    def _visit(self, ours: str, theirs: str) -> Visit:
        stage = self.kit.stage
        home = stage.home(theirs)
        visit = Visit()
        # Read by its owner right before, so that an answer kept for the path would be served.
        before = stage.seen(theirs) if home.first is None else look(self.kit, home)
        claims = self.claims(theirs)
        # One way round is enough for bodies that are refused whoever sends them.
        kept = [each for each in self.attempts if ours == OWN or each.kind in VALID]
        for attempt in kept:
            self._note(visit, attempt, self._try(attempt, home.id, ours, {}))
            if attempt is READ_ATTEMPTS[-1]:
                # An answer that is kept for the path would be served to the owner now.
                visit.soon = self.kit.call("get_project", params(home.id), key=theirs)
        for attempt in CLAIMS if self.kit.may_write and ours == OWN else READ_CLAIMS:
            self._note(visit, attempt, self._try(attempt, home.id, ours, claims))
        if self.kit.may_write:
            visit.suspects += self._smuggle(ours, claims)
        after = look(self.kit, home)
        visit.scene = Scene(self.kit, home, before, after, stage.others(home))
        return visit

    def _note(self, visit: Visit, attempt: Attempt, answer: Exchange) -> None:
        visit.answers[attempt] = answer
        is_day = attempt.operation == "add_date"
        mark = DAYS.get(attempt.kind) if is_day else self._mark(attempt, answer.key or "")
        leaves = attempt.kind in ("whole", "claiming") and answer.method != "GET"
        visit.suspects.append(Suspect(answer, mark if leaves else None))

    def _try(self, attempt: Attempt, project: str, key: str, claims: Mapping[str, str]) -> Exchange:
        how: Sending = {"key": key}
        if attempt.kind == "broken":
            how["raw"] = BROKEN
        elif attempt.operation in WRITES:
            how["body"] = {**self._body(attempt, key), **claims}
        if claims:
            how["headers"] = claim_headers(claims)
        # A day that the project does not have must not come to it.
        place, query = params(project, DAYS["claiming"] if claims else FULL_DAY), claims or None
        return self.kit.target.call(attempt.operation, place, query=query, **how)

    def _body(self, attempt: Attempt, key: str) -> dict[str, Any]:
        if attempt.kind == "empty":
            return {}
        day = DAYS.get(attempt.kind, FULL_DAY)
        return WRITES[attempt.operation].body(self._mark(attempt, key), day)

    def _mark(self, attempt: Attempt, key: str) -> str:
        return f"understudy-{self.kit.seed.run_id} {attempt.kind} {attempt.operation} by {key}"

    def claims(self, theirs: str) -> dict[str, str]:
        """Return what a careless implementation might believe more than the key."""
        organization = self.kit.tenants.organization(theirs) or "unknown"
        project = self.kit.stage.project(theirs)
        return {"orgId": organization, "organizationId": organization, "projectId": project}

    def own_project(self, key: str) -> str:
        """Return a project of a key's own, made under the other organization's name if at all."""
        if key not in self._own:
            self._own[key] = create(self.kit, key, {"name": self.kit.name("own")}).id
        return self._own[key]

    def _smuggle(self, ours: str, claims: dict[str, str]) -> list[Suspect]:
        """Write into a project of our own under the other organization's name."""
        claims = {**claims, "id": claims["projectId"]}
        known = self.kit.stage.ids_of(ours)
        sent = [self._smuggled("create_project", "", ours, claims)]
        found = project_id(sent[0].exchange)
        # What is answered with an earlier project is no project of its own.
        if sent[0].exchange.is_success and found not in (None, claims["id"], *known):
            self._own[ours] = str(found)
        own = self.own_project(ours)
        chosen = PROJECT_WRITES if ours == OWN else PROJECT_WRITES[:2]
        sent += [self._smuggled(each.operation, own, ours, claims) for each in chosen]
        return sent

    def _smuggled(self, operation: str, project: str, key: str, claims: dict[str, str]) -> Suspect:
        mark = f"understudy-{self.kit.seed.run_id} smuggled {operation} by {key}"
        if operation == "create_project":
            # Under the name of both homes: what goes by names finds them.
            mark = self.kit.stage.twin_name
        body = {**WRITES[operation].body(mark, SMUGGLED_DAY), **claims}
        named = {name: value for name, value in claims.items() if name != "id"}
        place, headers = params(project), claim_headers(claims)
        answer = self.kit.target.call(
            operation, place, query=named, key=key, body=body, headers=headers
        )
        return Suspect(answer, SMUGGLED_DAY if operation == "add_date" else mark)


def claim_headers(claims: Mapping[str, str]) -> dict[str, str]:
    """Return headers that name another organization than the key's."""
    names = ("X-Org-Id", "X-Organization-Id", "X-Tenant-Id")
    return dict.fromkeys(names, claims["orgId"])
