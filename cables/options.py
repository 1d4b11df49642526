"""Options that many commands share, and what stands below each command's help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

WarehouseOption = Annotated[
    Path,
    typer.Option("--warehouse", "-w", envvar="CABLES_WAREHOUSE", help="The warehouse file.", metavar="FILE"),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print the result as JSON on standard output.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]
ProtectedOption = Annotated[
    bool,
    typer.Option("--include-protected", help="Show persons whom cables ask to protect, and what is said of them."),
]
DEFAULT_WAREHOUSE = Path("warehouse.duckdb")
EXIT_CODES = (
    "Exit codes: 0 done, 1 a check failed, 2 wrong usage, 3 input or warehouse not found, "
    "4 warehouse in use by another process, 5 a model or the program failed, 130 interrupted."
)


def examples(*lines: str) -> str:
    """Lay out example calls, and the exit codes, below a command's help."""
    return "\n\n".join(["Examples:", *(f"  {line}" for line in lines), EXIT_CODES])
