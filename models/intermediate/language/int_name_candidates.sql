-- Every place where a run may name a person, with what stands around it: a title before, a title behind a comma, a verb of speech.
{%- set lower_title = "((?:(?:former|ex|deputy|vice|prime|foreign|defense|interior|opposition|majority|minority|party|presidential|senior|acting|then|police|army|military|political|federal|new|outgoing|incoming|general|regional|provincial|national|state|special|chief|first|second|top|government|security|intelligence|religious|tribal|parliamentary|economic|policy|rebel|faction|union|committee|commission|council|group|press|legal|media|human|rights) ){0,4}[a-z]+(?:-[a-z]+)?) {1,2}$" %}
with joined as (

    select
        runs.cable_id,
        runs.paragraph_no,
        runs.sentence_no,
        runs.run_no,
        names.name_no,
        runs.start_offset + names.name_start as start_offset,
        runs.start_offset + names.name_end as end_offset,
        names.name,
        names.name_codes,
        names.codes_before,
        names.codes_after,
        names.word_after,
        names.title as title_in_run,
        names.name_start,
        names.country_before,
        names.opens_run,
        names.closes_run,
        runs.run,
        runs.gap_before as gap_before_run,
        runs.run_before as run_before_run,
        runs.gap_before_last,
        runs.run_before_last,
        case when names.opens_run then runs.gap_before end as gap_before,
        case when names.closes_run then runs.gap_after end as gap_after,
        case when names.opens_run then runs.run_before end as run_before,
        case when names.closes_run then runs.run_after end as run_after
    from {{ ref('int_runs') }} as runs
    inner join {{ ref('int_run_names') }} as names on runs.run = names.run

),

read_around as (

    select
        *,
        regexp_extract(gap_before, '{{ lower_title }}', 1) as words_before,
        regexp_extract(gap_before, '([a-z]+(?:-[a-z]+)?) {1,2}$', 1) as word_before,
        regexp_matches(gap_after, '^ {1,2}(?:also |then |further |later |himself |herself |privately |openly |quickly |in turn ){0,2}(?:said|told|stated|noted|added|explained|emphasi[sz]ed|stressed|argued|asserted|claimed|complained|replied|responded|remarked|observed|opined|expressed|confirmed|agreed|asked|urged|warned|commented|admitted|acknowledged|underscored|reiterated|insisted|conceded|contended|believes?|believed|thanked|recalled|lamented|cautioned|predicted|described|asserts|says|pointed out|suggested|indicated|concluded|joked|bluntly|himself|recounted|welcomed|requested|began|opened)\b') as says_after,
        regexp_matches(gap_after, '^,? (?:has |had |have |also |then |again |further |later |recently |publicly |himself |herself |in turn |, )*(?:sai[dn]|says|told|tells|stated|noted|adde?d?|explain|emphasi|stress|argu|assert|claim|complain|repli|respon|remark|observ|opin|express|confirm|agree|disagree|ask|request|urg|warn|comment|admit|acknowledg|underscor|underlin|reiterat|insist|conced|conclud|contend|declar|believ|described|indicat|predict|suggest|thanked|welcomed|met |called|answered|recalled|mentioned|outlined|pointed|lamented|thinks?|wants|wanted|promised|offered|pledged|accepted|declined|refused|opened|began|continued|cautioned|assured|informed|advised|criticized|denied|maintained|proposed|raised|reported|resign|appoint|visit|attend|hosted|joked|quipped|volunteered|wondered|appeared|hoped|went on|who |whose )') as speaks_after,
        case
            when starts_with(gap_after, ', ') or starts_with(gap_after, ' (') or starts_with(gap_after, ',  ') or starts_with(gap_after, '  (')
                then starts_with(ltrim(gap_after), '(')
        end as apposition_in_parentheses
    from joined

),

