"""Kinds of spoiling of meetings, requests and officials."""

from tests.expectations.spoilings.kinds import A_CABLE, marts

FACTS = [
    *(
        spoiling
        for table, word in (("marts.fct_meeting", "meetings"), ("marts.fct_request", "requests"))
        for spoiling in (
            marts(
                f"break the offsets of {word}",
                f"{table}.evidence_as_found",
                f"update {table} set evidence_start = evidence_start + 1",
            ),
            marts(
                f"reword the evidence of {word}",
                f"{table}.evidence_as_found",
                f"update {table} set evidence = upper(evidence) || '.'",
            ),
            marts(
                f"number {word} into other paragraphs",
                f"{table}.paragraphs_exist",
                f"update {table} set paragraphs = [777]",
            ),
            marts(
                f"be too sure of {word}",
                f"{table}.confidence_bounds",
                f"update {table} set confidence = confidence + 1",
            ),
            marts(f"swap the posts of {word}", f"{table}.of_its_cable", f"update {table} set post_key = '-1'"),
        )
    ),
    marts("lose meetings", "marts.fct_meeting.every_meeting", "delete from marts.fct_meeting where status = 'planned'"),
    marts(
        "end meetings before they begin",
        "marts.fct_meeting.ends_after_it_begins",
        "update marts.fct_meeting set end_date_key = date_key - 1 where date_key <> -1",
    ),
    marts(
        "know the day of no meeting",
        "marts.fct_meeting.unknown_day_is_said",
        "update marts.fct_meeting set date_precision = 'unknown'",
    ),
    marts(
        "say of no meeting where its day comes from",
        "marts.fct_meeting.basis_of_a_day_is_said",
        "update marts.fct_meeting set date_basis = null",
    ),
    marts(
        "miscount participants",
        "marts.fct_meeting.participants_counted",
        "update marts.fct_meeting set participant_count = -1",
    ),
    marts(
        "date meetings decades away",
        "marts.fct_meeting.near_the_cable",
        "update marts.fct_meeting set date_key = date_key - 200000 where date_key <> -1",
    ),
    marts(
        "hold meetings after they are told",
        "marts.fct_meeting.held_before_told",
        "update marts.fct_meeting as m set status = 'held', date_key = 20300101 where date_key <> -1",
    ),
    marts(
        "lose participants",
        "marts.bridge_meeting_official.every_participant",
        "delete from marts.bridge_meeting_official where side = 'host'",
    ),
    marts(
        "blank participants",
        "marts.bridge_meeting_official.named",
        "update marts.bridge_meeting_official set name_in_cable = ' '",
    ),
    marts(
        "let others take part",
        "marts.bridge_meeting_official.person_of_the_cable",
        "update marts.bridge_meeting_official set official_key = '-1'",
    ),
    marts(
        "forget the sides",
        "marts.bridge_meeting_official.side_known",
        "update marts.bridge_meeting_official set side = 'unknown'",
    ),
    marts(
        "swap the sides",
        "marts.bridge_meeting_official.side_fits_country",
        "update marts.bridge_meeting_official set side = case side when 'us' then 'host' when 'host' "
        "then 'us' else side end",
    ),
    marts("lose requests", "marts.fct_request.every_request", "delete from marts.fct_request where response <> 'none'"),
    marts(
        "date requests otherwise",
        "marts.fct_request.dated_as_cable",
        "update marts.fct_request set date_key = date_key + 1",
    ),
    marts(
        "forget the parties",
        "marts.fct_request.some_party",
        "update marts.fct_request set requester = null, addressee = null, requester_country_code = null, "
        "addressee_country_code = null",
    ),
    marts(
        "let all ask themselves",
        "marts.fct_request.two_parties",
        "update marts.fct_request set requester_official_key = 'k', addressee_official_key = 'k'",
    ),
    marts("forget what is asked", "marts.fct_request.cue_in_evidence", "update marts.fct_request set action = ''"),
    marts(
        "invent answers",
        "marts.fct_request.answer_as_found",
        "update marts.fct_request set response = 'agreed', response_evidence = 'Of course, Norbridge.'",
    ),
    marts(
        "miscount the cables of officials",
        "marts.dim_official.cables_counted",
        "update marts.dim_official set cable_count = cable_count + 1",
    ),
    marts(
        "see officials backwards",
        "marts.dim_official.seen_forwards",
        "update marts.dim_official set first_seen_date = last_seen_date + 1",
    ),
    marts(
        "rename officials",
        "marts.dim_official.name_among_variants",
        "update marts.dim_official set full_name = full_name || ' II'",
    ),
    marts(
        "take numbers for names",
        "marts.dim_official.names_are_names",
        "update marts.dim_official set full_name = full_name || ' 2nd'",
    ),
    marts("forget countries", "marts.dim_official.country_known", "update marts.dim_official set country_code = null"),
    marts(
        "forget a protection",
        "marts.dim_official.protection_kept",
        "update marts.bridge_cable_official set is_protected = true",
    ),
    marts(
        "lose titles",
        "marts.dim_official_title.every_title",
        "delete from marts.dim_official_title where title_class is null",
    ),
    marts(
        "hold titles before birth",
        "marts.dim_official_title.title_within_life",
        "update marts.dim_official_title set first_seen_date = first_seen_date - 1",
    ),
    marts(
        "lose officials of a cable",
        "marts.bridge_cable_official.every_person",
        f"delete from marts.bridge_cable_official where cable_id = {A_CABLE}",
    ),
    marts(
        "name officials in paragraphs that are none",
        "marts.bridge_cable_official.paragraph_exists",
        "update marts.bridge_cable_official set first_paragraph_no = 999",
    ),
]
