"""World: everything mutable behind the mock, in one place that can be reset and closed."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import orjson

from understudy.reference.text import in_utf8
from understudy.server.options import BadOption, Options
from understudy.server.served import ServedApi
from understudy.server.spaces import Spaces
from understudy.server.state.access.accounts import ACCOUNTS, Accounts
from understudy.server.state.access.keys import KEYS, ORGS, Keys
from understudy.server.state.access.limits import Limits
from understudy.server.state.access.orgs import Orgs
from understudy.server.state.access.sessions import Sessions
from understudy.server.state.documents.store import Store
from understudy.server.state.faults import Faults
from understudy.server.state.ids import Ids
from understudy.server.state.journal import Journal
from understudy.server.state.outbox import Outbox
from understudy.server.state.storage.storage import JournalStorage
from understudy.server.state.time.clock import Clock
from understudy.server.state.time.instants import ClockError, parse_instant
from understudy.server.state.time.runner import Runner
from understudy.server.state.transfer.exports import exported, recognized, write_export
from understudy.server.state.transfer.imports import StateError, read_state
from understudy.server.state.transfer.seeds import Content, content_of, load_fixtures, merge_tables
from understudy.server.state.transfer.snapshots import Snapshots
from understudy.server.state.webhooks.deliverer import Deliverer, Post, Send
from understudy.server.state.webhooks.deliveries import Outcome
from understudy.server.state.webhooks.webhooks import Webhooks
from understudy.server.work.work import Work


async def nowhere(_: Post) -> Outcome:
    """Send nothing: what a world does that nobody gave a way out."""
    return Outcome(0, error_type="connection", error="this stand-in sends nothing")


class World:
    """One store with all that belongs to it; handlers and gates reach everything from here.

    `path` is "" for the default world, and else the space under which it is reached, which does its
    long work where the default one does; `scheme` is that of the URLs. `check`
    raises where fixtures or a state from outside do not fit the APIs; nothing is opened then.
    """

    def __init__(
        self,
        options: Options,
        served: tuple[ServedApi, ...],
        *,
        path: str = "",
        start: Content | None = None,
        check: Callable[[Content], None] | None = None,
        send: Send = nowhere,
        work: Work | None = None,
    ) -> None:
        self._options = options
        self._served = served
        self._send = send
        self.work = work or Work()
        self.start = start or fixtures(options.fixtures, served)
        imported = self._imported()
        if check and (options.fixtures or any(api.is_own for api in served)):
            check(self.start)
        if check and imported:
            check(imported)
        self.path = path
        self.scheme = options.scheme
        self._settings = {api.name: api.settings for api in served}
        self.clock = Clock(start_of_clock(options.clock))
        self.runner = Runner(self.clock)
        self.ids = Ids(options.seed)
        self.journal = Journal(options.journal_entries, options.journal_bytes)
        self.faults = Faults(self.ids)
        self.spaces: Spaces | None = None
        self.store = Store(
            JournalStorage(options.data, fsync=options.fsync),
            {api.name: api.collections for api in served},
            self.ids,
        )
        try:
            self._fill(imported)
        except BaseException:
            self.store.close()
            raise

    def _imported(self) -> Content | None:
        """Return the state that the options name, with the keys that the start knows by digest."""
        if not self._options.import_file:
            return None
        return recognized(read_export(self._options.import_file, self._served), self.start)

    def _fill(self, imported: Content | None) -> None:
        if imported is not None or self.store.is_new:
            self.store.replace(self.start if imported is None else imported)
        else:
            self._add_newcomers()
        policies = {api.name: api.key_policy for api in self._served}
        self.keys = Keys(self.store, self.clock, self.ids, policies)
        self.orgs = Orgs(self.store, self.ids, policies)
        self._fill_sessions()
        hooks = {api.name: api.webhooks for api in self._served if api.webhooks}
        self.webhooks = Webhooks(self.store, self.clock, self.ids, hooks)
        self.outbox = Outbox(self.store, self.clock, self.ids)
        limits = {api.name: api.limits for api in self._served if api.limits}
        self.limits = Limits(self.clock, limits, on=self._options.limits == "on")
        self.deliverer = Deliverer(self.store, self.clock, hooks, self._send)
        self.snapshots = Snapshots(self.store, self.clock)

    def _fill_sessions(self) -> None:
        policies = {api.name: api.sessions for api in self._served if api.sessions}
        roles = {api.name: api.key_policy.roles for api in self._served if api.sessions}
        self.accounts = Accounts(self.store, self.clock, self.ids, roles, self.keys)
        self.sessions = Sessions(
            self.store, self.clock, self.ids, policies, self.accounts, self.keys
        )

    def _add_newcomers(self) -> None:
        """Load the fixtures of every API that these data were kept without until now."""
        owners = {row["api"] for row in self.store.rows(ORGS).values()}
        newcomers = [api.name for api in self._served if api.name not in owners]
        if newcomers:
            added = (content_of(self.start, name) for name in newcomers)
            self.store.replace(merge_tables([self.store.tables(), *added]))

    @property
    def served(self) -> tuple[ServedApi, ...]:
        """The APIs that this world holds data for."""
        return self._served

    def settings(self, api: str) -> Mapping[str, str]:
        """Return the values of an API's settings."""
        return self._settings[api]

    def open_space(self, path: str) -> "World":
        """Return another world of the same kind, in memory, at the start."""
        options = replace(
            self._options, data=None, fsync=False, import_file=None, export_on_exit=None
        )
        world = World(
            options, self._served, path=path, start=self.start, send=self._send, work=self.work
        )
        if self.runner.is_running:
            world.runner.start()
        return world

    def read_fixtures(self) -> Content:
        """Return what the fixture files hold now; FixtureError or BadOption says what is wrong."""
        return fixtures(self._options.fixtures, self._served)

    def reset(self, start: Content | None = None, *, with_documents: bool = True) -> None:
        """Go back to the start: data, keys, clock, no faults and an empty journal.

        `start` takes the place of the fixtures, for this time and later ones. Without documents,
        the organizations, their keys and accounts are all that there is.
        """
        self.start = start or self.start
        self.store.replace(self.start if with_documents else without_documents(self.start))
        self.clock.reset()
        self.deliverer.resume()
        self.faults.reset()
        self.limits.reset()
        self.journal.clear()

    def close(self) -> None:
        """Write what --export-on-exit asks for and let go of the store."""
        self.runner.stop()
        if not self.path:
            self.work.close()
        if self.spaces is not None:
            self.spaces.close()
        try:
            if self._options.export_on_exit is not None:
                document = exported(self.store, self.keys, reveal=self._options.export_keys)
                write_export(self._options.export_on_exit, document)
        finally:
            self.store.close()


