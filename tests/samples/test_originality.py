"""No sentence of a real cable stands in the samples: no nine words in a row."""

import re
from pathlib import Path

import pytest

from samples.generate import Generator
from samples.source import read_all

WORD = re.compile(r"[a-z0-9]+")
RUN = 9


def runs(text: str) -> set[tuple[str, ...]]:
    words = WORD.findall(text.casefold().replace("'", ""))
    return set(zip(*(words[n:] for n in range(RUN)), strict=False))


@pytest.fixture(scope="module")
def ours() -> set[tuple[str, ...]]:
    # Paragraphs only: headers are set phrases of the form ("for reasons 1.4 (b) and (d)").
    found: set[tuple[str, ...]] = set()
    for source in read_all():
        for paragraph in source.message.paragraphs:
            found |= runs(paragraph.text)
    for made in Generator(seed=1, count=300, damage=0).cables():
        for paragraph in made.message.paragraphs:
            found |= runs(paragraph.text)
    return found


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
