-- Every place where a run may name a person, with what stands around it: a title before, a title behind a comma, a verb of speech.
{%- set lower_title = "((?:(?:former|ex|deputy|vice|prime|foreign|defense|interior|opposition|party|presidential|senior|acting|then|police|army|military|political|federal|new|outgoing|incoming|general|regional|provincial|national|state|special|chief|first|second|top|government|security|intelligence|religious|tribal|parliamentary|economic|policy|rebel|faction|union|committee|commission|council|group|press|legal|media|human|rights) ){0,4}[a-z]+(?:-[a-z]+)?) {1,2}$" %}
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
        names.country_before,
        names.opens_run,
        names.closes_run,
        runs.run,
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

)

select
    read_around.*,
    case
        when before_title.run is not null and gap_before in (', ', ' (', ' -- ', ' - ', ',  ', ', the ') then run_before
        when lower_titles.word is not null
            then case when length(gap_before) - length(rtrim(gap_before)) + length(words_before) = length(gap_before) - 1 and regexp_matches(before_codes.codes, '^[DAOLM]{1,3}''?$') then run_before || ' ' || words_before else words_before end
    end as title_before,
    lower_titles.title_class as lower_title_class
from read_around
left join {{ ref('titles') }} as lower_titles on read_around.word_before = lower_titles.word
left join {{ ref('int_runs__coded') }} as before_codes on read_around.run_before = before_codes.run
left join {{ ref('int_runs__coded') }} as before_title on read_around.run_before = before_title.run
    and regexp_matches(before_title.codes, '^[TMOADLFw]*T(?:F{1,2}[OMDALNSGTw]+)*$')
