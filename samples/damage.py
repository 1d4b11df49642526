"""What transmission, copying and character recognition do to a telegram, one function a kind.

Each function changes a `Draft` in place. Its argument says where: a paragraph number, a span of them
(`1-3`), or the text to hit; empty means the first place that fits. A function that finds no such place raises
`CannotDamage`, so a sample never claims damage that it does not show.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from samples.message import Draft, DraftParagraph, wrap


class CannotDamage(ValueError):
    """The draft has no place where this damage could strike."""


Damage = Callable[[Draft, str, Random], None]


def _numbers(argument: str) -> set[int]:
    first, _, last = argument.partition("-")
    return set(range(int(first), int(last or first) + 1))


def _chosen(draft: Draft, argument: str, least_lines: int = 1) -> list[DraftParagraph]:
    wanted = _numbers(argument) if argument else None
    found = [
        p
        for p in draft.paragraphs
        if p.number and len(p.lines) >= least_lines and (wanted is None or p.number in wanted)
    ]
    if not found:
        raise CannotDamage(f"no paragraph {argument!r} of {least_lines} lines")
    return found if wanted else found[:1]


def _substitute(draft: Draft, argument: str, pattern: str, replacement: Callable[[re.Match[str]], str]) -> None:
    for paragraph in _chosen(draft, argument) if argument else draft.paragraphs:
        for n, line in enumerate(paragraph.lines):
            changed = re.sub(pattern, replacement, line, count=1)
            if changed != line:
                paragraph.lines[n] = changed
                return
    raise CannotDamage(f"no {pattern!r} in paragraph {argument or 'any'}")


def _top_line(draft: Draft, start: str) -> int:
    for n, line in enumerate(draft.top):
        if line.startswith(start):
            return n
    raise CannotDamage(f"no line that starts with {start!r}")


def _drop_block(draft: Draft, start: str) -> None:
    n = _top_line(draft, start)
    end = n + 1
    while end < len(draft.top) and draft.top[end] and not re.match(r"[A-Z][A-Za-z. ]{2,11}:", draft.top[end]):
        end += 1
    del draft.top[n:end]


def _inside(paragraph: DraftParagraph) -> int:
    """The line before which something can be thrown into the middle of a sentence."""
    for n in range(1, len(paragraph.lines)):
        before, after = paragraph.lines[n - 1], paragraph.lines[n]
        if before and after and before[-1] not in '.!?:"' and after[0].islower():
            return n
    raise CannotDamage(f"paragraph {paragraph.number} breaks no sentence over two lines")


def pilcrow_as_one(draft: Draft, argument: str, _rng: Random) -> None:
    """`¶2.` read as `12.`."""
    for paragraph in _chosen(draft, argument):
        paragraph.lead = re.sub(r"^¶(\d)", r"1\1", paragraph.lead)


def pilcrow_as_dashed_one(draft: Draft, argument: str, _rng: Random) -> None:
    """`¶3.` read as the list item `- 13.`."""
    for paragraph in _chosen(draft, argument):
        paragraph.lead = re.sub(r"^¶(\d)", r"- 1\1", paragraph.lead)


def pilcrow_as_formula(draft: Draft, argument: str, _rng: Random) -> None:
    r"""`¶4.` read as the formula `$\underline{\P}4$ .`."""
    for paragraph in _chosen(draft, argument):
        paragraph.lead = re.sub(r"^¶(\d+)\.", r"$\\underline{\\P}\1$ .", paragraph.lead)


def missing_pilcrow(draft: Draft, argument: str, _rng: Random) -> None:
    """`3. (C)` for `¶3. (C)`: what plain text out of archives mostly shows."""
    for paragraph in _chosen(draft, argument) if argument else draft.paragraphs:
        paragraph.lead = paragraph.lead.replace("¶", "")


def missing_mark(draft: Draft, argument: str, _rng: Random) -> None:
    """`¶3.` for `¶3. (C)`."""
    for paragraph in _chosen(draft, argument):
        paragraph.lead = re.sub(r"\([A-Z/]+\) $", "", paragraph.lead)


def missing_number(draft: Draft, argument: str, _rng: Random) -> None:
    """`(C) …` for `¶3. (C) …`."""
    for paragraph in _chosen(draft, argument):
        if "(" not in paragraph.lead:
            raise CannotDamage(f"paragraph {paragraph.number} has no mark to keep")
        paragraph.lead = re.sub(r"^¶?\d+\. ", "", paragraph.lead)


def caption_misread(draft: Draft, _argument: str, _rng: Random) -> None:
    """A caption that a scanner spelled anew, standing between two paragraphs."""
    if len(draft.paragraphs) < 2:
        raise CannotDamage("no second paragraph")
    draft.paragraphs[1].heading[:0] = ["STPDTS", ""]


def signer_misread(draft: Draft, argument: str, _rng: Random) -> None:
    """The signer's name off by a letter; the argument is the name as read."""
    if not draft.tail:
        raise CannotDamage("no signer")
    swaps = (("QU", "OU"), ("I", "L"), ("E", "F"), ("O", "Q"), ("N", "M"))
    name = draft.tail[0]
    draft.tail[0] = argument or next((name.replace(a, b, 1) for a, b in swaps if a in name), name + "I")


