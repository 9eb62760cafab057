"""ResourcePlanner: its spec, and the rules by which an implementation of it is judged."""
