"""What judges mutants of any API, and what writes down how that went."""
