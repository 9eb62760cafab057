"""Writes at the same moment."""

from understudy.contracts.kit.probes import concurrency
from understudy.contracts.planado.table import CLIENT, JOB, SITE, TABLE

FIELDS_OF_JOBS = concurrency.other_fields("PL-NULL-01", TABLE, JOB)
OTHER_FIELDS = concurrency.other_fields("PL-NULL-03", TABLE, CLIENT, SITE)
CREATIONS = concurrency.creations("PL-BACK-01", TABLE, JOB, CLIENT, SITE)
UPSERTS = concurrency.upserts("PL-UPSERT-01", TABLE, CLIENT, SITE)
