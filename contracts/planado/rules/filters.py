"""The filters of the list of sites."""

from datetime import datetime, timedelta

from understudy.contracts.kit.judge.rule import rule
from understudy.contracts.kit.probes.reading import instant, record_of, rows_of
from understudy.contracts.kit.probes.things import SUCCESS, Thing
from understudy.contracts.kit.probes.walk import ids_of
from understudy.contracts.planado.table import SITE
from understudy.contracts.planado.typing import Kit

AROUND = timedelta(seconds=2)
# Fewer digits may hide some: then what is shown does not tell on which side of it a site lies.
EXACT = 6


@rule("PL-SITE-01", effect="write")
def the_filters_are_strict(kit: Kit) -> None:
    site = kit.stage.things.make(SITE, "filtered")
    read = kit.call(SITE.read, site.place, expect=SUCCESS)
    text = str(record_of(read, SITE).get("updated_at"))
    moment = instant(text)
    if moment is None:
        return
    before, after = _text(moment - AROUND), _text(moment + AROUND)
    with kit.example():
        _check(kit, site, {"after": before, "before": after}, is_there=True)
    with kit.example():
        _check(kit, site, {"after": before, "before": text}, is_there=False)
    with kit.example():
        _check(kit, site, {"after": after}, is_there=False)
    if len(text.partition(".")[2].rstrip("Z").partition("+")[0]) >= EXACT:
        with kit.example():
            _check(kit, site, {"after": text, "before": after}, is_there=False)


def _check(kit: Kit, site: Thing, limits: dict[str, str], *, is_there: bool) -> None:
    query = {f"updated_at[{way}]": text for way, text in limits.items()}
    listed = kit.target.call("list_sites", query=query)
    kit.check(listed.is_success, "a 2xx", listed.brief, listed)
    found = site.id.lower() in ids_of(rows_of(listed, SITE), SITE)
    told = " and ".join(f"{way} {text}" for way, text in limits.items())
    expected = f"{'the' if is_there else 'no'} site of that instant in what was updated {told}"
    kit.check(found == is_there, expected, listed.brief, listed)


def _text(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
