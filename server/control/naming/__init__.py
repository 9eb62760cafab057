"""Which names there are, so that what is misspelled is told with them."""
