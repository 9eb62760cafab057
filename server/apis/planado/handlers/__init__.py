"""The 27 operations of Planado by operationId; each subject has a file of its own."""