def without_documents(content: Content) -> Content:
    """Return the organizations of a content, and who may call for them."""
    return {name: content[name] for name in (ORGS, KEYS, ACCOUNTS) if name in content}


def start_of_clock(text: str) -> datetime | None:
    """Return the instant at which --clock freezes the clock, or None for real time."""
    if text == "real":
        return None
    try:
        return parse_instant(text)
    except ClockError as error:
        raise BadOption(f"--clock {text}: {error}; pass `real` or an instant") from error


def fixtures(folder: Path | None, served: tuple[ServedApi, ...]) -> Content:
    """Return the tables that the fixtures of every API fill, from `folder` or our own."""
    parts = []
    for api in served:
        source = api.fixtures if folder is None else folder / api.name
        if not source.is_dir():
            raise BadOption(
                f"no fixtures in {source}; --fixtures DIR holds one folder per API "
                "that is served, and --api serves fewer"
            )
        parts.append(load_fixtures(api.name, source, api.collections))
    return merge_tables(parts)


def read_export(file: Path, served: tuple[ServedApi, ...]) -> Content:
    """Return the tables of an exported state, checked as a whole."""
    if file.exists() and not file.is_file():
        raise BadOption(f"--import {file} is no ordinary file")
    try:
        document = orjson.loads(in_utf8(file.read_bytes()))
    except OSError as error:
        raise BadOption(f"--import {file}: {error.strerror}") from error
    except (orjson.JSONDecodeError, UnicodeDecodeError) as error:
        raise BadOption(f"--import {file} is not JSON: {error}") from error
    try:
        return read_state(document, {api.name: api.collections for api in served})
    except StateError as error:
        raise BadOption(f"--import {file}: {error}") from error
