"""Documents in collections, by organization; the one store through which they are written."""
