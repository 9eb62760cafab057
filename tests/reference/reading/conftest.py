"""Every API that there is, also that of docs/add-an-api.md, with its document and its reading."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.own.page import write_apis

from understudy.catalog import Api, apis
from understudy.reference.reading import read
from understudy.reference.reading.model import Reading
from understudy.reference.spec import Spec, load_spec


@dataclass(frozen=True)
class Read:
    """An API: its files, its spec, and what was read of it."""

    api: Api
    spec: Spec
    reading: Reading

    @property
    def document(self) -> dict[str, Any]:
        """What the spec says."""
        return self.spec.document


@pytest.fixture(scope="session")
def every(tmp_path_factory: pytest.TempPathFactory) -> tuple[Read, ...]:
    """The built-in APIs, one of one's own, and the control plane, whose spec has the same forms."""
    folder = write_apis(tmp_path_factory.mktemp("read") / "apis").parent
    root = Path(__file__).parents[3]
    control = Api("control", root / "server/control/openapi.yaml", root / "none", root / "none")
    found = (*apis((folder,)).values(), control)
    return tuple(Read(api, load_spec(api), read(api)) for api in found)
