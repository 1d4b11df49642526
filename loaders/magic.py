"""Formats known by their first bytes that are not read, so that their reject can say what they are."""

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "This is a PNG image."),
    (b"\xff\xd8\xff", "This is a JPEG image."),
    (b"GIF87a", "This is a GIF image."),
    (b"GIF89a", "This is a GIF image."),
    (b"II*\x00", "This is a TIFF image."),
    (b"MM\x00*", "This is a TIFF image."),
    (b"Rar!\x1a\x07", "RAR archives are not read."),
    (b"\x28\xb5\x2f\xfd", "Zstandard files are not read."),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "This is an old Office document."),
    (b"{\\rtf", "This is an RTF document."),
    (b"SQLite format 3\x00", "This is an SQLite database."),
    (b"PAR1", "This is a Parquet file."),
    (b"\x7fELF", "This is a program."),
    (b"MZ\x90\x00", "This is a program."),
)


def unsupported_format(head: bytes) -> str | None:
    """Say what a content is if it is of a format that is known and not read.

    Args:
        head: The first bytes.

    Returns:
        A sentence, or None.
    """
    if head[8:12] == b"DUCK":
        return "This is a DuckDB database."
    return next((sentence for magic, sentence in _MAGIC if head.startswith(magic)), None)
