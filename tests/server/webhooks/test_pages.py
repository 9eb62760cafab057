"""The deliveries of webhooks in pages."""

import httpx
from tests.server.webhooks.account import API, ORG

from understudy.testing import Understudy, Webhook


def test_deliveries_come_in_pages_that_hold_all_of_them_together(
    mock: Understudy, hook: Webhook, control: httpx.Client
) -> None:
    made = [mock.webhooks.test(hook).id for _ in range(5)]

    url: str | None = f"/webhooks/deliveries?limit=2&org={ORG}"
    pages = []
    while url:
        answer = control.get(url)
        pages.append([delivery["id"] for delivery in answer.json()])
        older = answer.links.get("prev")
        url = str(answer.url.join(older["url"])) if older else None

    assert pages == [made[3:], made[1:3], made[:1]]
    assert [delivery.id for delivery in mock.webhooks.deliveries(limit=3)] == made[2:]


def test_a_delivery_that_is_made_between_pages_is_on_none_of_them(
    mock: Understudy, hook: Webhook, control: httpx.Client
) -> None:
    made = [mock.webhooks.test(hook).id for _ in range(3)]
    first = control.get("/webhooks/deliveries?limit=2")

    mock.webhooks.test(hook)

    older = control.get(first.url.join(first.links["prev"]["url"]))
    assert [delivery["id"] for delivery in older.json()] == made[:1]
    assert "prev" not in older.links


def test_deliveries_with_large_events_end_a_page_where_its_budget_ends(
    mock: Understudy, hook: Webhook, control: httpx.Client
) -> None:
    mock.webhooks.test(hook)
    state = dict(mock.state(reveal=True))
    rows = state["tables"]["_deliveries"]
    (row,) = rows.values()
    for number in range(12):
        rows[f"large-{number}"] = {**row, "id": f"large-{number}", "body": "x" * 3_000_000}
    mock.restore(state)

    page = control.get(f"/webhooks/deliveries?api={API}")
    found = mock.webhooks.deliveries(api=API)

    assert 0 < len(page.json()) < 12
    assert len(found) == 13
