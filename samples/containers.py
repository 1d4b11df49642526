"""The containers that cables travel in. Each function takes laid-out text and returns what the file holds."""

from __future__ import annotations

import gzip
import html
import io
import re
import tarfile
import zipfile
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from samples.message import MONTHS, WIDTH
from samples.pdf import paged, text_pdf

ViewerLayout = Literal["2010", "2011"]


@dataclass(frozen=True, slots=True)
class Record:
    """One cable as a container gets it: the fields the archives print beside it, and its two texts."""

    cable_id: str
    sent_at: datetime
    origin: str
    classification: str
    subject: str
    references: tuple[str, ...]
    header: str
    body: str

    @property
    def text(self) -> str:
        """Header block on top of the body, no blank line between, as plain text copies have it."""
        return f"{self.header}\n{self.body}" if self.header else self.body


_TAG_LINE = re.compile(r"^TA?[GB]*S?:? .*(?:\n(?!SUBJ|REF|\n).+)*", re.M)
_TAG = re.compile(r"\b[A-Z]{2,5}\b(?!:)")
_NUMBER = re.compile(r"^¶(\d+)", re.M)
_LINKED_LEVEL = {
    "UNCLASSIFIED": "unclassified//fouo",
    "CONFIDENTIAL": "unclassified",
    "SECRET": "confidential",
}


def _viewer_text(text: str, links: bool) -> str:
    out = html.escape(text, quote=False)
    if links:
        hit = _TAG_LINE.search(out)
        if hit:
            linked = _TAG.sub(lambda m: f"<a href='/tag/{m[0]}_0.html'>{m[0]}</a>", hit[0][5:])
            out = out[: hit.start() + 5] + linked + out[hit.end() :]
        out = _NUMBER.sub(r"<a id='par\1' href='#par\1'>¶</a>\1", out)
    return out.replace("\n", "&#x000A;")


_VIEWER = """<?xml version='1.0' encoding='utf-8' ?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html lang='en' xml:lang='en' xmlns='http://www.w3.org/1999/xhtml'>
<head>
<title>Cable Viewer</title>
{assets}</head>
<body>
<div class='main'>
<div class='pane small'>
<p>Invented cables, for trying things out</p>
{browse}</div>
<div class='pane big'>
<h3>Viewing cable {id}, {title}</h3>
{legend}<table class='cable'>
<tr>
<th>Reference ID</th>
<th>Created</th>
<th>Released</th>
<th>Classification</th>
<th>Origin</th>
</tr>
<tr>
<td>
<a href='/cable/{sent:%Y/%m}/{id}.html'>{id}</a>
</td>
<td>
<a href='/date/{sent:%Y-%m}_0.html'>{created}</a>
</td>
<td>
<a href='/reldate/{released:%Y-%m-%d}_0.html'>{released:%Y-%m-%d %H:%M}</a>
</td>
<td>
<a href='/classification/1_0.html' title='{level}'>{classification}</a>
</td>
<td>
<a href='/origin/1_0.html'>{origin}</a>
</td>
</tr>
</table>
<code><pre>{header}</pre></code>
<code><pre>{body}
</pre></code>
</div>
</div>
{script}</body>
</html>
"""

_SHELL = {
    "2010": {
        "assets": "<link href='/static/css/cables.css' rel='stylesheet' type='text/css' />\n",
        "browse": (
            "<div id='browse'>\n<table class='cable'>\n<tr>\n<td>A table that is no cable</td>\n</tr>\n"
            "</table>\n</div>\n"
        ),
        "legend": "",
        "script": "<script src='/static/js/js.js' type='text/javascript'></script>\n",
    },
    "2011": {
        "assets": (
            "<link href='/static/css/reset-fonts-grids.css' rel='stylesheet' type='text/css' />\n"
            "<link href='/static/css/cables.css' rel='stylesheet' type='text/css' />\n"
        ),
        "browse": (
            "<div class='pick'>\n<a class='sort' href='#year_2007' "
            "onclick=\"return swap('year_2007');\">07</a>\n</div>\n"
        ),
        "legend": (
            "<div id='help_1'>\n<b>Reading this page</b>\n<ul>\n"
            "<li>The box on top says what the archive knows.</li>\n</ul>\n</div>\n"
        ),
        "script": "<script src='/static/js/cables.js' type='text/javascript'></script>\n",
    },
}
_RELEASED = {"2010": datetime(2010, 12, 4, 21, 9), "2011": datetime(2011, 8, 30, 1, 44)}


