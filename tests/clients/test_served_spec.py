"""Tools read a spec as the stand-in serves it unless it is told otherwise."""

from pathlib import Path

from tests.clients.document import spec_files
from tests.clients.served_spec import calls, write_spec

from understudy.reference.spec import read_yaml


def test_a_spec_that_is_served_as_it_is_written_is_handed_on_as_it_is(tmp_path: Path) -> None:
    write_spec("productionplanner", tmp_path / "spec.yaml")

    assert (tmp_path / "spec.yaml").read_text() == spec_files()["productionplanner"].read_text()


def test_what_a_setting_alone_brings_is_not_handed_on(tmp_path: Path) -> None:
    write_spec("planado", tmp_path / "spec.yaml")

    handed, written = read_yaml(tmp_path / "spec.yaml"), read_yaml(spec_files()["planado"])
    assert set(calls(written)) - set(calls(handed)) == {"/users/{user_id}"}
    assert "&id" not in (tmp_path / "spec.yaml").read_text()
