"""What the user hands over: options, needs, a seed."""
