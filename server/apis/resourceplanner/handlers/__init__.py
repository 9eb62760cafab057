"""The operations of ResourcePlanner by operationId; each subject has a file of its own."""
