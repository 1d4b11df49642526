import io
import os
import sys
import tarfile
import threading
import zipfile
from pathlib import Path

import pytest

from loaders.errors import PathNotFound
from loaders.places import Limits
from loaders.stage import load
from tests.loaders.made import (
    PLAIN,
    csv_row,
    gzipped,
    load_files,
    rejects,
    rows,
    seven_zipped,
    tarred,
    unbalanced_files,
    viewer_page,
    zipped,
)

PAGE = viewer_page().encode()
TEXT = PLAIN.encode()
DUMP = csv_row(1) + csv_row(2)
MEMBERS = {"a/page.html": PAGE, "b/plain.txt": TEXT, "dump.csv": DUMP}
ARCHIVES = {
    "zip": zipped(MEMBERS),
    "7z": seven_zipped(MEMBERS),
    "tar": tarred(MEMBERS),
    "tar.gz": tarred(MEMBERS, "gz"),
    "tar.bz2": tarred(MEMBERS, "bz2"),
    "tar.xz": tarred(MEMBERS, "xz"),
    "zip in tar.gz": tarred({"in.zip": zipped(MEMBERS)}, "gz"),
    "7z in zip": zipped({"in.7z": seven_zipped(MEMBERS)}),
    "zip in 7z": seven_zipped({"in.zip": zipped(MEMBERS)}),
    "gz in zip": zipped({f"{name}.gz": gzipped(content) for name, content in MEMBERS.items()}),
}


@pytest.mark.parametrize("content", ARCHIVES.values(), ids=ARCHIVES.keys())
def test_archives_are_told_by_content_and_read_whole(content: bytes, tmp_path: Path, warehouse: Path) -> None:
    summary = load_files(tmp_path / "in", warehouse, {"without a suffix": content})
    assert (summary.cables_added, summary.rejects_added, summary.files_read) == (4, 0, 3)
    assert summary.files_seen == summary.files_read + summary.archives
    assert not unbalanced_files(warehouse)


def test_members_are_named_by_all_archives_around_them(tmp_path: Path, warehouse: Path) -> None:
    load_files(tmp_path / "in", warehouse, {"x.tgz": tarred({"d/y.zip": zipped({"e/z.txt.gz": gzipped(TEXT)})}, "gz")})
    ((member,),) = rows(warehouse, "select member_path from raw.source_file where status = 'read'")
    assert member == "d/y.zip!/e/z.txt.gz!/z.txt"


def test_a_single_compressed_file_loses_its_suffix(tmp_path: Path, warehouse: Path) -> None:
    load_files(tmp_path / "in", warehouse, {"dump.csv.gz": gzipped(DUMP)})
    assert rows(warehouse, "select member_path, format, cable_count from raw.source_file order by 2") == [
        ("dump.csv", "cables_csv", 2),
        (None, "gz", 0),
    ]


