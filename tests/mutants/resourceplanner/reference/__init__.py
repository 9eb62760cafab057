"""A correct ResourcePlanner, written from what its documentation and other public sources say."""
