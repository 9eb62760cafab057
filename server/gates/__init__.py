"""The gates of a request, one a file; their order stands in pipeline.py."""
