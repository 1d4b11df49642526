"""Texts that hold several telegrams one after another: each is a record, and together they are the whole text."""

import io
from itertools import chain, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.readers import plain_text
from loaders.records import Record


def telegram(number: int, *, section: str = "", opening: str = "", ending: str = "") -> str:
    return (
        f"{opening}R 10120{number}Z FEB 75\nFM AMEMBASSY ELDORIA\nTO SECSTATE WASHDC 1234\n\n"
        f"UNCLAS {section}ELDORIA 004{number}\n\nE.O. 11652: GDS\nTAGS: PFOR, QX\nSUBJECT: FISH\n\n"
        f"{number}. FISH CAME, “{number}” TIMES.\n\nOXBOROUGH\n{ending}"
    )


def attributes(number: int) -> str:
    return (
        f"Message Text\n\nUNCLAS ELDORIA 004{number}\n\nTAGS: QX\n\n1. FISH CAME.\n\n"
        f"Message Attributes\n\nDocument Number: 1975ELDORI0004{number}\nDraft Date: 10 FEB 1975\n\n"
    )


SEVERAL = {
    "start and end of message": [telegram(n, opening=f"ZCZC{n}ABC\n", ending="NNNN\n\n\n") for n in range(1, 4)],
    "end of message alone": [telegram(n, ending="NNNN\n\n\n") for n in range(1, 4)],
    "start of message alone": [
        telegram(n, opening=f"VZCZCXYZ000{n}\nRR RUEHC\nDE RUEHXX #004{n}/01 0411200\n") for n in (1, 2)
    ],
    "headers under signers": [telegram(n, ending="\n\n") for n in range(1, 4)],
    "headers under rules": [telegram(n, ending="\n==========\n\n") for n in range(1, 4)],
    "records of an archive": [attributes(n) for n in range(1, 5)],
    "a telegram in sections, then another": [
        telegram(1, section="SECTION 01 OF 02 ", ending="NNNN\n\n")
        + telegram(1, section="SECTION 02 OF 02 ", ending="NNNN\n\n"),
        telegram(2, ending="NNNN\n"),
    ],
    "words before the first and behind the last": [
        "Four telegrams of the archive.\n\n" + telegram(1, opening="ZCZC1ABC\n", ending="NNNN\n\n"),
        telegram(2, opening="ZCZC2ABC\n", ending="NNNN\n\nCopied in March.\n"),
    ],
}
ONE = {
    "in sections": SEVERAL["a telegram in sections, then another"][0],
    "with another in it": telegram(1).replace(
        "FISH CAME", "FOLLOWING IS REPEATED.\n\nQUOTE: " + telegram(2) + "UNQUOTE. FISH CAME"
    ),
    "with its header twice": telegram(1).partition("UNCLAS")[0] + "VZCZCXYZ0001\nRR RUEHC\n" + telegram(1),
    "with the attributes of the archive": attributes(1).replace(
        "\n\nMessage Attributes", "\n\nNNNN\n\nMessage Attributes"
    ),
    "with an end of message and a note": telegram(1, ending="NNNN\n\nRead by A. Kemble.\n"),
}
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252")


def read(content: bytes) -> list[Record]:
    items = list(plain_text.read(io.BytesIO(content)))
    assert all(isinstance(item, Record) for item in items)
    return [item for item in items if isinstance(item, Record)]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("parts", SEVERAL.values(), ids=SEVERAL.keys())
def test_each_telegram_is_a_record(parts: list[str], encoding: str) -> None:
    content = "".join(parts).encode(encoding)
    records = read(content)
    assert [record.text for record in records] == parts
    assert (records[0].byte_start, records[-1].byte_end) == (0, len(content))
    for record, following in pairwise(records):
        assert record.byte_end == following.byte_start
        assert record.row_end + 1 == following.row_start
    for record in records[1:]:
        name = "utf-16-le" if encoding == "utf-16" else encoding.removesuffix("-sig")
        assert content[record.byte_start : record.byte_end].decode(name) == record.text


@pytest.mark.parametrize("text", ONE.values(), ids=ONE.keys())
def test_one_telegram_stays_one(text: str) -> None:
    assert [record.text for record in read(text.encode())] == [text]


def test_a_stray_byte_moves_no_boundary() -> None:
    parts = SEVERAL["end of message alone"]
    content = "".join(parts).encode().replace(b"SUBJECT: FISH", b"SUBJECT: F\xcdSH")
    records = read(content)
    assert [record.text for record in records] == [part.replace("SUBJECT: FISH", "SUBJECT: FÍSH") for part in parts]
    assert [content[record.byte_start :][:4] for record in records] == [b"R 10"] * 3


@given(
    st.lists(
        st.sampled_from([*chain(*SEVERAL.values()), *ONE.values(), "NNNN\n", "Message Text\n", "words\n"]), min_size=1
    )
)
def test_nothing_is_lost(parts: list[str]) -> None:
    items = list(plain_text.read(io.BytesIO("".join(parts).encode())))
    records = [item for item in items if isinstance(item, Record)]
    assert len(items) == 1 or "".join(record.text for record in records) == "".join(parts)
    assert [item.record_no for item in items] == list(range(1, len(items) + 1))
