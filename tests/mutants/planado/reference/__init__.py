"""A correct implementation of Planado in plain Starlette, of which each point can be overridden."""
