"""Contents made for tests: invented cables in the form of each container."""

import csv
import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import py7zr

from loaders.stage import load
from loaders.tally import LoadSummary

HEADER = (
    "VZCZCXYZ0009\nPP RUEHWEB\n\nDE RUEHQX #0042/01 0411200\nZNY CCCCC ZZH\nP 101200Z FEB 08\n"
    "FM AMEMBASSY ELDORIA\nTO RUEHC/SECSTATE WASHDC PRIORITY 0007"
)
BODY = (
    "C O N F I D E N T I A L ELDORIA 000042 \n\nSIPDIS \n\nE.O. 12958: DECL: 02/10/2018 \nTAGS: PREL, EFSH, QX \n"
    "SUBJECT: HARBOR TALKS RESUME\n\nClassified By: DCM Jane Rowe for reasons 1.4 (b).\n\n"
    "¶1. (C) Minister Tolmar said “the pier\\north” stays closed.\n\n¶2. (C) Comment: He smiled.  End comment.\nROWE"
)
PLAIN = f"{HEADER}\n{BODY}\n"


def csv_row(number: int, body: str = BODY, *, header: str = HEADER, doubled: bool = False, end: str = "\n") -> bytes:
    """A row of the dump about the cable 08ELDORIA<number>, in either way of quoting."""
    values = (
        str(number),
        "2/10/2008 12:12",
        f"08ELDORIA{number}",
        "Embassy Eldoria",
        "CONFIDENTIAL",
        "08AVALON7|07AVALON8",
    )
    quoted = (
        v.replace('"', '""') if doubled else v.replace("\\", "\\\\").replace('"', '\\"')
        for v in (*values, header, body)
    )
    return (",".join(f'"{value}"' for value in quoted) + end).encode()


def sparing_row(number: int, body: str = BODY, *, bare: int = csv.QUOTE_MINIMAL, end: str = "\n") -> bytes:
    """The same row as a spreadsheet saves it, with quotes only where they are needed."""
    target = io.StringIO(newline="")
    (values,) = csv.reader(io.StringIO(csv_row(number, "", doubled=True).decode(), newline=""))
    csv.writer(target, quoting=bare, lineterminator=end).writerow([number, *values[1:7], body])  # type: ignore[arg-type]
    return target.getvalue().encode()


def viewer_page(
    header: str = HEADER, body: str = BODY, *, subject: str = "HARBOR TALKS RESUME", articles: str = ""
) -> str:
    """A viewer page, its newlines escaped as the site escapes them; header and body are markup already."""
    link = f"Appears in these articles:<br /><a href='{articles}'>{articles}</a>"
    row = f"<tr><td colspan='5'>{link}</td></tr>" if articles else ""
    return f"""<?xml version='1.0' encoding='utf-8' ?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x.dtd">
<html><head><title>Cable Viewer</title></head><body>
<table class='cable'><tr><th>Reference ID</th></tr><tr><td>A TABLE BEFORE</td></tr></table>
<h3>Viewing cable 08ELDORIA42, {subject}</h3>
<table class='cable'>
<tr><th>Reference ID</th><th>Created</th><th>Released</th><th>Classification</th><th>Origin</th></tr>
<tr><td><a href='/cable/2008/02/08ELDORIA42.html'>08ELDORIA42</a></td><td>2008-02-10 12:12</td><td>2010-12-03 15:03</td>
<td><a href='/classification/1_0.html' title='secret'>CONFIDENTIAL</a></td><td>
<a href='/origin/1_0.html'>Embassy Eldoria</a></td></tr>
{row}
</table>
<code><pre>{header.replace(chr(10), "&#x000A;")}</pre></code>
<code><pre>{body.replace(chr(10), "&#x000A;")}</pre></code>
</body></html>
"""


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A zip of these members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def tarred(members: Mapping[str, bytes], compression: str = "") -> bytes:
    """A tar of these members: plain, ``gz``, ``bz2`` or ``xz``."""
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode=f"w:{compression}") as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return target.getvalue()


