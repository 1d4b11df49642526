"""The readers there are. A new format is one module beside this one and one line in ``READERS``."""

from loaders.readers import cablegate_html, cables_csv, history_lab_csv, history_lab_json, pdf, plain_text, plusd_html
from loaders.readers.base import Reader

READERS: tuple[Reader, ...] = (
    cables_csv.READER,
    pdf.READER,
    plusd_html.READER,
    cablegate_html.READER,
    history_lab_csv.READER,
    history_lab_json.READER,
    plain_text.READER,
)


def reader_for(head: bytes) -> Reader | None:
    """Choose the reader that is surest of the content.

    Args:
        head: The first bytes of the file, at most ``base.HEAD_BYTES``.

    Returns:
        The reader with the highest score, the earlier in ``READERS`` on a tie; None if all score 0.
    """
    scores = [(reader.sniff(head), reader) for reader in READERS]
    score, best = max(scores, key=lambda scored: scored[0])
    return best if score > 0 else None
