"""A key in forms that no page names: nothing of it works, and nothing of it fails."""

from understudy.contracts.kit.probes import auth_forms
from understudy.contracts.kit.probes.auth_forms import Refusal
from understudy.contracts.planado.profiles import PROFILES
from understudy.contracts.planado.resources import LISTS
from understudy.contracts.planado.table import TABLE

REFUSED = Refusal("a 4xx", lambda answer: 400 <= answer.status < 500)
HEADERS = tuple(each.header for each in PROFILES.values())
SCHEMES = tuple(each.prefix.strip() for each in PROFILES.values())
OWN_LISTS = ("list_jobs", "list_clients", "list_sites")
# Lists of what is only shown; they may be missing, which refuses a call too.
ALSO = (*(each for each in LISTS if each not in OWN_LISTS), "list_webhooks")

ELSEWHERE = auth_forms.key_elsewhere("PL-AUTH-03", TABLE, REFUSED, HEADERS, ALSO)
BODIES = auth_forms.bodies_without_key("PL-AUTH-03", TABLE, REFUSED)
OTHER_FORMS = auth_forms.other_forms("PL-AUTH-03", TABLE, REFUSED, SCHEMES, ALSO)
OTHER_CASES = auth_forms.other_cases("PL-AUTH-03", TABLE, REFUSED, ALSO)
OPEN_FORMS = auth_forms.open_forms("PL-AUTH-03", TABLE, REFUSED, "list_jobs")
