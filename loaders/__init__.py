"""Containers in, raw text out: readers of each format, and the one door to the database."""
