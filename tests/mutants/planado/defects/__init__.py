"""Ways of getting Planado wrong, one override each."""
