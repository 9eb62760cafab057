"""External ids: what is found by them, and what they make."""

from understudy.contracts.kit.probes import names
from understudy.contracts.planado.table import TABLE

FOUND = names.name_their_own.at("quick")("PL-LOOKUP-01", TABLE, *TABLE.resources, number=2)
APART = names.name_their_own("PL-LOOKUP-02", TABLE, *TABLE.resources)
SHARED = names.are_of_one_organization("PL-LOOKUP-03", TABLE, *TABLE.resources)
UPSERTED = names.make_their_own.at("quick")("PL-UPSERT-01", TABLE, *TABLE.resources, number=2)
MADE = names.make_their_own("PL-UPSERT-02", TABLE, *TABLE.resources)
