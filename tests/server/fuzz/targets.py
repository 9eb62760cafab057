"""What requests ask for: routes of every API and of the control plane, right and wrong."""

from random import Random

from tests.server.fuzz.places import CONTROL, SPACES, Places

# Some that the demo data have, and some that nothing has.
VALUES = ("1", "0", "x", "2026-06-15", "2026-02-30", "key_acme_ci", "%20", "a%2Fb", "%00", "%C3%A9")
QUERIES = (
    b"",
    b"",
    b"?",
    b"?limit=5",
    b"?limit=x",
    b"?a=b&a=%26",
    b"?%ff",
    b"?q=/v2/x?y",
    b"?x[]=1",
)
PAGES = (b"/", b"/docs", b"/docs/planado.json", b"/favicon.ico", b"/_understudy", b"/nowhere")
CONSOLE = (b"", b"/", b"/requests", b"/login?next=%0d%0aX:y", b"/login?next=//x", b"/nowhere")
ODD = (
    b"*",
    b"x",
    b"/v1/info#top",
    b"/v1/\xc3\xa9",
    b"/v1/%",
    b"/v1/%zz",
    b"/%76%31/info",
    b"/v1//info",
    b"//v1/info",
    b"/v1/../v1/info",
    b"/v1/info;x=y",
    b"/V1/INFO",
    b"/v1/info/",
    b"/v1/%FF%fe",
    b"/v1/projects/%2e%2e%2f",
    b"/v1/pro\tjects",
    b'/v1/<"quoted">',
    b"http://127.0.0.1/v1/info",
    b"http://127.0.0.1:1/v2/jobs?page=x",
    b"http://127.0.0.1",
    b"https://127.0.0.1/v1/info",
    b"http:/v1/info",
    b"127.0.0.1:80",
    b"/_understudy/%68ealth",
)


def route(chance: Random, places: Places) -> bytes:
    """Return a path of some API, or of the control plane, with a query now and then."""
    if chance.random() < 0.1:
        return chance.choice((*PAGES, *(f"{CONTROL}/console".encode() + each for each in CONSOLE)))
    spec = chance.choice((*places.specs, *places.specs, places.control))
    template = chance.choice([*spec.document["paths"]])
    while "{" in template:
        before, _, after = template.partition("{")
        template = before + chance.choice(VALUES) + after.partition("}")[2]
    return f"{root(chance, places)}{spec.base_path}{template}".encode() + chance.choice(QUERIES)


def root(chance: Random, places: Places) -> str:
    """Return where the APIs stand: mostly at the host's root, else in a space."""
    if chance.random() < 0.8:
        return ""
    return SPACES + chance.choice((places.space, places.space, "space_0", "", "%2e%2e", "x/y"))


def odd(chance: Random, places: Places) -> bytes:
    """Return a target that is seldom seen, or none."""
    if chance.random() < 0.05:
        return b"/v1/" + b"a" * chance.choice((5000, 65_400, 70_000))
    if chance.random() < 0.2:
        return root(chance, places).encode() + chance.choice(ODD)
    return chance.choice(ODD)
