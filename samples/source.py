"""The readable source of one sample: TOML between `+++` lines, then the text of the telegram.

The text is written undamaged: `¶2. (C) …` opens a paragraph, `# …` is a heading, a blank line parts
stretches. The front matter says what the header holds, what happens to the cable on its way (`damage`), in
which containers it ships, and what a careful reader finds in it. Labels are lines of columns parted by `|`:

    officials   name | surname | title | country (or XX:ORG) | sector | protected, optional
    meetings    paragraphs | date (from..to) | place | names ; … | unnamed ; … | kind | status | optional
    requests    paragraphs | requester / country | addressee / country | action | response | optional
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from importlib.resources import files
from random import Random
from typing import Any

from samples.containers import Record
from samples.damage import REPAIRED, strike
from samples.message import PRECEDENCE_WORDS, Form, Message, Paragraph, lay_out
from samples.posts import posts

Json = dict[str, Any]


class BadSource(ValueError):
    """A source file that does not keep the form above."""


@dataclass(frozen=True, slots=True)
class Container:
    """One container a sample ships in, with the damage its text has there."""

    kind: str
    damage: tuple[str, ...]
    published_id: str


@dataclass(frozen=True, slots=True)
class Source:
    """One sample: the message, what happens to it, and its truth."""

    cable_id: str
    message: Message
    classification: str
    containers: tuple[Container, ...]
    references: tuple[tuple[str | None, str | None, str], ...]
    declassify_on: date | None
    date_basis: str
    text_status: str
    archive: dict[str, str]
    shows: str
    officials: list[Json] = field(default_factory=list)
    meetings: list[Json] = field(default_factory=list)
    requests: list[Json] = field(default_factory=list)

    @property
    def main(self) -> Container:
        """The container that holds the fullest copy: the first."""
        return self.containers[0]

    def record(self, container: Container) -> Record:
        """Lay the message out and let happen to it what happens in this container."""
        draft = lay_out(self.message)
        strike(draft, container.damage, Random(self.cable_id))
        return Record(
            cable_id=container.published_id,
            sent_at=self.message.sent_at,
            origin=self.message.post.archive_name,
            classification=self.classification,
            # Archives took their titles from the SUBJECT line.
            subject="" if "no-subject" in container.damage else self.message.subject,
            references=tuple(cable for _, cable, _ in self.references if cable),
            header=draft.header(),
            body=draft.body(),
        )


def _rows(text: str, least: int, most: int) -> list[list[str]]:
    rows = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines() if line.strip()]
    for row in rows:
        if not least <= len(row) <= most:
            raise BadSource(f"{len(row)} columns, not {least} to {most}: {row}")
    return [row + [""] * (most - len(row)) for row in rows]


def _list(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _officials(text: str) -> list[Json]:
    out = []
    for name, surname, title, country, sector, flags in _rows(text, 5, 6):
        code, _, organization = country.partition(":")
        official: Json = {
            "name": name,
            "surname": surname,
            "title": title or None,
            "country": code or None,
            "sector": sector,
        }
        if organization:
            official["org"] = organization
        for flag in flags.replace(",", " ").split():
            official[flag] = True
        out.append(official)
    return out


def _meetings(text: str) -> list[Json]:
    out = []
    for paragraphs, day, place, participants, unnamed, kind, status, flags in _rows(text, 7, 8):
        first, _, last = day.partition("..")
        out.append(
            {
                "paragraphs": [int(n) for n in paragraphs.split(",")],
                "date": first or None,
                "date_end": last or None,
                "place": place or None,
                "participants": _list(participants),
                "unnamed": _list(unnamed),
                "kind": kind,
                "status": status,
                "optional": flags == "optional",
            }
        )
    return out


def _party(cell: str) -> tuple[str | None, str | None]:
    name, slash, country = (part.strip() for part in cell.rpartition("/"))
    return (name or None, country or None) if slash else (country or None, None)


def _requests(text: str) -> list[Json]:
    out = []
    for paragraphs, asks, asked, action, response, flags in _rows(text, 5, 6):
        requester, requester_country = _party(asks)
        addressee, addressee_country = _party(asked)
        out.append(
            {
                "paragraphs": [int(n) for n in paragraphs.split(",")],
                "requester": requester,
                "requester_country": requester_country,
                "addressee": addressee,
                "addressee_country": addressee_country,
                "action": action,
                "response": response,
                "optional": flags == "optional",
            }
        )
    return out


_OPENING = re.compile(r"¶(\d+)\. (?:\(([A-Z]+(?:/[A-Z]+)*)\) )?(.*)", re.S)


def read_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The numbered paragraphs of a source's text, in order."""
    paragraphs: list[Paragraph] = []
    heading = ""
    for block in re.split(r"\n\s*\n", text.strip()):
        one_line = " ".join(line.strip() for line in block.splitlines())
        opening = _OPENING.fullmatch(one_line)
        if one_line.startswith("# "):
            heading = one_line[2:]
        elif opening:
            paragraphs.append(Paragraph(int(opening[1]), opening[2] or "", opening[3], heading))
            heading = ""
        elif paragraphs and not heading:
            last = paragraphs.pop()
            paragraphs.append(Paragraph(last.number, last.mark, f"{last.text}\n\n{one_line}".strip(), last.heading))
        elif one_line:
            paragraphs.append(Paragraph(0, "", one_line, heading))
            heading = ""
    return tuple(paragraphs)


