"""Traffic of every kind, for the rules that judge each answer."""

from contextlib import suppress

from understudy.contracts.kit.judge.finding import Broken, Skip
from understudy.contracts.kit.probes.auth.asked import asked
from understudy.contracts.kit.probes.auth.forms import key_elsewhere, no_key, unknown_key
from understudy.contracts.kit.probes.probe import things_of
from understudy.contracts.kit.talk.keyring import OWN
from understudy.contracts.kit.talk.stop import Unmet
from understudy.contracts.productionplanner.table import AUTH, FULL_DAY, TABLE
from understudy.contracts.productionplanner.typing import Kit


def tour(kit: Kit) -> None:
    """Get every call answered with success and with every kind of refusal."""
    stage = kit.stage
    stage.info(OWN)
    # Whatever is wrong with the traffic itself, other rules say so.
    with suppress(Unmet, Skip, Broken):
        stage.seen(OWN)
        for attempt in stage.foreign.attempts:
            stage.foreign.unknown(attempt, OWN)
    with suppress(Unmet, Skip, Broken):
        for kind in (no_key, key_elsewhere, unknown_key):
            asked(things_of(kit, TABLE), AUTH, kind)
    if kit.may_write:
        with suppress(Unmet, Skip, Broken):
            stage.omissions()
            stage.change(stage.scratch, {"description": "Changed"})
            stage.scratch.write(kit, "add_date", {"date": FULL_DAY})
