"""dbt's own documentation of the models as one page: what each column means and what it is made of."""

from __future__ import annotations

import tempfile
from contextlib import chdir
from pathlib import Path

from cables.environment import environment
from cables.errors import StepFailedError
from cables.project import Project
from cables.transform import PARSED
from cables.warehouse import WORKING_NAME

PAGE = "static_index.html"
QUIET = {"CABLES_WAREHOUSE": WORKING_NAME, "DBT_SEND_ANONYMOUS_USAGE_STATS": "false", "DBT_VERSION_CHECK": "false"}


def write(project: Project, page: Path) -> None:
    """Write dbt's documentation of a project into one file that opens from disk.

    No warehouse is opened: the page tells of models, not of what was counted in them.

    Raises:
        StepFailedError: dbt cannot make it.
    """
    from dbt.cli.main import dbtRunner  # noqa: PLC0415 - a second of import

    with tempfile.TemporaryDirectory(prefix="lineage-") as scratch:
        home = str(project.directory)
        kept = project.cache() / PARSED
        places = ["--project-dir", home, "--profiles-dir", home, "--target-path", scratch]
        reuse = ["--partial-parse-file-path", str(kept)] if kept.is_file() else []
        quiet = ["--quiet", "--log-level-file", "none"]
        with chdir(scratch), environment(QUIET):
            result = dbtRunner().invoke([*quiet, "parse", *places, *reuse])
            if result.success:
                documents = ["docs", "generate", "--static", "--no-compile", "--empty-catalog"]
                result = dbtRunner(manifest=result.result).invoke([*quiet, *documents, *places])
        if not result.success:
            raise StepFailedError(f"dbt cannot document the project: {result.exception}")
        made = (Path(scratch) / PAGE).read_text(encoding="utf-8")
        # Angular fills these in; before it has, a browser would ask for files called {{ … }}.
        made = made.replace('xlink:href="{{', 'ng-attr-xlink:href="{{').replace(' src="{{', ' ng-src="{{')
        made = made.replace("${require('./assets/favicons/favicon.ico')}", "data:,")
        # Whose machine it was made on is nobody's business.
        for private in (scratch, home):
            made = made.replace(private, "")
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(made, encoding="utf-8")
