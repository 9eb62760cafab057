"""The part of the conversation that asks in forms which no page shows."""

from tests.mutants.productionplanner.conversation.talk import (
    ACME,
    ACME_TOO,
    EMPTY,
    NORTH,
    OLD,
    UNKNOWN,
    Talk,
)

OWN, FOREIGN, NOWHERE = "p_summer_tour", "p_harbour_fest", "p_harbour_fesX"
LATER = "Fri, 01 Jan 2038 00:00:00 GMT"
LINK = {"name": "Of the second key", "url": "https://x.example/second"}
SPELLINGS = (
    f"/{FOREIGN.replace('_', '%5F')}",
    f"%2F{FOREIGN}",
    f"/{FOREIGN};a=b",
    f"/{FOREIGN.upper()}",
)


def odd_requests(talk: Talk) -> None:
    """Show keys in odd places, ask by odd methods, and spell ids in odd ways."""
    keys_in_odd_places(talk)
    for project in (OWN, FOREIGN, NOWHERE):
        for method in ("HEAD", "OPTIONS"):
            talk.say(method, f"/projects/{project}")
        for path in (f"/projects/{project}", f"/projects/{project}/budget"):
            talk.say("GET", path, **{"If-None-Match": "*"})
            talk.say("GET", path, **{"If-Modified-Since": LATER})
    for spelt in SPELLINGS:
        talk.say("GET", f"/projects{spelt}")
        talk.say("PATCH", f"/projects{spelt}", {"description": "Spelt"})
    talk.say("GET", f"/projects/{OWN.upper()}")
    talk.say("GET", f"/projects/{OWN};a=b")
    talk.say("GET", f"/projects//{FOREIGN}")
    talk.say("GET", f"/projects/{FOREIGN}", key=NORTH)
    talk.say("POST", f"/projects/{OWN}/resources/link", LINK, ACME_TOO)
    for key in (ACME, ACME_TOO):
        talk.say("GET", f"/projects/{OWN}/resources", key=key)
        talk.say("GET", f"/projects/{OWN}/dates", key=key)


def keys_in_odd_places(talk: Talk) -> None:
    """Show a key where none is looked for, and headers in odd forms."""
    team = f"/v1/projects/{OWN}/team"
    right, wrong = f"Bearer {ACME}", f"Bearer {UNKNOWN}"
    talk.send("GET", "/v1/info", {"Cookie": f"session={ACME}"})
    talk.send("GET", team, {"Token": ACME})
    talk.send("POST", "/v1/projects", {}, {"name": "By its body", "access_token": ACME})
    talk.send("POST", "/v1/projects", {}, b"{")
    for header in (f"ApiKey {ACME}", f"Bearer  {ACME}", f"Bearer\t{ACME}", f"bEARER {ACME}"):
        talk.send("GET", "/v1/info", {"Authorization": header})
    for path in ("/projects", f"/projects/{OWN}/resources"):
        talk.say("GET", path, key=ACME.upper())
    for one, other in ((wrong, wrong), (wrong, right), (right, wrong)):
        talk.send("GET", "/v1/info", {"Authorization": one, "authorization": other})


def the_keys(talk: Talk) -> None:
    """Show every credential, good and bad."""
    for key in (ACME, ACME, NORTH, ACME_TOO, OLD, OLD, EMPTY, UNKNOWN):
        talk.say("GET", "/info", key=key)
    odd = (ACME[:66] + "0", ACME[:30] + "0" * 37, ACME[:34] + "0" + ACME[35:], ACME + "0")
    for key in (*odd, ACME.upper(), ACME[3:], ACME[:40], "key_acme_ci", "", f"{ACME} junk"):
        talk.say("GET", "/info", key=key)
    for header in (ACME, "Bearer", f"Basic {ACME}", f"bearer {ACME}"):
        talk.send("GET", "/v1/info", {"Authorization": header})
    talk.send("GET", f"/v1/info?api_key={ACME}")
    talk.send("GET", "/v1/info", {"X-API-Key": ACME})
    for path in ("/projects", "/info", f"/projects/{NOWHERE}"):
        talk.say("GET", path, key=None)