def sipdis_in_sentence(draft: Draft, argument: str, _rng: Random) -> None:
    """The caption thrown into the middle of a sentence."""
    for paragraph in _chosen(draft, argument, 3):
        n = _inside(paragraph)
        paragraph.lines[n:n] = ["", "SIPDIS", ""]


def page_mark_in_sentence(draft: Draft, argument: str, _rng: Random) -> None:
    """`ASTANA 00002813 002 OF 003` in the middle of a sentence."""
    serial = re.search(r"([A-Z][A-Z ]*) 0*(\d+)$", draft.top[0])
    if serial is None:
        raise CannotDamage("no serial in the classification line")
    station = re.sub(r"^.*SECTION \d+ OF \d+ |^.*(?:UNCLAS|S E C R E T|A L|OFFICIAL USE) ", "", serial[1])
    for paragraph in _chosen(draft, argument, 3):
        n = _inside(paragraph)
        paragraph.lines[n:n] = ["", f"{station} {int(serial[2]):08d} 002 OF 003", "", ""]


def section_mark_in_sentence(draft: Draft, argument: str, _rng: Random) -> None:
    """The shorter mark, `002.2 OF 003`, in the middle of a sentence."""
    for paragraph in _chosen(draft, argument, 3):
        n = _inside(paragraph)
        paragraph.lines[n:n] = ["", "002.2 OF 003", ""]


def sipdis_doubled(draft: Draft, _argument: str, _rng: Random) -> None:
    """The caption twice in the block above TAGS."""
    n = _top_line(draft, "SIPDIS")
    draft.top[n:n] = ["SIPDIS", ""]


def false_pilcrow(draft: Draft, argument: str, _rng: Random) -> None:
    """A wrapped number taken for a paragraph: `on October / ¶16.`."""
    for paragraph in _chosen(draft, argument) if argument else draft.paragraphs:
        text = "\n".join(paragraph.lines)
        hit = re.search(r"(?<=[a-z,])[ \n](\d{1,4}\.)(?=[ \n])", text)
        if hit:
            rest = wrap(text[hit.start(1) :].replace("\n", " "))
            paragraph.lines = [*text[: hit.start()].split("\n"), "¶" + rest[0], *rest[1:]]
            return
    raise CannotDamage("no sentence ends in a number")


def apostrophe_as_comma(draft: Draft, argument: str, _rng: Random) -> None:
    """`Turkey,s` for `Turkey's`."""
    _substitute(draft, argument, r"(?<=[a-z])'s\b", lambda _: ",s")


def quotes_as_codes(draft: Draft, argument: str, _rng: Random) -> None:
    """`&saving8` for the same word in curly quotes."""
    _substitute(draft, argument, r'"(\w[^"]{1,40}\w)[,.]?"', lambda m: f"&{m[1]}8")


def url_split(draft: Draft, argument: str, _rng: Random) -> None:
    """A web address parted by a blank."""
    _substitute(draft, argument, r"(https?://[^\s/]+/)(?=\S)", lambda m: m[1] + " ")


def no_tags(draft: Draft, _argument: str, _rng: Random) -> None:
    """The TAGS line lost."""
    _drop_block(draft, "TAGS:")


def no_subject(draft: Draft, _argument: str, _rng: Random) -> None:
    """The SUBJECT line lost."""
    _drop_block(draft, "SUBJECT:")


def tags_glued(draft: Draft, _argument: str, _rng: Random) -> None:
    """The first two four-letter tags run together: `MASSMNUC`."""
    n = _top_line(draft, "TAGS:")
    changed = re.sub(r"\b([A-Z]{4}),? ([A-Z]{4})\b", r"\1\2", draft.top[n], count=1)
    if changed == draft.top[n]:
        raise CannotDamage("no two subject tags side by side")
    draft.top[n] = changed


