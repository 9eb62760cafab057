"""The operations of the control plane by operationId; each subject has a file of its own."""
