"""Finds the APIs that can be served, by folder name, and puts each one's parts together."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from understudy.catalog import UnknownApi, apis, find
from understudy.reference.spec import SpecError, load_spec
from understudy.reference.variant import keys_elsewhere, variant_of
from understudy.server.options import BadOption
from understudy.server.served import ServedApi, Staging

FOLDER = Path(__file__).parent / "apis"


def servable() -> tuple[str, ...]:
    """Return the names of the APIs that have handlers, the primary one first."""
    return tuple(name for name in apis() if (FOLDER / name / "handlers.py").exists())


def load_served(names: tuple[str, ...], settings: tuple[str, ...]) -> tuple[ServedApi, ...]:
    """Return the APIs of these names (all that there are, if none is named), in catalogue order.

    Raises UnknownApi, SpecError or BadOption.
    """
    known = servable()
    for name in names:
        if name not in known:
            raise UnknownApi(f"no API called {name!r} to serve; there are: {', '.join(known)}")
    chosen = [name for name in known if not names or name in names]
    given = parse_settings(settings, tuple(chosen))
    served = tuple(load_one(name, given.get(name, {})) for name in chosen)
    refuse_overlap(served)
    return served


def load_one(name: str, given: dict[str, str]) -> ServedApi:
    """Return one API with the values of its settings."""
    package = f"understudy.server.apis.{name}"
    declared = import_module(f"{package}.settings")
    for setting, value in given.items():
        check_setting(name, setting, value, declared.SETTINGS)
    settings = {key: values[0] for key, values in declared.SETTINGS.items()} | given
    spec = load_spec(find(name))
    return ServedApi(
        name=name,
        spec=variant_of(spec, settings),
        handlers=(
            policy_of(declared, "HANDLERS", settings) or import_module(f"{package}.handlers")
        ),
        envelope=(
            policy_of(declared, "ENVELOPE", settings) or import_module(f"{package}.envelope")
        ),
        collections=declared.COLLECTIONS,
        key_policy=declared.KEY_POLICY,
        settings=settings,
        staging=load_staging(name, package),
        webhooks=policy_of(declared, "WEBHOOKS", settings),
        limits=policy_of(declared, "LIMITS", settings),
        elsewhere=tuple(keys_elsewhere(spec, settings, declared.SETTINGS)),
    )


def policy_of(declared: ModuleType, name: str, settings: Mapping[str, str]) -> Any:
    """Return what settings.py declares under a name, if it does; a function is asked for it."""
    policy = getattr(declared, name, None)
    return policy(settings) if callable(policy) else policy


def load_staging(name: str, package: str) -> Staging:
    """Return what only tests may do to an API; not every API has something."""
    if not (FOLDER / name / "staging.py").exists():
        return Staging()
    declared = import_module(f"{package}.staging")
    return Staging(declared.ACTIONS, declared.SCHEMAS)


def parse_settings(settings: tuple[str, ...], names: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """Return the values of `--set API.SETTING=VALUE` by API."""
    parsed: dict[str, dict[str, str]] = {}
    for text in settings:
        target, equals, value = text.partition("=")
        api, dot, setting = target.partition(".")
        if not (equals and dot and api in names):
            raise BadOption(
                f"--set {text}: write it as API.SETTING=VALUE, with one of: {', '.join(names)}"
            )
        parsed.setdefault(api, {})[setting] = value
    return parsed


def check_setting(api: str, setting: str, value: str, declared: dict[str, tuple[str, ...]]) -> None:
    """Raise BadOption for a setting or a value that the API does not declare."""
    if setting not in declared:
        names = ", ".join(declared) or "none"
        raise BadOption(f"--set {api}.{setting}: no such setting; {api} has: {names}")
    if value not in declared[setting]:
        raise BadOption(
            f"--set {api}.{setting}={value}: must be one of {', '.join(declared[setting])}"
        )


def refuse_overlap(served: tuple[ServedApi, ...]) -> None:
    """Raise SpecError where two APIs share a method and a path."""
    owners: dict[tuple[str, str], str] = {}
    for api in served:
        for path, item in api.spec.document["paths"].items():
            for method in item:
                owner = owners.setdefault((method, api.base_path + path), api.name)
                if owner != api.name:
                    raise SpecError(
                        f"{owner} and {api.name} both answer {method.upper()} "
                        f"{api.base_path}{path}; serve one of them with --api"
                    )
