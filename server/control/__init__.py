"""The control plane under /_understudy."""
