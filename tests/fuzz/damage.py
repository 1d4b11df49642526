"""Damaged inputs, by kind, out of the sample cables; the same seed makes the same inputs."""

import bz2
import gzip
import io
import lzma
import os
import random
import tarfile
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

Damage = Callable[[random.Random, list[bytes]], bytes]
GIANT = 12 << 20
BOMB = 160 << 20
ENCODINGS = ("utf-16", "utf-16-be", "utf-32", "cp037", "shift_jis", "koi8-r", "utf-7", "cp1252")
NAMES = (
    "../../../etc/cable.txt",
    "/etc/cable.txt",
    "..\\..\\cable.txt",
    "C:\\cable.txt",
    "a/../../cable.txt",
    "./././c.txt",
    "\u202ecable.txt",
    "a" * 240 + ".txt",
    "nul\x00.txt",
    "line\nfeed.txt",
    "con.txt",
    "",
)


def samples(folder: Path) -> list[bytes]:
    """The files that are damaged: the sample cables in all their containers."""
    return [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]


def bit_flips(chance: random.Random, whole: list[bytes]) -> bytes:
    content = bytearray(chance.choice(whole))
    for _ in range(chance.choice((1, 3, 30, max(1, len(content) // 50)))):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def truncation(chance: random.Random, whole: list[bytes]) -> bytes:
    content = chance.choice(whole)
    return content[: chance.randrange(len(content))]


def beheading(chance: random.Random, whole: list[bytes]) -> bytes:
    content = chance.choice(whole)
    return content[chance.randrange(len(content)) :]


def splice(chance: random.Random, whole: list[bytes]) -> bytes:
    one, other = chance.choice(whole), chance.choice(whole)
    return one[: chance.randrange(len(one))] + other[chance.randrange(len(other)) :]


def repetition(chance: random.Random, whole: list[bytes]) -> bytes:
    content = chance.choice(whole)
    start = chance.randrange(len(content))
    return content[: start + 400] * chance.randint(2, 40)


def wrong_encoding(chance: random.Random, whole: list[bytes]) -> bytes:
    text = chance.choice(whole).decode("latin-1")
    return text.encode(chance.choice(ENCODINGS), errors="replace")


def double_encoding(chance: random.Random, whole: list[bytes]) -> bytes:
    content = chance.choice(whole).decode("utf-8", errors="replace")
    for _ in range(chance.randint(1, 3)):
        content = content.encode("utf-8").decode("latin-1")
    return content.encode("utf-8")


def nul_bytes(chance: random.Random, whole: list[bytes]) -> bytes:
    content = bytearray(chance.choice(whole))
    for _ in range(chance.choice((1, 20, 2000))):
        content.insert(chance.randrange(len(content)), 0)
    return bytes(content)


def control_bytes(chance: random.Random, whole: list[bytes]) -> bytes:
    content = bytearray(chance.choice(whole))
    for _ in range(chance.choice((1, 20, 500))):
        content[chance.randrange(len(content))] = chance.randrange(32)
    return bytes(content)


def giant_line(chance: random.Random, whole: list[bytes]) -> bytes:
    content = chance.choice(whole)
    start = chance.randrange(len(content))
    letter = chance.choice((b"A", b'"', b"<", b"{", b"\\", b"1. ", b"(C) ", b"\xff", b"REF: A. ", b"&lt;"))
    return content[:start] + letter * (GIANT // (len(letter) * chance.choice((1, 4, 40)))) + content[start:]


def line_endings(chance: random.Random, whole: list[bytes]) -> bytes:
    return chance.choice(whole).replace(
        b"\n", chance.choice((b"\r", b"\r\r\n", b"\x0b", b"\xe2\x80\xa8", b"", b"\n\n"))
    )


def random_bytes(chance: random.Random, _whole: list[bytes]) -> bytes:
    head = chance.choice(
        (b"", b"PK\x03\x04", b"\x1f\x8b\x08", b"7z\xbc\xaf\x27\x1c", b"%PDF-1.4\n", b"BZh9", b"<html>", b"[{")
    )
    return head + chance.randbytes(chance.choice((0, 1, 10, 1000, 50_000)))


def columns(chance: random.Random, whole: list[bytes]) -> bytes:
    """Rows of a csv with 1 to 20 columns, with quotes, escapes and line feeds where they please."""
    words = [b"1", b"12/31/2007 8:00", b"07TALLINN412", b"Embassy Tallinn", b"CONFIDENTIAL", b"", b"a|b", b'say ""so""']
    words += [b"UNCLAS QUILLON 000012\nSUBJECT: ICE\n1. Text.", b'\\"', b'"', b"x" * 3000, chance.choice(whole)[:2000]]
    count = chance.randint(1, 20)
    quoted = chance.random() < 0.7
    rows = []
    for _ in range(chance.randint(1, 30)):
        fields = [chance.choice(words) for _ in range(count if chance.random() < 0.8 else chance.randint(1, 20))]
        rows.append(b",".join(b'"' + field + b'"' if quoted else field for field in fields))
    if chance.random() < 0.3:
        rows.insert(0, b",".join(chance.sample([b"id", b"body", b"date", b"subject", b"tags", b"x", b"from"], k=5)))
    return chance.choice((b"\n", b"\r\n", b"\r")).join(rows)


def broken_json(chance: random.Random, _whole: list[bytes]) -> bytes:
    opened = chance.choice((b"[", b'{"a":', b'[{"body": "'))
    return opened * chance.choice((1, 100, 100_000)) + chance.choice(
        (b"", b"null", b'\\ud800"}', b"1e999999]", b"\xff")
    )


def broken_html(chance: random.Random, whole: list[bytes]) -> bytes:
    tag = chance.choice((b"<div>", b"<pre>", b"<table><tr><td>", b"<!--", b"<code><pre>", b"&#x110000;", b"<a href='"))
    return chance.choice(whole)[:3000] + tag * chance.choice((1, 50, 20_000)) + chance.choice(whole)[:3000]


def deep_archive(chance: random.Random, whole: list[bytes]) -> bytes:
    content = chance.choice(whole)[:5000]
    pack = chance.choice((gzip.compress, bz2.compress, lzma.compress, _zipped, _tarred))
    for _ in range(chance.randint(3, 40)):
        content = pack(content)
    return content


def zip_bomb(chance: random.Random, _whole: list[bytes]) -> bytes:
    zeros = b"\0" * BOMB if chance.random() < 0.5 else b"R 041210Z MAR 05\n" * (BOMB // 17)
    pack = chance.choice((lambda content: gzip.compress(content, 1), _zipped, lambda content: bz2.compress(content, 1)))
    packed = pack(zeros)
    return _zipped(packed) if chance.random() < 0.3 else packed


def lying_archive(chance: random.Random, whole: list[bytes]) -> bytes:
    """An archive whose directory says otherwise than its contents: sizes, checks and places overwritten."""
    content = bytearray(chance.choice((_zipped, _tarred, gzip.compress))(chance.choice(whole)))
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(content) - 4)
        content[place : place + 4] = chance.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff"))
    return bytes(content)


def path_traversal(chance: random.Random, whole: list[bytes]) -> bytes:
    content = chance.choice(whole)
    if chance.random() < 0.5:
        return _zipped(content, *chance.sample(NAMES, 3))
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name in chance.sample(NAMES, 3):
            entry = tarfile.TarInfo(name.replace("\0", "") or "x")
            entry.type = chance.choice(
                (tarfile.REGTYPE, tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE)
            )
            entry.linkname = "../../../etc/passwd"
            entry.size = len(content) if entry.type == tarfile.REGTYPE else 0
            archive.addfile(entry, io.BytesIO(content) if entry.size else None)
    return made.getvalue()


def _zipped(content: bytes, *names: str) -> bytes:
    made = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        for name in names or ("a.txt",):
            archive.writestr(zipfile.ZipInfo(name or "x"), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _tarred(content: bytes) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        entry = tarfile.TarInfo("a.txt")
        entry.size = len(content)
        archive.addfile(entry, io.BytesIO(content))
    return made.getvalue()


# How often each kind comes, in a thousand: what takes long comes seldom.
KINDS: dict[Damage, int] = {
    bit_flips: 160,
    truncation: 120,
    beheading: 50,
    splice: 130,
    repetition: 30,
    wrong_encoding: 70,
    double_encoding: 30,
    nul_bytes: 50,
    control_bytes: 40,
    giant_line: 12,
    line_endings: 30,
    random_bytes: 50,
    columns: 90,
    broken_json: 30,
    broken_html: 30,
    deep_archive: 25,
    zip_bomb: 2,
    lying_archive: 30,
    path_traversal: 20,
}
LINKS = ("loop", "self", "dangling", "outside", "fifo", "unreadable", "odd_name")


def write_inputs(folder: Path, count: int, seed: int, whole: list[bytes]) -> list[str]:
    """Write damaged inputs into a folder, with links that lead nowhere, in circles and out of it.

    Returns:
        The kind of each input, in the order of the names of the files.
    """
    chance = random.Random(seed)
    folder.mkdir(parents=True)
    kinds: list[str] = []
    for number in range(count):
        # One in a hundred is no file of its own.
        if number % 100 == 99:
            kind = chance.choice(LINKS)
            _link(folder, f"{number:05}-{kind}", kind, bit_flips(chance, whole))
        else:
            (made,) = chance.choices(list(KINDS), weights=list(KINDS.values()))
            kind = made.__name__
            (folder / f"{number:05}-{kind}").write_bytes(made(chance, whole))
        kinds.append(kind)
    return kinds


def _link(folder: Path, name: str, kind: str, content: bytes) -> None:
    path = folder / name
    if kind == "loop":
        path.mkdir()
        (path / "up").symlink_to(folder, target_is_directory=True)
        (path / "round").symlink_to(path / "about")
        (path / "about").symlink_to(path / "round")
    elif kind == "self":
        path.symlink_to(path)
    elif kind == "dangling":
        path.symlink_to(folder / "nowhere")
    elif kind == "outside":
        path.symlink_to("/etc/hostname")
    elif kind == "fifo":
        os.mkfifo(path)
    elif kind == "odd_name":
        # Names are bytes: these are no UTF-8.
        Path(os.fsdecode(os.fsencode(path) + b"\xff\xfe\n.txt")).write_bytes(content)
    else:
        path.write_bytes(content)
        path.chmod(0)
