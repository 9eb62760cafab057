"""Which API a base URL belongs to, and everything that it is judged by."""

from collections.abc import Sequence
from pathlib import Path

from understudy.catalog import Api, ApiError, UnknownApi, apis, find
from understudy.contracts.kit.run.contract_of import load_contract
from understudy.contracts.kit.run.run import Judged
from understudy.contracts.kit.talk.base_url import checked_url, is_below, with_base_path
from understudy.contracts.kit.talk.stop import WrongUse
from understudy.reference.rules import RulesError, load_rules
from understudy.reference.spec import Spec, SpecError, load_spec


def judged_by(base_url: str, name: str | None, dirs: Sequence[Path] = ()) -> Judged:
    """Return what to judge by: the API of this name, or the one whose base path the URL ends in.

    `dirs` hold APIs of one's own.
    """
    try:
        api = find(name, dirs) if name is not None else _fitting(base_url, dirs)
        spec, catalogue = load_spec(api), load_rules(api)
        return Judged(spec, catalogue, load_contract(api, spec, catalogue))
    except (ApiError, UnknownApi, SpecError, RulesError) as error:
        raise WrongUse(str(error)) from error


def _fitting(base_url: str, dirs: Sequence[Path]) -> Api:
    specs = [load_spec(api) for api in apis(dirs).values() if api.rules.exists()]
    path = checked_url(base_url).path.rstrip("/")
    fitting = [spec for spec in specs if path.endswith(spec.base_path)]
    if not fitting:
        raise WrongUse(_advice(base_url, specs))
    return find(max(fitting, key=lambda spec: len(spec.base_path)).api, dirs)


def _advice(base_url: str, specs: list[Spec]) -> str:
    paths = ", ".join(f"{spec.base_path} of {spec.api}" for spec in specs)
    near = [spec for spec in specs if is_below(base_url, spec.base_path)] or specs
    urls = " or ".join(with_base_path(base_url, spec.base_path) for spec in near)
    return f"{base_url} ends in no API's base path ({paths}); try {urls}, or name the --api"
