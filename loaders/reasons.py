"""Why something could not be read: one code a cause, each with a sentence that tells the way out."""

from enum import StrEnum


class Reason(StrEnum):
    """Reason codes of ``raw.reject``. Codes are stable: reports and queries group by them."""

    EMPTY_FILE = "empty_file"
    NOT_A_CABLE = "not_a_cable"
    HTML_WITHOUT_CABLE = "html_without_cable"
    UNREADABLE_BYTES = "unreadable_bytes"
    UNREADABLE_FILE = "unreadable_file"
    NOT_A_REGULAR_FILE = "not_a_regular_file"
    UNSUPPORTED_FORMAT = "unsupported_format"
    DOCUMENT_TOO_LARGE = "document_too_large"
    TRUNCATED_ARCHIVE = "truncated_archive"
    DAMAGED_ARCHIVE = "damaged_archive"
    ENCRYPTED_ARCHIVE = "encrypted_archive"
    ARCHIVE_TOO_DEEP = "archive_too_deep"
    ARCHIVE_BOMB = "archive_bomb"
    CSV_FIELD_COUNT = "csv_field_count"
    CSV_UNCLOSED_QUOTE = "csv_unclosed_quote"
    CSV_STRAY_QUOTE = "csv_stray_quote"
    CSV_NO_RECORD = "csv_no_record"
    CSV_RECORD_TOO_LONG = "csv_record_too_long"
    TABLE_WITHOUT_HEADER = "table_without_header"
    TABLE_FIELD_COUNT = "table_field_count"
    ROW_WITHOUT_CABLE = "row_without_cable"
    JSON_DAMAGED = "json_damaged"
    PDF_WITHOUT_TEXT = "pdf_without_text"
    PDF_ENCRYPTED = "pdf_encrypted"
    PDF_DAMAGED = "pdf_damaged"

    @property
    def sentence(self) -> str:
        """What happened and what the reader of the report can do about it."""
        return _SENTENCES[self]


_SENTENCES = {
    Reason.EMPTY_FILE: "The file holds no bytes. Fetch it again from where it came from.",
    Reason.NOT_A_CABLE: (
        "Two of these must stand in it: transmission header, FM and TO lines, classification line with station "
        "and serial, E.O. line, TAGS, SUBJECT. If it is a cable, add the missing header lines; if not, leave it out."
    ),
    Reason.HTML_WITHOUT_CABLE: (
        "The page is HTML but no cable page of a known layout. Save the page of the cable itself, complete, "
        "or save its text as plain text."
    ),
    Reason.UNREADABLE_BYTES: (
        "The bytes are no text in UTF-8, UTF-16, Windows-1252 or Latin-1. Convert the text to UTF-8 or fetch it again."
    ),
    Reason.UNREADABLE_FILE: "The file could not be opened. Check that it exists and may be read, and load again.",
    Reason.NOT_A_REGULAR_FILE: (
        "A pipe, socket or device inside a folder is not read. Name it on the command line if it is meant."
    ),
    Reason.UNSUPPORTED_FORMAT: "The format is not read. Convert the file to text, HTML, csv or a PDF with text.",
    Reason.DOCUMENT_TOO_LARGE: (
        "A single document of this size is not a cable. If it holds many cables, split it into one a file or "
        "load it as csv."
    ),
    Reason.TRUNCATED_ARCHIVE: "The archive ends too early. Fetch it again and compare its size.",
    Reason.DAMAGED_ARCHIVE: "The archive is damaged. Test it with its own tool, or fetch it again.",
    Reason.ENCRYPTED_ARCHIVE: "The archive member is encrypted. Unpack it with its password and load the result.",
    Reason.ARCHIVE_TOO_DEEP: "Archives are nested too deeply. Unpack the outer ones and load the result.",
    Reason.ARCHIVE_BOMB: (
        "The archive expands beyond the limits that protect disk and memory. If it is trusted, unpack it and "
        "load the result."
    ),
    Reason.CSV_FIELD_COUNT: "The row has not the 8 fields of the dump. Correct the row and load the file again.",
    Reason.CSV_UNCLOSED_QUOTE: (
        "A quoted field of the row never closes before the next row begins. Correct the row and load the file again."
    ),
    Reason.CSV_STRAY_QUOTE: (
        "A quotation mark inside a field of the row is not escaped. Escape it and load the file again."
    ),
    Reason.CSV_NO_RECORD: "The line does not begin a row of the dump. Correct the line and load the file again.",
    Reason.CSV_RECORD_TOO_LONG: (
        "No row ends within the largest length a row may have. Correct the quotes there and load the file again."
    ),
    Reason.TABLE_WITHOUT_HEADER: (
        "The first line does not name the columns of a table of cables, an id and a body at least. Add that line."
    ),
    Reason.TABLE_FIELD_COUNT: (
        "The row has another number of fields than the header line. Correct the row and load the file again."
    ),
    Reason.ROW_WITHOUT_CABLE: "The row has neither an id nor a body. Leave it out, or fill it in and load again.",
    Reason.JSON_DAMAGED: "What stands here is no whole JSON object. Correct it and load the file again.",
    Reason.PDF_WITHOUT_TEXT: (
        "The PDF has pages but no text: it is a scan. Recognise its text (OCR) and load the result as text or as a "
        "PDF with a text layer."
    ),
    Reason.PDF_ENCRYPTED: "The PDF asks for a password. Save a copy without one and load that.",
    Reason.PDF_DAMAGED: "The PDF cannot be opened or one of its pages cannot be read. Fetch it again.",
}
