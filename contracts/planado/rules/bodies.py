"""Odd bodies, and what they are called."""

from understudy.contracts.kit.probes import transport
from understudy.contracts.planado.table import TABLE

BODIES = transport.odd_bodies("PL-BODY-01", TABLE, share=6)
CHANGES = transport.odd_changes("PL-BODY-01", TABLE, share=4)
CHARSET = transport.charset("PL-TYPE-02", TABLE)

# The page's own first call, as it prints it: curl calls what follows --data a form.
PRINTED = b'{"description": "New job posted via API"}'
JSON = {"Content-Type": "application/json"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}

PRINTED_AS_JSON = transport.printed("PL-JOB-01", TABLE, "create_job", PRINTED, JSON)
PRINTED_AS_FORM = transport.printed("PL-JOB-03", TABLE, "create_job", PRINTED, FORM)