def _containers(cable_id: str, raw: list[str | dict[str, Any]], damage: list[str]) -> tuple[Container, ...]:
    out = []
    for item in raw:
        if isinstance(item, str):
            out.append(Container(item, tuple(damage), cable_id))
        else:
            out.append(Container(item["as"], tuple(item.get("damage", damage)), item.get("published_id", cable_id)))
    return tuple(out)


def read_source(text: str) -> Source:
    """Read one source file.

    Args:
        text: The whole file.

    Returns:
        The sample.

    Raises:
        BadSource: The file has no front matter, or a label line has too few or too many columns.
    """
    parts = re.split(r"^\+\+\+$\n?", text, maxsplit=2, flags=re.M)
    if len(parts) != 3:
        raise BadSource("no front matter between two +++ lines")
    about = tomllib.loads(parts[1])
    station, serial = re.fullmatch(r"(?:\d\d)?([A-Z]+)(\d+)", about["id"]).groups()  # type: ignore[union-attr]
    level, _, caveat = about["classification"].partition("//")
    captions = tuple(about.get("captions", ()))
    if caveat == "NOFORN" and "NOFORN" not in captions:
        raise BadSource(f"{about['id']}: NOFORN stands in the classification but not in the captions")
    form: Form = about.get("form", "modern")
    sent: datetime = about["sent"]
    message = Message(
        cable_id=about["id"],
        post=posts()[station],
        serial=int(serial),
        sent_at=sent.astimezone(UTC),
        classification=level,
        subject=about.get("subject", ""),
        tags=tuple(about.get("tags", ())),
        paragraphs=read_paragraphs(parts[2]),
        signer=about.get("signer", ""),
        form=form,
        precedence=about.get("precedence", "PP"),
        to=tuple(about.get("to", ("SECSTATE WASHDC PRIORITY",))),
        info=tuple(about.get("info", ())),
        captions=captions,
        routing=tuple(about.get("routing", ())),
        executive_order=about.get("eo", ""),
        reference_lines=tuple(about.get("ref", "").strip("\n").split("\n")) if about.get("ref") else (),
        classified_by=about.get("classified_by", ""),
        sections=about.get("sections", 1),
        wrap=about.get("wrap", True),
    )
    damage = about.get("damage", [])
    return Source(
        cable_id=about["id"],
        message=message,
        classification=about["classification"],
        containers=_containers(about["id"], about["containers"], damage),
        references=tuple((r[0] or None, r[1] or None, r[2]) for r in about.get("references", ())),
        declassify_on=about.get("declassify_on"),
        date_basis=about.get("date_basis", "dtg"),
        text_status=about.get("text_status", "full"),
        archive=about.get("archive", {}),
        shows=about["shows"],
        officials=_officials(about.get("officials", "")),
        meetings=_meetings(about.get("meetings", "")),
        requests=_requests(about.get("requests", "")),
    )


_IN_CAPITALS = {
    "officials": ("name", "surname", "title"),
    "meetings": ("place", "participants", "unnamed"),
    "requests": ("requester", "addressee", "action"),
}


def in_capitals(label: Json) -> Json:
    """A label whose names are spelled as an upper-case copy of the cable spells them."""
    out = dict(label)
    for kind, keys in _IN_CAPITALS.items():
        out[kind] = []
        for item in label[kind]:
            changed = dict(item)
            for key in keys:
                value = item[key]
                changed[key] = [v.upper() for v in value] if isinstance(value, list) else value and value.upper()
            out[kind].append(changed)
    subject = label["structure"]["subject"]
    out["structure"] = label["structure"] | {"subject": subject and subject.upper()}
    return out


_TEXT_MARKS = {
    "redaction": re.compile(r"XXXXXXXXXXXX|\bxxxx+\b|\[NAME REMOVED\]"),
    "protect-mark": re.compile(r"\((?:strictly )?protect\)", re.I),
    "letter-spaced-classification": re.compile(r"^(?:C O N F I D|S E C R E T|T O P  S)", re.M),
    "section-line": re.compile(r"SECTION \d+ OF \d+"),
    "executive-order-11652": re.compile(r"E\.O\. 11652"),
    "letter-o-for-zero": re.compile(r"\bO\d [A-Z]{3}|\b[A-Z]{3,}0[A-Z]* \d"),
    "classified-by-doubled": re.compile(r"classified by:? classified by", re.I),
    "unnumbered": re.compile(r"\A(?!.*^¶?\d+\. )", re.M | re.S),
    "notal": re.compile(r"\(NOTAL\)"),
}


