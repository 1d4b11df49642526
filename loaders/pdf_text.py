"""The text layer of a PDF as lines, set as they stand on the page.

Lines are put together from the places of the characters: a PDF has no lines, and what libraries make of it loses
blank lines, runs of blanks and hyphens at line ends.
"""

import ctypes
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import pypdfium2
from pypdfium2 import raw

_HYPHEN_AT_LINE_END = 2
_LAST_CONTROL = 31
_WIDEST_BLANK_RUN = 80
_MOST_BLANK_LINES = 3


class EncryptedPdf(Exception):
    """The PDF asks for a password."""


class DamagedPdf(Exception):
    """The PDF, or one of its pages, cannot be read."""


@dataclass(frozen=True, slots=True)
class _Glyph:
    """A character and its place on the page, in points from the lower left."""

    character: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2


def pages_of(content: bytes) -> Iterator[list[str]]:
    """Read the text layer.

    Args:
        content: The whole PDF.

    Yields:
        The lines of each page from top to bottom, blank lines as empty strings; no line for a page without text.

    Raises:
        EncryptedPdf: It asks for a password.
        DamagedPdf: It or a page of it cannot be read.
    """
    try:
        with closing(pypdfium2.PdfDocument(content)) as document:
            for number in range(len(document)):
                with closing(document[number]) as page, closing(page.get_textpage()) as text:
                    yield _lines(_glyphs(text))
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise EncryptedPdf from error
        raise DamagedPdf(str(error)) from error


def _glyphs(text: pypdfium2.PdfTextPage) -> list[_Glyph]:
    """The characters that the page itself holds, without those that the library adds between them."""
    glyphs = []
    box = raw.FS_RECTF()
    at = ctypes.byref(box)
    for index in range(max(0, raw.FPDFText_CountChars(text))):
        if raw.FPDFText_IsGenerated(text, index):
            continue
        code = raw.FPDFText_GetUnicode(text, index)
        if code <= _LAST_CONTROL and code not in (0, _HYPHEN_AT_LINE_END):
            continue
        if raw.FPDFText_GetLooseCharBox(text, index, at):
            glyphs.append(_Glyph(_character(code), box.left, box.right, box.bottom, box.top))
    return glyphs


def _character(code: int) -> str:
    if code == _HYPHEN_AT_LINE_END:
        return "-"
    # 0 is a glyph for which the font names no character; halves of a character beyond 16 bits come one by one.
    return "\N{REPLACEMENT CHARACTER}" if code == 0 else chr(code)


def _lines(glyphs: list[_Glyph]) -> list[str]:
    rows = _rows(glyphs)
    if not rows:
        return []
    widths = [glyph.right - glyph.left for glyph in glyphs if not glyph.character.isspace()]
    cell = median(widths) if widths else 0.0
    # In a font of one width a gap is as many blanks as cells fit; in others a blank is narrower, and its width varies.
    fixed = cell > 0 and sum(abs(width - cell) < cell / 10 for width in widths) > len(widths) * 0.9
    margin = min(row[0].left for row in rows)
    steps = [upper[0].middle - lower[0].middle for upper, lower in pairwise(rows)]
    step = _usual(steps) if steps else 0.0
    lines = []
    for row, below in zip(rows, [*steps, 0.0], strict=True):
        lines.append(_line(row, margin, cell, fixed=fixed))
        missing = round(below / step) - 1 if step > 0 else 0
        lines += [""] * max(0, min(missing, _MOST_BLANK_LINES))
    return lines


def _usual(steps: list[float]) -> float:
    """The distance between lines that follow each other: the lower quartile, as most distances are of such lines."""
    return sorted(steps)[len(steps) // 4]


def _rows(glyphs: list[_Glyph]) -> list[list[_Glyph]]:
    """Characters by lines from top to bottom, each from left to right."""
    rows: list[list[_Glyph]] = []
    middle = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.middle):
        if rows and middle - glyph.middle < (glyph.top - glyph.bottom) / 2:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
            middle = glyph.middle
    ordered = (sorted(row, key=lambda glyph: glyph.left) for row in rows)
    return [row for row in ordered if any(not glyph.character.isspace() for glyph in row)]


def _line(row: list[_Glyph], margin: float, cell: float, *, fixed: bool) -> str:
    parts: list[str] = []
    end = margin
    for glyph in row:
        gap = glyph.left - end
        parts.append(" " * min(_blanks(gap, cell, fixed=fixed), _WIDEST_BLANK_RUN))
        parts.append(glyph.character)
        end = glyph.right
    text = "".join(parts).rstrip()
    # The two halves of a character beyond 16 bits become one.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _blanks(gap: float, cell: float, *, fixed: bool) -> int:
    if cell <= 0:
        return 0
    if fixed:
        return max(0, round(gap / cell))
    if gap < cell / 4:
        return 0
    return 1 if gap < cell * 2 else round(gap / (cell / 2))
