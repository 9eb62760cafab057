"""What the notes service hands to the kit."""

from understudy.contracts.notes import checks
from understudy.contracts.notes.layers import model, properties

from understudy.contracts.kit.judge.rule import checks_of
from understudy.contracts.kit.probes.table import Resource, Table
from understudy.contracts.kit.probes.whole import contract

NOTE = Resource(
    name="note",
    create="create_note",
    naming="text",
    listed="list_notes",
    read="get_note",
    update="update_note",
    param="noteId",
    required=("text",),
    decided={"id": "n_0000"},
    made="id",
)

CONTRACT = contract(
    Table((NOTE,), info="get_me", whose="org"),
    tuple(checks_of(checks)),
    identify=checks.identify,
    stage=checks.Stage,
    properties=properties,
    model=model,
    properties_rules=("N-SHAPE-01",),
    model_rules=("N-MAKE-01",),
)
