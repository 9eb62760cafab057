"""One fixed conversation with the reference: every defect and difference shows in it."""
