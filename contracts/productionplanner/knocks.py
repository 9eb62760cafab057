"""Asks in every wrong form over all calls, and keeps what was answered."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from understudy.contracts.kit.judge.finding import Broken, Skip
from understudy.contracts.kit.probes.homes import Suspect
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OWN
from understudy.contracts.kit.talk.stop import Unmet
from understudy.contracts.productionplanner.forms import Form
from understudy.contracts.productionplanner.operations import WRITES, params
from understudy.contracts.productionplanner.typing import Kit

NO_PROJECT = "p_00000000000000000000"
Forms = Callable[[Kit], Iterable[Form]]


@dataclass(frozen=True)
class Knock:
    """One request in a wrong form, the answer to it, and the text that it leaves if it gets in."""

    form: Form
    answer: Exchange
    mark: str

    def judge(self) -> None:
        """Raise Broken unless the request was refused in the documented words."""
        envelope = self.answer.json if isinstance(self.answer.json, dict) else {}
        if self.answer.status == 401 and envelope.get("message") in self.form.texts:
            return
        words = " or ".join(f'"{text}"' for text in self.form.texts)
        raise Broken(f"401 {words} ({self.form.name})", self.answer.brief, self.answer)


@dataclass
class Knocks:
    """Sends each kind of forms once."""

    kit: Kit
    _sent: dict[Forms, list[Knock]] = field(default_factory=dict, init=False)
    _count: int = field(default=0, init=False)

    def at(self, kind: Forms) -> list[Knock]:
        """Return the knocks of one kind of forms."""
        if kind not in self._sent:
            project = self._project()
            self._sent[kind] = [
                knock for form in kind(self.kit) for knock in self._over_all(form, project)
            ]
        return self._sent[kind]

    @property
    def suspects(self) -> list[Suspect]:
        """The writes among the knocks so far."""
        sent = [knock for knocks in self._sent.values() for knock in knocks]
        return [Suspect(each.answer, each.mark) for each in sent if each.answer.method != "GET"]

    def _over_all(self, form: Form, project: str) -> list[Knock]:
        self._count += 1
        # Each form has a day of its own, so that a date tells which request added it.
        day = (date(2034, 1, 1) + timedelta(days=self._count)).isoformat()
        may_send = [each for each in form.operations if self.kit.may_write or each not in WRITES]
        return [self._knock(form, operation, project, day) for operation in may_send]

    def _knock(self, form: Form, operation: str, project: str, day: str) -> Knock:
        mark = f"understudy-{self.kit.seed.run_id} {form.name}, {operation}"
        how = form.how
        if operation in WRITES:
            how = {**how, "body": WRITES[operation].body(mark, day)}
        query = dict(form.query) or None
        place = params(self.kit.near_id(project) if form.is_for_nothing else project)
        answer = self.kit.target.call(operation, place, query=query, **how)
        return Knock(form, answer, day if operation == "add_date" else mark)

    def _project(self) -> str:
        """Return a project that the real key reaches, so that a refusal is for the key alone."""
        try:
            # Looked at before anybody knocks, so that what a knock changes can be seen.
            self.kit.stage.seen(OWN)
            project: str = self.kit.stage.project(OWN)
        except (Unmet, Skip):
            return NO_PROJECT
        return project