def viewer_page(record: Record, layout: ViewerLayout) -> str:
    """A page of the cable viewer. The layout of 2010 shows the hour again where the minutes belong."""
    sent = record.sent_at
    created = f"{sent:%Y-%m-%d %H:%H}" if layout == "2010" else f"{sent:%Y-%m-%d %H:%M}"
    return _VIEWER.format(
        id=record.cable_id,
        title=html.escape(record.subject, quote=False),
        sent=sent,
        created=created,
        released=_RELEASED[layout],
        level=_LINKED_LEVEL.get(record.classification, "secret"),
        classification=html.escape(record.classification, quote=False),
        origin=html.escape(record.origin, quote=False),
        header=_viewer_text(record.header, links=False),
        body=_viewer_text(record.body, links=True),
        **_SHELL[layout],
    )


def dump_row(record: Record, number: int, doubled_quotes: bool = False) -> str:
    """One row of the eight-column dump, newline included.

    Args:
        record: The cable.
        number: The row's number, from 1.
        doubled_quotes: Double the quotes, as re-saved copies do, where the original escapes with a backslash.
    """
    sent = record.sent_at
    created = f"{sent.month}/{sent.day}/{sent.year} {sent.hour}:{sent.minute:02d}"
    fields = (
        str(number),
        created,
        record.cable_id,
        record.origin,
        record.classification,
        "|".join(record.references),
        record.header,
        record.body,
    )
    if doubled_quotes:
        return ",".join('"' + field.replace('"', '""') + '"' for field in fields) + "\n"
    return ",".join('"' + f.replace("\\", "\\\\").replace('"', '\\"') + '"' for f in fields) + "\n"


_OCR_TAG = re.compile(r"\b([A-Z]{2,4})\b,?")


def recognised_page(record: Record) -> str:
    """Markdown of a recognised page: links, two blanks at line ends, hard spaces, paragraphs on one line."""
    out: list[str] = []
    for line in record.header.split("\n") if record.header else ():
        out.append(line + "  " if line else line)
    if record.header:
        out.append("")
    for block in record.body.split("\n\n"):
        lines = block.split("\n")
        if lines[0].startswith(("¶", "1", "$", "- ", "(")) and len(lines) > 1:
            signer = [lines.pop()] if re.fullmatch(r"[A-Z' -]{4,}", lines[-1]) else []
            lines = [" ".join(lines), *signer]
        for n, line in enumerate(lines):
            if line.startswith("TAGS:"):
                lines[n] = "TAGS: " + _OCR_TAG.sub(r"[\1](#)", line[6:])
        out += [line + "  " for line in lines[:-1]]
        out += [lines[-1], ""]
    text = "\n".join(out).rstrip() + "\n"
    return re.sub(r"(?<=\d\. )\(", "\N{NO-BREAK SPACE}(", text, count=1)


def _archive_date(day: datetime) -> str:
    return f"{day:%d} {MONTHS[day.month - 1]} {day:%Y}"


def archive_number(cable_id: str, sent_at: datetime) -> str:
    """The Document Number of the 1970s archive: year, the station cut to six letters, five digits."""
    station, serial = re.fullmatch(r"\d\d([A-Z]+)(\d+)", cable_id).groups()  # type: ignore[union-attr]
    return f"{sent_at:%Y}{station[:6]}{int(serial):05d}"


