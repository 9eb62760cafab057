"""The journal on pages: what was sent to the APIs and what they answered."""
