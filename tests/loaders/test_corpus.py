from pathlib import Path

import pytest

from loaders.stage import load
from loaders.tally import LoadSummary
from tests.loaders.made import rows, unbalanced_files

PARTS = ("html", "html-2011", "cables.csv", "pdf-text", "samples", "pdf")

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def loaded(corpus_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[LoadSummary, Path]:
    warehouse = tmp_path_factory.mktemp("corpus") / "warehouse.duckdb"
    return load([str(corpus_dir / part) for part in PARTS], warehouse), warehouse


def test_nothing_of_the_corpus_is_rejected(loaded: tuple[LoadSummary, Path], corpus_dir: Path) -> None:
    summary, warehouse = loaded
    files = sum(path.is_file() for part in PARTS[:2] + PARTS[3:] for path in (corpus_dir / part).rglob("*")) + 1
    assert rows(warehouse, "select path, reason from raw.reject") == []
    assert summary.files_read == summary.files_seen == files
    ((dumped,),) = rows(warehouse, "select cable_count from raw.source_file where format = 'cables_csv'")
    assert summary.cables_added == files - 1 + dumped
    assert not unbalanced_files(warehouse)


def test_pages_and_dump_tell_the_same(loaded: tuple[LoadSummary, Path]) -> None:
    _, warehouse = loaded
    ((pairs, same_text, same_fields),) = rows(
        warehouse,
        """
        select
            count(*),
            count(*) filter (where page.text = dump.text and page.body_offset = dump.body_offset),
            count(*) filter (where page.container_origin = dump.container_origin
                and page.container_classification = dump.container_classification)
        from raw.cable as page
        inner join raw.cable as dump on page.container_cable_id = dump.container_cable_id
        where page.format = 'cablegate_html' and dump.format = 'cables_csv'
        """,
    )
    assert pairs > 700
    assert same_fields == pairs
    # The dump was made from the pages by a tool that took "<<123>>" for markup and dropped blanks on empty lines.
    assert same_text > 0.99 * pairs
