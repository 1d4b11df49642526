"""Builds that are killed, or run out of disk: `python -m tests.kill --points 25` (or `make kill`)."""
