"""Where the dbt project is, and the fingerprint that says whether its rules have changed."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from cables.errors import NotFoundError

RULES = ("dbt_project.yml", "models", "macros", "seeds")
ENGINES = ("duckdb", "dbt-core", "dbt-duckdb")


@dataclass(frozen=True)
class Project:
    """A dbt project on disk."""

    directory: Path

    def fingerprint(self) -> str:
        """Return a hash over models, macros, seeds and the engines' versions.

        Tables that were built under another fingerprint may hold what other rules derived, so they are built anew.
        """
        digest = hashlib.sha256()
        for engine in ENGINES:
            digest.update(f"{engine}=={metadata.version(engine)}\n".encode())
        for rule in RULES:
            root = self.directory / rule
            files = [root] if root.is_file() else sorted(path for path in root.rglob("*") if path.is_file())
            for path in files:
                if "__pycache__" in path.parts:
                    continue
                digest.update(f"{path.relative_to(self.directory).as_posix()}\0".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()

    def seed_hashes(self) -> dict[str, str]:
        """Return the SHA-256 of each seed by its name: with them a fact tells which word lists it rests on."""
        files = sorted((self.directory / "seeds").rglob("*.csv"))
        return {path.stem: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}

    def cache(self) -> Path:
        """Return the directory in which what is derived from this project alone may be kept between runs."""
        home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
        return Path(home) / "cables" / hashlib.sha256(str(self.directory).encode()).hexdigest()[:16]


def locate() -> Project:
    """Find the project: beside the package in a checkout, inside it in an installed wheel.

    Raises:
        NotFoundError: neither is there.
    """
    package = Path(__file__).resolve().parent
    for directory in (package / "project", package.parent):
        if (directory / "dbt_project.yml").is_file():
            return Project(directory)
    raise NotFoundError(
        f"The dbt project is missing: no dbt_project.yml in {package / 'project'} or {package.parent}.",
        "Install the package again.",
    )
