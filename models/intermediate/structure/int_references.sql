{# What each cable cites in its REF field. A cable cited without its year is of the citing cable's year, or of the year before where
   its serial would else be later than the citing cable's own. #}

with fields as (
    select
        cable_id,
        mrn_station,
        serial,
        year(sent_date) as sent_year,
        {{ rx_replace(rx_replace('upper(ref_text)', ' REF (\\(?[B-Z][.:)])', ' \\1'), '^ *REF(?:S|ERENCES?|TELS?|\\(S\\))? {0,2}[:;.]? *(?:REF(?:S|TELS?)? {0,2}[:;]? *)?', '') }} as items
    from {{ ref('int_headers') }}
    where ref_text is not null
),

cut as (
    select
        *,
        list_prepend('', {{ rx_extract_all('items', p_reference_label(), 1) }}) as labels,
        {{ rx_split('items', p_reference_label()) }} as texts
    from fields
),

items as (
    select
        cable_id,
        mrn_station,
        serial,
        sent_year,
        generate_subscripts(texts, 1) as item_no,
        unnest(labels) as label,
        trim({{ rx_replace('unnest(texts)', ' {2,}', ' ') }}, ' ,;¶-.') as item
    from cut
),

matched as (
    select
        *,
        -- Some write the serial before the station.
        {{ rx_extract_groups(rx_replace('item', '^([0-9]{1,6}) ([A-Z][A-Z ]{2,24})$', '\\2 \\1'), p_cited_cable(), 6) }} as cables_cited
    from items
    where {{ rx_matches('item', '[A-Z0-9]{3}') }} and not {{ rx_matches('item', '^(?:NONE|N/A|X{3}.*)$') }}
),

-- An item that cites no cable stays as one row.
cited as (
    select
        * exclude (cables_cited),
        unnest(case when len(cables_cited) > 0 then cables_cited else [null] end) as found,
        generate_subscripts(case when len(cables_cited) > 0 then cables_cited else [null] end, 1) as found_no
    from matched
),

-- A station is looked up as written, then without the words that lead up to it (AND, SEE, REFTEL).
named as (
    select
        cited.* exclude (found),
        found.g1 as reference_written,
        coalesce(nullif(found.g2, ''), nullif(found.g6, '')) as year_found,
        replace(replace(trim(found.g3, ' .-'), '0', 'O'), '-', ' ') as station_words,
        replace(found.g4, 'O', '0') as first_serial,
        list_prepend('', {{ rx_extract_all('found.g5', '[0-9]+') }}) as further_serials
    from cited
),

serials as (
    select
        * exclude (first_serial, further_serials),
        unnest({{ transform_list(
            'further_serials', 'further', "left(first_serial, greatest(length(first_serial) - length(further), 0)::int) || further"
        ) }}) as cited_serial_text,
        generate_subscripts(further_serials, 1) as serial_no
    from named
),

stations as (
    select
        written.station_words,
        coalesce(
            max(names.post_code) filter (where names.name_as_written = station_words),
            max(names.post_code) filter (where names.name_as_written = without_one),
            max(names.post_code) filter (where names.name_as_written = without_two),
            -- A name cut short, as archives and typists leave it, where only one begins so.
            case when length(written.station_words) >= 6 and count(distinct names.post_code) = 1 then max(names.post_code) end
        ) as post_code
    from (
        select distinct
            station_words,
            {{ rx_replace('station_words', '^[^ ]+ ', '') }} as without_one,
            {{ rx_replace('station_words', '^[^ ]+ [^ ]+ ', '') }} as without_two
        from named
        where station_words is not null
    ) as written
    left join {{ ref('post_names') }} as names
        on
            names.name_as_written in (written.station_words, written.without_one, written.without_two)
            or (names.name_kind = 'station' and starts_with(names.name_as_written, written.station_words))
    group by written.station_words
),

dated as (
    select
        serials.*,
        try_cast(cited_serial_text as integer) as cited_serial,
        stations.post_code,
        case
            when year_found is not null then right(replace(year_found, 'O', '0'), 2)
            when stations.post_code = serials.mrn_station and try_cast(cited_serial_text as integer) >= serials.serial then right((sent_year - 1)::varchar, 2)
            else right(sent_year::varchar, 2)
        end as cited_year
    from serials
    left join stations using (station_words)
),

-- An item that cites cables is these cables; one that cites none is one reference of another kind.
kept as (
    select
        *,
        post_code is not null and cited_serial > 0 as is_cable,
        bool_or(post_code is not null and cited_serial > 0) over (partition by cable_id, item_no) as item_cites_cables
    from dated
)

select
    cable_id,
    row_number() over (partition by cable_id order by item_no, found_no, serial_no)::int as position,
    nullif(label, '') as label,
    case when is_cable then coalesce(cited_year, '') || post_code || cited_serial end as referenced_cable_id,
    case when is_cable then trim(reference_written, ' ,;.') else item end as reference_as_written,
    case when is_cable then 'cable' else 'other' end as reference_kind
from kept
where
    (is_cable or (not item_cites_cables and found_no = 1 and serial_no = 1))
    and coalesce(cited_year || post_code || cited_serial, '') != cable_id
