"""Scoring of what the warehouse extracted against cables that people labelled."""
