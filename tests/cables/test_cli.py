"""The command line as a user meets it: what it prints, where, and the code it exits with."""

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from cables import cli, run, view
from cables.console import screen
from cables.progress import Silence
from cables.project import Project
from tests.cables.conftest import passing

MARTS = Path(__file__).with_name("marts.sql")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("built") / "cables.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(MARTS.read_text(encoding="utf-8"))
    return path


@pytest.fixture
def cables(built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., "Result"]:
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("CABLES_WAREHOUSE", str(built))

    def call(*arguments: str) -> Result:
        capsys.readouterr()
        code = cli.run_command(list(arguments))
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return call


class Result:
    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


COMMANDS = ["build", "load", "check", "show", "query", "score", "rejects", "demo", "export", "search", "official"]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_gives_an_example_of_every_command(command: str, cables: Callable[..., Result]) -> None:
    result = cables(command, "--help")
    assert result.code == 0
    assert f"cables {command}" in result.out.split("Examples:")[1]


def test_help_names_the_exit_codes_and_every_command(cables: Callable[..., Result]) -> None:
    result = cables("--help")
    assert "Exit codes: 0 done, 1 a check failed" in result.out
    assert all(command in result.out for command in COMMANDS)


def test_version(cables: Callable[..., Result]) -> None:
    result = cables("--version")
    assert (result.code, result.out.split()[0]) == (0, "cables")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["query"], 2, "Missing argument"),
        (["nonsense"], 2, "No such command"),
        (["query", "select nonsense"], 2, "nonsense"),
        (["query", "create table t (n int)"], 2, "read-only"),
        (["query", "copy (select 1) to 'new.duckdb'"], 2, "read-only"),
        (["query", "select * from read_text('README.md')"], 2, "file system operations are disabled"),
        (["query", ""], 2, "0 were given"),
        (["query", "select 1; select 2"], 2, "2 were given"),
        (["query", "select 1", "--csv", "--json"], 2, "exclude each other"),
        (["query", "select 1", "--warehouse", "nowhere.duckdb"], 3, "There is no warehouse at nowhere.duckdb"),
        (["show", "05QUILON1"], 3, "Did you mean 05QUILLON1"),
        (["score", "nowhere"], 3, "no label files"),
        (["score", "nowhere", "--min", "officials"], 2, "--min officials=0.75"),
        (["build", "nowhere.csv", "--warehouse", "new.duckdb"], 3, "nowhere.csv"),
    ],
)
def test_errors_have_a_code_a_message_and_nothing_on_standard_output(
    arguments: list[str],
    code: int,
    says: str,
    cables: Callable[..., Result],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    result = cables(*arguments)
    assert result.code == code
    assert says in " ".join(result.err.split())
    assert result.out == ""
    assert list(tmp_path.glob("new.duckdb*")) == []


def test_query_prints_a_table_csv_and_json(cables: Callable[..., Result]) -> None:
    sql = "select cable_id, captions from fct_cable order by cable_id"

    shown = cables("query", sql)
    as_csv = cables("query", sql, "--csv")
    as_json = cables("query", sql, "--json")

    assert "05QUILLON1" in shown.out
    assert "2 rows" in shown.err
    assert list(csv.DictReader(io.StringIO(as_csv.out))) == [
        {"cable_id": "05QUILLON1", "captions": '["SIPDIS", "NOFORN"]'},
        {"cable_id": "05QUILLON2", "captions": ""},
    ]
    assert json.loads(as_json.out) == [
        {"cable_id": "05QUILLON1", "captions": ["SIPDIS", "NOFORN"]},
        {"cable_id": "05QUILLON2", "captions": None},
    ]


def test_query_says_when_it_cuts(cables: Callable[..., Result]) -> None:
    cut = cables("query", "from range(200)")
    whole = cables("query", "from range(200)", "--limit", "0")
    assert "100 rows and more; --limit 0 shows all" in cut.err
    assert "200 rows" in whole.err


def test_text_is_never_read_as_markup(cables: Callable[..., Result]) -> None:
    assert "[red]5[/red]" in cables("query", "select '[red]5[/red]' as text").out


def test_show_prints_all_that_is_known(cables: Callable[..., Result]) -> None:
    shown = cables("show", "05 Quillon 0001")
    assert shown.code == 0
    for part in (
        "HARBOUR TALKS",
        "Embassy Quillon",
        "¶1 (C)",
        "Orsolya Tindall",
        "2005-03-03",
        "send ice",
        "04QUILLON7",
        "¶.",
    ):
        assert part in shown.out, part


def test_show_as_json_has_every_section(cables: Callable[..., Result]) -> None:
    cable = json.loads(cables("show", "05QUILLON1", "--json").out)
    assert cable["cable_id"] == "05QUILLON1"
    assert [official["name_in_cable"] for official in cable["officials"]] == ["Orsolya Tindall"]
    assert cable["meetings"][0]["participants"] == ["Orsolya Tindall"]
    assert all(cable[section] for section in ("tags", "posts", "references", "paragraphs", "requests", "repairs"))


def test_show_withholds_protected_persons_unless_asked(cables: Callable[..., Result]) -> None:
    shown = cables("show", "05QUILLON2")
    whole = cables("show", "05QUILLON2", "--include-protected")
    assert "(protected)" in shown.out and "Hask" not in shown.out
    assert "Milo Hask" in whole.out


def test_official_shows_titles_joins_cables_meetings_and_requests(cables: Callable[..., Result]) -> None:
    shown = cables("official", "tindall")
    assert shown.code == 0
    for part in (
        "Orsolya Tindall",
        "Minister",
        "spelling",
        "0.94",
        "orsolia tindall",
        "05QUILLON1",
        "Quillon",
        "send ice",
    ):
        assert part in shown.out, part

    (official,) = json.loads(cables("official", "Orsolya Tindal", "--json").out)
    assert official["full_name"] == "Orsolya Tindall"
    assert official["joins"][0] == {
        "name": "Orsolya Tindall",
        "rule": "spelling",
        "score": 0.94,
        "cable_count": 1,
        "cable_id": "05QUILLON1",
    }
    assert [len(official[section]) for section in ("titles", "spellings", "cables", "meetings", "requests")] == [1] * 5


def test_a_protected_official_is_found_only_when_asked_for(cables: Callable[..., Result]) -> None:
    hidden = cables("official", "Hask")
    assert hidden.code == 3
    assert "names no official like Hask" in " ".join(hidden.err.split())
    assert "Milo Hask" in cables("official", "Hask", "--include-protected").out


def test_rejects_are_listed_with_file_place_and_reason(cables: Callable[..., Result]) -> None:
    result = cables("rejects")
    assert "in/old.zip › page 7.html" in result.out
    assert "the page has no cable" in result.out
    assert json.loads(cables("rejects", "--json").out)[0]["reason_code"] == "no_cable"


def test_score_exits_1_below_the_minimum(cables: Callable[..., Result], built: Path, tmp_path: Path) -> None:
    label = {
        "cable": "05QUILLON1",
        "officials": [
            {"name": "Orsolya Tindall", "surname": "Tindall", "sector": "executive"},
            {"name": "Piet Lister"},
        ],
        "meetings": [],
        "requests": [],
    }
    (tmp_path / "05QUILLON1.json").write_text(json.dumps(label))

    held = cables("score", str(tmp_path), "--min", "officials=0.6", "--json")
    broken = cables("score", str(tmp_path), "--min", "officials=0.7")
    misses = cables("score", str(tmp_path), "--misses", "officials")
    compared = cables("score", str(tmp_path), "--against", str(built), "--json")

    assert {name: json.loads(compared.out)[name] for name in ("gained", "lost")} == {"gained": [], "lost": []}
    assert json.loads(compared.out)["against"]["officials"]["f1"] == pytest.approx(0.667)
    assert held.code == 0
    assert json.loads(held.out)["officials"]["f1"] == pytest.approx(0.667)
    assert broken.code == 1
    assert "officials: F1 0.667 is below 0.7." in broken.err
    assert "missed 05QUILLON1" in misses.out


def test_the_demonstration_leaves_a_warehouse_of_yours_alone(cables: Callable[..., Result], built: Path) -> None:
    before = built.read_bytes()
    result = cables("demo")
    assert result.code == 2
    assert "does not mix its samples" in " ".join(result.err.split())
    assert built.read_bytes() == before


def test_no_color(cables: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = cables("query", "select 1 as n")
    plain = cables("--no-color", "query", "select 1 as n")
    assert "\x1b[" in coloured.out
    assert "\x1b[3" not in plain.out
    monkeypatch.delenv("NO_COLOR", raising=False)


def test_the_closing_summary_prints_the_accounts(
    tmp_path: Path, project: Project, write_cable: Callable[[int], str], capsys: pytest.CaptureFixture[str]
) -> None:

    not_a_cable = tmp_path / "list.txt"
    not_a_cable.write_text("milk, eggs, string")
    summary = run.build([write_cable(1), str(not_a_cable)], tmp_path / "w.duckdb", project, Silence(), check=passing)
    screen().out.print(view.summary(summary))

    printed = " ".join(capsys.readouterr().out.split())
    assert "2 records in = 1 cables as found + 1 rejects" in printed
    assert "marts.fct_cable │ 1 │" in printed
    assert summary.as_json()["balanced"] is True
    assert json.loads(json.dumps(summary.as_json()))["accounts"]["files"] == 2


def test_check_names_the_broken_expectation(
    cables: Callable[..., Result], sample_warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoiled = Path(shutil.copyfile(sample_warehouse, tmp_path / "spoiled.duckdb"))
    monkeypatch.setenv("CABLES_WAREHOUSE", str(spoiled))
    with duckdb.connect(str(spoiled)) as connection:
        connection.execute("update raw.cable set body_offset = -1 where format = 'pdf'")

    shown = cables("check", "raw")
    as_json = cables("check", "raw", "--json")

    assert (shown.code, as_json.code) == (1, 1)
    assert "The body begins inside the text" in shown.out
    assert "FAILED raw.cable.body_inside_text" in shown.out
    assert "likely cause: A reader counted bytes" in shown.out
    (layer,) = json.loads(as_json.out)
    assert [check["table"] for check in layer["checks"] if not check["success"]] == ["raw.cable"]
    assert layer["changes"] == [
        {"layer": "raw", "what": "raw.cable.body_inside_text", "before": "passed", "now": "failed"}
    ]
    assert "raw.cable.body_inside_text: passed before, failed now" in shown.out
