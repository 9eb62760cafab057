"""Which requests show a finding, tried and written as shell lines."""
