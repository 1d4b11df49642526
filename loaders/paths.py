"""From what a user names to files: folders recursively, patterns, pipes, standard input."""

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from loaders.errors import PathNotFound
from loaders.places import Walk

STANDARD_INPUT = "-"


def expand(paths: Sequence[str], walk: Walk) -> Iterator[str]:
    """List the files that the given paths name: folders recursively, in order of name, patterns expanded.

    Args:
        paths: Files, folders, patterns, pipes, or ``-`` for standard input.
        walk: Counts what is passed over.

    Yields:
        Paths of files, ``-``, and folders that could not be listed.

    Raises:
        PathNotFound: A path names nothing, before anything is yielded for it.
    """
    for path in paths:
        if path == STANDARD_INPUT or os.path.lexists(path):
            yield from _files_under(path, walk)
            continue
        matches = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []  # noqa: PTH207
        if not matches:
            raise PathNotFound(path)
        for match in matches:
            if not Path(match).is_dir() or "**" not in path:
                yield from _files_under(match, walk)


def check_paths(paths: Sequence[str]) -> None:
    """Refuse paths that name nothing before any work is done.

    Raises:
        PathNotFound: For the first such path.
    """
    for path in paths:
        if path == STANDARD_INPUT or os.path.lexists(path):
            continue
        if not (glob.has_magic(path) and next(glob.iglob(path, recursive=True), None)):  # noqa: PTH207
            raise PathNotFound(path)


def _files_under(path: str, walk: Walk) -> Iterator[str]:
    if path == STANDARD_INPUT or not Path(path).is_dir():
        yield path
        return
    visited: set[tuple[int, int]] = set()
    unlisted: list[str] = []
    for folder, subfolders, names in os.walk(
        path, followlinks=True, onerror=lambda error: unlisted.append(error.filename)
    ):
        info = Path(folder).stat()
        if (info.st_dev, info.st_ino) in visited:
            subfolders.clear()
            continue
        visited.add((info.st_dev, info.st_ino))
        walk.hidden += sum(name.startswith(".") for name in (*subfolders, *names))
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield str(Path(folder) / name)
    yield from unlisted
