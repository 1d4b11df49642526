"""Every number that a check compares with, in one place, with its history and the reason for each value.

A **floor** blocks: a build that falls below it is not published. A **ceiling** warns: the build is published and the
report says so. Shares are of the rows that a check looks at. `ALLOWANCE` rows may always break either: a folder of ten
odd cables is no proof that the parsers are broken, and must build.

To change a value, append a `Since` and say what was measured; do not rewrite the past.
"""

from __future__ import annotations

from dataclasses import dataclass

ALLOWANCE = 10
"""So many rows may break a floor or a ceiling before it counts."""


@dataclass(frozen=True)
class Since:
    """A value, from which day it held, and what was measured that day."""

    date: str
    value: float
    because: str


@dataclass(frozen=True)
class Threshold:
    """A bound of a check."""

    of: str
    """Of which rows."""
    history: tuple[Since, ...]

    @property
    def value(self) -> float:
        """The bound that holds now."""
        return self.history[-1].value

    @property
    def because(self) -> str:
        """Why it is what it is."""
        return self.history[-1].because


class Floor(Threshold):
    """The least that must hold. Below it nothing is published."""


class Ceiling(Threshold):
    """The most that should be seen. Above it the report warns."""


def floor(of: str, *history: Since) -> Floor:
    """Make a floor; the last entry of its history holds."""
    return Floor(of, history)


def ceiling(of: str, *history: Since) -> Ceiling:
    """Make a ceiling; the last entry of its history holds."""
    return Ceiling(of, history)


# --- raw: what came in -----------------------------------------------------------------------------------------------

REPLACEMENT_CHARACTERS = ceiling(
    "texts that hold U+FFFD: bytes were lost before or while they were decoded",
    Since("2026-11-20", 0.01, "None in 1,663 records of viewer pages, the dump and texts out of PDFs."),
)
DOUBLE_ENCODED = ceiling(
    "texts in which UTF-8 was read as Windows-1252 and written again",
    Since("2026-11-20", 0.05, "0.8 % of 1,663 records as they were read then."),
    Since("2026-11-22", 0.05, "None of 1,672. A dump can have them from its maker, so it warns and never blocks."),
)
NUL_CHARACTERS = ceiling(
    "texts that hold NUL characters",
    Since("2026-11-22", 0.01, "None in 1,663 records: they mean a binary file or a wide encoding read as text."),
)
REPEATED_TEXTS = ceiling(
    "records of one file whose text another record of it has too",
    Since("2026-11-22", 0.02, "None in 1,663 records: a dump lists a cable once. Files joined twice show here."),
)
REJECTED_RECORDS = ceiling(
    "records that could not be read",
    Since(
        "2026-11-22", 0.05, "None of 1,672 records in 866 files; a twentieth means a damaged file or an unknown kind."
    ),
)
LONG_TEXTS = ceiling(
    "texts longer than a million characters",
    Since("2026-11-22", 0.001, "The longest of 1,672 has 68,568: rows that ran together show here."),
)
CONTAINER_FIELDS = floor(
    "records of viewer pages, dumps and tables whose container states id, date, origin and classification",
    Since("2026-11-22", 0.98, "Each of the four in all of 1,632 records: these containers always state them."),
)

# --- staging: what was read of the structure -------------------------------------------------------------------------

