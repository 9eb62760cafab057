"""Records APIs: starts their stand-ins, and refuses to end with a status that nothing showed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from understudy.catalog import Api
from understudy.reference.spec import Spec, load_spec
from understudy.reference.variant import MARK, variant_of
from understudy.site.recording.declared import Declared, load
from understudy.site.recording.described import calls_of
from understudy.site.recording.failures import RecordingError
from understudy.site.recording.model import Recorded, Recordings, Unreached
from understudy.site.recording.recorder import Recorder, ordered
from understudy.site.recording.texts import gathered
from understudy.site.recording.wire import HOST, served_document
from understudy.testing import Understudy

START, SEED = "2026-06-15T12:00:00Z", 1
Found = dict[str, tuple[Recorded, ...]]
# The statuses that are documented of each operation.
Documented = dict[str, set[str]]


def record(apis: Iterable[Api], api_dirs: Sequence[Path] = ()) -> dict[str, Recordings]:
    """Return the recordings of APIs by name; `api_dirs` are where those of one's own lie.

    RecordingError where a documented status was neither provoked nor declared out of reach, or
    where one that is declared so was reached.
    """
    return {api.name: recorded(api, api_dirs) for api in apis}


def recorded(api: Api, api_dirs: Sequence[Path] = ()) -> Recordings:
    """Return what was recorded of one API."""
    declared, spec = load(api), load_spec(api)
    origin = f"http://{HOST}"
    with _stand_in(api, api_dirs, {}) as mock:
        calls = calls_of(served_document(mock.root, api.name))
        with closing(Recorder(api, mock, calls, declared, {})) as recorder:
            found = recorder.all(calls)
            variables = recorder.callers.variables(origin, spec.base_path, calls)
    documented = {name: set(call.statuses) for name, call in calls.items()}
    for settings in _settings(spec):
        if _is_more(spec, settings, documented, declared):
            with _stand_in(api, api_dirs, settings) as mock:
                _add(api, mock, declared, settings, documented, found)
    declared.refuse_strangers(documented)
    unreached = _unreached(declared, documented, found)
    whole = [each for name in documented for each in found[name]]
    errors = gathered(whole)
    return Recordings(api.name, spec.base_path, variables, found, unreached, errors, origin)


def _stand_in(api: Api, api_dirs: Sequence[Path], settings: Mapping[str, str]) -> Understudy:
    chosen = tuple(f"{api.name}.{name}={value}" for name, value in settings.items())
    return Understudy(
        apis=(api.name,), api_dirs=tuple(api_dirs), seed=SEED, clock=START, settings=chosen
    )


def _settings(spec: Spec) -> Iterator[dict[str, str]]:
    """Yield each setting of which parts of a spec depend, with each of its values."""
    named: dict[str, set[str]] = {}
    _gather(spec.document, named)
    for name, values in sorted(named.items()):
        yield from ({name: value} for value in sorted(values))


def _gather(node: object, named: dict[str, set[str]]) -> None:
    if isinstance(node, list):
        for each in node:
            _gather(each, named)
    if isinstance(node, dict):
        for name, values in node.get(MARK, {}).items() if isinstance(node.get(MARK), dict) else ():
            named.setdefault(name, set()).update(values)
        for each in node.values():
            _gather(each, named)


def _is_more(
    spec: Spec, settings: Mapping[str, str], documented: Documented, declared: Declared
) -> bool:
    """Whether a status is documented under some settings alone, or a case declared for them."""
    calls = calls_of(variant_of(spec, settings).document)
    news = (set(call.statuses) - documented.get(name, set()) for name, call in calls.items())
    return any(news) or declared.has_cases_for(settings)


def _add(
    api: Api,
    mock: Understudy,
    declared: Declared,
    settings: Mapping[str, str],
    documented: Documented,
    found: Found,
) -> None:
    """Record what there is under some settings alone."""
    calls = calls_of(served_document(mock.root, api.name))
    news = {name: set(call.statuses) - documented.get(name, set()) for name, call in calls.items()}
    cases = {name: declared.cases_for(name, settings) for name in calls}
    more = {name: call for name, call in calls.items() if news[name] or cases[name]}
    with closing(Recorder(api, mock, calls, declared, settings)) as recorder:
        answered = recorder.all(more)
    for name, told in answered.items():
        kept = [e for e in told if str(e.status) in news[name] or e.case in cases[name]]
        found[name] = ordered(_beside(found.get(name, ()), kept, settings))
        documented.setdefault(name, set()).update(news[name])


def _beside(
    known: Sequence[Recorded], more: Iterable[Recorded], settings: Mapping[str, str]
) -> Iterator[Recorded]:
    """Yield recordings, and those of other settings under names of their own."""
    yield from known
    names = {each.case for each in known}
    suffix = "-".join(settings.values())
    for each in more:
        case = f"{each.case}-{suffix}" if each.case in names else each.case
        # Where there is nothing else, it is the success that needs no cause.
        cause = each.cause or (f"Set {_told(settings)}." if known else "")
        yield replace(each, case=case, cause=cause)


def _told(settings: Mapping[str, str]) -> str:
    return " and ".join(f"`{name}` to `{value}`" for name, value in settings.items())


def _unreached(
    declared: Declared, documented: Documented, found: Found
) -> dict[str, tuple[Unreached, ...]]:
    """Return what is declared out of reach; raise where that is not the whole truth."""
    told = {}
    for name, statuses in documented.items():
        reached = {str(each.status) for each in found[name]}
        reasons = declared.unreached(name)
        _refuse(declared, name, statuses, reached, reasons)
        told[name] = tuple(Unreached(name, status, why) for status, why in reasons.items())
    return told


def _refuse(
    declared: Declared,
    name: str,
    statuses: set[str],
    reached: set[str],
    reasons: Mapping[str, str],
) -> None:
    file = declared.file
    for status in sorted(reasons):
        if status in reached:
            raise RecordingError(f"{file}: {name}: {status} is declared out of reach, and answered")
        if status not in statuses:
            raise RecordingError(
                f"{file}: {name}: {status} is declared out of reach, and no status"
            )
    missing = sorted(each for each in statuses - reached - reasons.keys() if each.isdigit())
    if missing:
        raise RecordingError(
            f"{file}: {name}: nothing provokes {', '.join(missing)}, which the spec documents; "
            "declare a case that does, or under `unreached` why none can"
        )
