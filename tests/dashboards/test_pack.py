"""What is packed comes back as it was."""

import pyarrow as pa
import pytest

from dashboards import pack
from dashboards.steps import last_word


def test_a_table_comes_back_whatever_its_columns_are(tmp_path):
    table = pa.table(
        {
            "small": pa.array([1, 255, 0], pa.uint8()),
            "step": pa.array([1, 70_000, 16_777_216], pa.uint32()),
            "date": pa.array([-1, 20070314, 19661228], pa.int32()),
            "word": pa.array(["told", None, "told"]),
            "lists": pa.array([[3, 65_536], [], [256]], pa.list_(pa.uint32())),
        }
    )
    pack.write_compact(tmp_path, table, "facts")
    assert pack.read_compact(tmp_path, "facts") == table.to_pydict()


def test_a_table_without_rows_comes_back(tmp_path):
    table = pa.table({"step": pa.array([], pa.uint32()), "lists": pa.array([], pa.list_(pa.uint16()))})
    pack.write_compact(tmp_path, table, "facts")
    assert pack.read_compact(tmp_path, "facts") == table.to_pydict()


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Villem Härkmaa", "harkmaa"),
        ("Anne O’Dunne", "dunne"),
        ("J. Tindall-Orr", "orr"),
        ("Карина Öst", "ost"),
        ("—", ""),
    ],
)
def test_the_last_word_of_a_name_has_neither_accent_nor_case(name, word):
    assert last_word(name) == word
