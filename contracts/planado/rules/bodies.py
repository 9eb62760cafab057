"""Which bodies are taken: odd ones, short and long ones, and what they are called."""

from understudy.contracts.kit.judge.rule import rule
from understudy.contracts.kit.probes import taken, transport
from understudy.contracts.kit.probes.reading import record_of
from understudy.contracts.kit.probes.things import SUCCESS
from understudy.contracts.planado.table import CLIENT, ORGANIZATION, SITE, TABLE
from understudy.contracts.planado.typing import Kit

BODIES = transport.odd_bodies("PL-BODY-01", TABLE, share=6)
CHANGES = transport.odd_changes("PL-BODY-01", TABLE, share=4)
CHARSET = transport.charset("PL-TYPE-02", TABLE)

# The page's own first call, as it prints it: curl calls what follows --data a form.
PRINTED = b'{"description": "New job posted via API"}'
JSON = {"Content-Type": "application/json"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}

PRINTED_AS_JSON = transport.printed.at("quick")("PL-JOB-01", TABLE, "create_job", PRINTED, JSON)
PRINTED_AS_FORM = transport.printed.at("quick")("PL-JOB-03", TABLE, "create_job", PRINTED, FORM)

NAMED = taken.what_has_all("PL-SITE-01", TABLE, SITE, ("name", {}))
NAMELESS = taken.not_what_lacks_something(
    "PL-SITE-01", TABLE, SITE, {}, {"description": "Nameless"}
)
WHOLE = taken.what_has_all(
    "PL-CLIENT-01",
    TABLE,
    CLIENT,
    ("organization_name", {"organization": True}),
    *((each, {"organization": False}) for each in ("first_name", "last_name", "middle_name")),
)
INCOMPLETE = taken.not_what_lacks_something(
    "PL-CLIENT-01",
    TABLE,
    CLIENT,
    {},
    {"organization_name": "Without organization"},
    {"first_name": "Without", "last_name": "organization"},
    {"organization": True},
    {"organization": True, "first_name": "Not a name of one"},
    {"organization": False},
    {"organization": False, "organization_name": "Not a name of one"},
)
LONGEST = taken.texts_of_the_longest("PL-LIMIT-01", TABLE, *TABLE.resources, ORGANIZATION)
LONGER = taken.no_text_that_is_longer("PL-LIMIT-01", TABLE, *TABLE.resources, ORGANIZATION)


@rule("PL-CLIENT-02", effect="write")
def a_client_stays_what_it_is(kit: Kit) -> None:
    things = kit.stage.things
    bodies = (
        {"organization": True, "organization_name": kit.name("client")},
        {"organization": False, "first_name": kit.name("client")},
    )
    for body, other in zip(bodies, reversed(bodies), strict=True):
        client = things.made(CLIENT, body)
        before = kit.call(CLIENT.read, client.place, expect=SUCCESS)
        with kit.example():
            sent = things.change(client, other)
            after = things.read(client)
            is_kept = record_of(after, CLIENT).get("organization") == body["organization"]
            expected = f'"organization": {str(body["organization"]).lower()} as before'
            kit.check(is_kept, expected, after.brief, client.made, before, sent, after)
