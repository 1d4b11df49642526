"""The command line over the warehouse and the run it conducts: load, transform, check, publish."""

from importlib import metadata


def version() -> str:
    """Return the installed version, or `0+unknown` when run from a checkout that was never installed."""
    try:
        return metadata.version("cable-warehouse")
    except metadata.PackageNotFoundError:
        return "0+unknown"
