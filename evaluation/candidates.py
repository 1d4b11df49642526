"""Candidates of meetings and requests on labelled cables, each judged by its label."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import duckdb

from evaluation import score as scoring
from evaluation.facts import CableFacts, Fact, Kind, Meeting, Request
from evaluation.score import LEAST

Event = Literal["meeting", "request"]

KIND_OF: Mapping[Event, Kind] = {"meeting": "meetings", "request": "requests"}
RIVAL_WEIGHT = 0.5

MEETINGS = """
    select occasions.cable_id, occasions.occasion_no as candidate_no, occasions.occasion_no as group_no,
        occasions.paragraphs, strftime(occasions.first_date, '%Y-%m-%d') as date,
        (select list(people.name_in_cable order by people.name_in_cable)
         from intermediate.int_meetings__participants as people
         where people.cable_id = occasions.cable_id and people.occasion_no = occasions.occasion_no) as participants
    from intermediate.int_meetings__occasions as occasions where list_contains(?, occasions.cable_id) order by 1, 2
"""
REQUESTS = """
    select candidates.cable_id, candidates.candidate_no, tellings.request_no as group_no,
        [candidates.paragraph_no] as paragraphs, tellings.requester, tellings.addressee, candidates.action
    from intermediate.int_requests__candidates as candidates
    left join intermediate.int_requests__tellings as tellings
        on candidates.cable_id = tellings.cable_id and candidates.candidate_no = tellings.candidate_no
    where list_contains(?, candidates.cable_id) order by 1, 2
"""
# A name is no sign of asking, however often its bearer asks in the labelled cables.
NAMES = """
    select folded from intermediate.int_words__classified
    where length(folded) > 2
        and word_class in ('G', 'S', 'L', 'D', 'N')
        and coalesce(lower_count, 0) < 0.1 * capital_count
"""
FEATURES: Mapping[Event, str] = {
    "meeting": "select cable_id, occasion_no, feature, value from intermediate.int_meetings__features "
    "where list_contains(?, cable_id)",
    "request": f"""
    select cable_id, candidate_no, feature, value from intermediate.int_requests__features
    where list_contains(?, cable_id) and regexp_extract(feature, '^[a-z ]+: ([^,’'']+)', 1) not in ({NAMES})
    """,
}


@dataclass(frozen=True)
class Candidate:
    """One candidate of a labelled cable."""

    cable_id: str
    group: int | None
    """Candidates of one group tell of the same fact; null where this was not looked into."""
    fact: Fact
    features: Mapping[str, float]
    is_right: bool | None
    """Null where the label is optional: such a candidate teaches nothing."""
    weight: float


def read_candidates(
    connection: duckdb.DuckDBPyConnection, event: Event, labels: Mapping[str, CableFacts]
) -> list[Candidate]:
    """Read the candidates of the labelled cables, each judged by its label."""
    features: dict[tuple[str, int], dict[str, float]] = {}
    for cable_id, number, feature, value in connection.execute(FEATURES[event], [list(labels)]).fetchall():
        features.setdefault((cable_id, number), {})[feature] = float(value)
    rows = connection.execute(MEETINGS if event == "meeting" else REQUESTS, [list(labels)]).fetchall()
    of_cable: dict[str, list[tuple[int, int | None, Fact]]] = {}
    for cable_id, number, group, paragraphs, *rest in rows:
        fact: Fact
        if event == "meeting":
            date, participants = rest
            fact = Meeting(frozenset(paragraphs), date=date, participants=tuple(participants or ()))
        else:
            requester, addressee, action = rest
            fact = Request(frozenset(paragraphs), action=action, requester=requester, addressee=addressee)
        of_cable.setdefault(cable_id, []).append((number, group, fact))
    return [
        Candidate(cable_id, group, fact, features[cable_id, number], right, weight)
        for cable_id, numbered in of_cable.items()
        for (number, group, fact), (right, weight) in zip(
            numbered, _judged(KIND_OF[event], labels[cable_id], [fact for _, _, fact in numbered]), strict=True
        )
    ]


def _judged(kind: Kind, labels: CableFacts, facts: Sequence[Fact]) -> list[tuple[bool | None, float]]:
    """Tell of each fact whether it is right, and how much it counts.

    A candidate that lost its label to a better one still tells of that label where tellings are joined afterwards
    (requests); where they are not (meetings), it is wrong only because of that rival. Either counts half.
    """
    wanted = labels.of(kind)
    label_of = {j: wanted[i] for i, j in scoring.match(kind, wanted, facts)}
    judged: list[tuple[bool | None, float]] = []
    for j, fact in enumerate(facts):
        like = [label for label in wanted if scoring.similar(label, fact) >= LEAST[kind]]
        if j in label_of:
            judged.append((None if scoring.is_optional(label_of[j]) else True, 1.0))
        elif any(scoring.is_optional(label) for label in like):
            judged.append((None, 1.0))
        else:
            judged.append((bool(like) and kind == "requests", RIVAL_WEIGHT if like else 1.0))
    return judged
