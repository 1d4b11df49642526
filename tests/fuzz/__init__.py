"""Damaged inputs by the thousand: `python -m tests.fuzz --inputs 10000` (or `make fuzz`)."""
