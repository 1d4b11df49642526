"""Whether every damaged input is accounted for in the warehouse that it was loaded into."""

import hashlib
import os
from pathlib import Path

import duckdb

from expectations.checkpoint import run_layer

ACCOUNTS = (
    "raw.source_file.records_accounted_for",
    "raw.source_file.cables_under_file",
    "raw.source_file.rejects_under_file",
    "raw.source_file.records_numbered",
    "raw.source_file.rejected_says_why",
    "raw.source_file.read_has_cables",
    "raw.source_file.known_format",
    "raw.source_file.known_encoding",
    "raw.cable.text_or_id",
    "raw.cable.text_as_hashed",
    "raw.cable.named_by_place",
    "raw.cable.body_inside_text",
    "raw.cable.place_inside_file",
    "raw.cable.fields_are_json",
    "raw.reject",
    "raw.load_run.cables_of_load",
    "raw.load_run.rejects_of_load",
    "raw.load_run.files_of_load",
    "raw.load_run.ended",
)
"""Those checks of the raw layer that hold whatever the damage."""


def broken_accounts(warehouse: Path) -> list[str]:
    """Checks of accounting that do not hold."""
    return [
        f"{check.name}: {check.observed}" for check in run_layer("raw", warehouse, ACCOUNTS).checks if not check.success
    ]


def unaccounted(folder: Path, warehouse: Path) -> list[str]:
    """Inputs of which the warehouse knows neither the place nor the content."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        known = connection.execute("select path, file_sha256 from raw.source_file").fetchall()
    places, contents = {path for path, _ in known}, {sha256 for _, sha256 in known}
    missing = []
    for entry in sorted(folder.iterdir()):
        if entry.is_dir() or str(entry) in places:
            continue
        readable = entry.is_file() and os.access(entry, os.R_OK)
        if not readable or hashlib.sha256(entry.read_bytes()).hexdigest() not in contents:
            missing.append(entry.name)
    return missing
