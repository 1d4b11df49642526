"""Errors that stop a load. What is wrong with one file or row never raises: it becomes a reject."""


class LoaderError(Exception):
    """A load that cannot go on."""


class PathNotFound(LoaderError):
    """A path or pattern given to the loader names nothing.

    Attributes:
        path: The path as the caller wrote it.
    """

    def __init__(self, path: str) -> None:
        """Name the path that was not found."""
        super().__init__(f"no such file or folder, and no file matches: {path}")
        self.path = path
