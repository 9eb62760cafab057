"""The shapes in which the state layer passes documents."""

from collections.abc import Mapping
from typing import Any

Doc = Mapping[str, Any]
Row = dict[str, Any]
Rows = dict[str, Row]
Change = tuple[str, str, Doc | None]
Tables = Mapping[str, Mapping[str, Doc]]
