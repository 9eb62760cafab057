"""A key in forms that the page does not name, and two keys of one organization."""

from understudy.contracts.kit.probes import auth_forms, second_key
from understudy.contracts.kit.probes.auth_forms import Refusal
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.productionplanner.forms import EITHER, MISSING
from understudy.contracts.productionplanner.given import stand_on_second_key
from understudy.contracts.productionplanner.table import PROJECT, TABLE

INFO = "get_info"


def _is_401(answer: Exchange) -> bool:
    envelope = answer.json if isinstance(answer.json, dict) else {}
    return answer.status == 401 and envelope.get("message") in EITHER


def _is_first_401(answer: Exchange) -> bool:
    return _is_401(answer) and answer.json["message"] == MISSING


REFUSED = Refusal(" or ".join(f'401 "{text}"' for text in EITHER), _is_401)

ELSEWHERE = auth_forms.key_elsewhere("PP-AUTH-01", TABLE, REFUSED, also=(INFO,))
BODIES = auth_forms.bodies_without_key(
    "PP-AUTH-01", TABLE, Refusal(f'401 "{MISSING}"', _is_first_401)
)
OTHER_FORMS = auth_forms.other_forms("PP-AUTH-02", TABLE, REFUSED, also=(INFO,))
OTHER_CASES = auth_forms.other_cases("PP-AUTH-03", TABLE, REFUSED, also=(INFO,))
OPEN_FORMS = auth_forms.open_forms("PP-AUTH-02", TABLE, REFUSED, INFO)

SEES_THE_SAME = second_key.sees_the_same("PP-SCOPE-08", TABLE, PROJECT, stand_on_second_key)
WRITES_ARE_SEEN = second_key.writes_are_seen("PP-SCOPE-08", TABLE, PROJECT, stand_on_second_key)
