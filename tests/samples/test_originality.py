"""No sentence of a real cable stands in the repository: no nine words in a row."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from samples.generator import Generator
from samples.source import read_all

WORD = re.compile(r"[a-z0-9]{2,}")
MARKUP = re.compile(r"<[^<>]*>")
RUN = 9
ROOT = Path(__file__).parents[2]
# What the archives and the telegraph print on many cables alike is their form, not their words.
FORMS = (
    "this record is a partial extract of the original cable the full text of the original cable is not available",
    "noforn not for internet distribution eo 12958 decl",
    "fm amembassy tel aviv to ruehc secstate washdc immediate",
    "reference id created released classification origin",
    "xml version encoding utf doctype html public w3c dtd xhtml transitional en",
)


def runs(text: str) -> set[tuple[str, ...]]:
    words = WORD.findall(MARKUP.sub(" ", text).casefold().replace("'", ""))
    return set(zip(*(words[n:] for n in range(RUN)), strict=False))


def is_form(run: tuple[str, ...]) -> bool:
    words = set(run)
    return any(len(words & set(form.split())) >= RUN - 3 for form in FORMS)


def written_here() -> Iterable[str]:
    # Paragraphs only: headers are set phrases of the form ("for reasons 1.4 (b) and (d)").
    for source in read_all():
        for paragraph in source.message.paragraphs:
            yield paragraph.text
    for made in Generator(seed=1, count=300, damage=0).cables():
        for paragraph in made.message.paragraphs:
            yield paragraph.text
    for room in ("tests", "models", "macros", "docs", "evaluation", "expectations", "dashboards"):
        for file in sorted((ROOT / room).rglob("*")):
            if file.suffix in {".py", ".yml", ".md", ".sql", ".json", ".svg"}:
                yield file.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def ours() -> set[tuple[str, ...]]:
    return {run for text in written_here() for run in runs(text) if not is_form(run)}


@pytest.mark.corpus
@pytest.mark.parametrize("part", ["cables.csv", "html-2011", "pdf-text", "samples"])
def test_no_nine_words_of_a_real_cable(corpus_dir: Path, part: str, ours: set[tuple[str, ...]]):
    place = corpus_dir / part
    files = [place] if place.is_file() else sorted(p for p in place.rglob("*") if p.is_file())
    assert files
    shared: set[str] = set()
    for file in files:
        theirs = runs(file.read_bytes().decode("utf-8", "replace"))
        shared |= {" ".join(run) for run in ours & theirs}
    assert shared == set()
