select
    meetings.meeting_key,
    participants.official_key,
    max(participants.name_in_cable) as name_in_cable,
    max(case
        when participants.country_code is null then 'unknown'
        when participants.country_code = 'US' then 'us'
        when participants.country_code = 'XX' then 'io'
        when participants.country_code = posts.country_code then 'host'
        else 'third'
    end) as side
from {{ ref('int_meetings__participants') }} as participants
inner join {{ ref('int_meetings__keyed') }} as meetings
    on participants.cable_id = meetings.cable_id and participants.occasion_no = meetings.occasion_no
inner join {{ ref('int_headers') }} as headers
    on participants.cable_id = headers.cable_id
left join {{ ref('posts') }} as posts
    on headers.post_code = posts.post_code
group by meetings.meeting_key, participants.official_key
