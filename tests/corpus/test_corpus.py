"""The main job on the real cables beside the repository: what the samples cannot show."""

from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

pytestmark = [pytest.mark.corpus, pytest.mark.slow]


@pytest.fixture(scope="module")
def marts(corpus_warehouse: Path) -> Any:
    with duckdb.connect(str(corpus_warehouse), read_only=True) as connection:
        connection.execute("set search_path = 'marts'")
        yield connection


def values(connection: Any, sql: str) -> list[Any]:
    return [row[0] if len(row) == 1 else row for row in connection.execute(sql).fetchall()]


def test_files_in_are_cables_and_rejects(marts: Any) -> None:
    [(records, cables, rejects)] = values(
        marts, "select sum(records_seen), sum(cable_count), sum(reject_count) from raw.source_file"
    )
    assert records == cables + rejects
    assert rejects == 0
    assert cables == values(marts, "select count(*) from raw.cable")[0] > 1_600


def test_each_cable_counts_once(marts: Any) -> None:
    assert values(marts, "select count(*) - count(distinct cable_id) from fct_cable") == [0]
    by_count = dict(values(marts, "select source_count, count(*) from fct_cable group by all"))
    assert by_count[2] >= 790, "the cables that came as page and as row"


@pytest.mark.parametrize("mart", ["fct_cable", "cable_paragraph", "bridge_cable_tag", "bridge_cable_post"])
def test_no_cable_is_lost_on_the_way(marts: Any, mart: str) -> None:
    share = values(
        marts,
        f"select count(distinct cable_id) / (select count(*) from int_cables) from {mart}".replace(
            "int_cables", "intermediate.int_cables"
        ),
    )[0]
    assert share >= (1.0 if mart == "fct_cable" else 0.96)


def test_prints_are_known_by_their_text_alone(marts: Any, corpus_dir: Path) -> None:
    """A print without the viewer's frame says nothing of its cable; the files are named for what they hold."""
    named = sorted(path.stem for path in (corpus_dir / "pdf").glob("*.pdf"))
    read = values(marts, "select cable_id from fct_cable where in_pdf order by 1")
    assert len(named) == 7
    assert read == named
    whole = "select count(*) from fct_cable where in_pdf and signer != ''"
    assert values(marts, f"{whole} and date_basis = 'dtg' and paragraph_count > 0") == [7]


def tags_of(connection: Any, cable_id: str) -> list[str]:
    tags = "select tag_code from bridge_cable_tag join dim_tag using (tag_key)"
    return values(connection, f"{tags} where cable_id = '{cable_id}' order by position")


class TestAstana2813:
    """Three paragraphs misread, a caption in mid-sentence, everything else as sent."""

    id = "07ASTANA2813"

    def test_header(self, marts: Any) -> None:
        [row] = marts.execute(
            f"""select sent_at, date_basis, post_name, classification, captions, declassify_on, paragraph_count, signer
            from fct_cable join dim_post using (post_key) where cable_id = '{self.id}'"""
        ).fetchall()
        assert row[:7] == (
            datetime(2007, 10, 15, 8, 13),
            "dtg",
            "Embassy Astana",
            "CONFIDENTIAL",
            ["SIPDIS"],
            date(2017, 10, 11),
            7,
        )
        assert row[7].title() == "Milas"

    def test_tags_in_order(self, marts: Any) -> None:
        assert tags_of(marts, self.id) == ["MARR", "OVIP", "PREL", "KZ"]

    def test_recipients(self, marts: Any) -> None:
        rows = values(
            marts,
            "select role, post_code from bridge_cable_post join dim_post using (post_key) "
            f"where cable_id = '{self.id}'",
        )
        assert Counter(rows) == Counter(
            [
                ("from", "ASTANA"),
                ("to", "STATE"),
                ("to", "BAGHDAD"),
                ("info", "KABUL"),
                ("info", "NSC"),
                ("info", "SECDEF"),
            ]
        )

    def test_paragraphs_and_the_sentence_made_whole(self, marts: Any) -> None:
        rows = values(marts, f"select paragraph_no, text from cable_paragraph where cable_id = '{self.id}' order by 1")
        numbered = {number: text for number, text in rows if number > 0}
        assert sorted(numbered) == [1, 2, 3, 4, 5, 6, 7]
        assert "SIPDIS" not in numbered[1]
        assert "peaceful, multi-ethnic society" in numbered[1]

    def test_officials(self, marts: Any) -> None:
        names = " ".join(values(marts, f"select name_in_cable from bridge_cable_official where cable_id = '{self.id}'"))
        for surname in ["Cagan", "Sembinov", "Saudabayev", "Sarybai", "Abdirov", "Petraeus", "Gates", "Milas"]:
            assert surname.upper() in names.upper()

    def test_meetings(self, marts: Any) -> None:
        days = values(
            marts, f"select date from fct_meeting join dim_date using (date_key) where cable_id = '{self.id}'"
        )
        assert days.count(date(2007, 10, 10)) >= 3

    def test_repairs(self, marts: Any) -> None:
        repairs = values(marts, f"select text_as_found, text_as_read from fct_repair where cable_id = '{self.id}'")
        misread = [(found, read) for found, read in repairs if found.strip().startswith("1") and "¶" in read]
        assert len(misread) == 3
        assert any("SIPDIS" in found for found, _ in repairs)


class TestAlmaty2878:
    """A partial extract without header block or year."""

    id = "05ALMATY2878"

    def test_header(self, marts: Any) -> None:
        [row] = marts.execute(
            f"""select date_basis, classification, list_sort(captions), is_partial_extract, year
            from fct_cable join dim_date using (date_key) where cable_id = '{self.id}'"""
        ).fetchall()
        assert row == ("inferred", "UNCLASSIFIED//FOR OFFICIAL USE ONLY", ["SENSITIVE", "SIPDIS"], True, 2005)

    def test_subject_is_one_line(self, marts: Any) -> None:
        [subject] = values(marts, f"select subject from fct_cable where cable_id = '{self.id}'")
        assert "\n" not in subject
        assert subject.endswith("SECRETARIAT, WORKING GROUPS")

    def test_tags(self, marts: Any) -> None:
        assert tags_of(marts, self.id) == ["PREL", "PGOV", "KZ", "POLITICAL"]

    def test_paragraphs(self, marts: Any) -> None:
        numbered = "select distinct paragraph_no from cable_paragraph where paragraph_no > 0"
        assert values(marts, f"{numbered} and cable_id = '{self.id}' order by 1") == [1, 2, 3, 4, 5]

    def test_meeting(self, marts: Any) -> None:
        rows = values(
            marts, f"select date, place from fct_meeting join dim_date using (date_key) where cable_id = '{self.id}'"
        )
        assert (date(2005, 8, 8), "Almaty") in rows

    def test_damage_is_recorded(self, marts: Any) -> None:
        found = values(marts, f"select trim(text_as_found) from fct_repair where cable_id = '{self.id}'")
        assert {"STPDTS", "ASOUINO"} <= set(found)


def test_evidence_is_the_text_as_found(marts: Any) -> None:
    for fact in ("fct_meeting", "fct_request"):
        wrong = values(
            marts,
            f"""select facts.cable_id from {fact} as facts
            join intermediate.int_cables using (cable_id) join raw.cable using (record_id)
            where facts.evidence <> substring(cable.text, evidence_start + 1, evidence_end - evidence_start)""",
        )
        assert wrong == []
