"""The client of a running stand-in: everything that its control plane does, with types."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, Self, TypeAlias

from understudy.testing.accounts import Accounts
from understudy.testing.answers import Change, Organization, Snapshot
from understudy.testing.hooks import RateLimits, Webhooks
from understudy.testing.line import Line, Refused, part, trust_of
from understudy.testing.names import there_are
from understudy.testing.outbox import Outbox
from understudy.testing.parts import Clock, Faults, Journal, Keys

State: TypeAlias = Mapping[str, Any]
SpaceIds: TypeAlias = list[str]  # Spaces.list hides the builtin within its class
SPACES = "/_understudy/spaces/"
HIDDEN = "…"


class Control:
    """Steers the stand-in at `root`, such as `http://127.0.0.1:8000`, over HTTP.

    For an `https` root, `ca_file` holds the certificates to trust; Unreachable where it cannot be
    read. Every call raises Refused, with the stand-in's own reason, where it cannot be done.
    """

    def __init__(
        self,
        root: str,
        *,
        admin_token: str | None = None,
        timeout: float = 30,
        ca_file: str | Path | None = None,
    ) -> None:
        self._hold(Line(root, admin_token, timeout, trust_of(root, ca_file)))

    def _hold(self, line: Line) -> None:
        self._line = line
        self._apis: dict[str, str] = {}
        self.clock = Clock(self._line)
        self.faults = Faults(self._line)
        self.journal = Journal(self._line)
        self.keys = Keys(self._line)
        self.accounts = Accounts(self._line)
        self.limits = RateLimits(self._line)
        self.webhooks = Webhooks(self._line)
        self.outbox = Outbox(self._line)
        self.spaces = Spaces(self._line)

    @property
    def root(self) -> str:
        """Where the stand-in is."""
        return self._line.root

    def url(self, api: str) -> str:
        """The base URL of an API, such as `http://127.0.0.1:8000/v1`."""
        base_paths = self._base_paths()
        if api not in base_paths:
            raise LookupError(f"no API called {api!r} is served; {there_are(base_paths, api)}")
        # The stand-in names whole paths, those of a space too.
        return self.root.partition(SPACES)[0] + base_paths[api]

    def key(self, org: str, api: str | None = None) -> str:
        """A key of an organization that works: one that there is, or else a new one.

        LookupError for an organization that there is not, with those that there are.
        """
        for key in self.keys.list(reveal=True):
            if (key.org, key.revoked_at) != (org, None) or api not in (None, key.api):
                continue
            if HIDDEN not in key.key:
                return key.key
        return self.keys.create(self._api(api, org), org, "Tests").key

    def reset(self, *, to: Literal["fixtures", "empty"] = "fixtures", reload: bool = False) -> None:
        """Go back to the start: data, keys, clock, no faults, an empty journal."""
        self._line.call("POST", "/reset", {"to": to, "reload": reload})

    def snapshot(self, name: str) -> Snapshot:
        """Save everything that is stored under a name."""
        return Snapshot.read(self._line.call("POST", "/snapshots", {"name": name}))

    def load(self, name: str) -> Snapshot:
        """Go back to a snapshot."""
        return Snapshot.read(self._line.call("POST", f"/snapshots/{part(name)}/load"))

    def snapshots(self) -> list[Snapshot]:
        """Return every snapshot."""
        return [Snapshot.read(one) for one in self._line.call("GET", "/snapshots")]

    def remove_snapshot(self, name: str) -> Snapshot:
        """Forget a snapshot; returns what it was."""
        return Snapshot.read(self._line.call("DELETE", f"/snapshots/{part(name)}"))

    def state(self, *, reveal: bool = False) -> State:
        """Return everything that is stored, as one document; with its keys if they are revealed."""
        state: State = self._line.call("GET", "/state", reveal=reveal)
        return state

    def restore(self, state: State) -> None:
        """Put a state in the place of everything that is stored."""
        self._line.call("PUT", "/state", state)

    def organizations(self) -> list[Organization]:
        """Return every organization."""
        return [Organization.read(one) for one in self._line.call("GET", "/organizations")]

    def create_organization(
        self,
        name: str,
        *,
        api: str | None = None,
        id: str | None = None,  # noqa: A002  # as in JSON
        plan: str | None = None,
    ) -> Organization:
        """Create an organization; its `key.key` works at once."""
        given = {"id": id, "plan": plan}
        chosen = {key: value for key, value in given.items() if value}
        body = {"api": self._api(api), "name": name, **chosen}
        return Organization.read(self._line.call("POST", "/organizations", body))

    def stage(self, action: str, org: str, *, api: str | None = None, **body: Any) -> list[Change]:
        """Do what an API itself cannot, such as `archive_project`; returns what was changed."""
        path = f"/staging/{part(self._api(api, org))}/{part(action)}"
        answer = self._line.call("POST", path, {"org": org, **body})
        return [Change.read(change) for change in answer["changed"]]

    def close(self) -> None:
        """Let go of the connection."""
        self._line.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _base_paths(self) -> dict[str, str]:
        if not self._apis:
            health = self._line.call("GET", "/health")
            self._apis = {api["name"]: api["base_path"] for api in health["apis"]}
        return self._apis

    def _api(self, name: str | None, org: str | None = None) -> str:
        if name is not None:
            return name
        names = list(self._base_paths())
        if org is not None:
            # Seldom do two APIs have an organization of one id.
            known = self.organizations()
            names = [one.api for one in known if one.id == org]
            if not names:
                there = there_are(dict.fromkeys(one.id for one in known), org)
                raise LookupError(f"no organization has the id {org!r}; {there}")
        if len(names) != 1:
            raise LookupError(f"several APIs are served; say which: {', '.join(names)}")
        return names[0]


class Space(Control):
    """A stand-in of its own within another one; leaving its `with` block ends it."""

    def __init__(self, line: Line, path: str) -> None:
        root = line.root.partition(SPACES)[0] + path
        self._hold(Line(root, line.admin_token, line.timeout, line.trust))
        self._opener = line
        self.id = path.rpartition("/")[2]

    def close(self) -> None:
        """End the space; one that has ended by itself is no mistake."""
        super().close()
        try:
            self._opener.call("DELETE", f"/spaces/{self.id}")
        except Refused as refused:
            if refused.status != 404:
                raise


class Spaces:
    """The spaces of a stand-in, so that tests that run at the same time do not meet."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def open(self) -> Space:
        """Open a space at the start, with keys, clock, faults and journal of its own."""
        return Space(self._line, self._line.call("POST", "/spaces")["path"])

    def list(self) -> SpaceIds:
        """Return the ids of the open spaces."""
        return [space["id"] for space in self._line.call("GET", "/spaces")]

    def end(self, space_id: str) -> None:
        """End a space that somebody left open."""
        self._line.call("DELETE", f"/spaces/{part(space_id)}")
