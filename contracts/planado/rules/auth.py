"""Keys: in which header they go, and that nothing works without one."""

from understudy.contracts.kit.judge.rule import rule
from understudy.contracts.kit.probes.auth import auth_forms
from understudy.contracts.kit.talk.keyring import OWN
from understudy.contracts.planado.profiles import PROFILES
from understudy.contracts.planado.table import TABLE
from understudy.contracts.planado.typing import Kit

# The page says no more of a refusal than that it is a 4xx.
REFUSED = auth_forms.Refusal(range(400, 500))
AUTH = auth_forms.Authentication(
    missing=REFUSED, unknown=REFUSED, credentials=tuple(PROFILES.values())
)
LIST = "list_jobs"
WRITES = tuple(call for root in TABLE.roots for call in (root.create, root.update))


@rule("PL-PROF-01")
def the_headers_that_take_a_key_are_told(kit: Kit) -> None:
    key = kit.keys.value(OWN)
    taking = [
        f"{credential.header}: {credential.prefix}KEY"
        for credential in PROFILES.values()
        if kit.call(LIST, key=None, headers=dict([credential.pair(key)])).is_success
    ]
    kit.note(f"a key is taken in {' and in '.join(taking) or 'neither header'}")


VALID = auth_forms.valid_key("PL-AUTH-02", TABLE)
NO_KEY = auth_forms.no_key("PL-AUTH-01", TABLE, AUTH)
MALFORMED = auth_forms.malformed_header("PL-AUTH-03", TABLE, AUTH, LIST)
UNKNOWN = auth_forms.unknown_key("PL-AUTH-03", TABLE, AUTH, LIST, *WRITES)
REVOKED = auth_forms.revoked_key("PL-AUTH-03", TABLE, AUTH)
IN_A_LIST = auth_forms.key_elsewhere.at("quick")("PL-AUTH-03", TABLE, AUTH, LIST)
ELSEWHERE = auth_forms.key_elsewhere("PL-AUTH-03", TABLE, AUTH)
BODIES = auth_forms.bodies_without_key("PL-AUTH-03", TABLE, AUTH)
OTHER_SCHEMES = auth_forms.other_schemes("PL-AUTH-03", TABLE, AUTH)
OTHER_CASES = auth_forms.other_cases("PL-AUTH-03", TABLE, AUTH)
OPEN_FORMS = auth_forms.open_forms("PL-AUTH-03", TABLE, AUTH)
