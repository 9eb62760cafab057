"""One run, from the options to the report."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.request import getproxies

import httpx

from understudy.contracts.kit.given.options import Options
from understudy.contracts.kit.given.seed import Seed, fresh_seed
from understudy.contracts.kit.judge.context import Kit
from understudy.contracts.kit.judge.contract import Contract
from understudy.contracts.kit.judge.invariants import Invariants
from understudy.contracts.kit.judge.lateness import Lateness
from understudy.contracts.kit.judge.ledger import Ledger, Record
from understudy.contracts.kit.judge.premise import Standing, standing
from understudy.contracts.kit.judge.served import Watch, failing
from understudy.contracts.kit.judge.tenants import meet, refuse_one_for_two
from understudy.contracts.kit.report.evidence import Evidence, evidence_of
from understudy.contracts.kit.report.report import Report, Row, Tally
from understudy.contracts.kit.reproduce.allowance import Allowance
from understudy.contracts.kit.reproduce.reproducer import Place
from understudy.contracts.kit.reproduce.reproducers import MOST_THINGS, TIMES, Reproducers
from understudy.contracts.kit.run.clean_up import clean_up, may_clean_up
from understudy.contracts.kit.run.leftovers import Leftovers
from understudy.contracts.kit.run.preflight import look, sign_on
from understudy.contracts.kit.run.runner import INTERRUPTED, Runner, Tell
from understudy.contracts.kit.run.selection import calls_written, gate, selected
from understudy.contracts.kit.run.signing import keyring_of, sign_in, signing_of, ways_of
from understudy.contracts.kit.talk.base_url import checked_url
from understudy.contracts.kit.talk.clock import Clock
from understudy.contracts.kit.talk.concurrency import Concurrency
from understudy.contracts.kit.talk.credential import choosing, refuse_rivals
from understudy.contracts.kit.talk.keyring import OWN
from understudy.contracts.kit.talk.operations import Operations
from understudy.contracts.kit.talk.pace import Pace, parse_rate
from understudy.contracts.kit.talk.stop import Interrupted, Unreachable, WrongUse
from understudy.contracts.kit.talk.target import Target
from understudy.contracts.kit.talk.trail import Trail
from understudy.contracts.kit.talk.wire import Client, Wire, connect, is_loopback
from understudy.reference.rules import Catalogue, RuleText
from understudy.reference.shell import visible
from understudy.reference.spec import Spec


@dataclass(frozen=True)
class Judged:
    """The API that a run judges by: its spec, its catalogue of rules, its checks."""

    spec: Spec
    catalogue: Catalogue
    contract: Contract


@dataclass(frozen=True)
class World:
    """What a run finds outside itself: time, and a transport where it is not the network.

    A transport carries one request at a time: what is sent at once is sent `in_turn`, or not.
    """

    clock: Clock = Clock()  # noqa: RUF009  # frozen, without state
    transport: httpx.BaseTransport | None = None
    in_turn: bool = False


class Run:
    """Holds the parts of one run; `judge` takes it to its report."""

    def __init__(self, options: Options, judged: Judged, world: World) -> None:
        self.options = options
        self.judged = judged
        self.world = world
        self.url = checked_url(options.base_url)
        if OWN not in options.keys:
            raise WrongUse("no key; set UNDERSTUDY_KEY or pass --key")
        self.seed = Seed(fresh_seed() if options.seed is None else options.seed)
        catalogue = judged.catalogue
        self.written = calls_written(options, self.url.host, catalogue)
        self.leftovers = Leftovers(catalogue.leaves, frozenset(catalogue.cleans.values()))
        self.pace = self._pace()
        self.operations = Operations(judged.spec.document)
        self.wire = self._wire()
        self.credentials = judged.contract.credentials(options.needs)
        refuse_rivals(options.headers, self.credentials)
        trail = Trail(ways_of(judged.catalogue.session))
        fields = judged.contract.fields(judged.spec.document)
        self.watch = Watch(self.operations, judged.contract.look, fields)
        self.ledger = Ledger(judged.catalogue.rules, selected(options, judged.catalogue), trail)
        self.target = self._target(trail)
        self.kit = self._kit()
        self.target.watchers += [self.watch, self.kit.attention.see]
        sign_in(self.target, judged.catalogue.session, self.watch)
        self.is_begun = False

    def judge(self, tell: Tell = lambda _line: None) -> Report:
        """Run the checks and return what they came to; WrongUse where they cannot begin."""
        try:
            return self._report(tell)
        except KeyboardInterrupt:
            raise Interrupted(self._left_behind) from None

    def _report(self, tell: Tell) -> Report:
        clock = self.world.clock
        started, began = clock.now(), clock.watch()
        try:
            stopped = self._stages(tell)
            rows = self._rows(stopped)
            if may_clean_up(stopped, rows, self.judged.catalogue):
                self._clean_up()
        finally:
            self.kit.standin.put_back()
            self.wire.close()
            for receiver in self.kit.receivers:
                receiver.close()
        return Report(
            api=self.judged.catalogue.api,
            title=self.judged.catalogue.title,
            target=self.target.base_url,
            seed=self.seed.value,
            started=started,
            duration=clock.watch() - began,
            requests=self.pace.sent,
            rows=rows,
            left_behind=self._left_behind,
            is_strict=self.options.strict,
            stopped=None if stopped is None else self._fit_to_print(stopped),
            troubles=tuple(self._fit_to_print(each) for each in self.ledger.troubles),
            is_begun=self.is_begun,
            served=self.watch.served(),
        )

    @property
    def _left_behind(self) -> tuple[str, ...]:
        return tuple(self._fit_to_print(each) for each in self.leftovers.ids)

    def _clean_up(self) -> None:
        self.kit.rule = "clean-up"
        clean_up(self.target, self.leftovers, self.judged.catalogue.cleans)

    def _stages(self, tell: Tell) -> str | None:
        contract = self.judged.contract
        refuse_one_for_two(self.target.keys)
        try:
            sign_on(self.target, self.judged.catalogue, self.credentials)
            chosen = choosing(contract.credentials, self.options.needs)
            look(self.target, self.judged.catalogue, self.judged.spec.base_path, chosen)
            self.kit.tenants = meet(self.target, contract.identify, contract.told_apart)
        except Unreachable as stop:
            return str(stop)
        except KeyboardInterrupt:
            return INTERRUPTED
        self.is_begun = True
        left_out = frozenset(self.options.skip_rules)
        return Runner(self.kit, contract, self.judged.catalogue, tell, left_out).run()

    def _fit_to_print(self, text: str) -> str:
        return visible(self.target.keys.mask(text))

    def _rows(self, stopped: str | None) -> tuple[Row, ...]:
        records, accepted = self.ledger.records, self.options.accepted

        def deeper(rule: str) -> str | None:
            return self.judged.contract.left_to_deeper(rule, self.options.depth)

        served = self.watch.served()
        # What the list of what is served says already explains least.
        self.ledger.tell_last(failing(served))

        def stands(rule: RuleText, record: Record) -> Standing:
            return standing(rule.about, record.kept, served)

        shown = self._fit_to_print
        tally = Tally(records, accepted, self._reproducers(stopped), shown, stands, deeper, stopped)
        rows = (tally.row(rule) for rule in self.judged.catalogue.rules.values())
        return tuple(replace(row, evidence=self._evidence(row.rule.id)) for row in rows)

    def _evidence(self, rule: str) -> Evidence | None:
        findings = self.ledger.records[rule].findings if rule in self.ledger else []
        mask = self.target.keys.mask
        return evidence_of(findings[0], self.operations, mask) if findings else None

    def _reproducers(self, stopped: str | None) -> dict[str, tuple[str, ...]]:
        is_here = is_loopback(self.url.host)
        headers, ca_file = self.options.headers, self.options.ca_file
        is_direct = is_here and bool(getproxies())
        place = Place(self.target.base_url, headers, ca_file, is_direct, signing_of(self.target))
        # Elsewhere, trying out would leave more behind than the run itself.
        is_wanted = self.options.try_reproducers and not self.options.dry_run
        may_try = is_here and self.written is None and stopped is None and is_wanted
        catalogue = self.judged.catalogue
        left = TIMES * self.judged.contract.budgets[self.options.depth] - self.pace.sent
        allowance = Allowance.given(left, MOST_THINGS, catalogue.leaves, is_given=may_try)
        return Reproducers(self.target, place, allowance, catalogue.light).of(self.ledger.records)

    def _target(self, trail: Trail) -> Target:
        options = self.options
        return Target(
            base_url=str(self.url).rstrip("/"),
            deliver=self.wire.send,
            operations=self.operations,
            keys=keyring_of(options, self.judged.catalogue),
            trail=trail,
            clock=self.world.clock,
            judge=Invariants(self.judged.contract.invariants, self.ledger),
            extra_headers=options.headers,
            credential=self.credentials[0],
            watchers=[self.leftovers.watch],
            doubters=[self.leftovers.doubt],
            concurrency=self._concurrency(),
        )

    def _kit(self) -> Kit[Any]:
        catalogue, late_rule = self.judged.catalogue, self.judged.contract.late_rule
        return Kit(
            target=self.target,
            ledger=self.ledger,
            seed=self.seed,
            needs=self.options.needs,
            document=self.judged.spec.document,
            base_path=self.judged.spec.base_path,
            watch=self.watch,
            make_stage=self.judged.contract.stage,
            written=self.written,
            depth=self.options.depth,
            lateness=Lateness(self.target, self.ledger, late_rule, catalogue.light),
        )

    def _wire(self) -> Wire:
        is_throttled, timeout = self.judged.contract.is_throttled, self.options.timeout
        return Wire(self._client(), self.pace, self.world.clock, timeout, is_throttled)

    def _client(self) -> Client:
        return connect(
            self.url,
            may_send=gate(self.written, self.judged.catalogue, self.operations, self.url.path),
            timeout=self.options.timeout,
            ca_file=self.options.ca_file,
            transport=self.world.transport,
        )

    def _concurrency(self) -> Concurrency:
        in_turn = self.options.dry_run or self.world.in_turn
        connect = self._client if self.world.transport is None or in_turn else None
        bounds = self.pace, self.world.clock, self.options.timeout
        return Concurrency(connect, *bounds, self.judged.contract.is_throttled, is_in_turn=in_turn)

    def _pace(self) -> Pace:
        default = None if is_loopback(self.url.host) else self.judged.catalogue.rate
        asked = default if self.options.rate is None else self.options.rate
        rate = None if self.options.dry_run else asked
        return Pace(self.world.clock, parse_rate(rate) if rate else None, self.options.max_requests)
