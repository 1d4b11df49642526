"""Tables of single lines, each put into a cable of its own so that the whole pipeline reads it."""

from pathlib import Path
from typing import Any

import yaml

LINES = Path(__file__).resolve().parent.parent / "golden" / "lines"
TOP = "R 101200Z MAY 07\nFM AMEMBASSY SUVA\nTO SECSTATE WASHDC\n\n"
FOOT = "\n\n1. (U) The lanterns were lit at dusk.\n\n2. (U) They burned till dawn.\nKEMBLE\n"
FIRST_SERIAL = 5000


def head_lines(part: str) -> list[dict[str, Any]]:
    """The lines of one part of the head: `classification`, `tags` or `subject`."""
    table: dict[str, list[dict[str, Any]]] = yaml.safe_load((LINES / "heads.yml").read_text("utf-8"))
    return table[part]


def reference_lines() -> list[dict[str, Any]]:
    """REF fields with the cables that they cite."""
    table: list[dict[str, Any]] = yaml.safe_load((LINES / "references.yml").read_text("utf-8"))
    return table


def texts() -> dict[str, str]:
    """Every line in its cable, by the name of the file that holds it: part and place in the table."""
    made = {}
    for number, case in enumerate(head_lines("classification")):
        frame = f"R 101200Z MAY 07\n\n{case['line']}\n\nTAGS: ECON\nSUBJECT: LANTERNS{FOOT}"
        made[f"classification-{number}"] = frame
    for number, case in enumerate(head_lines("tags")):
        made[f"tags-{number}"] = f"{TOP}UNCLAS SUVA {3000 + number:06d}\n\n{case['line']}\nSUBJECT: LANTERNS{FOOT}"
    for number, case in enumerate(head_lines("subject")):
        made[f"subject-{number}"] = f"{TOP}UNCLAS SUVA {4000 + number:06d}\n\nTAGS: ECON\n{case['line']}{FOOT}"
    for number, case in enumerate(reference_lines()):
        serial = f"{FIRST_SERIAL + number:06d}"
        made[f"references-{number}"] = (
            f"{TOP}UNCLAS SUVA {serial}\n\nTAGS: ECON\nSUBJECT: LANTERNS\n\n{case['ref']}{FOOT}"
        )
    return made
