"""A telegram as it was sent: its fields, and the lines in which they are set.

`lay_out` is the one place where a message becomes lines; the shipped samples and the generator both use it.
Damage (`samples.damage`) works on the lines, containers (`samples.containers`) pack them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Literal

from samples.posts import Post, posts

WIDTH = 66
Form = Literal["modern", "eighties", "seventies"]

# Addressees that are no post of ours; the transmission header of the modern form names the relay before each.
OTHER_ROUTES = {
    "SECSTATE WASHDC": "RUEHC",
    "NSC WASHDC": "RHEHNSC",
    "SECDEF WASHDC": "RUEKJCS",
    "JOINT STAFF WASHDC": "RUEKJCS",
    "CIA WASHDC": "RUEAIIA",
    "DIA WASHDC": "RHEFDIA",
    "DEPT OF COMMERCE WASHDC": "RUCPDOC",
    "DEPT OF TREASURY WASHDC": "RUEATRS",
    "USMISSION USUN NEW YORK": "RUCNDT",
    "USMISSION GENEVA": "RUEHGV",
    "USMISSION USNATO": "RUEHNO",
    "USMISSION USOSCE": "RUEHVEN",
    "USEU BRUSSELS": "RUEHBS",
    "EUROPEAN POLITICAL COLLECTIVE": "RUEHZL",
    "NORDIC COLLECTIVE": "RUEHZR",
    "CIS COLLECTIVE": "RUCNCIS",
    "HQ USPACOM HONOLULU HI": "RHHMUNA",
    "AMEMBASSY LONDON": "RUEHLO",
    "AMEMBASSY MOSCOW": "RUEHMO",
    "AMEMBASSY PARIS": "RUEHFR",
    "AMEMBASSY MADRID": "RUEHMD",
    "AMEMBASSY NEW DELHI": "RUEHNE",
    "AMEMBASSY BEIJING": "RUEHBJ",
    "AMEMBASSY TOKYO": "RUEHKO",
    "AMEMBASSY PRETORIA": "RUEHSA",
    "AMEMBASSY KABUL": "RUEHBUL",
    "AMEMBASSY BRASILIA": "RUEHBR",
    "AMEMBASSY BUENOS AIRES": "RUEHBU",
    "AMEMBASSY LIMA": "RUEHPE",
    "AMEMBASSY CANBERRA": "RUEHBY",
    "AMEMBASSY RIYADH": "RUEHRH",
    "AMEMBASSY CAIRO": "RUEHEG",
    "AMEMBASSY ROME": "RUEHRO",
    "AMEMBASSY GEORGETOWN": "RUEHGE",
}

SPACED = {
    "CONFIDENTIAL": "C O N F I D E N T I A L",
    "SECRET": "S E C R E T",
    "TOP SECRET": "T O P  S E C R E T",
    "UNCLASSIFIED": "UNCLAS",
    "LIMITED OFFICIAL USE": "LIMITED OFFICIAL USE",
}
CRYPTO = {"CONFIDENTIAL": "ZNY CCCCC ZZH", "SECRET": "ZNY SSSSS ZZH", "TOP SECRET": "ZNY TTTTT ZZH"}
PRECEDENCE_WORDS = {"ZZ": "FLASH", "OO": "IMMEDIATE", "PP": "PRIORITY", "RR": "ROUTINE"}
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One numbered paragraph; number 0 stands before the first. Stretches are parted by a blank line."""

    number: int
    mark: str
    text: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """A telegram, undamaged. `classification` is the base level; NOFORN and SENSITIVE stand in `captions`."""

    cable_id: str
    post: Post
    serial: int
    sent_at: datetime
    classification: str
    subject: str
    tags: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    signer: str
    form: Form = "modern"
    precedence: str = "PP"
    to: tuple[str, ...] = ("SECSTATE WASHDC",)
    info: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    routing: tuple[str, ...] = ()
    executive_order: str = ""
    reference_lines: tuple[str, ...] = ()
    classified_by: str = ""
    sections: int = 1
    wrap: bool = True


@dataclass(slots=True)
class DraftParagraph:
    """A paragraph in lines. `lead` is what stands before its first word: `¶3. (C) `."""

    number: int
    lead: str
    lines: list[str]
    heading: list[str]


@dataclass(slots=True)
class Draft:
    """A message in lines, open to damage."""

    head: list[str]
    top: list[str]
    paragraphs: list[DraftParagraph]
    tail: list[str]
    before: list[str] = field(default_factory=list)

    def header(self) -> str:
        """The transmission header block."""
        return "\n".join(self.head)

    def body(self) -> str:
        """Everything below the transmission header."""
        out = [*self.before, *self.top]
        for paragraph in self.paragraphs:
            out.append("")
            if paragraph.heading:
                out += paragraph.heading
                out.append("")
            lines = paragraph.lines
            out.append(paragraph.lead + lines[0])
            out += lines[1:]
        out += self.tail
        return "\n".join(out)