titled as (

    select
        read_around.*,
        coalesce(before_title.run is not null, false) as follows_title,
        case
            when before_title.run is not null and gap_before in (', ', ' (', ' -- ', ' - ', ',  ', ', the ', ') ')
                -- a rank alone before a comma may be a surname
                and (before_title.codes <> 'T' or not starts_with(gap_before, ',') or rank_titles.word is null) then run_before_run
            -- "Minister of Trade and Industry Silva", "Ambassador to Lisbon Silva"
            when before_title.run is not null and title_in_run is null
                and gap_before_run in (' and ', ', ', ' & ', '  and ', ' and  ', ' in ', ' to ', ' to the ', ' at ')
                and regexp_matches(codes_before, '^[OMALDwFN]+$') then run_before_run || gap_before_run || trim(left(read_around.run, name_start))
            -- "Ambassador to Lisbon, Silva"
            when title_in_run is null and last_title.run is not null and gap_before in (', ', ' ')
                and gap_before_last in (' to ', ' in ', ' to the ', ' at ') then run_before_last || gap_before_last || run_before_run
            -- "Director General (DG) Silva", "Special Bureau (SB) Director Silva"
            when starts_with(gap_before_run, ')') and length(gap_before_run) <= 3 and rtrim(gap_before_last) = ' ('
                and (last_title.run is not null or (title_in_run is not null and regexp_matches(last_codes.codes, '^[DOMAL]*[OM]$')))
                and regexp_matches(codes_before, '^[TOMALDwF]*$')
                then run_before_last || coalesce(' ' || title_in_run, '')
            when lower_titles.word is null then null
            -- "MFA desk officer Silva": all that stands between two names is the title
            when regexp_matches(gap_before, '^ {1,2}(?:[a-z-]+ {1,2}){1,4}$')
                and not regexp_matches(gap_before, ' (?:{{ not_in_title() }}) ')
                and regexp_matches(before_codes.codes, '^[DAOLMTNSwG]+''?$')
                and not regexp_matches(before_codes.codes, 'TN|TS|TG')
                then run_before || ' ' || trim(gap_before)
            else words_before
        end as title_before,
        lower_titles.title_class as lower_title_class
    from read_around
    left join {{ ref('titles') }} as lower_titles on read_around.word_before = lower_titles.word
    left join {{ ref('titles') }} as rank_titles
        on lower(read_around.run_before_run) = rank_titles.word and rank_titles.title_class in ('military', 'religious')
    left join {{ ref('int_runs__coded') }} as before_codes on read_around.run_before = before_codes.run
    left join {{ ref('int_runs__coded') }} as last_codes on read_around.run_before_last = last_codes.run
    left join {{ ref('int_runs__coded') }} as before_title on read_around.run_before_run = before_title.run
        and regexp_matches(before_title.codes, '^(?:D'')?[TMOADLFw]*T(?:F{1,2}[OMDALNSGTw]+)*$')
    left join {{ ref('int_runs__coded') }} as last_title on read_around.run_before_last = last_title.run
        and regexp_matches(last_title.codes, '^(?:D'')?[TMOADLFw]*T(?:F{1,2}[OMDALNSGTw]+)*$')

),

-- names in a list share the plural title at its head: "Senators Silva (R-TX), Gomez and Ruiz"
neighbours as (

    select
        *,
        coalesce(
            regexp_matches(gap_before, '^\)? ?(?:, {1,2}(?:and )?|and | and )$')
            and run_no - lag(run_no) over (partition by cable_id, sentence_no order by run_no, name_no) between 1 and 2,
            false
        ) as continues_list
    from titled

),

linked as (

    select
        *,
        sum(case when continues_list then 0 else 1 end) over (partition by cable_id, sentence_no order by run_no, name_no) as list_no
    from neighbours

)

select
    * exclude (title_before),
    coalesce(
        title_before,
        case
            when title_in_run is null
                then first_value(case when regexp_matches(title_in_run, '(?:ors|nts|rs|ves|ps|ks|ies|als)$') then title_in_run end)
                    over (partition by cable_id, sentence_no, list_no order by run_no, name_no)
        end
    ) as title_before
from linked
