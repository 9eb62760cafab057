"""How a verdict comes about: rules, examples, findings, and what was seen to work."""
