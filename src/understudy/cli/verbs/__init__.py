"""The verbs: one per file, each loads what it works with once it is asked."""
