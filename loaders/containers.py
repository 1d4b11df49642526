"""From one path to contents: a file, folder that could not be listed, pipe or standard input, and all that is in it."""

import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from loaders.archives import Frame, open_content
from loaders.paths import STANDARD_INPUT
from loaders.places import Archive, Content, Place, Problem, Walk, printable_name
from loaders.reasons import Reason
from loaders.spool import Bomb, spooled


def contents(path: str, walk: Walk, *, named: bool) -> Iterator[Content | Problem | Archive]:
    """Open one file and all that is in it.

    Args:
        path: A file, pipe or ``-``.
        walk: Limits and known hashes.
        named: Whether the caller named this very path; pipes and devices are read only then.

    Yields:
        Contents, problems, and after the members of each archive the archive itself. A known archive comes
        out as a content-less ``Archive``, not opened.
    """
    place = Place(printable_name(path) if path != STANDARD_INPUT else STANDARD_INPUT)
    try:
        if path == STANDARD_INPUT:
            with spooled(sys.stdin.buffer, walk.limits) as stream:
                yield from open_content(place, stream, Frame(walk))
            return
        mode = Path(path).stat().st_mode
        if stat.S_ISDIR(mode):
            yield Problem(place, Reason.UNREADABLE_FILE, "The folder could not be listed.")
        elif stat.S_ISREG(mode):
            with Path(path).open("rb") as stream:
                yield from open_content(place, stream, Frame(walk))
        elif named:
            with (
                Path(path).open("rb", buffering=0) as pipe,
                spooled(cast(IO[bytes], pipe), walk.limits) as stream,
            ):
                yield from open_content(place, stream, Frame(walk))
        else:
            yield Problem(place, Reason.NOT_A_REGULAR_FILE)
    except OSError as error:
        yield Problem(place, Reason.UNREADABLE_FILE, f"{error.strerror or error}.")
    except Bomb as bomb:
        yield Problem(place, Reason.ARCHIVE_BOMB, str(bomb))
