"""Bytes to text, never altering what they say: UTF-8, UTF-16, Windows-1252 and Latin-1."""

import codecs
import re
from dataclasses import dataclass

# Beyond this share of undecodable bytes the content is no text in UTF-8 with a few strays.
LARGEST_STRAY_SHARE = 0.05
# Control characters that text files hold: tab, line feed, vertical tab, form feed, carriage return, end of
# file, escape, and the start, end and bell marks of teleprinter traffic.
_TEXT_CONTROLS = b"\t\n\v\f\r\x1a\x1b\x01\x02\x03\x04\x07\x08"
_BINARY_CONTROLS = bytes(byte for byte in range(32) if byte not in _TEXT_CONTROLS)
LARGEST_CONTROL_SHARE = 0.01
MIXED = "utf-8+windows-1252"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SHOWS_ORDER = 4096
"""So many bytes tell UTF-16 that has no mark."""
_UNASSIGNED = frozenset(b"\x81\x8d\x8f\x90\x9d")  # in Windows-1252


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and how it was had.

    Attributes:
        text: The text, without the byte order mark.
        encoding: Name of the encoding; ``utf-8+windows-1252`` where single bytes of the latter stand in
            UTF-8.
        strays: How many bytes were read as Windows-1252 within UTF-8.
        bom_length: Bytes of the byte order mark before the text.
    """

    text: str
    encoding: str
    strays: int = 0
    bom_length: int = 0


def decode_windows_1252(content: bytes) -> str:
    """Decode Windows-1252; its five unassigned bytes become the C1 controls that they are in Latin-1."""
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        return content.decode("latin-1").translate(
            {byte: bytes([byte]).decode("cp1252") for byte in range(0x80, 0xA0) if byte not in _UNASSIGNED}
        )


def decode_utf8_with_strays(content: bytes) -> tuple[str, int]:
    """Decode UTF-8, reading each byte that is none as Windows-1252.

    Args:
        content: Bytes mostly in UTF-8.

    Returns:
        The text and the number of bytes that were not UTF-8.
    """
    escaped = content.decode("utf-8", errors="surrogateescape")
    strays = 0

    def read_as_windows_1252(match: re.Match[str]) -> str:
        nonlocal strays
        run = match.group().encode("utf-8", errors="surrogateescape")
        strays += len(run)
        return decode_windows_1252(run)

    return re.sub("[\udc80-\udcff]+", read_as_windows_1252, escaped), strays


def looks_binary(content: bytes) -> bool:
    """Whether one-byte text holds more control characters than a text file has."""
    head = content[:65536]
    return len(head) - len(head.translate(None, _BINARY_CONTROLS)) > len(head) * LARGEST_CONTROL_SHARE


def utf16_order(content: bytes) -> tuple[str, int] | None:
    """Tell UTF-16 by its mark or, of mostly ASCII text without one, by every other byte being 0.

    Args:
        content: The first ``SHOWS_ORDER`` bytes at least, or all.

    Returns:
        The encoding and the length of the mark, 0 without one; None for anything else.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return (name, len(mark)) if name != "utf-8" else None
    order = _utf16_without_mark(content[:SHOWS_ORDER])
    return (order, 0) if order is not None else None


def _utf16_without_mark(head: bytes) -> str | None:
    """Name the UTF-16 order of mostly ASCII text without a byte order mark, or None."""
    if len(head) < 8:
        return None
    head = head[: len(head) // 2 * 2]
    half = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.8 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.8 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def in_utf8(head: bytes) -> bytes:
    """The beginning of a text in UTF-8, if it is in UTF-16; other bytes as they are, without a mark of UTF-8."""
    order = utf16_order(head)
    if order is None:
        return head.removeprefix(codecs.BOM_UTF8)
    encoding, mark_length = order
    return head[mark_length:].decode(encoding, errors="ignore").encode("utf-8", errors="ignore")


def decode(content: bytes) -> Decoded | None:
    """Decode a whole text file by what its bytes say.

    Args:
        content: The whole file.

    Returns:
        The text as found, or None if the bytes are no text.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _decode_marked(content[len(mark) :], name, len(mark))
    order = _utf16_without_mark(content[:SHOWS_ORDER]) if len(content) % 2 == 0 else None
    if order is not None:
        return _decode_marked(content, order, 0)
    return None if looks_binary(content) else _decode_unmarked(content)


def _decode_marked(content: bytes, encoding: str, bom_length: int) -> Decoded | None:
    try:
        return Decoded(content.decode(encoding), encoding, 0, bom_length)
    except UnicodeDecodeError:
        if encoding != "utf-8":
            return None
    text, strays = decode_utf8_with_strays(content)
    if strays > len(content) * LARGEST_STRAY_SHARE:
        return None
    return Decoded(text, MIXED, strays, bom_length)


def _decode_unmarked(content: bytes) -> Decoded:
    """Decode UTF-8 if it is; if not, as UTF-8 with strays or as one byte a character, whichever says more."""
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        text, strays = decode_utf8_with_strays(content)
    beyond_ascii = len(content) - len(content.translate(None, bytes(range(0x80, 0x100))))
    if strays * 2 < beyond_ascii:
        return Decoded(text, MIXED, strays)
    if len(content) != len(content.translate(None, bytes(range(0x80, 0xA0)))):
        return Decoded(decode_windows_1252(content), "windows-1252")
    return Decoded(content.decode("latin-1"), "iso-8859-1")