_LINE = re.compile(rf"(\S(?:.{{0,{WIDTH - 1}}}\S)?|\S+)(?:\s+|$)")


def wrap(text: str, indent: int = 0) -> list[str]:
    """Break at blanks to at most 66 columns; the first line leaves `indent` columns free."""
    if indent:
        return [line[indent:] if n == 0 else line for n, line in enumerate(_LINE.findall("x" * indent + text))]
    return _LINE.findall(text) or [""]


@lru_cache(maxsize=4096)
def _route(address: str) -> str:
    for other, indicator in OTHER_ROUTES.items():
        if address.startswith(other):
            return f"{indicator}/{address}"
    for post in posts().values():
        if address.startswith(post.address):
            return f"{post.routing_indicator}/{address}"
    return address


def date_time_group(sent_at: datetime) -> str:
    """`150813Z OCT 07`."""
    return f"{sent_at:%d%H%M}Z {MONTHS[sent_at.month - 1]} {sent_at:%y}"


def transmission_header(message: Message) -> list[str]:
    """Lines from the start of transmission to the last INFO addressee."""
    lines: list[str] = []
    post, sent_at, precedence = message.post, message.sent_at, message.precedence
    modern = message.form == "modern"
    if modern:
        relay = "XRO" if message.sections > 1 else "XYZ"
        lines += [f"VZCZC{relay}{message.serial % 9000 + 1:04d}", f"{precedence} RUEHWEB", ""]
        lines.append(f"DE {post.routing_indicator} #{message.serial % 10000:04d}/01 {sent_at:%j%H%M}")
        lines.append(CRYPTO.get(message.classification, "ZNR UUUUU ZZH"))
    lines.append(f"{precedence[0]} {date_time_group(sent_at)}")
    lines.append(f"FM {post.address}")
    for word, addresses in (("TO", message.to), ("INFO", message.info)):
        for n, address in enumerate(addresses):
            written = _route(address) if modern else address
            lines.append(f"{word} {written}" if n == 0 else written)
    return lines


def classification_line(message: Message) -> str:
    """`C O N F I D E N T I A L SECTION 01 OF 02 ASTANA 002813`."""
    section = f" SECTION 01 OF {message.sections:02d}" if message.sections > 1 else ""
    digits = 6 if message.form == "modern" else 5 if message.form == "eighties" else 4
    return f"{SPACED[message.classification]}{section} {message.post.mrn_station} {message.serial:0{digits}d}"


def _captions(message: Message) -> list[str]:
    lines: list[str] = []
    for caption in message.captions:
        lines += ["", caption]
    return lines


def lay_out(message: Message) -> Draft:
    """Set a message in lines, without any damage.

    Args:
        message: The telegram as sent.

    Returns:
        Its transmission header, the block from classification to classifier, paragraphs, and the signer.
    """
    tags_separator = ", " if message.form != "modern" or message.serial % 2 else " "
    top = [classification_line(message), *_captions(message)]
    if message.routing:
        top += ["", *message.routing]
    top.append("")
    if message.executive_order:
        top.append(message.executive_order)
    if message.tags:
        top += wrap("TAGS: " + tags_separator.join(message.tags))
    if message.subject:
        top += wrap("SUBJECT: " + message.subject)
    if message.reference_lines:
        top += ["", *message.reference_lines]
    if message.classified_by:
        top += ["", *wrap(message.classified_by)]
    paragraphs = []
    pilcrow = "¶" if message.form == "modern" else ""
    for paragraph in message.paragraphs:
        mark = f"({paragraph.mark}) " if paragraph.mark else ""
        lead = f"{pilcrow}{paragraph.number}. {mark}" if paragraph.number else mark
        lines: list[str] = []
        for n, stretch in enumerate(paragraph.text.split("\n\n")):
            if n:
                lines.append("")
            if message.wrap:
                lines += wrap(stretch, len(lead) if n == 0 else 0)
            else:
                lines.append(stretch)
        rule = "-" * min(len(paragraph.heading), WIDTH)
        heading = [paragraph.heading, rule] if paragraph.heading else []
        paragraphs.append(DraftParagraph(paragraph.number, lead, lines, heading))
    return Draft(transmission_header(message), top, paragraphs, [message.signer] if message.signer else [])
