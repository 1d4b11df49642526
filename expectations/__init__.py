"""Great Expectations suites: one module a layer, and the checkpoint that runs them."""

from typing import Literal

Layer = Literal["raw", "staging", "marts"]
LAYERS: tuple[Layer, ...] = ("raw", "staging", "marts")