@pytest.mark.parametrize(
    ("name", "content", "reason", "cables"),
    [
        ("half.gz", gzipped(DUMP * 50)[:-200], "truncated_archive", 0),
        ("no trailer.gz", gzipped(DUMP)[:-8], "truncated_archive", 0),
        ("bad sum.gz", gzipped(DUMP)[:-8] + b"\0" * 8, "damaged_archive", 0),
        ("half.tar.gz", tarred(MEMBERS, "gz")[:-30], "truncated_archive", 4),
        ("half.tar", tarred({"a": TEXT, "b": PAGE})[: 512 + -(-len(TEXT) // 512) * 512 + 700], "truncated_archive", 1),
        ("no end.tar", tarred({"a": TEXT})[: 512 + -(-len(TEXT) // 512) * 512], "truncated_archive", 1),
        ("half.zip", zipped(MEMBERS)[:-40], "truncated_archive", 0),
        ("half.7z", seven_zipped(MEMBERS)[:-40], "truncated_archive", 0),
        ("bad.7z", seven_zipped(MEMBERS).replace(seven_zipped(MEMBERS)[60:64], b"????"), "damaged_archive", 0),
        ("locked.7z", seven_zipped(MEMBERS, "sesame"), "encrypted_archive", 0),
        ("half.xz", tarred(MEMBERS, "xz")[:-60], "truncated_archive", None),
        ("half.bz2", tarred(MEMBERS, "bz2")[:-60], "truncated_archive", None),
    ],
)
def test_damaged_archives_say_so(
    name: str, content: bytes, reason: str, cables: int | None, tmp_path: Path, warehouse: Path
) -> None:
    summary = load_files(tmp_path / "in", warehouse, {name: content, "whole.txt": csv_row(9)})
    assert (name, None, reason) in rejects(warehouse)
    if cables is not None:
        assert summary.cables_added == cables + 1
    assert not unbalanced_files(warehouse)


def test_a_damaged_member_costs_itself_only(tmp_path: Path, warehouse: Path) -> None:
    content = bytearray(zipped({"a.txt": TEXT, "b.html": PAGE}))
    content[60] ^= 0xFF
    load_files(tmp_path / "in", warehouse, {"x.zip": bytes(content)})
    assert rejects(warehouse) == [("x.zip", "a.txt", "damaged_archive")]
    assert rows(warehouse, "select count(*) from raw.cable") == [(1,)]


def test_encrypted_members_say_so(tmp_path: Path, warehouse: Path) -> None:
    content = bytearray(zipped({"secret.txt": TEXT}))
    content[6] |= 1
    directory = content.index(b"PK\x01\x02")
    content[directory + 8] |= 1
    load_files(tmp_path / "in", warehouse, {"x.zip": bytes(content)})
    assert rejects(warehouse) == [("x.zip", "secret.txt", "encrypted_archive")]


def test_bombs_are_defused(tmp_path: Path, warehouse: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "bomb.gz").write_bytes(gzipped(b"\0" * 3_000_000))
    (folder / "bomb.7z").write_bytes(seven_zipped({"a.txt": TEXT, "zeros": b"\0" * 3_000_000}))
    (folder / "bomb.zip").write_bytes(zipped({"a.txt": TEXT, "zeros": b"\0" * 3_000_000, "b.txt": PAGE}))
    (folder / "deep.zip").write_bytes(zipped({"1": zipped({"2": zipped({"3": TEXT})})}))
    limits = Limits(depth=2, ratio=10, ratio_floor=100_000)
    load([str(folder)], warehouse, limits=limits)
    assert rejects(warehouse) == [
        ("bomb.7z", None, "archive_bomb"),
        ("bomb.gz", None, "archive_bomb"),
        ("bomb.zip", None, "archive_bomb"),
        ("deep.zip", "1!/2", "archive_too_deep"),
    ]
    assert rows(warehouse, "select member_path from raw.source_file where status = 'read'") == [("a.txt",)]


def test_names_in_archives_are_labels_only(tmp_path: Path, warehouse: Path) -> None:
    evil = {"../../escaped.txt": TEXT, "/absolute.txt": PAGE, "new\nline\x1b[31m.txt": csv_row(3)}
    load_files(tmp_path / "deep" / "in", warehouse, {"x.zip": zipped(evil), "x.tar": tarred(evil)})
    assert not list(tmp_path.rglob("escaped*"))
    assert not Path("/absolute.txt").exists()
    names = {
        name for (name,) in rows(warehouse, "select member_path from raw.source_file where member_path is not null")
    }
    assert "../../escaped.txt" in names
    assert all(str(name).isprintable() for name in names)


def test_links_and_folders_in_a_tar_hold_nothing(tmp_path: Path, warehouse: Path) -> None:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        for kind in (tarfile.DIRTYPE, tarfile.SYMTYPE, tarfile.FIFOTYPE):
            entry = tarfile.TarInfo(f"entry {kind!r}")
            entry.type, entry.linkname = kind, "/etc/passwd"
            archive.addfile(entry)
    summary = load_files(tmp_path / "in", warehouse, {"x.tar": target.getvalue()})
    assert (summary.files_seen, summary.archives, summary.records_seen) == (1, 1, 0)


def test_empty_archives_are_archives(tmp_path: Path, warehouse: Path) -> None:
    empty_zip = io.BytesIO()
    zipfile.ZipFile(empty_zip, "w").close()
    summary = load_files(
        tmp_path / "in",
        warehouse,
        {"x.zip": empty_zip.getvalue(), "x.7z": seven_zipped({}), "x.tar.gz": tarred({}, "gz")},
    )
    assert summary.records_seen == summary.rejects_added
    assert not unbalanced_files(warehouse)


def test_folders_are_walked_in_order_without_hidden_files(tmp_path: Path, warehouse: Path) -> None:
    files = {
        f"{name}.txt": PLAIN.replace("000042", f"0000{number}").encode()
        for number, name in enumerate(("b/2", "a/1", "c", ".hidden", "a/.hidden/3"), 50)
    }
    summary = load_files(tmp_path / "in", warehouse, files)
    found = [str(path) for (path,) in rows(warehouse, "select path from raw.source_file")]
    assert [path.removeprefix(f"{tmp_path}/in/") for path in found] == ["c.txt", "a/1.txt", "b/2.txt"]
    assert summary.files_hidden == 2


def test_hidden_members_are_counted_too(tmp_path: Path, warehouse: Path) -> None:
    members = {"a.txt": TEXT, "__MACOSX/._a.txt": b"\0"}
    files = {"x.zip": zipped(members), "y.7z": seven_zipped({"b.html": PAGE, ".b.html": PAGE})}
    summary = load_files(tmp_path / "in", warehouse, files)
    assert (summary.files_hidden, summary.cables_added, summary.rejects_added) == (2, 2, 0)


def test_a_hidden_file_that_is_named_is_read(tmp_path: Path, warehouse: Path) -> None:
    (tmp_path / ".one.txt").write_bytes(TEXT)
    assert load([str(tmp_path / ".one.txt")], warehouse).cables_added == 1


def test_loops_of_links_end(tmp_path: Path, warehouse: Path) -> None:
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "a.txt").write_bytes(TEXT)
    (folder / "sub" / "loop").symlink_to(folder)
    (folder / "self").symlink_to("self")
    (folder / "linked.txt").symlink_to(folder / "sub" / "a.txt")
    summary = load([str(folder)], warehouse)
    assert summary.cables_added == 1
    assert rejects(warehouse) == [("self", None, "unreadable_file")]


def test_a_folder_that_cannot_be_listed_is_told(
    tmp_path: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("closed", "open"):
        (tmp_path / "in" / name).mkdir(parents=True)
        (tmp_path / "in" / name / "a.txt").write_bytes(TEXT)
    listing = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return listing(path)

    monkeypatch.setattr(os, "scandir", refuse)
    summary = load([str(tmp_path / "in")], warehouse)
    assert (summary.cables_added, summary.files_rejected) == (1, 1)
    assert rejects(warehouse) == [("closed", None, "unreadable_file")]


def test_patterns(tmp_path: Path, warehouse: Path) -> None:
    for name, content in {"a1.txt": TEXT, "a2.html": PAGE, "b1.csv": DUMP, "sub/a3.csv": csv_row(7)}.items():
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    assert load([str(tmp_path / "in" / "a*")], warehouse).files_read == 2
    assert load([str(tmp_path / "in" / "**" / "*.csv")], warehouse).files_read == 2


def test_a_name_that_looks_like_a_pattern_is_a_name_first(tmp_path: Path, warehouse: Path) -> None:
    (tmp_path / "a[1].txt").write_bytes(TEXT)
    assert load([str(tmp_path / "a[1].txt")], warehouse).files_read == 1


@pytest.mark.parametrize("missing", ["missing.txt", "missing*.txt", "in/none/"])
def test_a_path_that_names_nothing_stops_before_anything_is_done(missing: str, tmp_path: Path, warehouse: Path) -> None:
    (tmp_path / "there.txt").write_bytes(TEXT)
    with pytest.raises(PathNotFound) as caught:
        load([str(tmp_path / "there.txt"), str(tmp_path / missing)], warehouse)
    assert caught.value.path == str(tmp_path / missing)
    assert not warehouse.exists()


def test_standard_input(tmp_path: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(zipped({"dump.csv": DUMP}))))
    summary = load(["-"], warehouse)
    assert summary.cables_added == 2
    assert ("-", "dump.csv") in rows(warehouse, "select path, member_path from raw.source_file")


def test_a_named_pipe_is_read_when_named_and_passed_by_in_a_folder(tmp_path: Path, warehouse: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    (folder / "a.txt").write_bytes(TEXT)
    load([str(folder)], warehouse)
    assert rejects(warehouse) == [("pipe", None, "not_a_regular_file")]

    writer = threading.Thread(target=pipe.write_bytes, args=(DUMP,))
    writer.start()
    summary = load([str(pipe)], warehouse)
    writer.join()
    assert summary.cables_added == 2


def test_a_file_that_may_not_be_read_is_rejected_once_and_read_later(tmp_path: Path, warehouse: Path) -> None:
    link = tmp_path / "in" / "late.txt"
    link.parent.mkdir()
    link.symlink_to(tmp_path / "not yet")
    assert load([str(tmp_path / "in")], warehouse).files_rejected == 1
    again = load([str(tmp_path / "in")], warehouse)
    assert (again.files_rejected, again.files_known) == (0, 1)
    (tmp_path / "not yet").write_bytes(TEXT)
    assert load([str(tmp_path / "in")], warehouse).cables_added == 1
