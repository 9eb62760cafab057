"""How the kit speaks to a deployment: one request at a time, with keys, at a pace, remembered."""
