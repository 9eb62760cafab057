"""What the kit must know of an API to ask about it: its resources, written down by hand.

The table is never derived from the spec or from a server's own declaration: judge and accused
share nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True, kw_only=True, eq=False)
class Resource:
    """One kind of thing that an API keeps. Calls are operation ids; "" where there is none.

    `create` makes one, `listed` lists its kind, `read`, `update` and `remove` name one by the path
    parameter `param`; `reads` are further ones that do, `query` what these cannot do without, and
    `list_query` what its list cannot, such as a window of days.
    `parent` is the resource in whose path it stands, `place` are the path's other parameters, and
    `empty` other ones for them, by which nothing stands yet.

    `naming` is the field that bears a name (a day of the calendar where `is_day`), `body` completes
    a whole body, `required` may not be left out. `changes` are documented fields that an update
    takes, each with another value than the body's; `texts` the free texts among all fields, each
    with its longest documented length (None where none is documented). `aliases` are fields by
    which the client names it in the path.

    Of the other fields of a body, `numbers` hold numbers, `times` instants, `nested` objects and
    lists (each with a documented value), `refers` name another resource's thing. `unknown` are
    references to nothing. What kind `opaque` ones are of is told nowhere. `nullable` ones may be
    set to null by an update. `unique` fields have a value that no second thing may have. `days`
    hold a day, which answers may show as an instant of it: a week later in each whole body, for no
    two things need be possible at one time. `untold` are fields of a whole body of which no page
    says that they are shown. `links` of a whole body name another
    resource's thing by its bare id; `resent` is what every update has besides what it changes, each
    with the field of the whole body that it repeats.
    `decided` are fields that the server decides, each with what it never decides. `stays` are
    those of a record that nothing changes but a change of their own; `holds` are those of them
    that list things which it holds.

    Where things stand in answers is told by dotted paths: `record` in what shows one, `rows` in
    what lists them, `made` the id in the answer to `create`; `ident` is the id in a record, which
    some call by one of `also_ident`, and `owner` the field that names its organization. Where the
    documentation leaves a place open, it is the first of several paths that has anything, as in
    `data|room|`; the last of these is the whole answer. `states` tells by which need a thing in
    another state is handed over ("archived": "archived_id").

    `order` is the field that a list is sorted by, with a minus where the greatest stands first.
    `follows` is the parameter of a query by which a page follows the row whose `ident` it names;
    "" where a list comes whole. `upserted`: `update` makes what is not found by the client's name.
    `staged`: the API's stage gives the home of each key, for it is filled with more than a table
    tells, and the `scratch` that rules change as they like.

    A rehearsal (`--dry-run`) asks what else a right deployment does: `touched` is the field that
    tells when a thing was last changed, `page` how many rows a list shows at most, `fixed` fields
    that no update may change, `defaults` what fields show that were left out, or given oddly,
    `maker` fields that name the key which made a thing, each with what stands before the key's id.
    `history` is the kind of what lists the changes of one, numbered by its `ident`,
    `one_of` are fields by whose value one of some others must be there.
    `shown_in` are those of the `states` in which a thing is still read and listed. `goes_with` are
    the `links` with whose thing it is deleted, and `window` the parameters of its list, by any
    name, for the first day and for the last one that its `days` may overlap. `mentions` are dotted
    paths of a body, through lists too, where it names a thing of another kind, which must be there.
    """

    name: str
    create: str
    naming: str
    listed: str
    read: str = ""
    update: str = ""
    remove: str = ""
    reads: tuple[str, ...] = ()
    query: Mapping[str, str] = field(default_factory=dict)
    list_query: Mapping[str, str] = field(default_factory=dict)
    param: str = ""
    parent: str = ""
    place: Mapping[str, str] = field(default_factory=dict)
    empty: Mapping[str, str] = field(default_factory=dict)
    body: Mapping[str, Any] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    changes: Mapping[str, Any] = field(default_factory=dict)
    texts: Mapping[str, int | None] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    nested: Mapping[str, Any] = field(default_factory=dict)
    refers: Mapping[str, str] = field(default_factory=dict)
    unknown: Mapping[str, Any] = field(default_factory=dict)
    opaque: tuple[str, ...] = ()
    nullable: tuple[str, ...] = ()
    unique: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)
    resent: Mapping[str, str] = field(default_factory=dict)
    decided: Mapping[str, Any] = field(default_factory=dict)
    stays: tuple[str, ...] = ()
    holds: Mapping[str, "Resource"] = field(default_factory=dict)
    record: str = ""
    rows: str = ""
    made: str = ""
    ident: str = "id"
    also_ident: tuple[str, ...] = ()
    owner: str = ""
    is_day: bool = False
    states: Mapping[str, str] = field(default_factory=dict)
    order: str = ""
    follows: str = ""
    upserted: bool = False
    staged: bool = False
    touched: str = ""
    page: int = 0
    fixed: tuple[str, ...] = ()
    defaults: Mapping[str, Any] = field(default_factory=dict)
    maker: Mapping[str, str] = field(default_factory=dict)
    one_of: Mapping[str, Mapping[Any, tuple[str, ...]]] = field(default_factory=dict)
    history: "Resource | None" = None
    shown_in: tuple[str, ...] = ()
    goes_with: tuple[str, ...] = ()
    window: tuple[tuple[str, ...], ...] = ()
    mentions: Mapping[str, str] = field(default_factory=dict)

    @property
    def fields(self) -> tuple[str, ...]:
        """All fields of a record that a page shows: what else is shown may change by itself."""
        written = (self.ident, self.naming, *self.body, *self.changes, *self.texts)
        shown = (*written, *self.decided, *self.stays, self.order.removeprefix("-"))
        return tuple(dict.fromkeys(filter(None, shown)))

    def whole(self, name: str) -> dict[str, Any]:
        """Return a whole body that bears a name."""
        return {self.naming: name, **self.body}

    def bearing(self, name: str, day: str) -> dict[str, Any]:
        """Return a whole body that bears a name, or a day where it has no name."""
        return self.whole(day if self.is_day else name)

    def at(self, ident: str) -> dict[str, str]:
        """Return the path parameters of a call that names one."""
        return {self.param: ident, **self.place}

    @property
    def change(self) -> "Resource":
        """Its update as what would be made by it: shown by the read, and nothing is required."""
        body = {name: value for name, value in self.changes.items() if name != self.naming}
        return replace(self, create=self.update, listed=self.read, body=body, required=())


@dataclass(frozen=True, eq=False)
class Table:
    """The resources of an API, parents before what they hold; `shown` are lists of what it has.

    What is only shown cannot be made by a call; of what is `also` shown, not even the order and the
    pages of its list are documented. `info` is the call that tells whose a key is;
    `whose` is where its answer names the organization, `key` the key's id; "" where none does.
    """

    resources: tuple[Resource, ...]
    shown: tuple[Resource, ...] = ()
    also: tuple[Resource, ...] = ()
    info: str = ""
    whose: str = ""
    key: str = ""

    def __post_init__(self) -> None:
        known: set[str] = set()
        for each in self.resources:
            if each.parent and each.parent not in known:
                raise ValueError(f"{each.name} stands before its parent {each.parent}")
            known.add(each.name)

    def __getitem__(self, name: str) -> Resource:
        return next(each for each in self.resources if each.name == name)

    @property
    def calls(self) -> frozenset[str]:
        """The operations that the table names."""
        named = {self.info}
        for each in (*self.resources, *self.shown, *self.also):
            named |= {each.create, each.listed, each.read, each.update, each.remove, *each.reads}
        return frozenset(named - {""})

    @property
    def plain(self) -> str:
        """A read that names nothing: what tells whose a key is, or else a list."""
        return self.info or self.roots[0].listed

    @property
    def plain_query(self) -> Mapping[str, str]:
        """What that read cannot do without."""
        return {} if self.info else self.roots[0].list_query

    @property
    def lists(self) -> tuple[Resource, ...]:
        """Everything that has a list of its own, without a place in another's path."""
        return (*self.roots, *self.shown)

    @property
    def roots(self) -> tuple[Resource, ...]:
        """The resources that belong to an organization itself."""
        return tuple(each for each in self.resources if not each.parent)

    @property
    def writes(self) -> dict[str, Resource]:
        """What each call that writes makes, by operation; of an update, see `Resource.change`."""
        return {
            each.create: each
            for kind in self.resources
            for each in (kind, *((kind.change,) if kind.update else ()))
        }

    @property
    def removals(self) -> frozenset[str]:
        """The calls that take something away."""
        return frozenset(each.remove for each in self.resources if each.remove)

    def held_by(self, parent: Resource) -> Iterator[Resource]:
        """Yield the resources that stand in another's path."""
        return (each for each in self.resources if each.parent == parent.name)

    def shown_by(self, resource: Resource) -> dict[str, Resource]:
        """Return the reads that show a thing and what it holds, each with what it shows."""
        held = {each.listed: each for each in self.held_by(resource)}
        # Where single ones cannot be read, their list shows them.
        return {resource.read or resource.listed: resource, **held}

    def place_of(self, resource: Resource, ident: str) -> dict[str, str]:
        """Return the path parameters of any call on a thing; a call takes those that it has."""
        place = resource.at(ident)
        for held in self.held_by(resource):
            place |= held.place
        return place

    def empty_place_in(self, resource: Resource) -> dict[str, str]:
        """Return the parameters beside a thing's own with which its path names nothing yet."""
        return {name: each for held in self.held_by(resource) for name, each in held.empty.items()}

    def read_after(self, operation: str) -> str:
        """Return the read that shows what a call leaves; a read shows what it reads."""
        write = self.writes.get(operation)
        return write.listed if write else operation
