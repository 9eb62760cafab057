"""The operations of Forward Planner by operationId; each subject has a file of its own."""
