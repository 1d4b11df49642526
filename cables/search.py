"""Full text: cables whose subject and paragraphs hold all the words asked for, the best first, with their passage."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from typing import Any

import duckdb

from cables.errors import UsageError
from cables.protection import schema_for

SNIPPET = 240
"""Characters of a passage that are shown."""
SUBJECT_COUNTS = 3
"""A word in the subject weighs as much as so many in the text."""
WORD = re.compile(r"[^\W_]+")
TERM = re.compile(r'"([^"]*)"(\*?)|([^\s"]+)')

# Okapi BM25 with its usual constants (k1 = 1.2, b = 0.75) over whole cables; a scan, because it needs no index that a
# build would have to pay for (docs/decisions/0011).
SEARCH = """
    with cables as (
        select c.cable_id, c.subject, c.word_count, d.date, p.post_name, c.classification
        from {marts}.fct_cable as c
        left join {marts}.dim_date as d using (date_key)
        left join {marts}.dim_post as p using (post_key)
        where ($post is null or upper(p.post_code) = upper($post) or lower(p.post_name) = lower($post))
            and ($first is null or d.date >= $first)
            and ($last is null or d.date <= $last)
            and ($tag is null or c.cable_id in (
                select b.cable_id from {marts}.bridge_cable_tag as b join {marts}.dim_tag as t using (tag_key)
                where t.tag_code = upper($tag)))
    ),
    passages as (
        select cable_id, null::integer as paragraph_no, -1::bigint as place, subject as text
        from cables where {any_in_subject}
        union all
        select t.cable_id, t.paragraph_no, t.start_offset, t.text
        from {marts}.cable_paragraph as t semi join cables using (cable_id) where {any_in_text}
    ),
    counted as (select *, {counts} from passages),
    of_cables as (
        select cable_id, count(*)::integer as passages, sum({all_counts})::integer as hits,
            arg_max(
                {{'paragraph_no': paragraph_no, 'text': text}},
                ({distinct_words}, place >= 0, {all_counts}, -place)
            ) as best,
            {weights}
        from counted
        group by cable_id
        having {every_word}
    ),
    corpus as (
        select (select count(*) from {marts}.fct_cable) as cables,
            greatest((select avg(word_count) from {marts}.fct_cable), 1) as words, {frequencies}
        from of_cables
    )
    select f.cable_id, c.date, c.post_name, c.classification, c.subject, f.passages, f.hits,
        f.best.paragraph_no as paragraph_no, f.best.text as text, {score} as score,
        count(*) over () as found, sum(f.hits) over ()::bigint as hits_in_all
    from of_cables as f join cables as c using (cable_id), corpus
    order by score desc, c.date, f.cable_id
    limit $most"""


@dataclass(frozen=True)
class Hit:
    """A cable that was found, with the passage that tells most of why."""

    cable_id: str
    date: date | None
    post_name: str | None
    classification: str | None
    subject: str | None
    paragraph_no: int | None
    """Where the snippet stands; None in the subject or before the first paragraph."""
    snippet: str
    marks: tuple[tuple[int, int], ...]
    """Where in the snippet the words stand: first character, behind the last."""
    hits: int
    """How often the cable has one of the words."""
    score: float


@dataclass(frozen=True)
class Found:
    """The best cables, and how many there are."""

    cables: int
    hits: int
    best: tuple[Hit, ...]

    def as_json(self) -> dict[str, Any]:
        """Return plain types."""
        return asdict(self)


@dataclass(frozen=True)
class Term:
    """Words that stand one behind the other; the last may be the beginning of one."""

    words: tuple[str, ...]
    is_beginning: bool

    def pattern(self, *, letter: str, other: str, edge: tuple[str, str]) -> str:
        """Write it as a pattern, given how an engine writes letters, other characters and edges of words."""
        between = other + "{1,8}"
        body = between.join("".join(_any_accent(character) for character in word) for word in self.words)
        return edge[0] + "(" + body + (letter + "*" if self.is_beginning else "") + ")" + edge[1]

    @property
    def sql(self) -> str:
        """For DuckDB, which has no lookaround: the characters around it are part of the match."""
        other = r"[^\p{L}\p{N}]"
        return "(?i)" + self.pattern(letter=r"[\p{L}\p{N}]", other=other, edge=(f"(?:^|{other})", f"(?:{other}|$)"))

    @property
    def python(self) -> str:
        """For Python."""
        return self.pattern(letter=r"[^\W_]", other=r"[\W_]", edge=(r"(?<![^\W_])", r"(?![^\W_])"))


def search(
    connection: duckdb.DuckDBPyConnection,
    text: str,
    *,
    limit: int = 20,
    post: str | None = None,
    tag: str | None = None,
    first: date | None = None,
    last: date | None = None,
    include_protected: bool = False,
) -> Found:
    """Find cables that hold every word of `text`, wherever in subject and paragraphs; the best first.

    Args:
        connection: a warehouse with marts.
        text: words; `"a phrase"` stands together, `word*` begins so. Case and accents make no difference.
        limit: at most so many cables.
        post: only those of a post, by its code or name.
        tag: only those with a tag.
        first: not before this day.
        last: not after this day.
        include_protected: search what is said of protected persons too.

    Raises:
        UsageError: there is no word in `text`, or no such post or tag.
    """
    wanted = terms(text)
    marts = schema_for(include_protected=include_protected)
    _require(connection, marts, "post", post)
    _require(connection, marts, "tag", tag)
    parameters: dict[str, Any] = {"post": post, "tag": tag, "first": first, "last": last, "most": limit}
    parameters |= {f"term{n}": term.sql for n, term in enumerate(wanted)}
    rows = connection.execute(_statement(marts, len(wanted)), parameters).fetchall()
    marker = re.compile("|".join(term.python for term in wanted), re.IGNORECASE)
    hits = tuple(_hit(row, marker) for row in rows)
    return Found(rows[0][10] if rows else 0, rows[0][11] if rows else 0, hits)


def terms(text: str) -> list[Term]:
    """Read what is asked for: words, `"phrases"`, `beginnings*`. A word with marks in it (`Al-Tarin`) is a phrase.

    Raises:
        UsageError: there is no word in it.
    """
    found: dict[Term, None] = {}
    for phrase, phrase_star, word in TERM.findall(text):
        written = phrase or word
        words = tuple(WORD.findall(_folded(written)))
        if words:
            found[Term(words, bool(phrase_star) or written.endswith("*"))] = None
    if not found:
        raise UsageError(
            "There is no word to search for.", "Search as in: cables search 'harbour \"joint patrol\" fish*'."
        )
    return list(found)


def _statement(marts: str, count: int) -> str:
    numbers = range(count)
    any_in = " or ".join(f"regexp_matches({{0}}, $term{n}, 's')" for n in numbers)
    return SEARCH.format(
        marts=marts,
        any_in_subject=any_in.format("subject"),
        any_in_text=f"({any_in.format('t.text')})",
        counts=", ".join(f"len(regexp_extract_all(text, $term{n})) as n{n}" for n in numbers),
        all_counts="(" + " + ".join(f"n{n}" for n in numbers) + ")",
        distinct_words="(" + " + ".join(f"(n{n} > 0)::integer" for n in numbers) + ")",
        weights=", ".join(
            f"sum(case when place < 0 then {SUBJECT_COUNTS} * n{n} else n{n} end) as w{n}" for n in numbers
        ),
        every_word=" and ".join(f"sum(n{n}) > 0" for n in numbers),
        frequencies=", ".join(f"count(*) filter (where w{n} > 0) as f{n}" for n in numbers),
        score="round("
        + " + ".join(
            f"ln(1 + (cables - f{n} + 0.5) / (f{n} + 0.5)) * w{n} * 2.2 "
            f"/ (w{n} + 1.2 * (0.25 + 0.75 * coalesce(c.word_count, 0) / words))"
            for n in numbers
        )
        + ", 3)",
    )


def _require(connection: duckdb.DuckDBPyConnection, marts: str, kind: str, wanted: str | None) -> None:
    """Raise UsageError for a post or tag that is not known: nothing would be found, and nobody told why."""
    if wanted is None:
        return
    name = "post_name" if kind == "post" else "tag_code"
    near = connection.execute(
        f"""
        select coalesce(bool_or(upper({kind}_code) = upper($1) or upper({name}) = upper($1)), false),
            arg_max({kind}_code, jaro_winkler_similarity(upper({kind}_code), upper($1)), 3)
        from {marts}.dim_{kind}""",
        [wanted],
    ).fetchall()[0]
    if not near[0]:
        raise UsageError(f"There is no {kind} {wanted}.", f"Did you mean {', '.join(near[1] or [])}?")


def _hit(row: tuple[Any, ...], marker: re.Pattern[str]) -> Hit:
    cable_id, day, post_name, classification, subject, _, hits, paragraph_no, text, score, *_ = row
    snippet, marks = snippet_of(text, marker)
    return Hit(cable_id, day, post_name, classification, subject, paragraph_no, snippet, marks, hits, score)


def snippet_of(text: str, marker: re.Pattern[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Cut a passage to the stretch with most of the words, at blanks; return it with the places of the words in it."""
    line = " ".join(text.split())
    places = [found.span() for found in marker.finditer(line)]
    start = 0
    if places:
        fits = [sum(start <= first and last <= start + SNIPPET - 60 for first, last in places) for start, _ in places]
        start = max(0, places[fits.index(max(fits))][0] - 50)
    end = min(len(line), start + SNIPPET)
    start = max(0, min(start, end - SNIPPET))
    if start:
        start = line.rfind(" ", 0, start + 1) + 1
    if end < len(line):
        end = max(line.rfind(" ", 0, end + 1), start + 1)
    before, after = "…" if start else "", "…" if end < len(line) else ""
    shown = before + line[start:end] + after
    offset = len(before) - start
    return shown, tuple((first + offset, last + offset) for first, last in places if start <= first and last <= end)


def _folded(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _any_accent(character: str) -> str:
    """Write a letter so that it matches with any accent."""
    forms = _accented().get(character.lower())
    return f"[{forms}]" if forms else re.escape(character)


@cache
def _accented() -> dict[str, str]:
    """The lower-case letters of Latin script by the letter that they are without accents."""
    forms: dict[str, str] = {}
    for code in [*range(0x61, 0x7B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)]:
        letter = chr(code)
        base = _folded(letter)
        if letter.islower() and len(base) == 1 and base.isascii() and base.isalpha():
            forms[base] = forms.get(base, "") + letter
    return forms
