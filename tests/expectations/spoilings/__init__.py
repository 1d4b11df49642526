"""Kinds of spoiling, and the check that must catch each: applied one at a time to the warehouse of the samples."""

from tests.expectations.spoilings.cables import CABLES
from tests.expectations.spoilings.dimensions import DIMENSIONS
from tests.expectations.spoilings.facts import FACTS
from tests.expectations.spoilings.kinds import Spoiling
from tests.expectations.spoilings.raw import RAW
from tests.expectations.spoilings.reporting import REPORTING
from tests.expectations.spoilings.shareable import SHAREABLE
from tests.expectations.spoilings.staging import STAGING

__all__ = ["SPOILINGS", "Spoiling"]

SPOILINGS = [*RAW, *STAGING, *CABLES, *FACTS, *DIMENSIONS, *REPORTING, *SHAREABLE]
