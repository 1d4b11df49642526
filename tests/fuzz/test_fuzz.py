"""A small portion of `make fuzz`: one batch of damaged inputs, loaded in a process of its own."""

from pathlib import Path

import pytest

from tests.fuzz import damage
from tests.fuzz.__main__ import ROOT, load

pytestmark = pytest.mark.slow


def test_no_damaged_input_crashes_hangs_or_goes_unaccounted(tmp_path: Path) -> None:
    whole = damage.samples(ROOT / "samples/cables")

    kinds = damage.write_inputs(tmp_path / "in", 200, 7, whole)
    told, faults = load(tmp_path / "in", tmp_path / "w.duckdb")

    assert faults == []
    assert told["cables"] > 50
    assert told["rejects"] > 50
    assert len(set(kinds)) > 12


def test_the_same_seed_makes_the_same_inputs(tmp_path: Path) -> None:
    whole = damage.samples(ROOT / "samples/cables")

    for name in ("one", "other"):
        damage.write_inputs(tmp_path / name, 60, 3, whole)

    one, other = (
        {
            path.name: path.read_bytes()
            for path in (tmp_path / name).iterdir()
            if path.is_file() and not path.is_symlink()
        }
        for name in ("one", "other")
    )
    assert one == other
