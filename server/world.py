"""World: everything mutable behind the mock, in one place that can be reset and closed."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from understudy.catalog import find
from understudy.server.options import BadOption, Options
from understudy.server.served import ServedApi
from understudy.server.state.clock import Clock, ClockError, parse_instant
from understudy.server.state.ids import Ids
from understudy.server.state.import_state import StateError, read_state
from understudy.server.state.journal import Journal
from understudy.server.state.keys import Keys
from understudy.server.state.seeds import Content, export_state, load_fixtures, merge_tables
from understudy.server.state.storage import JournalStorage
from understudy.server.state.store import Store


class World:
    """One store with its clock, ids, keys and journal; handlers and gates reach them from here."""

    def __init__(self, options: Options, served: tuple[ServedApi, ...]) -> None:
        self._options = options
        self._served = served
        self._start = start_of_clock(options.clock)
        self._fixtures = fixtures(options.fixtures, served)
        imported = read_export(options.import_file, served) if options.import_file else None
        self.clock = Clock(self._start)
        self.ids = Ids(options.seed)
        self.journal = Journal()
        self.store = Store(
            JournalStorage(options.data, fsync=options.fsync),
            {api.name: api.collections for api in served},
            self.ids,
        )
        try:
            if imported is not None or self.store.is_new:
                self.store.replace(self._fixtures if imported is None else imported)
            self.keys = Keys(
                self.store, self.clock, self.ids, {api.name: api.key_policy for api in served}
            )
        except BaseException:
            self.store.close()
            raise

    @property
    def served(self) -> tuple[ServedApi, ...]:
        """The APIs that this world holds data for."""
        return self._served

    def reset(self) -> None:
        """Go back to the start: fixtures, keys, clock and an empty journal."""
        self.clock.reset()
        self.store.replace(self._fixtures)
        self.journal.clear()

    def close(self) -> None:
        """Write what --export-on-exit asks for and let go of the store."""
        try:
            if self._options.export_on_exit is not None:
                write_export(self._options.export_on_exit, export_state(self.store))
        finally:
            self.store.close()


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
        source = find(api.name).fixtures if folder is None else folder / api.name
        if not source.is_dir():
            raise BadOption(f"no fixtures in {source}; --fixtures DIR holds one folder per API")
        parts.append(load_fixtures(api.name, source, api.collections))
    return merge_tables(parts)


def read_export(file: Path, served: tuple[ServedApi, ...]) -> Content:
    """Return the tables of an exported state, checked as a whole."""
    try:
        document = orjson.loads(file.read_bytes())
    except OSError as error:
        raise BadOption(f"--import {file}: {error.strerror}") from error
    except orjson.JSONDecodeError as error:
        raise BadOption(f"--import {file} is not JSON: {error}") from error
    try:
        return read_state(document, {api.name: api.collections for api in served})
    except StateError as error:
        raise BadOption(f"--import {file}: {error}") from error


def write_export(file: Path, document: Mapping[str, Any]) -> None:
    """Write an exported state; the file is complete or not there."""
    draft = file.with_name(file.name + ".tmp")
    draft.write_bytes(orjson.dumps(document, option=orjson.OPT_INDENT_2))
    draft.replace(file)
