"""The state behind the gates; knows no HTTP."""
