"""The parts of a reference server that are the same for every API; what it does is written by hand.

A reference is a correct implementation that shares no code with the stand-in nor with the kit, and
of which any point can be overridden by a defect or by a permitted difference. An API writes its
routes, records, operations and shapes, and takes from here what stands around them:

| Module | What it owns |
|---|---|
| `world` | organizations, keys, the clock, ids and chance (`World`), and `Doc`, a JSON object |
| `call` | `Route`, `Call` (a request on its way), `Reply`, `Refusal` |
| `doors` | `Doors`: which key a call bears; 401 |
| `checks` | `Checks`: the body as a JSON object |
| `answers` | `Answers`: what a payload or a refusal looks like when it leaves |
| `strays` | `Strays`: paths and methods that are no calls |
| `flow` | `Flow`: door, operation, answer; `Operations`, whose methods are the operations |
| `behaviour` | `Behaviour`: the parts, `override(point, change)` |
| `app` | `build(...)`: the Starlette application |

A point is a method of a part, such as `doors.key` or `operations.list_rooms`. What a part does goes
through `self.<method>(call, ...)`, in small steps, so that each can be overridden alone:

```python
# routes.py
ROUTES = (
    Route("list_rooms", "GET", "/rooms"),
    Route("create_room", "POST", "/rooms"),
    Route("get_room", "GET", "/rooms/{roomId}"),
)


# call.py; a Route of one's own is a frozen dataclass over Route, with more fields
class Call(skeleton.Call):
    world: World
    behaviour: Behaviour  # imported for type checkers alone

    @property
    def room_id(self) -> str:
        return self.params["roomId"]


# world.py
@dataclass
class World(skeleton.World):
    rooms: dict[str, Doc] = field(default_factory=dict)


# records.py
class Records:
    def rooms(self, call: Call) -> list[Doc]:
        return [room for room in call.world.rooms.values() if self.owns(call, room)]

    def owns(self, call: Call, room: Doc) -> bool:
        return room["_org"] == call.organization


# operations.py
@dataclass
class Operations(skeleton.Operations[Call]):
    checks: Checks
    records: Records

    def list_rooms(self, call: Call) -> Any:
        return self.records.rooms(call)


# behaviour.py
class Answers(skeleton.Answers[Call]):
    def error(self, call: Call, refusal: Refusal) -> Doc:
        return {"error": refusal.message}


@dataclass
class Behaviour(skeleton.Behaviour):
    doors: Doors[Call] = field(default_factory=Doors)
    checks: Checks[Call] = field(default_factory=Checks)
    records: Records = field(default_factory=Records)
    answers: Answers = field(default_factory=Answers)
    strays: Strays[Call] = field(default_factory=Strays)

    def __post_init__(self) -> None:
        self.operations = Operations(self.checks, self.records)
        self.flow = Flow(self.doors, self.operations, self.answers)


# app.py
def build(world: World, behaviour: Behaviour) -> Starlette:
    return skeleton.build(world, behaviour, ROUTES, base_path="/v1", call=Call)
```

A defect stands at a point, and is given what stood there before:

```python
row("tenancy-list-of-all", "The list shows all organizations' rooms.")
.at("records.owns", lambda ordinary, call, room: True)
.breaks("R-SCOPE-01")
```

`World(now=..., seed=...)` makes two references answer alike. What an overridden point must remember
goes into `call.world.memory`. Nothing here imports `understudy`.
"""

from tests.mutants.skeleton.answers import Answers
from tests.mutants.skeleton.app import build
from tests.mutants.skeleton.behaviour import Behaviour
from tests.mutants.skeleton.call import Call, Refusal, Reply, Route
from tests.mutants.skeleton.checks import Checks
from tests.mutants.skeleton.doors import Doors
from tests.mutants.skeleton.flow import Flow, Operations
from tests.mutants.skeleton.strays import Strays
from tests.mutants.skeleton.world import NOBODY, Doc, Key, Organization, World

__all__ = [
    "NOBODY",
    "Answers",
    "Behaviour",
    "Call",
    "Checks",
    "Doc",
    "Doors",
    "Flow",
    "Key",
    "Operations",
    "Organization",
    "Refusal",
    "Reply",
    "Route",
    "Strays",
    "World",
    "build",
]
