"""Where one telegram ends and the next begins, in a text that holds several one after another."""

import re

# What opens a telegram whatever stands before it: its start of message, the heading of an archive's record.
_OPENING = re.compile(r"^[ \t]*(?:V?ZCZC[A-Z0-9]|Message Text[ \t]*$)", re.M)
# The end of a message; what follows it is another.
_ENDING = re.compile(r"^[ \t]*NNNN[ \t\x03]*$", re.M)
# A header without a start of message: a date-time group over the sender, under a signer or a rule of its own.
_HEADER = re.compile(
    r"^(?:[A-Z][A-Z'’. -]{2,30}|[=*#_-]{5,})[ \t\r]*\n(?:[ \t\r]*\n){1,20}"
    r"(?=(?:[ZOPR] {1,2}){0,2}\d{6}Z {1,2}[A-Z]{3} {1,2}\d{2,4}[ \t\r]*\n[ \t]*FM [A-Z])",
    re.M,
)
# A further section of the telegram before it.
_FURTHER_SECTION = re.compile(r"\bSECT(?:ION)? (?:0[2-9]|[1-9]\d) OF \d\d\b")
_SECTION_WITHIN = 4000


def starts(text: str) -> list[int]:
    """Find where telegrams begin, each taking what stands before it as far as the one before.

    Args:
        text: A whole text.

    Returns:
        Offsets in characters, the first 0, at line starts; further sections of a telegram are no telegrams.
    """
    places = {match.start() for match in _OPENING.finditer(text)}
    places |= {_next_line_with_words(text, match.end()) for match in _ENDING.finditer(text)}
    places |= {match.end() for match in _HEADER.finditer(text)}
    found = sorted(place for place in places if 0 < place < len(text) and text[:place].strip())
    return [0, *(place for place in found if not _FURTHER_SECTION.search(text, place, place + _SECTION_WITHIN))]


def _next_line_with_words(text: str, position: int) -> int:
    words = re.compile(r"\S").search(text, position)
    return len(text) if words is None else text.rfind("\n", 0, words.start()) + 1