def seven_zipped(members: Mapping[str, bytes], password: str | None = None) -> bytes:
    """A 7z of these members."""
    target = io.BytesIO()
    with py7zr.SevenZipFile(target, "w", password=password) as archive:
        for name, content in members.items():
            archive.writestr(content, name)
    return target.getvalue()


def gzipped(content: bytes) -> bytes:
    """A gzip file without a time in it, so that equal contents make equal files."""
    return gzip.compress(content, mtime=0)


def load_files(folder: Path, warehouse: Path, files: Mapping[str, bytes]) -> LoadSummary:
    """Write files into a folder and load the folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return load([str(folder)], warehouse)


def rows(warehouse: Path, query: str) -> list[tuple[Any, ...]]:
    """The result of a query."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return connection.execute(query).fetchall()


def rejects(warehouse: Path) -> list[tuple[Any, ...]]:
    """File name, member path and reason code of each reject, in order."""
    return rows(
        warehouse,
        "select parse_filename(path), member_path, reason_code from raw.reject order by path, member_path, record_no",
    )


def unbalanced_files(warehouse: Path) -> list[tuple[Any, ...]]:
    """Files whose counts are not those of their rows."""
    return rows(
        warehouse,
        """
        select f.path, f.member_path, f.records_seen, f.cable_count, f.reject_count
        from raw.source_file as f
        where f.records_seen <> f.cable_count + f.reject_count
            or f.cable_count <> (select count(*) from raw.cable as c where c.file_sha256 = f.file_sha256)
            or f.reject_count <> (select count(*) from raw.reject as r where r.file_sha256 = f.file_sha256)
        """,
    )


def plusd_page(text: str = PLAIN, fields: Mapping[str, str] | None = None, *, block: str = "div") -> str:
    """A page of the PlusD library; text and values are markup already, an empty text has no block."""
    about = {
        "Canonical ID": "1975ELDORI00042_b",
        "Original Classification": "CONFIDENTIAL",
        "Date": "1975 February 10, 00:00 (Monday)",
        "From": "Embassy Eldoria",
        "To": "Department of State | Secretary of State",
        "TAGS": "PREL - External Political Relations | QX - Eldoria",
        "Markings": "",
    } | dict(fields or {})
    pairs = "\n".join(
        f'<div class="s_key">{key}:</div>\n<div class="s_val"> {value} </div>' for key, value in about.items()
    )
    blocks = {
        "div": f'<div id="tagged-text"><pre>{text}</pre></div>',
        "bare": f'<div id="tagged-text">{text}</div>',
        "pre": f"<pre>short</pre><pre>{text}</pre>",
    }
    shown = blocks[block] if text else ""
    return f"""<!DOCTYPE html>
<html><head><title>Cable</title></head><body>
<div class="s_key">Outside:</div><div class="s_val">of the synopsis</div>
<table id="synopsis"><tr><td>{pairs}</td></tr></table>
{shown}</body></html>
"""


LAB_ROW = {
    "doc_id": "1975ELDORI00042",
    "authored": "1975-02-10",
    "title": "HARBOR TALKS RESUME",
    "body": PLAIN,
    "from": "ELDORIA",
    "to": "STATE",
    "tags": "PREL, QX",
    "concepts": "PORTS, FISH",
}


def lab_csv(rows: Sequence[Mapping[str, str]], *, delimiter: str = ",", end: str = "\n") -> bytes:
    """A History Lab table as csv, quoted where needed."""
    target = io.StringIO()
    writer = csv.writer(target, delimiter=delimiter, lineterminator=end)
    writer.writerow(rows[0])
    writer.writerows(row.values() for row in rows)
    return target.getvalue().encode("utf-8", "surrogateescape")


def lab_json(rows: Sequence[Mapping[str, Any]], *, lines: bool = False, indent: int | None = None) -> bytes:
    """A History Lab table as a JSON array, or one object a line."""
    if lines:
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    return json.dumps(rows, ensure_ascii=False, indent=indent).encode()
