"""The persons of a cable: invented texts, each of which shows one rule, through the real pipeline."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from cables.progress import Meter
from cables.project import Project
from cables.transform import Transformation
from expectations.suites import shareable
from loaders.stage import load

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "officials"
OFFICIALS = (
    "+bridge_cable_official",
    "+dim_tag",
    "+dim_official",
    "+dim_official_title",
    "+int_mentions",
    "+shareable__bridge_cable_official",
    "+shareable__bridge_cable_tag",
    "+shareable__cable_paragraph",
    "+shareable__fct_cable",
)
HEAD = """\
R 041210Z MAR 08
FM AMCONSUL ALMATY
TO SECSTATE WASHDC {serial:04d}
C O N F I D E N T I A L ALMATY {serial:06d}
E.O. 12958: DECL: 03/04/2018
TAGS: {tags}
SUBJECT: {subject}
{reference}{classified_by}
"""


def cases() -> list[dict[str, Any]]:
    return [case for path in sorted(GOLDEN.glob("*.yml")) for case in yaml.safe_load(path.read_text("utf-8"))]


def text(case: dict[str, Any], serial: int) -> str:
    """The case as a cable: one numbered paragraph a sentence."""
    paragraphs = [f"{number}. (C) {sentence}" for number, sentence in enumerate(case["sentences"], start=1)]
    head = HEAD.format(
        serial=serial,
        tags=case.get("tags", "PREL, KZ"),
        subject=case.get("subject", "TALKS"),
        classified_by=case.get("classified_by", ""),
        reference=case.get("reference", ""),
    )
    return "\n\n".join([head.rstrip(), *paragraphs, case.get("signer", "")]).rstrip() + "\n"


class _Silent:
    def update(self, *_: object) -> None:
        """Show nothing."""


@pytest.fixture(scope="module")
def officials(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    folder = tmp_path_factory.mktemp("officials")
    for serial, case in enumerate(cases(), start=101):
        (folder / f"{serial}.txt").write_text(text(case, serial), encoding="utf-8")
    warehouse = folder / "warehouse.duckdb"
    load([str(path) for path in sorted(folder.glob("*.txt"))], warehouse)
    transformation = Transformation(Project(repository), warehouse, folder)
    transformation.parse()
    meter: Meter = _Silent()  # type: ignore[assignment]
    outcome = transformation.build(OFFICIALS, meter, full_refresh=True, indirect="buildable")
    assert outcome.failures == ()
    connection = duckdb.connect(str(warehouse), read_only=True)
    yield connection
    connection.close()


def persons(connection: duckdb.DuckDBPyConnection, serial: int) -> list[dict[str, Any]]:
    found = connection.execute(
        """
        select name_in_cable as name, surname, title_in_cable as title, country_code as country, organization, sector,
            role_in_cable as role, is_protected as protected, mention_count as mentions
        from intermediate.int_persons where cable_id = ? order by person_no
        """,
        [f"08ALMATY{serial}"],
    )
    names = [column[0] for column in found.description or []]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


@pytest.mark.slow
@pytest.mark.parametrize(("serial", "case"), list(enumerate(cases(), start=101)), ids=[c["case"] for c in cases()])
def test_persons_of_a_cable(officials: duckdb.DuckDBPyConnection, serial: int, case: dict[str, Any]) -> None:
    found = {person["name"]: person for person in persons(officials, serial)}
    expected = {person["name"]: person for person in case["persons"]}
    assert set(found) == set(expected)
    for name, person in expected.items():
        assert {key: found[name][key] for key in person} == person


@pytest.mark.slow
def test_mentions_point_at_the_name_in_the_text_as_found(officials: duckdb.DuckDBPyConnection) -> None:
    astray = officials.execute(
        r"""
        select mentions.cable_id, mentions.name_as_written
        from intermediate.int_mentions as mentions
        inner join intermediate.int_cables as cables on mentions.cable_id = cables.cable_id
        inner join raw.cable as records on cables.record_id = records.record_id
        where lower(regexp_replace(
            substring(records.text, mentions.start_offset + 1, mentions.end_offset - mentions.start_offset),
            '\s+', ' ', 'g'
        )) <> lower(mentions.name_as_written)
        """
    ).fetchall()
    assert astray == []
    assert officials.execute("select count(*) > 20 from intermediate.int_mentions").fetchone() == (True,)


@pytest.mark.slow
def test_protected_persons_and_the_sentences_that_name_them_are_withheld(officials: duckdb.DuckDBPyConnection) -> None:
    protected = officials.execute(
        "select cable_id, name_in_cable from marts.bridge_cable_official where is_protected order by all"
    ).fetchall()
    assert len(protected) >= 3
    for cable_id, name in protected:
        text, *_ = officials.execute(
            "select string_agg(text, ' ' order by paragraph_no) from shareable.cable_paragraph where cable_id = ?",
            [cable_id],
        ).fetchone() or ("",)
        assert name.split()[-1] not in text
        assert "█" in text and "kept" in text, "other sentences stay"
        names = officials.execute(
            "select name_in_cable from shareable.bridge_cable_official where cable_id = ?", [cable_id]
        ).fetchall()
        assert ("(protected)",) in names and (name,) not in names
    untouched = officials.execute(
        """
        select count(*) from marts.cable_paragraph as whole
        inner join shareable.cable_paragraph as shared using (cable_id, paragraph_no)
        where whole.text = shared.text
        """
    ).fetchone()
    assert untouched and untouched[0] > 20


@pytest.mark.slow
def test_namesakes_are_withheld_with_the_protected_person_of_their_cable(officials: duckdb.DuckDBPyConnection) -> None:
    found = officials.execute(
        "select cable_id from marts.bridge_cable_official where name_in_cable = 'Milena Castrovik' and is_protected"
    ).fetchall()
    assert len(found) == 1
    names = officials.execute(
        "select name_in_cable from shareable.bridge_cable_official where cable_id = ? order by 1", found[0]
    ).fetchall()
    assert names == [("(protected)",), ("Tarvek",)]


@pytest.mark.slow
@pytest.mark.parametrize("table", ["bridge_cable_official", "bridge_cable_tag", "cable_paragraph", "fct_cable"])
def test_the_check_of_names_finds_nothing(officials: duckdb.DuckDBPyConnection, table: str) -> None:
    (suite,) = (suite for suite in shareable.suites() if suite.table == f"shareable.{table}")
    (check,) = (check for check in suite.checks if check.name == "names_nobody_protected")
    query = check.expectation.unexpected_rows_query.format(batch=suite.table)
    assert officials.execute(query).fetchall() == []
    told = officials.execute(query.replace(suite.table, f"marts.{table}")).fetchall()
    assert told, "without the withholding it finds some"
