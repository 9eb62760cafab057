"""The operations of the control plane by operationId; each subject has a file of its own."""

from understudy.server.control.handlers.clock import get_clock, move_clock
from understudy.server.control.handlers.faults import (
    add_fault,
    clear_faults,
    list_faults,
    remove_fault,
)
from understudy.server.control.handlers.journal import (
    clear_journal,
    count_journal,
    export_journal,
    list_journal,
)
from understudy.server.control.handlers.keys import (
    create_key,
    create_organization,
    list_keys,
    list_organizations,
    revoke_key,
)
from understudy.server.control.handlers.life import get_health, reset
from understudy.server.control.handlers.limits import list_limits, switch_limits
from understudy.server.control.handlers.spaces import end_space, list_spaces, open_space
from understudy.server.control.handlers.staging import list_actions, stage
from understudy.server.control.handlers.state import (
    export_state,
    import_state,
    list_snapshots,
    load_snapshot,
    remove_snapshot,
    save_snapshot,
)
from understudy.server.control.handlers.webhooks import (
    add_webhook,
    list_deliveries,
    list_webhooks,
    redeliver,
    remove_webhook,
    test_webhook,
)

__all__ = [
    "add_fault",
    "add_webhook",
    "clear_faults",
    "clear_journal",
    "count_journal",
    "create_key",
    "create_organization",
    "end_space",
    "export_journal",
    "export_state",
    "get_clock",
    "get_health",
    "import_state",
    "list_actions",
    "list_deliveries",
    "list_faults",
    "list_journal",
    "list_keys",
    "list_limits",
    "list_organizations",
    "list_snapshots",
    "list_spaces",
    "list_webhooks",
    "load_snapshot",
    "move_clock",
    "open_space",
    "redeliver",
    "remove_fault",
    "remove_snapshot",
    "remove_webhook",
    "reset",
    "revoke_key",
    "save_snapshot",
    "stage",
    "switch_limits",
    "test_webhook",
]