def archive_record(
    record: Record,
    *,
    tags: str,
    to: str,
    level: str,
    handling: str,
    executive_order: str,
    concepts: str,
    locator: str,
    previous: str = "n/a",
) -> str:
    """A record of the 1973-79 archive: message text in pages, then its attributes.

    Args:
        record: The cable; its texts are ignored where `locator` holds no TEXT ON-LINE.
        tags: TAGS as the archive lists them.
        to: Addressees as the archive lists them.
        level: Original classification.
        handling: Handling restrictions, `n/a` where none.
        executive_order: `GS`, `N/A` …
        concepts: Subject terms, comma separated; long lists wrap to column 0.
        locator: Where the archive says the text is.
        previous: Reference as the archive lists it.
    """
    sent = record.sent_at
    number = archive_number(record.cable_id, sent)
    short, serial = number[4:-5], int(number[-5:])
    page = f"{short:<8} {serial:05d}  {sent:%d%H%M}Z"
    text: list[str] = ["Message Text", ""]
    pages = 1
    if "TEXT ON-LINE" in locator:
        lines = record.text.upper().split("\n")
        text += ["", f"                       {level}", "", f"PAGE 01        {page}", ""]
        text += ["12", "ACTION EUR-12", "", "INFO  OCT-01  ISO-00  CIAE-00  INR-07  NSC-05  /025 W", ""]
        text += [f"                  ---------------------     {serial * 7 % 999999:06d}"]
        for start in range(0, len(lines), 44):
            if start:
                pages += 1
                text += [f"                       {level}", "", f"                       {level}", ""]
                text += [f"PAGE {pages:02d}        {page}", ""]
            text += lines[start : start + 44]
        text += [
            "",
            f"                       {level}",
            "",
            "NNNN",
            "",
            "",
            "*** Current Classification *** UNCLASSIFIED",
        ]
        text += ["", "<< END OF DOCUMENT >>", ""]
    restrictions = "n/a" if level == "UNCLASSIFIED" else "RELEASED, APPROVED"
    wrapped_concepts = re.sub(rf"(.{{1,{WIDTH}}})(?:, |$)", r"\1,\n", concepts).strip(",\n")
    attributes = {
        "Automatic Decaptioning": "X",
        "Capture Date": "01 JAN 1994",
        "Channel Indicators": "n/a",
        "Current Classification": "UNCLASSIFIED",
        "Concepts": wrapped_concepts,
        "Control Number": "n/a",
        "Copy": "SINGLE",
        # The archive wrote the month in lower case in some years.
        "Sent Date" if sent.year >= 1977 else "Draft Date": (
            _archive_date(sent).lower() if sent.year == 1978 else _archive_date(sent)
        ),
        "Decaption Date": "01 JAN 1960",
        "Disposition Action": restrictions,
        "Document Number": number,
        "Document Source": "CORE",
        "Drafter": "n/a",
        "Executive Order": executive_order,
        "Errors": "N/A",
        "Film Number": f"D{sent:%y}0{serial % 500:03d}-{serial % 9000:04d}",
        "From": record.origin.removeprefix("Embassy ").upper(),
        "Handling Restrictions": handling,
        "Line Count": f"'{record.text.count(chr(10)) + 1}'",
        "Locator": locator,
        "Office": "ACTION EUR",
        "Original Classification": level,
        "Original Handling Restrictions": handling,
        "Page Count": f"'{pages}'",
        "Reference": previous,
        "Review Date": "18-Aug-1999 12:00:00 am",
        "Subject": record.subject.upper(),
        "TAGS": tags,
        "To": to,
        "Type": "TE",
        "Markings": "Declassified/Released US Department of State EO Systematic Review 30 JUN 2005",
    }
    text += ["", "Message Attributes", ""]
    text += [f"{key}: {value}" for key, value in attributes.items()]
    return "\n".join(text) + "\n"


_TAG_NAMES = {
    "EAIR": "Civil Aviation",
    "EFIS": "Commercial Fishing and Fish Processing",
    "EWWT": "Waterborne Transportation",
    "MT": "Malta",
    "PFOR": "Foreign Policy and Relations",
    "PO": "Portugal",
    "SCUL": "Cultural Affairs",
    "UY": "Uruguay",
}


def library_number(cable_id: str, sent_at: datetime) -> str:
    """The canonical id of the PlusD library: that of the 1970s archive or of the record, and a letter."""
    return f"{archive_number(cable_id, sent_at)}_b" if sent_at.year < 1980 else f"{cable_id}_a"


