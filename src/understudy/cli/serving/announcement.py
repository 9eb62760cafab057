"""What `understudy serve` says when it is ready: a table in a terminal, plain lines in a pipe."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from rich.box import HORIZONTALS
from rich.console import Console, Group
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from understudy import __version__
from understudy.reference.credentials import key_headers

if TYPE_CHECKING:
    from understudy.server.state.storage.rows import Doc
    from understudy.server.world import World

A_KEY = "(a key of its organization)"
UNBOUNDED = 1000  # columns: wider than anything that is printed


@dataclass(frozen=True)
class ShownApi:
    """One API as it is announced."""

    name: str
    base_url: str
    docs_url: str
    sent_as: tuple[str, ...]


@dataclass(frozen=True)
class ShownKey:
    """One key as it is announced."""

    api: str
    organization: str
    name: str
    key: str
    is_revoked: bool


@dataclass(frozen=True)
class ShownAccount:
    """Who may sign in, as it is announced; a password that cannot be read is told in words."""

    api: str
    organization: str
    username: str
    password: str


@dataclass(frozen=True)
class Announcement:
    """Everything that a user needs to send the first request."""

    url: str
    apis: tuple[ShownApi, ...]
    keys: tuple[ShownKey, ...]
    accounts: tuple[ShownAccount, ...] = ()

    @property
    def control_url(self) -> str:
        """The root of the control plane."""
        return f"{self.url}/_understudy"

    @property
    def reference_url(self) -> str:
        """The reference site."""
        return f"{self.url}/docs/reference/"

    @property
    def console_url(self) -> str:
        """The pages of the control plane."""
        return f"{self.control_url}/console"

    def lines(self) -> Iterator[str]:
        """Yield plain lines: the kind first, then the fields, tabs between them."""
        yield f"version\t{__version__}"
        for api in self.apis:
            yield f"api\t{api.name}\t{api.base_url}"
            yield f"docs\t{api.name}\t{api.docs_url}"
        yield f"reference\t{self.reference_url}"
        yield f"control\t{self.control_url}"
        yield f"console\t{self.console_url}"
        for key in self.keys:
            state = "revoked" if key.is_revoked else "active"
            yield f"key\t{key.api}\t{key.organization}\t{key.name}\t{state}\t{key.key}"
        for account in self.accounts:
            who = f"{account.api}\t{account.organization}\t{account.username}"
            yield f"account\t{who}\t{account.password}"
        yield f"ready\t{self.url}"

    def table(self) -> Group:
        """Return the same for a terminal; each key stands alone in its line, so it copies whole."""
        title = Text.assemble((f"understudy {__version__}", "bold"), " is ready; Ctrl-C stops it")
        keys = (table for api in self.apis for table in self._credentials_of(api))
        hint = Text("A double-click selects a whole key.", style="dim")
        return Group("", title, "", self._addresses(), *keys, "", hint, "")

    def print_table(self) -> None:
        """Print the table, or the plain lines in a terminal that is too narrow for a key."""
        console = Console()
        table = self.table()
        unbounded = console.options.update(width=UNBOUNDED)
        if Measurement.get(console, unbounded, table).maximum <= console.width:
            console.print(table)
        else:
            self.print_lines()

    def print_lines(self) -> None:
        """Print the plain lines at once, so that whoever waits for the last one sees it."""
        print(*self.lines(), sep="\n", flush=True)

    def _addresses(self) -> Table:
        table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
        for api in self.apis:
            table.add_row(Text(api.name, style="bold"), Text(api.base_url, style="cyan"))
            table.add_row("docs", Text(api.docs_url, style="cyan"))
        table.add_row("reference", Text(self.reference_url, style="cyan"))
        table.add_row("control plane", Text(self.control_url, style="cyan"))
        table.add_row("console", Text(self.console_url, style="cyan"))
        return table

    def _credentials_of(self, api: ShownApi) -> Iterator[Table]:
        yield self._keys_of(api)
        accounts = [each for each in self.accounts if each.api == api.name]
        if accounts:
            table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
            table.add_row(Text.assemble("\n", (f"Accounts of {api.name}", "bold")))
            for each in accounts:
                table.add_row(Text(each.username, style="green"), Text(each.password))
            yield table

    def _keys_of(self, api: ShownApi) -> Table:
        table = Table(box=HORIZONTALS, show_edge=False, border_style="dim", padding=(0, 2, 0, 0))
        # A line for each way: beside each other they are wider than most terminals.
        usage = ", sent as " + "\nor ".join(api.sent_as)
        table.add_column(Text.assemble("\n", (f"Keys of {api.name}", "bold"), (usage, "not bold")))
        table.add_column()
        own = [key for key in self.keys if key.api == api.name]
        for organization, keys in groupby(own, key=lambda key: key.organization):
            table.add_row(Text(organization))
            for key in keys:
                style = "dim" if key.is_revoked else "green"
                note = Text("revoked" if key.is_revoked else "", style="red")
                table.add_row(Text(key.key, style=style), note)
        return table


def announcement_of(world: "World", url: str) -> Announcement:
    """Gather what the world serves at `url`."""
    organizations = world.store.rows("_orgs")
    return Announcement(
        url=url,
        apis=tuple(
            ShownApi(
                name=api.name,
                base_url=url + api.base_path,
                # The first API's pages stand at the short address too, as its vendor has them.
                docs_url=f"{url}/docs" if api is world.served[0] else f"{url}/docs/{api.name}",
                sent_as=tuple(key_headers(api.spec)),
            )
            for api in world.served
        ),
        keys=tuple(
            ShownKey(
                api=key.api,
                organization=organizations[f"{key.api}:{key.org}"]["name"],
                name=key.name,
                key=key.key or "(shown at its creation only)",
                is_revoked=key.revoked_at is not None,
            )
            for key in world.keys.list()
        ),
        accounts=tuple(
            ShownAccount(
                api=row["api"],
                organization=organizations[f"{row['api']}:{row['org']}"]["name"],
                username=row["username"],
                password=row["password"] or "(cannot be read)" if is_own(row) else A_KEY,
            )
            for row in world.store.rows("_accounts").values()
        ),
    )


def is_own(account: "Doc") -> bool:
    """Whether an account has a password of its own."""
    return bool(account["password"]) or "_digest" in account
