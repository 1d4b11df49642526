-- The pages of the cables as JSON, shard by shard: in one go, as every reading joins all that they show.
select
    n.shard,
    n.cable_id,
    to_json({
        'no': n.cable_no,
        'id': c.cable_id,
        'subject': c.subject,
        'sent': strftime(c.sent_at, '%Y-%m-%d %H:%M'),
        'date_key': c.date_key,
        'date_basis': c.date_basis,
        'classification': c.classification,
        'captions': c.captions,
        'precedence': c.precedence,
        'signer': c.signer,
        'classified_by': c.classified_by,
        'declassify_on': c.declassify_on,
        'text_status': c.text_status,
        'partial': c.is_partial_extract,
        'redacted': c.has_redactions,
        'copies': c.source_count,
        'copies_differ': c.copies_differ,
        'words': c.word_count,
        'tags': part_tags.tags,
        'posts': part_posts.posts,
        'refs': part_references.refs,
        'citing': part_citing.citing,
        'repairs': part_repairs.repairs,
        'paragraphs': part_paragraphs.paragraphs,
        'marks': part_marks.marks,
        'mentions': part_mentions.mentions,
        'officials': part_officials.officials,
        'meetings': part_meetings.meetings,
        'requests': part_requests.requests,
        'source': {
            'file': t.file_name, 'member': t.member_path, 'record': t.record_no, 'format': t.format, 'sha256': t.file_sha256
        },
        'text': t.text
    }) as document
from site.cable_shard as n
inner join site.fct_cable as c on n.cable_id = c.cable_id
left join site.cable_text as t on n.cable_id = t.cable_id
left join site.part_tags on n.cable_id = part_tags.cable_id
left join site.part_posts on n.cable_id = part_posts.cable_id
left join site.part_references on n.cable_id = part_references.cable_id
left join site.part_citing on n.cable_id = part_citing.cable_id
left join site.part_repairs on n.cable_id = part_repairs.cable_id
left join site.part_paragraphs on n.cable_id = part_paragraphs.cable_id
left join site.part_mentions on n.cable_id = part_mentions.cable_id
left join site.part_marks on n.cable_id = part_marks.cable_id
left join site.part_officials on n.cable_id = part_officials.cable_id
left join site.part_meetings on n.cable_id = part_meetings.cable_id
left join site.part_requests on n.cable_id = part_requests.cable_id
order by n.shard, n.cable_no;