def tags_word(draft: Draft, argument: str, rng: Random) -> None:
    """The word TAGS spelled another way; the argument is the spelling."""
    n = _top_line(draft, "TAGS:")
    draft.top[n] = (argument or rng.choice(("TABS:", "TGS:", "TAG:", "AGS:"))) + draft.top[n][5:]


def subject_word(draft: Draft, argument: str, _rng: Random) -> None:
    """`SUBJ:` for `SUBJECT:`."""
    n = _top_line(draft, "SUBJECT:")
    draft.top[n] = (argument or "SUBJ:") + draft.top[n][8:]


def summary_misspelt(draft: Draft, argument: str, _rng: Random) -> None:
    """`Summay` for `Summary`."""
    _substitute(draft, argument, r"\bS(?:ummary|UMMARY)\b", lambda m: "Summay" if m[0][1] == "u" else "SUMMAY")


def summary_unclosed(draft: Draft, argument: str, _rng: Random) -> None:
    """The words `End summary.` lost."""
    text_end = re.compile(r"\s*\bend\s+summary\.?\s*$", re.I)
    for paragraph in _chosen(draft, argument) if argument else draft.paragraphs:
        text = "\n".join(paragraph.lines)
        if text_end.search(text):
            paragraph.lines = text_end.sub("", text).split("\n")
            return
    raise CannotDamage("no end of a summary")


def summary_unopened(draft: Draft, argument: str, _rng: Random) -> None:
    """An end of the summary without its start."""
    _substitute(draft, argument, r"^S(?:ummary|UMMARY): ", lambda _: "")


def classified_by_doubled(draft: Draft, _argument: str, _rng: Random) -> None:
    """`Classified By: CLASSIFIED BY …`."""
    n = _top_line(draft, "Classified By: ")
    draft.top[n] = draft.top[n].replace("Classified By: ", "Classified By: CLASSIFIED BY: ", 1)


def signer_glued(draft: Draft, _argument: str, _rng: Random) -> None:
    """The signer at the end of the last sentence."""
    if not draft.tail:
        raise CannotDamage("no signer")
    draft.paragraphs[-1].lines[-1] += " " + draft.tail.pop(0)


def signer_titled(draft: Draft, argument: str, _rng: Random) -> None:
    """The signer with a title, on one line: `AMBASSADOR LINDQVIST`."""
    if not draft.tail:
        raise CannotDamage("no signer")
    draft.tail[0] = f"{argument or 'AMBASSADOR'} {draft.tail[0]}"


def signer_missing(draft: Draft, _argument: str, _rng: Random) -> None:
    """No signer at all."""
    draft.tail.clear()


def end_mark(draft: Draft, _argument: str, _rng: Random) -> None:
    """`NNNN` below the signer."""
    draft.tail += ["", "NNNN"]


PARTIAL_EXTRACT = (
    "This record is a partial extract of the original cable. The full text of the original cable is not available."
)


def partial_extract(draft: Draft, argument: str, _rng: Random) -> None:
    """Only paragraphs up to the argument kept, under the archive's sentence that says so; no header block."""
    if argument:
        last = int(argument)
        draft.paragraphs = [p for p in draft.paragraphs if p.number <= last]
    draft.head.clear()
    draft.before = [PARTIAL_EXTRACT, ""]


def extract_notice(draft: Draft, _argument: str, _rng: Random) -> None:
    """The archive's sentence on top of the transmission header, as the dump has it."""
    draft.head[:0] = [PARTIAL_EXTRACT, ""]


def no_header(draft: Draft, _argument: str, _rng: Random) -> None:
    """The transmission header lost."""
    draft.head.clear()


def header_in_body(draft: Draft, _argument: str, _rng: Random) -> None:
    """The transmission header at the top of the body instead of a place of its own."""
    draft.before = [*draft.head, *draft.before]
    draft.head.clear()


def trailing_blanks(draft: Draft, _argument: str, _rng: Random) -> None:
    """A blank at the end of each line of the body."""
    draft.top = [line + " " for line in draft.top]
    for paragraph in draft.paragraphs:
        paragraph.lines = [line + " " for line in paragraph.lines]


def carriage_returns(draft: Draft, _argument: str, _rng: Random) -> None:
    """CRLF in the body, whatever the file around it ends its lines with."""
    trailing_blanks(draft, "", _rng)
    draft.top = [line[:-1] + "\r" for line in draft.top]
    for paragraph in draft.paragraphs:
        paragraph.lines = [line[:-1] + "\r" for line in paragraph.lines]
        paragraph.heading = [line + "\r" for line in paragraph.heading]


