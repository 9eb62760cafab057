"""Ways of doing Planado otherwise that nobody has documented against."""
