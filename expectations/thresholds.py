"""Every number that a check compares with, in one place.

Shares are of the rows that a check looks at. `ALLOWANCE` rows may always break a floor: a folder of ten odd cables is
no proof that the parsers are broken, and must build.
"""

from __future__ import annotations

ALLOWANCE = 10
"""So many rows may break a floor before it counts."""

MAX_SHARE_WITH_REPLACEMENT_CHARACTERS = 0.01
"""U+FFFD in a text: bytes were lost before or while it was decoded."""

# Of cables with their full text and a header block. Measured on viewer pages, the dump and texts out of PDFs;
# set a little below what was seen, so that a regression of a parser shows and a new source does not.
MIN_WITH_SUBJECT = 0.95
"""3.1 % of 6,712 viewer pages have no SUBJECT line, and the dump has no title to fall back on."""
MIN_WITH_TAGS = 0.95
MIN_WITH_SENT_AT = 0.98
MIN_WITH_POST = 0.98
MIN_WITH_CLASSIFICATION = 0.98

MAX_UNKNOWN_POST = 0.02
MAX_UNKNOWN_DATE = 0.02
MIN_TAGS_IN_VOCABULARY = 0.95
MIN_REFERENCES_READ = 0.90
"""Of references to cables, those whose id could be told."""
MAX_HELD_AFTER_THE_CABLE = 0.05
"""Of meetings said to have been held, those dated later than the cable that reports them: announced visits that were
read as held. 2.4 % on real cables."""

# Of cables that say a thing twice, those that say the same. Measured on 1,630 public records: all agree on date,
# subject, tags and serial, 99.9 % on id and origin, 99.6 % on the day, 99.2 % on the sender (the mission to the
# EU files its cables under BRUSSELS), 99.0 % on the classification (docs/bare-text.md).
MIN_AGREEMENT = {
    ("container", "id"): 0.995,
    ("container", "date"): 0.99,
    ("container", "origin"): 0.99,
    ("container", "classification"): 0.98,
    ("container", "subject"): 0.98,
    ("container", "tags"): 0.98,
    ("transmission", "serial"): 0.99,
    ("transmission", "day"): 0.99,
    ("transmission", "sender"): 0.98,
}


def at_least(floor: float, rows: int) -> float:
    """Return the share that must hold among `rows`, so that `ALLOWANCE` rows may always break it."""
    return max(0.0, min(floor, (rows - ALLOWANCE) / rows)) if rows else 0.0
