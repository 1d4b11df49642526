-- The country a cable reports on: the post's own, unless the geographic tags name only others; then the first of these.
with tagged as (

    select
        tags.cable_id,
        arg_min(vocabulary.country_code, tags.position) filter (where vocabulary.country_code <> 'US') as first_country_code,
        list_sort(list(distinct vocabulary.country_code)) as country_codes
    from {{ ref('int_tags') }} as tags
    inner join {{ ref('tags') }} as vocabulary on tags.tag_code = vocabulary.tag_code and vocabulary.tag_kind = 'geographic'
    where vocabulary.country_code is not null
    group by tags.cable_id

)

select
    headers.cable_id,
    posts.country_code as post_country_code,
    coalesce(posts.post_kind = 'embassy', false) as is_embassy,
    tagged.country_codes as tag_country_codes,
    case
        when
            posts.country_code is not null and posts.country_code <> 'US'
            and (tagged.country_codes is null or list_contains(tagged.country_codes, posts.country_code))
            then posts.country_code
        else coalesce(tagged.first_country_code, nullif(posts.country_code, 'US'))
    end as country_code
from {{ ref('int_headers') }} as headers
left join {{ ref('posts') }} as posts on headers.post_code = posts.post_code
left join tagged on headers.cable_id = tagged.cable_id
