{# Every distinct addressee line, read once: most of them stand in thousands of cables. A name that neither the vocabulary nor a routing
   indicator knows is looked for among names that differ by a letter or two in one of their words. #}

with lines as (
    select distinct
        line as addressee_line,
        upper({{ rx_replace('line', '^(?:FM|TO|INFO|Fm|To|Info) +', '') }}) as addressee
    from {{ ref('int_head_lines') }}
    where
        zone in ('fm', 'to', 'info') and blanks_before = 0 and line_kind in ('fm', 'to', 'info', 'other')
        -- The distribution list of the telegraph room (LOG-00 EEB-00 AID-00) and its page lines name offices, not addressees; XMT excepts
        -- a post from a collective.
        and not {{ rx_matches('line', '[A-Z0-9]{1,5}-[0-9]{2} +[A-Z0-9]{1,5}-[0-9]{2}|^-{3,}|/[0-9]{3} ?[A-Z]$|^(?:INFO +|TO +)?(?:PAGE [0-9]{2} |XMT )') }}
),

parsed as (
    select
        addressee_line,
        {{ rx_extract('addressee', '^([A-Z]{5,8})/', 1) }} as routing_indicator,
        {{ rx_extract('addressee', '(?:^|[ /])(' ~ p_addressee_precedence() ~ ')(?: [0-9]{1,6}(?:-[0-9]{3,6})?)?$', 1) }} as precedence_word,
        {{ rx_extract('addressee', ' ([0-9]{3,6})(?:-[0-9]{3,6})?$', 1) }} as serial,
        -- ZEN marks those whom it reaches by other means.
        trim({{ rx_replace(
            'addressee',
            '^(?:[A-Z]{5,8}|ZEN)/|//.*$| +(?:' ~ p_addressee_precedence() ~ ')?(?: ?[0-9]{3,6}(?:-[0-9]{3,6})?)?$',
            ''
        ) }}) as name_and_more
    from lines
),

-- A precedence that was mistyped stands where the right one would.
worded as (
    select
        *,
        {{ rx_extract('name_and_more', ' ([PIR][A-Z]{5,9})$', 1) }} as last_word,
        case
            when precedence_word = '' then {{ precedence_misspelt(rx_extract('name_and_more', ' ([PIR][A-Z]{5,9})$', 1)) }}
        end as misread_precedence
    from parsed
),

named as (
    select
        addressee_line,
        nullif(routing_indicator, '') as routing_indicator,
        coalesce(misread_precedence, nullif(precedence_word, '')) as precedence_word,
        serial,
        case
            when misread_precedence is null then name_and_more
            else trim(left(name_and_more, (length(name_and_more) - length(last_word))::int))
        end as addressee_name
    from worded
),

known as (
    select
        named.*,
        {{ rx_replace('named.addressee_name', ' {2,}', ' ') }} as plain_name,
        coalesce(names.post_code, indicators.post_code) as post_code
    from named
    left join {{ ref('post_names') }} as names on {{ rx_replace('named.addressee_name', ' {2,}', ' ') }} = names.name_as_written
    left join {{ ref('routing_indicators') }} as indicators on named.routing_indicator = indicators.routing_indicator
    where named.addressee_name != ''
),

unknown as (
    select distinct
        plain_name,
        split_part(plain_name, ' ', 1) as first_word,
        substring(plain_name, position(' ' in plain_name) + 1) as other_words
    from known
    where post_code is null and contains(plain_name, ' ')
),

vocabulary as (
    select
        name_as_written,
        post_code,
        split_part(name_as_written, ' ', 1) as first_word,
        substring(name_as_written, position(' ' in name_as_written) + 1) as other_words
    from {{ ref('post_names') }}
    where contains(name_as_written, ' ')
),

alike as (
    select
        unknown.plain_name,
        vocabulary.name_as_written,
        vocabulary.post_code,
        {{ edit_distance('unknown.plain_name', 'vocabulary.name_as_written') }} as edits
    from unknown
    inner join vocabulary
        on
            unknown.first_word = vocabulary.first_word
            and {{ edit_distance('unknown.other_words', 'vocabulary.other_words') }} <= case when length(unknown.other_words) >= 9 then 2 else 1 end
    where length(unknown.other_words) >= 5
    union all
    select
        unknown.plain_name,
        vocabulary.name_as_written,
        vocabulary.post_code,
        {{ edit_distance('unknown.plain_name', 'vocabulary.name_as_written') }} as edits
    from unknown
    inner join vocabulary
        on
            unknown.other_words = vocabulary.other_words
            and {{ edit_distance('unknown.first_word', 'vocabulary.first_word') }} <= 2
    where length(unknown.first_word) >= 6 and length(unknown.other_words) >= 4
),

-- What is read is at most a letter longer, so that it fits into the line.
spelled as (
    select
        plain_name,
        min(name_as_written) as name_as_read,
        min(post_code) as post_code
    from (
        select * from alike
        where length(name_as_written) <= length(plain_name) + 1
        qualify rank() over (partition by plain_name order by edits) = 1
    ) as nearest
    group by plain_name
    having count(distinct post_code) = 1
)

select
    known.addressee_line,
    coalesce(known.post_code, spelled.post_code) as post_code,
    known.routing_indicator,
    known.addressee_name,
    spelled.name_as_read,
    precedences.precedence,
    try_cast(nullif(known.serial, '') as integer) as serial
from known
left join spelled on known.plain_name = spelled.plain_name
left join {{ ref('precedences') }} as precedences
    on known.precedence_word = precedences.as_written and precedences.form = 'word'
