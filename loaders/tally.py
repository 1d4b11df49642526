"""What a load has done: told while it runs, and at its end."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LoadProgress:
    """How far a load is.

    Attributes:
        files_done: Given files gone through, of ``files_total`` (None while unknown, as with standard input).
        bytes_done: Bytes of them gone through, of ``bytes_total``.
        cables: Cables read so far.
        rejects: Rejects so far.
        current: What is being read.
    """

    files_done: int
    files_total: int | None
    bytes_done: int
    bytes_total: int | None
    cables: int
    rejects: int
    current: str


@dataclass(frozen=True)
class LoadSummary:
    """What a load did.

    ``files_seen`` = known + read + rejected + archives; ``records_seen`` = cables + rejects added.

    Attributes:
        load_id: Key of the run in ``raw.load_run``.
        files_seen: Contents met: files, archive members, archives.
        files_known: Contents whose bytes were in the warehouse already, or came before in this load.
        files_read: Contents of which at least one cable was read.
        files_rejected: Contents of which none was, and what could not be opened at all.
        archives: Archives opened, beside their members.
        records_seen: Records met, good and bad.
        cables_added: Rows added to ``raw.cable``.
        rejects_added: Rows added to ``raw.reject``.
        bytes_read: Bytes of the contents read, unpacked.
        seconds: Wall time.
        files_hidden: Files and folders passed over because their names begin with a dot.
    """

    load_id: int
    files_seen: int
    files_known: int
    files_read: int
    files_rejected: int
    archives: int
    records_seen: int
    cables_added: int
    rejects_added: int
    bytes_read: int
    seconds: float
    files_hidden: int = 0


@dataclass(slots=True)
class Count:
    """What a load has met so far."""

    known: int = 0
    read: int = 0
    rejected: int = 0
    archives: int = 0
    cables: int = 0
    rejects: int = 0
    bytes_read: int = 0

    @property
    def files_seen(self) -> int:
        """Contents met, of whatever became of them."""
        return self.known + self.read + self.rejected + self.archives
