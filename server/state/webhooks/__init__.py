"""Webhooks: subscriptions, events, and the deliveries that they cause."""