FULL_WITH: dict[str, Floor] = {
    field: floor("cables with their full text", Since("2026-11-20", value, seen))
    for field, value, seen in (
        ("subject", 0.95, "3.1 % of 6,712 viewer pages have no SUBJECT line, and the dump has no title instead."),
        ("tags_as_written", 0.95, "99.7 % of 794."),
        ("sent_at", 0.98, "99.7 % of 794."),
        ("post_code", 0.98, "All of 794."),
        ("classification", 0.98, "All of 794."),
    )
}
GROUP = 30
"""A source and year is looked at alone when it has so many full cables: below that a share says little."""
GROUP_WITHOUT = ceiling(
    "full cables of one source and one year that lack a field which nearly all have",
    Since(
        "2026-11-22", 0.10, "At most 4 % in any source and year with 30 cables: a reader that breaks shows here first."
    ),
)
CONTAINER_DATES_READ = floor(
    "dates that containers state, those that are understood",
    Since("2026-11-22", 0.98, "All of 1,633: a new way of writing dates must be taught, not lost."),
)
ADDRESSEES_KNOWN = ceiling(
    "addressees whose post is not known",
    Since("2026-11-22", 0.40, "Military commands and collectives are not all in the seeds: 24 % of 6,000 addressees."),
    Since(
        "2026-11-22", 0.05, "1 of 6,842: commands and collectives are in the seeds now, and routing indicators read."
    ),
)

_MEASURED = "Measured on 1,630 public records (docs/bare-text.md): "
AGREEMENT: dict[tuple[str, str], Floor] = {
    (source, field): floor(
        f"cables whose text and {source} both tell the {field}, those in which they agree",
        Since("2026-11-22", value, _MEASURED + seen),
    )
    for source, field, value, seen in (
        ("container", "id", 0.995, "99.9 % agree."),
        ("container", "date", 0.99, "all agree."),
        ("container", "origin", 0.99, "99.9 % agree."),
        ("container", "classification", 0.98, "99.0 % agree."),
        ("container", "subject", 0.98, "all agree."),
        ("container", "tags", 0.98, "all agree."),
        ("transmission", "serial", 0.99, "all agree."),
        ("transmission", "day", 0.99, "99.6 % agree."),
        ("transmission", "sender", 0.98, "99.2 % agree: the mission to the EU files its cables under BRUSSELS."),
    )
}

# --- marts: what readers rely on -------------------------------------------------------------------------------------

