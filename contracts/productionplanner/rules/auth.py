"""Who is let in: the forms of the Authorization header, and what a refusal leaves behind."""

from understudy.contracts.kit.judge.rule import EARLIER, rule
from understudy.contracts.kit.probes import second_key
from understudy.contracts.kit.probes.auth import auth_forms, forms
from understudy.contracts.kit.probes.auth.asked import asked, writes_asked
from understudy.contracts.kit.probes.homes import Suspect, look
from understudy.contracts.kit.probes.probe import things_of
from understudy.contracts.kit.probes.side_effects import Scene
from understudy.contracts.kit.talk.keyring import OWN
from understudy.contracts.productionplanner.given import stand_on_second_key
from understudy.contracts.productionplanner.table import AUTH, PROJECT, TABLE
from understudy.contracts.productionplanner.typing import Kit

NO_KEY = auth_forms.no_key("PP-AUTH-01", TABLE, AUTH)
ELSEWHERE = auth_forms.key_elsewhere.at("quick")("PP-AUTH-01", TABLE, AUTH)
BODIES = auth_forms.bodies_without_key("PP-AUTH-01", TABLE, AUTH)
MALFORMED = auth_forms.malformed_header("PP-AUTH-02", TABLE, AUTH)
OTHER_SCHEMES = auth_forms.other_schemes("PP-AUTH-02", TABLE, AUTH)
OPEN_FORMS = auth_forms.open_forms("PP-AUTH-02", TABLE, AUTH)
UNKNOWN = auth_forms.unknown_key("PP-AUTH-03", TABLE, AUTH)
OTHER_CASES = auth_forms.other_cases("PP-AUTH-03", TABLE, AUTH)
REVOKED = auth_forms.revoked_key("PP-AUTH-04", TABLE, AUTH)
ANSWERS = auth_forms.no_key_in_answers("PP-AUTH-06", AUTH)

SEES_THE_SAME = second_key.sees_the_same("PP-SCOPE-08", TABLE, PROJECT, stand_on_second_key)
WRITES_ARE_SEEN = second_key.writes_are_seen("PP-SCOPE-08", TABLE, PROJECT, stand_on_second_key)


@rule("PP-AUTH-05", effect="write", depends_on=(EARLIER,))
def what_is_refused_changes_nothing(kit: Kit) -> None:
    stage, things = kit.stage, things_of(kit, TABLE)
    before = stage.seen(OWN)
    for kind in forms.QUICK:
        asked(things, AUTH, kind)
    after = look(kit, stage.home(OWN))
    scene = Scene(kit, stage.home(OWN), before, after, stage.others(stage.home(OWN)))
    scene.judge([Suspect(each.answer, each.call.mark) for each in writes_asked(things)])
