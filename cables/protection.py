"""Which tables a reader may be shown: the marts as they stand, or without the persons whom cables ask to protect."""

from __future__ import annotations

SHAREABLE = "shareable"
"""Holds every mart under its own name, with protected names and the sentences that hold them withheld."""
WHOLE = "marts"


def schema_for(*, include_protected: bool = False) -> str:
    """Return the schema from which facts are read when they are shown, exported or published.

    Whatever leaves the warehouse reads its marts from here; only a user who asks for it explicitly
    (`--include-protected`) is given the marts as they stand.
    """
    return WHOLE if include_protected else SHAREABLE
