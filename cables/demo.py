"""The demonstration: which cables it builds and what it asks of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import samples
from cables.errors import UsageError
from cables.warehouse import reading


@dataclass(frozen=True)
class Question:
    """A question and the one SELECT that answers it."""

    title: str
    sql: str


QUESTIONS = (
    Question(
        "Who met whom, where and when, and who reported it?",
        """select d.date, p.post_name as reported_by, m.place, m.cable_id,
    list(o.name_in_cable order by o.name_in_cable) as met
from fct_meeting as m
join bridge_meeting_official as o using (meeting_key)
left join dim_date as d using (date_key)
left join dim_post as p using (post_key)
where m.status = 'held'
group by all
order by d.date, m.cable_id
limit 8""",
    ),
    Question(
        "Who asked whom for what, and what came of it?",
        """select r.cable_id, r.requester, r.addressee, r.action, r.response
from fct_request as r
where r.response <> 'none'
order by r.response, r.cable_id
limit 8""",
    ),
    Question(
        "What do the cables write about, how much of them, and from when to when?",
        """select t.tag_code, t.description, count(*) as cables,
    round(100.0 * count(*) / (select count(*) from fct_cable), 1) as percent,
    min(d.date) as first, max(d.date) as last
from bridge_cable_tag as b
join dim_tag as t using (tag_key)
join fct_cable as c using (cable_id)
join dim_date as d using (date_key)
where t.tag_kind = 'subject'
group by all
order by cables desc, t.tag_code
limit 8""",
    ),
)


def sample_cables() -> Path:
    """Return the folder of sample cables that travels with the package."""
    return Path(samples.__file__).resolve().parent / "cables"


def require_own(warehouse: Path) -> None:
    """Raise UsageError if the warehouse holds anything but samples: the demonstration would mix them into it."""
    if not warehouse.exists():
        return
    with reading(warehouse) as connection:
        row = connection.execute(
            "select count(*) from raw.source_file where not contains(path, 'samples/cables')"
        ).fetchone()
    if row and row[0]:
        raise UsageError(
            f"{warehouse} holds cables of yours; the demonstration does not mix its samples into them.",
            "Give it a file of its own: cables demo --warehouse samples.duckdb",
        )
