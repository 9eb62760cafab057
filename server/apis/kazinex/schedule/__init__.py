"""Schedules as files hold them: Primavera XER, P6 XML and Microsoft Project XML (MSPDI).

A library of its own: it knows no HTTP, and imports nothing of understudy beside itself. Facts about
the formats come from public files and documentation. Shapes and units stand in `model`.
"""

from understudy.server.apis.kazinex.schedule.document import as_document, from_document
from understudy.server.apis.kazinex.schedule.failures import Unreadable
from understudy.server.apis.kazinex.schedule.mspdi.writer import write_mspdi
from understudy.server.apis.kazinex.schedule.p6xml.writer import write_p6xml
from understudy.server.apis.kazinex.schedule.reading import read
from understudy.server.apis.kazinex.schedule.xer.writer import write_xer

__all__ = [
    "Unreadable",
    "as_document",
    "from_document",
    "read",
    "write_mspdi",
    "write_p6xml",
    "write_xer",
]