def pilcrow_in_references(draft: Draft, _argument: str, _rng: Random) -> None:
    """The viewer's paragraph sign before the letters of the REF block: `¶B. TALLINN 412`."""
    start = _top_line(draft, "REF")
    struck = False
    for n in range(start + 1, len(draft.top)):
        changed = re.sub(r"^ +(?=[A-Z]\. )", "¶", draft.top[n])
        struck = struck or changed != draft.top[n]
        draft.top[n] = changed
    if not struck:
        raise CannotDamage("no second reference on a line of its own")


def headings_above(draft: Draft, _argument: str, _rng: Random) -> None:
    """Rules above and below each heading."""
    for paragraph in draft.paragraphs:
        if len(paragraph.heading) == 2:
            paragraph.heading.insert(0, paragraph.heading[1])


def letters_for_digits(draft: Draft, argument: str, _rng: Random) -> None:
    """The letter O for the zero of a year in the REF block: `O6 HELSINKI 1190`."""
    for n in range(_top_line(draft, argument or "REF"), len(draft.top)):
        changed = re.sub(r"\b0(?=\d [A-Z])", "O", draft.top[n], count=1)
        if changed != draft.top[n]:
            draft.top[n] = changed
            return
    raise CannotDamage("no year with a zero in the REF block")


def other_section_line(draft: Draft, argument: str, _rng: Random) -> None:
    """The first line replaced by the argument: malformed numbers, other ways to write a classification."""
    if not argument:
        raise CannotDamage("the first line has to be given")
    draft.top[0] = argument


DAMAGE: dict[str, Damage] = {
    "pilcrow-as-one": pilcrow_as_one,
    "pilcrow-as-dashed-one": pilcrow_as_dashed_one,
    "pilcrow-as-formula": pilcrow_as_formula,
    "missing-pilcrow": missing_pilcrow,
    "missing-mark": missing_mark,
    "missing-number": missing_number,
    "caption-misread": caption_misread,
    "signer-misread": signer_misread,
    "sipdis-in-sentence": sipdis_in_sentence,
    "page-mark-in-sentence": page_mark_in_sentence,
    "section-mark-in-sentence": section_mark_in_sentence,
    "sipdis-doubled": sipdis_doubled,
    "false-pilcrow": false_pilcrow,
    "apostrophe-as-comma": apostrophe_as_comma,
    "quotes-as-codes": quotes_as_codes,
    "url-split": url_split,
    "no-tags": no_tags,
    "no-subject": no_subject,
    "tags-glued": tags_glued,
    "tags-word": tags_word,
    "subject-word": subject_word,
    "summary-misspelt": summary_misspelt,
    "summary-unclosed": summary_unclosed,
    "summary-unopened": summary_unopened,
    "classified-by-doubled": classified_by_doubled,
    "signer-glued": signer_glued,
    "signer-titled": signer_titled,
    "signer-missing": signer_missing,
    "end-mark": end_mark,
    "partial-extract": partial_extract,
    "extract-notice": extract_notice,
    "no-header": no_header,
    "header-in-body": header_in_body,
    "trailing-blanks": trailing_blanks,
    "carriage-returns": carriage_returns,
    "pilcrow-in-references": pilcrow_in_references,
    "headings-ruled-above": headings_above,
    "letter-o-for-zero": letters_for_digits,
    "first-line": other_section_line,
}

# Damage after which the text has to be read otherwise than it stands; the rest only is missing or is form.
REPAIRED = frozenset(
    {
        "pilcrow-as-one",
        "pilcrow-as-dashed-one",
        "pilcrow-as-formula",
        "missing-number",
        "caption-misread",
        "signer-misread",
        "sipdis-in-sentence",
        "page-mark-in-sentence",
        "section-mark-in-sentence",
        "pilcrow-in-references",
        "false-pilcrow",
        "apostrophe-as-comma",
        "quotes-as-codes",
        "url-split",
        "tags-glued",
        "tags-word",
        "summary-misspelt",
        "classified-by-doubled",
        "letter-o-for-zero",
    }
)


def strike(draft: Draft, damages: list[str] | tuple[str, ...], rng: Random) -> None:
    """Apply damages in order; each is a kind, or `kind:argument`."""
    for damage in damages:
        kind, _, argument = damage.partition(":")
        DAMAGE[kind](draft, argument, rng)
