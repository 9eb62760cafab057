"""How answers are written: bytes, documented examples, refusals in an API's own words."""