def library_page(record: Record, *, tags: tuple[str, ...], to: str, concepts: str, locator: str) -> str:
    """A page of the PlusD library: a synopsis of keys and values, then the text where there is one.

    Args:
        record: The cable; its texts are ignored where `locator` holds no TEXT ONLINE.
        tags: Its TAGS, printed with their names.
        to: Addressees as the library lists them.
        concepts: Subject terms, `n/a` where none.
        locator: Where the archive says the text is.
    """
    sent = record.sent_at
    seventies = sent.year < 1980
    text = record.text.upper() if seventies else record.text
    values = {
        "Date": f"{sent:%Y %B} {sent.day}, {'00:00' if seventies else f'{sent:%H:%M}'} ({sent:%A})",
        "Canonical ID": library_number(record.cable_id, sent),
        "Original Classification": record.classification,
        "Current Classification": "UNCLASSIFIED",
        "Handling Restrictions": "-- Not Assigned --",
        "Character Count": str(len(text)),
        "Locator": locator,
        "TAGS": " | ".join(f"{tag} - {_TAG_NAMES.get(tag, tag)}" for tag in tags),
        "Concepts": concepts,
        "From": record.origin,
        "To": to,
        "Subject": record.subject.upper() if seventies else record.subject,
    }
    pairs = "".join(
        f"<tr><td><div class='s_key'>{key}:</div>\n"
        f"<div class='s_val'>{html.escape(value, quote=False)}</div></td></tr>\n"
        for key, value in values.items()
    )
    shown = (
        f"<div id='tagged-text'><pre>{html.escape(text, quote=False)}\n</pre></div>\n"
        if "TEXT ONLINE" in locator
        else ""
    )
    return (
        "<!DOCTYPE html>\n<html>\n<head><title>Invented cables, for trying things out</title></head>\n<body>\n"
        f"<table id='synopsis'>\n{pairs}</table>\n{shown if 'TEXT ONLINE' in locator else ''}</body>\n</html>\n"
    )


def table_row(record: Record, *, tags: tuple[str, ...], to: str, concepts: str, locator: str) -> dict[str, str]:
    """A row of a History Lab table; its body is empty where `locator` holds no TEXT ON-LINE."""
    sent = record.sent_at
    text = record.text.upper() + "\n"
    return {
        "doc_id": archive_number(record.cable_id, sent),
        "authored": f"{sent:%Y-%m-%d}",
        "classification": record.classification,
        "title": record.subject.upper(),
        "from": record.origin.removeprefix("Embassy ").upper(),
        "to": to,
        "tags": ", ".join(tags),
        "concepts": concepts,
        "locator": locator,
        "body": text if "TEXT ON-LINE" in locator else "",
    }


def printed_page(record: Record, *, framed: bool) -> bytes:
    """A print of a cable in a font of one width; if framed, with the viewer's heading and running feet."""
    lines = record.text.split("\n")
    if not framed:
        return text_pdf(paged(lines))
    sent, released = record.sent_at, _RELEASED["2011"]
    row = (
        record.cable_id,
        f"{sent:%Y-%m-%d %H:%M}",
        f"{released:%Y-%m-%d %H:%M}",
        record.classification,
        record.origin,
    )
    labels = ("Reference ID", "Created", "Released", "Classification", "Origin")
    widths = [max(len(label), len(value)) + 2 for label, value in zip(labels, row, strict=True)]
    table = ["".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)) for cells in (labels, row)]
    pages = paged([f"Viewing cable {record.cable_id}, {record.subject}", "", *table, "", *lines], 50)
    feet = (f"Invented cables, for trying things out   {n}/{len(pages)}" for n in range(1, len(pages) + 1))
    return text_pdf([[*page, "", foot] for page, foot in zip(pages, feet, strict=True)])


def zipped(members: dict[str, bytes]) -> bytes:
    """A .zip with fixed times, so that the same members give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted(members.items()):
            archive.writestr(zipfile.ZipInfo(name), content)
    return buffer.getvalue()


def tarred(members: dict[str, bytes]) -> bytes:
    """A .tar.gz with fixed times and owners."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, content in sorted(members.items()):
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return gzipped(buffer.getvalue())


def gzipped(content: bytes) -> bytes:
    """A .gz with no time and no name in it."""
    return gzip.compress(content, mtime=0)
