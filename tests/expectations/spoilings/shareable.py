"""Kinds of spoiling of what may leave the warehouse."""

from expectations.suites.shareable import HELD_OF, suites
from tests.expectations.spoilings.kinds import marts

PROTECT_WYSTAN = (
    "insert into intermediate.int_protected_names (cable_id, surname) select cable_id, 'wystan' from marts.fct_cable"
)
CHECKS = {(suite.table, check.name) for suite in suites() for check in suite.checks}

# The view that withholds names gives way to one that lets one through, of a person whom every cable asks to protect.
SHAREABLE = [
    *(
        marts(
            f"leak a protected name in {table}",
            f"shareable.{table}.names_nobody_protected",
            f"create or replace view shareable.{table} as select * replace ('Norbridge Wystan' as {column}) "
            f"from marts.{table}; update marts.dim_tag set is_in_vocabulary = false; {PROTECT_WYSTAN}",
        )
        for table, column in {
            "fct_cable": "subject",
            "cable_paragraph": "text",
            "fct_cable_reference": "reference_as_written",
            "fct_meeting": "evidence",
            "fct_request": "action",
            "fct_repair": "text_as_read",
            "bridge_cable_tag": "tag_as_written",
            "bridge_cable_post": "name_as_written",
            "bridge_cable_official": "name_in_cable",
        }.items()
    ),
    *(
        marts(
            f"leak a protected name in the {column} of pages",
            f"reporting.{table}.names_nobody_protected",
            f"create or replace view reporting.{table} as select cable_id, 'Norbridge Wystan' as {column} "
            f"from marts.fct_cable; {PROTECT_WYSTAN}",
        )
        for table, column in {"cable_text": "text", "cable_mark": "label"}.items()
    ),
    marts(
        "leak a protected name as a tag",
        "shareable.dim_tag.names_nobody_protected",
        "create or replace view shareable.dim_tag as select * replace ('WYSTAN, NORBRIDGE' as tag_code, false as "
        "is_in_vocabulary) from marts.dim_tag; update marts.dim_official set is_protected = true, surname = 'Wystan', "
        "given_names = 'Norbridge'",
    ),
    marts(
        "leak a protected name as a post",
        "shareable.dim_post.names_nobody_protected",
        "create or replace view shareable.dim_post as select * replace ('WYSTAN' as post_code) from marts.dim_post; "
        f"{PROTECT_WYSTAN}",
    ),
    marts(
        "let a protected official leave",
        "shareable.dim_official.holds_nobody_protected",
        "create or replace view shareable.dim_official as select * from marts.dim_official; "
        "update marts.dim_official set is_protected = true",
    ),
    *(
        marts(
            f"withhold half of {table}",
            f"shareable.{table}.{check}",
            f"create or replace view shareable.{table} as from marts.{table} "
            f"limit (select count(*) // 2 from marts.{table})",
        )
        for table in HELD_OF
        for check in ("as_many_rows", "no_more_left_out")
        if (f"shareable.{table}", check) in CHECKS
    ),
]
