"""Kinds of spoiling of the tables about cables."""

from tests.expectations.spoilings.kinds import A_CABLE, marts

CABLE = "marts.fct_cable"
CABLES = [
    marts("lose a cable in the mart", f"{CABLE}.every_cable", f"delete from {CABLE} where cable_id = {A_CABLE}"),
    marts(
        "shuffle dates",
        f"{CABLE}.dated_as_read",
        f"update {CABLE} as a set date_key = b.date_key from (select cable_id, lead(date_key) over (order by cable_id) "
        f"as date_key from {CABLE}) as b where a.cable_id = b.cable_id and b.date_key is not null",
    ),
    marts("move times by a day", f"{CABLE}.dated_as_read", f"update {CABLE} set sent_at = sent_at + interval 1 day"),
    marts(
        "swap posts",
        f"{CABLE}.sent_by_post_read",
        f"update {CABLE} as a set post_key = b.post_key from (select cable_id, lead(post_key) over (order by cable_id) "
        f"as post_key from {CABLE}) as b where a.cable_id = b.cable_id and b.post_key is not null",
    ),
    marts(
        "invert classification",
        f"{CABLE}.classified_as_read",
        f"update {CABLE} set classification = case when classification = 'SECRET' then 'UNCLASSIFIED' "
        f"else 'SECRET' end",
    ),
    marts("give all cables one subject", f"{CABLE}.classified_as_read", f"update {CABLE} set subject = 'ICE'"),
    marts(
        "forget some posts", f"{CABLE}.post_unknown", f"update {CABLE} set post_key = '-1' where hash(cable_id) % 3 = 0"
    ),
    marts("forget most posts", f"{CABLE}.post_known", f"update {CABLE} set post_key = '-1'"),
    marts(
        "forget some dates", f"{CABLE}.date_unknown", f"update {CABLE} set date_key = -1 where hash(cable_id) % 3 = 0"
    ),
    marts("forget most dates", f"{CABLE}.date_known", f"update {CABLE} set date_key = -1"),
    marts("lose paragraphs", f"{CABLE}.paragraphs_counted", "delete from marts.cable_paragraph where paragraph_no = 2"),
    marts("lose repairs", f"{CABLE}.repairs_counted", "delete from marts.fct_repair"),
    marts("lose sentences", f"{CABLE}.words_counted", "delete from intermediate.int_sentences where sentence_no = 1"),
    marts("miscount words", f"{CABLE}.words_counted", f"update {CABLE} set word_count = word_count * 2"),
    marts("say that a cable has no source", f"{CABLE}.sources_counted", f"update {CABLE} set source_count = 0"),
    marts(
        "forget the kind of source",
        f"{CABLE}.in_some_source",
        f"update {CABLE} set in_cablegate_html = false, in_cables_csv = false, in_plusd_html = false, "
        "in_history_lab = false, in_pdf = false, in_plain_text = false",
    ),
    marts(
        "misread the century",
        f"{CABLE}.year_of_id",
        f"update {CABLE} set date_key = date_key + 10000 where date_key <> -1",
    ),
    marts(
        "lose the ends of bodies",
        f"{CABLE}.body_covered",
        "delete from intermediate.int_paragraphs where paragraph_no > 1",
    ),
    marts(
        "mark paragraphs above their cables",
        f"{CABLE}.paragraph_above_cable",
        f"update {CABLE} set quality_flags = ['paragraph_above_cable']",
    ),
    marts("take the marks off cables", f"{CABLE}.marked_with_flags", f"update {CABLE} set quality_flags = []"),
    marts("find fault with every cable", f"{CABLE}.flagged", f"update {CABLE} set quality_flags = ['no_tags']"),
    marts(
        "move paragraphs beyond the text",
        "marts.cable_paragraph.inside_text",
        "update marts.cable_paragraph set end_offset = end_offset + 9999999",
    ),
    marts(
        "take paragraphs from another copy",
        "marts.cable_paragraph.inside_text",
        "update marts.cable_paragraph set record_id = 'none'",
    ),
    marts(
        "write more than was found",
        "marts.cable_paragraph.no_longer_than_span",
        "update marts.cable_paragraph set text = text || text",
    ),
    marts(
        "blank long paragraphs",
        "marts.cable_paragraph.no_longer_than_span",
        "update marts.cable_paragraph set text = ''",
    ),
    marts(
        "shuffle paragraphs",
        "marts.cable_paragraph.begins_as_found",
        "update marts.cable_paragraph set start_offset = end_offset - 1 where length(text) > 30",
    ),
    marts(
        "tell only the first repair of a cable",
        "marts.fct_repair.every_repair",
        "delete from marts.fct_repair where (cable_id, start_offset) not in "
        "(select (cable_id, min(start_offset)) from marts.fct_repair group by cable_id)",
    ),
    marts(
        "move repairs", "marts.fct_repair.found_there", "update marts.fct_repair set start_offset = start_offset + 7"
    ),
    marts(
        "repair without padding",
        "marts.fct_repair.keeps_length",
        "update marts.fct_repair set text_as_read = 'x' || text_as_read",
    ),
    marts(
        "invent tags",
        "marts.bridge_cable_tag.in_vocabulary",
        "update marts.dim_tag set is_in_vocabulary = false, tag_kind = 'unknown'",
    ),
    marts("null TAGS", "marts.bridge_cable_tag.tagged", "delete from marts.bridge_cable_tag"),
    marts("lose a tag", "marts.bridge_cable_tag.every_tag", "delete from marts.bridge_cable_tag where position = 2"),
    marts(
        "lose senders", "marts.bridge_cable_post.one_sender", "delete from marts.bridge_cable_post where role = 'from'"
    ),
    marts(
        "take addressees for senders",
        "marts.bridge_cable_post.one_sender",
        "update marts.bridge_cable_post set role = 'from'",
    ),
    marts(
        "lose addressees",
        "marts.bridge_cable_post.every_addressee",
        "delete from marts.bridge_cable_post where role = 'info'",
    ),
    marts(
        "null references",
        "marts.fct_cable_reference.read",
        "update marts.fct_cable_reference set referenced_cable_id = null",
    ),
    marts(
        "let cables cite themselves",
        "marts.fct_cable_reference.not_to_itself",
        "update marts.fct_cable_reference set referenced_cable_id = cable_id",
    ),
    marts(
        "say that all cited cables are here",
        "marts.fct_cable_reference.here_or_not",
        "update marts.fct_cable_reference set is_in_warehouse = true",
    ),
]
