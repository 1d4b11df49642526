"""The two halves in which a run builds the real project hold each of its nodes once."""

from pathlib import Path

from dbt.cli.main import dbtRunner

from cables.project import locate
from cables.transform import BEFORE_MARTS, MARTS, SEEDS, TESTS_OF_SEEDS


def test_each_node_is_built_in_one_half_of_a_run(tmp_path: Path) -> None:
    project = str(locate().directory)
    places = ["--project-dir", project, "--profiles-dir", project, "--target-path", str(tmp_path)]
    silence = ["--log-level", "none", "--log-level-file", "none"]
    parsed = dbtRunner().invoke([*silence, "parse", *places])
    assert parsed.success, parsed.exception
    runner = dbtRunner(manifest=parsed.result)

    def nodes(*arguments: str) -> set[str]:
        kinds = ["--resource-types", "model", "seed", "test", "--output", "json", "--output-keys", "unique_id"]
        result = runner.invoke([*silence, "ls", *places, *kinds, *arguments])
        assert result.success, result.exception
        return set(result.result)

    without = ("--exclude", TESTS_OF_SEEDS)
    first = nodes("--select", *SEEDS, *BEFORE_MARTS, *without, "--indirect-selection", "buildable")
    second = nodes("--select", *MARTS, *without, "--indirect-selection", "eager")
    # A test that reads no table tests a macro: it belongs to `dbt build`, as unit tests do, and not to a run over data.
    of_macros = {
        f'{{"unique_id": "{node.unique_id}"}}'
        for node in parsed.result.nodes.values()
        if node.resource_type == "test" and not node.depends_on.nodes
    }

    of_seeds = nodes("--select", TESTS_OF_SEEDS)
    assert len(of_seeds) > 50, "the selection of the seeds' own tests was lost"
    assert first & second == set()
    assert first | second == nodes() - of_macros - of_seeds
