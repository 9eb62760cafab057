"""The gates of a request, one a file, in the order in which it meets them."""
