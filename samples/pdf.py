"""A small writer of PDFs with a text layer, the same bytes for the same lines: a print of a page in one font."""

from __future__ import annotations

from collections.abc import Sequence

_SIZE = 10
_LEADING = 12
_LEFT = 36
_TOP = 800
_FIXED_WIDTH = 0.6  # of Courier, in em
_PAGE_LINES = 62


def paged(lines: Sequence[str], each: int = _PAGE_LINES) -> list[list[str]]:
    """Lines as pages of a print."""
    return [list(lines[start : start + each]) for start in range(0, len(lines), each)]


def text_pdf(pages: Sequence[Sequence[str]], *, font: str = "Courier", trailer: str = "") -> bytes:
    """A PDF of these lines.

    Args:
        pages: The lines of each page; characters beyond Windows-1252 become question marks.
        font: A standard font. In ``Courier`` each word is placed by itself and no blank is drawn, as browsers print;
            in others a line is drawn whole.
        trailer: More entries of the trailer.
    """
    numbers = range(4, 4 + 2 * len(pages), 2)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{number} 0 R' for number in numbers)}] >>".encode(),
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding >>".encode(),
    ]
    for number, lines in zip(numbers, pages, strict=True):
        stream = b"\n".join(_drawn(lines, font == "Courier"))
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number + 1} 0 R "
            f"/Resources << /Font << /F 3 0 R >> >> >>".encode(),
            f"<< /Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream",
        ]
    return _file(objects, trailer)


def _drawn(lines: Sequence[str], word_by_word: bool) -> list[bytes]:
    out = [b"BT", f"/F {_SIZE} Tf".encode()]
    for number, line in enumerate(lines):
        height = _TOP - number * _LEADING
        column = 0
        for word in line.split(" ") if word_by_word else [line]:
            if word:
                left = _LEFT + column * _SIZE * _FIXED_WIDTH
                shown = word.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
                out.append(f"1 0 0 1 {left:g} {height} Tm ({shown}) Tj".encode("cp1252", "replace"))
            column += len(word) + 1
    return [*out, b"ET"]


def _file(objects: Sequence[bytes], trailer: str) -> bytes:
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
