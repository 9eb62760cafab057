"""What the notes service hands to the kit."""

from collections.abc import Mapping

from tests.contracts.kit.toy.app import Notes
from understudy.contracts.notes import checks
from understudy.contracts.notes.layers import model, properties

from understudy.contracts.kit.judge.contract import Contract
from understudy.contracts.kit.judge.rule import checks_of
from understudy.contracts.kit.talk.keyring import Keyring


def rehearse(keys: Keyring, _needs: Mapping[str, str]) -> Notes:
    return Notes(keys={keys.value(name): name for name in keys.names})


CONTRACT = Contract(
    checks=tuple(checks_of(checks)),
    identify=checks.identify,
    stage=checks.Stage,
    rehearse=rehearse,
    properties=properties,
    model=model,
    properties_rules=("N-SHAPE-01",),
    model_rules=("N-MAKE-01",),
)
