"""What can go wrong, as the user sees it: a message, a way out, an exit code."""

from __future__ import annotations

import errno
from enum import IntEnum
from pathlib import Path


class Exit(IntEnum):
    """Exit codes of every command. Scripts depend on them."""

    OK = 0
    CHECK_FAILED = 1
    USAGE = 2
    NOT_FOUND = 3
    LOCKED = 4
    INTERNAL = 5
    INTERRUPTED = 130
    TERMINATED = 143


class CablesError(Exception):
    """An error with a message for the user and, where there is one, a way out."""

    exit_code: Exit = Exit.INTERNAL

    def __init__(self, message: str, way_out: str = "") -> None:
        """Keep the message and the way out apart, so that each can be printed in its place."""
        super().__init__(message)
        self.message = message
        self.way_out = way_out


class UsageError(CablesError):
    """The command was given something it cannot take."""

    exit_code = Exit.USAGE


class NotFoundError(CablesError):
    """A file, a warehouse, a table or a cable that is not there."""

    exit_code = Exit.NOT_FOUND


class LockedError(CablesError):
    """Another process holds the warehouse."""

    exit_code = Exit.LOCKED


class StepFailedError(CablesError):
    """A model could not be built: a fault of the project or of the machine, not of the data."""

    exit_code = Exit.INTERNAL


class InterruptedRunError(CablesError):
    """The user stopped the run."""

    exit_code = Exit.INTERRUPTED


class CheckFailedError(CablesError):
    """A check of the data failed; what failed has been reported, nothing was published."""

    exit_code = Exit.CHECK_FAILED


class DiskFullError(CablesError):
    """There is no room for the next state of the warehouse."""

    def __init__(self, warehouse: Path) -> None:
        """Name the warehouse, which is as it was."""
        super().__init__(
            f"The disk is full, or a limit on the size of files is reached: {warehouse} was not changed.",
            f"What was built has been removed. A build needs room for a second copy of the warehouse in "
            f"{warehouse.parent}; "
            f"{warehouse}.failed, if it is there, can be deleted.",
        )


_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FULL_SAYS = ("No space left on device", "Disk quota exceeded", "File too large")


def is_disk_full(error: BaseException | str) -> bool:
    """Tell whether an error, or the message of one, is about a full disk."""
    if isinstance(error, OSError) and error.errno in _FULL:
        return True
    return any(says in str(error) for says in _FULL_SAYS)
