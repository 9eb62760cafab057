"""The store against a plain dictionary: any history, restarts and crashes included."""

import shutil
import tempfile
from pathlib import Path
from typing import Any
from unittest.mock import patch

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from understudy.server.state.documents.collection import Collection
from understudy.server.state.documents.store import Store
from understudy.server.state.failures import NotFound
from understudy.server.state.ids import Ids
from understudy.server.state.storage.storage import JournalStorage

COLLECTIONS = {"planner": (Collection("projects"), Collection("tasks", ("_project",)))}
ORGS = st.sampled_from(["acme", "north"])
KINDS = st.sampled_from(["projects", "tasks"])
KEYS = st.sampled_from(["a", "b", "c", "d"])
GROUPS = ["x", "y", None]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats() | st.text(),
    lambda children: (
        st.lists(children, max_size=3) | st.dictionaries(st.text(), children, max_size=3)
    ),
    max_leaves=5,
)
DOCS = st.fixed_dictionaries(
    {"id": KEYS, "_project": st.sampled_from(GROUPS), "value": VALUES.filter(lambda v: v == v)}
)


def as_json(value: Any) -> Any:
    """Return the value as JSON keeps it, where what is not a number becomes null."""
    if isinstance(value, float) and value - value != 0:
        return None
    if isinstance(value, list):
        return [as_json(part) for part in value]
    if isinstance(value, dict):
        return {key: as_json(part) for key, part in value.items()}
    return value


class StoreMachine(RuleBasedStateMachine):
    """Two organizations write, restart, crash and are replaced; a dictionary says what is right."""

    @initialize(compact_after=st.sampled_from([100, 1_000, 100_000]))
    def start(self, compact_after: int) -> None:
        # Power stays on here, and waiting for the disk takes most of the time.
        self.power = patch("os.fsync")
        self.power.start()
        self.root = Path(tempfile.mkdtemp())
        self.lives = 0
        self.compact_after = compact_after
        self.model: dict[tuple[str, str], dict[str, Any]] = {}
        self.last = 0
        self.made: set[str] = set()
        self.open()

    def open(self) -> None:
        self.ids = Ids()
        storage = JournalStorage(self.here, compact_after=self.compact_after)
        self.store = Store(storage, COLLECTIONS, self.ids)

    @property
    def here(self) -> Path:
        return self.root / str(self.lives)

    @rule(org=ORGS, kind=KINDS, doc=DOCS)
    def put(self, org: str, kind: str, doc: dict[str, Any]) -> None:
        stored = getattr(self.store.org("planner", org), kind).put(doc)
        assert stored["_seq"] > self.last
        self.last = stored["_seq"]
        self.model.setdefault((org, kind), {})[doc["id"]] = as_json(doc)

    @rule(org=ORGS, kind=KINDS, key=KEYS)
    def remove(self, org: str, kind: str, key: str) -> None:
        known = self.model.setdefault((org, kind), {})
        try:
            getattr(self.store.org("planner", org), kind).remove(key)
            del known[key]
        except NotFound:
            assert key not in known

    @rule(org=ORGS, project=DOCS, tasks=st.lists(DOCS, max_size=3))
    def write(self, org: str, project: dict[str, Any], tasks: list[dict[str, Any]]) -> None:
        self.store.org("planner", org).write(
            [("projects", project), *(("tasks", task) for task in tasks)]
        )
        self.last += 1
        self.model.setdefault((org, "projects"), {})[project["id"]] = as_json(project)
        for task in tasks:
            self.model.setdefault((org, "tasks"), {})[task["id"]] = as_json(task)

    @rule(org=ORGS)
    def make(self, org: str) -> None:
        key = self.ids.make("p")
        assert key not in self.made
        self.made.add(key)
        self.put(org, "projects", {"id": key, "_project": None, "value": 1})

    @rule(org=ORGS, docs=st.lists(DOCS, max_size=4))
    def replace(self, org: str, docs: list[dict[str, Any]]) -> None:
        rows = {doc["id"]: doc for doc in docs}
        # The identifiers go on: a replacement that does not say so would begin them anew.
        meta = self.store.tables()["_meta"]
        self.store.replace({f"planner:{org}:tasks": rows, "_meta": meta})
        self.model = {(org, "tasks"): {key: as_json(doc) for key, doc in rows.items()}}
        self.last += max(1, len(rows))

    @rule()
    def restart(self) -> None:
        self.store.close()
        self.open()

    @rule(tail=st.binary(max_size=20))
    def crash(self, tail: bytes) -> None:
        was, self.lives = self.here, self.lives + 1
        shutil.copytree(was, self.here)
        with (self.here / "journal.log").open("ab") as journal:
            journal.write(tail.replace(b"\n", b""))
        self.store.close()
        self.open()

    @invariant()
    def holds_what_the_model_holds(self) -> None:
        for org in ("acme", "north"):
            mine = self.store.org("planner", org)
            for kind in ("projects", "tasks"):
                known = list(self.model.get((org, kind), {}).values())
                assert [plain(doc) for doc in getattr(mine, kind).all()] == known
            for group in GROUPS:
                members = [doc for doc in known if doc["_project"] == group]
                assert [plain(doc) for doc in mine.tasks.where(group)] == members

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.root)
        self.power.stop()


def plain(doc: Any) -> dict[str, Any]:
    """Return the document without its number."""
    return {key: value for key, value in doc.items() if key != "_seq"}


TestStore = StoreMachine.TestCase
TestStore.settings = settings(
    derandomize=True, database=None, max_examples=40, stateful_step_count=30, deadline=None
)
