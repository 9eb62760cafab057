"""The checks of Planado's rules, by topic."""
