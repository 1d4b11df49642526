"""The posts that the samples and the generator write from.

A table of its own on purpose: it is the samples' truth, and truth that is read from the seeds under test
would agree with them whatever they say.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Post:
    """One post: how archives, addresses and record numbers name it, and the country around it."""

    station: str
    archive_name: str
    address: str
    routing_indicator: str
    city: str
    country: str
    country_code: str
    tag: str
    adjective: str
    government: str
    naming: str

    @property
    def mrn_station(self) -> str:
        """The station as the classification line writes it (`LA PAZ`)."""
        for prefix in ("AMEMBASSY ", "AMCONSUL ", "USMISSION "):
            if self.address.startswith(prefix):
                return self.address.removeprefix(prefix)
        return self.station


@cache
def posts() -> dict[str, Post]:
    """All posts by station as it stands in a record number (`SANJOSE`)."""
    with files("samples").joinpath("posts.csv").open(encoding="utf-8") as lines:
        return {row["station"]: Post(**row) for row in csv.DictReader(lines)}