def kinds_of_damage(source: Source, *containers: Container) -> list[str]:
    """The kinds a sample shows, applied or written into its text, in the containers given (all if none)."""
    if source.text_status in ("withheld", "lost"):
        return [f"text-{source.text_status}"]
    kinds: set[str] = set()
    for container in containers or source.containers:
        kinds |= {damage.partition(":")[0] for damage in container.damage}
        if container.published_id != source.cable_id:
            kinds.add("malformed-number")
        text = source.record(container).text
        kinds |= {kind for kind, pattern in _TEXT_MARKS.items() if pattern.search(text)}
    return sorted(kinds)


def structure(
    message: Message,
    *,
    classification: str,
    references: Iterable[tuple[str | None, str | None, str]],
    declassify_on: date | None,
    main_kinds: set[str],
    all_kinds: list[str],
    has_header: bool,
    paragraph_numbers: list[int],
    date_basis: str = "dtg",
    text_status: str = "full",
    source_count: int = 1,
) -> Json:
    """The structural truth of one cable.

    Args:
        message: The cable as sent.
        classification: The full level, caveat included.
        references: Label, record number (none if it is no cable) and form as written.
        declassify_on: Day of declassification, if the header gives one.
        main_kinds: Damage in the fullest copy.
        all_kinds: Damage in any copy.
        has_header: Whether the fullest copy shows the transmission header.
        paragraph_numbers: Numbers of the paragraphs that are left.
        date_basis: What gives the date: dtg, container, inferred, unknown.
        text_status: full, partial, withheld or lost.
        source_count: Number of copies that ship.
    """
    gone = text_status in ("withheld", "lost")
    shown = has_header and not gone
    return {
        "cable_id": message.cable_id,
        # Only a date-time group says the minute: the archives' own times are partly false, or the day alone.
        "sent_at": f"{message.sent_at:%Y-%m-%dT%H:%M:00Z}" if date_basis == "dtg" else None,
        "sent_date": f"{message.sent_at:%Y-%m-%d}" if date_basis in ("dtg", "container") else None,
        "sent_year": None if date_basis == "unknown" else message.sent_at.year,
        "date_basis": date_basis,
        "post_name": message.post.archive_name,
        "classification": classification,
        "captions": list(message.captions),
        "precedence": PRECEDENCE_WORDS[message.precedence] if shown else None,
        "tags": [] if "no-tags" in main_kinds else list(message.tags),
        "subject": None if "no-subject" in main_kinds else message.subject or None,
        "references": [
            {"label": label, "cable_id": cable, "as_written": written} for label, cable, written in references
        ],
        # Of a telegram without text the archive lists the addressees.
        "to": list(message.to) if shown or gone else [],
        "info": list(message.info) if shown else [],
        "paragraph_numbers": [] if gone else paragraph_numbers,
        "classified_by": (message.classified_by or None) if not gone else None,
        "signer": None if gone or "signer-missing" in main_kinds else message.signer or None,
        "declassify_on": declassify_on.isoformat() if declassify_on else None,
        "text_status": text_status,
        "is_partial_extract": bool(main_kinds & {"partial-extract", "extract-notice"}),
        "has_redactions": "redaction" in main_kinds,
        "source_count": source_count,
        "damage": all_kinds,
        "repairs": sorted(main_kinds & REPAIRED),
    }


def truth(source: Source) -> Json:
    """What a careful reader finds in a sample: the label form of the scorer, and its structure."""
    main = source.main
    kinds = set(kinds_of_damage(source, main))
    label = {
        "cable": source.cable_id,
        "officials": source.officials,
        "meetings": source.meetings,
        "requests": source.requests,
        "structure": structure(
            source.message,
            classification=source.classification,
            references=source.references,
            declassify_on=source.declassify_on,
            main_kinds=kinds,
            all_kinds=kinds_of_damage(source),
            has_header=bool(source.record(main).header) or "header-in-body" in kinds,
            paragraph_numbers=_numbers(source),
            date_basis=source.date_basis,
            text_status=source.text_status,
            source_count=len(source.containers),
        ),
    }
    return in_capitals(label) if source.message.form == "seventies" else label


def _numbers(source: Source) -> list[int]:
    last = next((int(d.partition(":")[2] or 0) for d in source.main.damage if d.startswith("partial-extract")), 0)
    return [p.number for p in source.message.paragraphs if p.number and (not last or p.number <= last)]


def read_all() -> list[Source]:
    """All samples, by file name."""
    folder = files("samples").joinpath("sources")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".cable"))
    return [read_source(folder.joinpath(name).read_text(encoding="utf-8")) for name in names]
