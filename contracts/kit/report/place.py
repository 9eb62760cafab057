"""Where a whole report lies: in the temporary folder, where no file was asked for."""

import os
from pathlib import Path
from tempfile import mkstemp

from understudy.contracts.kit.report.document import to_json
from understudy.contracts.kit.report.report import Report


def whole_report(report: Report) -> Path | None:
    """Write the report as JSON for its user alone; None where nothing can be written there."""
    try:
        # A name that can be foretold might be someone else's link, in a folder of all users.
        handle, name = mkstemp(prefix=f"understudy-{report.api}-", suffix=".json")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(to_json(report))
    except OSError:
        return None
    return Path(name)
