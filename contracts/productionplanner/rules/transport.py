"""Odd bodies, and what they are called."""

from understudy.contracts.kit.probes import transport
from understudy.contracts.productionplanner.table import TABLE

BODIES = transport.odd_bodies("PP-BODY-01", TABLE, share=3)
CHANGES = transport.odd_changes("PP-BODY-01", TABLE, share=6)
CHARSET = transport.charset("PP-TYPE-02", TABLE)
