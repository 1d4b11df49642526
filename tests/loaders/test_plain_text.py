import io

import pytest

from loaders.readers import plain_text
from loaders.records import Record, Reject
from tests.loaders.made import BODY, HEADER, PLAIN


def read(content: bytes) -> Record | Reject:
    (item,) = plain_text.read(io.BytesIO(content))
    return item


ENCODED = {
    "utf-8": (PLAIN.encode(), "utf-8"),
    "utf-8 with mark": (PLAIN.encode("utf-8-sig"), "utf-8"),
    "utf-16 with mark": (PLAIN.encode("utf-16"), "utf-16-le"),
    "utf-16-be with mark": (b"\xfe\xff" + PLAIN.encode("utf-16-be"), "utf-16-be"),
    "utf-16-le without mark": (PLAIN.encode("utf-16-le"), "utf-16-le"),
    "utf-16-be without mark": (PLAIN.encode("utf-16-be"), "utf-16-be"),
    "windows-1252": (PLAIN.encode("cp1252"), "windows-1252"),
}


@pytest.mark.parametrize(("content", "encoding"), ENCODED.values(), ids=ENCODED.keys())
def test_encodings(content: bytes, encoding: str) -> None:
    record = read(content)
    assert isinstance(record, Record)
    assert (record.text, record.encoding) == (PLAIN, encoding)
    assert (record.byte_start, record.byte_end) == (0, len(content))


def test_latin_1_and_crlf_stay_what_they_are() -> None:
    text = PLAIN.replace("“", '"').replace("”", '"').replace("\n", "\r\n")
    record = read(text.encode("latin-1"))
    assert isinstance(record, Record)
    assert (record.text, record.encoding) == (text, "iso-8859-1")
    assert record.row_end == text.count("\n")


def test_utf_8_with_a_stray_byte() -> None:
    record = read(PLAIN.encode().replace(b"Tolmar", b"Tolm\xe1r"))
    assert isinstance(record, Record)
    assert record.text == PLAIN.replace("Tolmar", "Tolmár")
    assert record.encoding == "utf-8+windows-1252"


CABLES = {
    "complete": PLAIN,
    "body only": BODY,
    "no header, no numbers": "UNCLAS ELDORIA 000043\n\nSENSITIVE\n\nTAGS: EFSH QX\nSUBJECT: FISH\n\nFish came.",
    "markdown": "# UNCLAS ELDORIA 000043\n\nSIPDIS\n\n**TAGS:** [EFSH](#) [QX](#)\n\n- 12. (U) Fish came.",
    "a telegram of the seventies": (
        "PAGE 01 ELDORI 00043 101200Z\n\nR 101200Z FEB 75\nFM AMEMBASSY ELDORIA\nTO SECSTATE WASHDC 1234\n\n"
        "C O N F I D E N T I A L ELDORIA 0043\n\nE.O. 11652: GDS\nTAGS: PFOR, QX\nSUBJECT: FISH\n\n1. FISH CAME."
    ),
    "attributes without a text": (
        "Message Attributes\n\nAutomatic Decaptioning: X\nDocument Number: 1975ELDORI00043\nDraft Date: 10 FEB 1975\n"
    ),
    "spaced out classification": "L I M I T E D  O F F I C I A L  U S E ELDORIA 0043\n\nE.O. 11652: N/A\n\nFISH CAME.",
}
OTHERS = {
    "a shopping list": "bread\nbutter\nfish\n",
    "an email": "From: Jane\nTo: Bob\nSubject: lunch\n\n1. Where shall we meet?\n2. When?\n",
    "a memorandum": "MEMORANDUM\n\nTO: THE DIRECTOR\nSUBJECT: BUDGET\nREF: LETTER OF MAY 3\n\n1. It is late.\nNNNN\n",
    "code": "import os\n\ndef to(fm):\n    return os.path\n",
    "one mark": "Our TAGS: FISH are great.\nTAGS: FISH\n",
    "a csv of something else": "id,name\n1,fish\n2,boat\n",
}


@pytest.mark.parametrize("text", CABLES.values(), ids=CABLES.keys())
def test_cables_are_recognised(text: str) -> None:
    record = read(text.encode())
    assert isinstance(record, Record)
    assert record.text == text


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS.keys())
def test_other_texts_are_no_cables(text: str) -> None:
    reject = read(text.encode())
    assert isinstance(reject, Reject)
    assert reject.reason == "not_a_cable"
    assert text.startswith(reject.sample[:20])


def test_a_reject_names_the_marks_that_were_found() -> None:
    reject = read(OTHERS["one mark"].encode())
    assert isinstance(reject, Reject)
    assert reject.sentence.startswith("Found only: TAGS line.")


def test_white_space_is_empty() -> None:
    reject = read(b" \r\n\t\n")
    assert isinstance(reject, Reject)
    assert reject.reason == "empty_file"


def test_bytes_that_are_no_text() -> None:
    reject = read(bytes(range(256)) * 20)
    assert isinstance(reject, Reject)
    assert reject.reason == "unreadable_bytes"


def test_a_text_too_large_for_a_cable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.readers.base.LARGEST_DOCUMENT_BYTES", len(HEADER))
    reject = read(PLAIN.encode())
    assert isinstance(reject, Reject)
    assert reject.reason == "document_too_large"