UNKNOWN_POST = ceiling("cables", Since("2026-11-20", 0.02, "None of 855."))
KNOWN_POST = floor(
    "cables",
    Since("2026-11-21", 0.90, "Where a tenth has no post, counts by post mislead."),
    Since(
        "2026-11-22", 0.90, "All of 864. What a few unknown stations cost is told by the ceiling above; this blocks."
    ),
)
UNKNOWN_DATE = ceiling("cables", Since("2026-11-20", 0.02, "0.1 % of 855."))
KNOWN_DATE = floor(
    "cables",
    Since("2026-11-21", 0.90, "Where a tenth has no date, trends mislead."),
    Since("2026-11-22", 0.90, "863 of 864: far below, since it blocks, and only lost headers fall so low."),
)
ID_AGREES = floor(
    "dated cables whose id begins with a year and a station, those whose date is in that year",
    Since("2026-11-22", 0.97, "All of 863. A few may be numbered in one year and sent in the next."),
)
TAGS_IN_VOCABULARY = floor(
    "tags of cables but names of persons",
    Since("2026-11-20", 0.95, "A vocabulary that lacks a twentieth hides topics."),
    Since("2026-11-22", 0.95, "98.8 % of 4,785: 56 uses of 40 tags are in no list."),
)
CABLES_WITH_TAGS = floor(
    "cables whose TAGS line was read, those with at least one tag",
    Since("2026-11-22", 0.98, "All but two of 853."),
)
REFERENCES_READ = floor(
    "what reference lines cite, that which was read as a cable",
    Since("2026-11-20", 0.90, "Looked at none but references read as cables, which all have an id: it could not fail."),
    Since("2026-11-22", 0.85, "1,022 of 1,106 (92.4 %); the other 84 cite what has no station and serial."),
)
FLAGGED = ceiling(
    "cables that carry a quality flag",
    Since("2026-11-22", 0.10, "3.7 % of 864, most for want of a subject or a classification told otherwise."),
)
PARAGRAPH_ABOVE_CABLE = ceiling(
    "cables with a paragraph marked higher than the cable as a whole",
    Since("2026-11-22", 0.03, "A misread mark or classification line; rare in 855."),
    Since("2026-11-22", 0.03, "2 of 802."),
)
BODY_COVERED = floor(
    "full cables of more than 500 characters, those of whose body the paragraphs hold nine tenths",
    Since("2026-11-21", 0.95, "Paragraph 0 takes what stands before the first: what is outside is lost to readers."),
    Since("2026-11-22", 0.95, "97.9 % of 792; the least covered has 84 %: headings with their rules stand outside."),
)
HELD_AFTER_THE_CABLE = ceiling(
    "meetings held, those dated later than the cable that reports them",
    Since("2026-11-20", 0.05, "2.4 % on real cables: announced visits that were read as held."),
    Since("2026-11-22", 0.02, "None of 1,201: what is dated after its cable is planned; a fiftieth means a rule lost."),
)
FAR_FROM_THE_CABLE = ceiling(
    "dated meetings more than two years from their cable",
    Since("2026-11-21", 0.10, "History told in passing is rare among meetings; misread years look like this."),
    Since("2026-11-22", 0.05, "7 of 1,328 (0.5 %), history most of them; a tenth would have hidden misread years."),
)
SIDES_UNKNOWN = ceiling(
    "participants of meetings whose side is unknown",
    Since("2026-11-22", 0.50, "Names without a title or an office often have no country."),
    Since("2026-11-22", 0.10, "3 of 4,101: sides are told by post and country now; half would have hidden a break."),
)
SIDE_AGREES = floor(
    "participants who are on the side of the host, those who are officials of no other country",
    Since("2026-11-21", 0.80, "An official counts under one country, and serves two in a few cables."),
    Since(
        "2026-11-22",
        0.95,
        "All of 4,049: persons of two countries are two officials; a fifth would have hidden a break.",
    ),
)
PARTIES_UNKNOWN = ceiling(
    "requests of which neither who asks nor who is asked is told",
    Since("2026-11-22", 0.10, "A request without any party is a sentence read as one."),
    Since("2026-11-22", 0.10, "None of 2,023."),
)
ODD_NAMES = ceiling(
    "officials whose name holds a digit or is longer than eighty characters",
    Since("2026-11-22", 0.005, "None of 4,775: a rule that takes in text around the name shows here."),
)
ASKS_HIMSELF = ceiling(
    "requests whose requester and addressee are one official",
    Since("2026-11-21", 0.03, "1.0 % of 2,012: heads of state asked by a person of the same surname."),
    Since("2026-11-22", 0.03, "None of 2,023: who asks and who is asked are chosen by models that tell them apart."),
)
OFFICIALS_WITHOUT_COUNTRY = ceiling(
    "officials whose country is not known",
    Since("2026-11-22", 0.50, "Names without title or office have none."),
    Since("2026-11-22", 0.10, "30 of 4,676; half would have hidden a break."),
)

# --- against the last build that was published -----------------------------------------------------------------------

CABLES_KEPT = floor(
    "cables of the last build, those that are still counted in their month and at their post",
    Since("2026-11-22", 0.98, "Cables are only ever added: a loss means a rule moved them or a table lost them."),
)
CELL_LOST = ceiling(
    "cables that a month of a post had in the last build and has no more",
    Since("2026-11-22", 0.20, "A better rule moves a few cables between months; a fifth of a month deserves a look."),
)
MEASURE_FELL = ceiling(
    "a share of layer_quality, by how much it may fall from the last build",
    Since("2026-11-22", 0.02, "A tenth of 864 cables, added to the others, lowers no share by more than 0.013."),
)


def all_thresholds() -> dict[str, Threshold]:
    """Return every threshold by its name."""
    of_fields = {f"FULL_WITH {field}": value for field, value in FULL_WITH.items()}
    agreement = {f"AGREEMENT {source} {field}": value for (source, field), value in AGREEMENT.items()}
    alone = {name: value for name, value in globals().items() if isinstance(value, Threshold)}
    return alone | of_fields | agreement
