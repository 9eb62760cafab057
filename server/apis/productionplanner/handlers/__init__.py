"""The 19 operations of ProductionPlanner by operationId; each subject has a file of its own."""
