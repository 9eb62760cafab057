"""Loads what an API is judged by: a package of ours, or the modules of a folder of one's own."""

import importlib

from understudy.catalog import Api, ApiError
from understudy.contracts.kit.judge.contract import Contract
from understudy.contracts.kit.judge.rule import Invariant, Rule, collect
from understudy.contracts.kit.probes.table import Table
from understudy.contracts.kit.probes.whole import contract
from understudy.contracts.kit.talk.stop import WrongUse
from understudy.folder import load
from understudy.reference.rules import Catalogue
from understudy.reference.spec import Spec


def load_contract(api: Api, spec: Spec, catalogue: Catalogue) -> Contract:
    """Return what `contract.py` names CONTRACT, or what table and rules of a folder make.

    WrongUse where an API has none; ApiError where what its folder holds cannot be run, or names
    what spec and catalogue do not know.
    """
    operations = {str(each.get("operationId")) for each in spec.operations()}
    for name in (*catalogue.sign_in, *sorted(catalogue.elsewhere or ())):
        if name not in operations:
            raise ApiError(f"{api.rules}: {api.spec} has no operation called {name}")
    contract = _contract_in(api, operations)
    for check in contract.checks:
        if check.id not in catalogue.rules:
            raise ApiError(f"{api.rules}: has no rule {check.id}, which {_name_of(check)} checks")
    return contract


def _name_of(check: Rule | Invariant) -> str:
    return f"{check.check.__module__}.{check.check.__name__}"


def _contract_in(api: Api, operations: set[str]) -> Contract:
    if api.folder is not None and not (api.folder / "contract.py").exists():
        return _of_table_and_rules(api, operations)
    try:
        module = (
            load(api, "judged", "contract")
            if api.folder
            else importlib.import_module(f"understudy.contracts.{api.name}.contract")
        )
    except ModuleNotFoundError as error:
        raise WrongUse(f"there are no checks for {api.name}: {error}") from error
    found = vars(module).get("CONTRACT")
    if not isinstance(found, Contract):
        raise ApiError(f"{module.__file__}: names no CONTRACT")
    return found


def _of_table_and_rules(api: Api, operations: set[str]) -> Contract:
    module = load(api, "judged", "table")
    table = vars(module).get("TABLE")
    if not isinstance(table, Table):
        raise ApiError(f"{module.__file__}: names no TABLE = Table(...)")
    for call in table.calls:
        if call not in operations:
            raise ApiError(f"{module.__file__}: {api.spec} has no operation called {call}")
    return contract(table, collect(load(api, "judged", "rules")))
