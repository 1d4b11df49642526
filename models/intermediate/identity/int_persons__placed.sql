-- depends_on: {{ ref('name_particles') }}
-- depends_on: {{ ref('title_habits') }}
-- The persons of a cable with country and sector: what the cable says first, then what the corpus and the post suggest.
with joined as (

    select
        evidence.*,
        cables.country_code as cable_country_code,
        coalesce(offices.is_congressional, false) as is_congressional,
        -- a head of post who signs or classifies without a title bears the one that the cable uses
        case
            when not (evidence.is_signer or evidence.is_classifier) or evidence.title_in_cable is not null then null
            when chief.office_at_post = 'ambassador' and offices.speaks_of_ambassador then 'Ambassador'
            when evidence.is_signer and coalesce(chief.office_at_post, 'charge') = 'charge' and offices.speaks_of_charge then 'Charge d''Affaires'
        end as office_of_head,
        by_surname.main_post_country_code,
        by_surname.main_post_share,
        by_name.tag_country_code as name_tag_country_code,
        by_name.tag_share as name_tag_share,
        by_surname.tag_country_code as surname_tag_country_code,
        by_surname.tag_share as surname_tag_share,
        by_name.country_code as name_country_code,
        by_name.country_share as name_country_share,
        by_surname.country_code as surname_country_code,
        by_surname.country_share as surname_country_share,
        by_surname.told_count as surname_told_count,
        case when contains(evidence.full_form, ' ') then by_name.post_country_count else by_surname.post_country_count end as post_country_count,
        {{ not_served('evidence.title_class') }} is null as may_serve_us,
        by_name.sector as name_sector,
        by_surname.sector as surname_sector,
        leader.country_code as leader_country_code,
        leader.sector as leader_sector,
        cables.post_country_code = 'US' as is_washington,
        cables.post_country_code,
        cables.is_embassy,
        chief.is_at_post as is_chief_at_post,
        contains(evidence.full_form, ' ') as has_full_name
    from {{ ref('int_persons__evidence') }} as evidence
    inner join {{ ref('int_cable_countries') }} as cables on evidence.cable_id = cables.cable_id
    left join (
        select
            cable_id,
            bool_or(office = 'ambassador') as speaks_of_ambassador,
            bool_or(office = 'charge') as speaks_of_charge,
            bool_or(office = 'codel') as is_congressional
        from {{ ref('int_cable_offices') }}
        group by cable_id
    ) as offices on evidence.cable_id = offices.cable_id
    left join {{ ref('int_names__corpus') }} as by_name on evidence.full_form = by_name.name
    left join {{ ref('int_names__corpus') }} as by_surname on string_split(evidence.full_form, ' ')[-1] = by_surname.name
    left join {{ ref('int_persons__leader') }} as leader on evidence.cable_id = leader.cable_id and evidence.full_form = leader.full_form
    left join {{ ref('int_persons__chief') }} as chief on evidence.cable_id = chief.cable_id and evidence.full_form = chief.full_form

),

placed as (

    select
        *,
        case
            when is_signer or is_classifier then 'US'
            when office_country_code = 'XX' then 'XX'
            when nation_code is not null then nation_code
            when office_country_code is not null then office_country_code
            when side_country_code is not null then side_country_code
            when is_chief_at_post and coalesce(title_class, 'ambassador') in ('ambassador', 'charge', 'chief_of_mission', 'officer') then 'US'
            -- posts and offices in Washington write to each other
            when is_correspondent and title_class is null then 'US'
            when leader_country_code is not null then leader_country_code
            when name_country_share >= 0.6 and has_full_name then name_country_code
            when surname_country_share >= 0.6 and surname_told_count >= 2 and not has_full_name then surname_country_code
            when title_class in ('ambassador', 'charge', 'chief_of_mission') and is_chief_at_post is not null then 'US'
            when name_tag_share >= 0.8 and has_full_name then name_tag_country_code
            when surname_tag_share >= 0.8 and not has_full_name then surname_tag_country_code
            -- who is sent to the United States, or from here to another country than this, and is no American in the reference, is sent by the country reported on
            when accredited_country_code is not null and is_chief_at_post is null and accredited_country_code <> cable_country_code then cable_country_code
            when title_class in ('ambassador', 'charge', 'chief_of_mission') then 'US'
            when is_chief_at_post is not null and title_class is null then 'US'
            when carried_country_code is not null and (may_serve_us or carried_country_code <> 'US') then carried_country_code
            when may_serve_us and surname_told_count < 2 and post_country_count >= 4 and main_post_share < 0.5 then 'US'
            when title_class is null and surname_told_count < 2 and main_post_share >= 0.6 then main_post_country_code
            -- a foreign ministry that no nation is given to is the host's
            when is_embassy and title_sector = 'diplomatic' and {{ rx_matches('title_in_cable', "(?i)\\b(?:" ~ words_pattern("title_habits", "word", "habit = 'foreign ministry'") ~ ")\\b") }} then post_country_code
            when title_class = 'legislator' and is_congressional and {{ rx_matches('title_in_cable', "^(?i:senators?|sens?)\\.?$") }} then 'US'
            else cable_country_code
        end as country_code
    from joined

)

select
    cable_id,
    (row_number() over (partition by cable_id order by coalesce(first_sentence_no, 1000000), full_form))::integer as person_no,
    full_form,
    name_in_cable,
    coalesce(
        short_name,
        {{ rx_extract('name_in_cable', "((?:\\b(?i:" ~ particles() ~ ") ){0,3}[^ ]+)$", 1) }}
    ) as surname,
    coalesce(title_in_cable, office_of_head) as title_in_cable,
    country_code,
    case when country_code = 'XX' then organization end as organization,
    coalesce(
        case
            when is_classifier and title_sector = 'military' then 'military'
            -- the Secretary signs for the Department
            when is_signer and is_washington then 'executive'
            when is_signer or is_classifier then 'diplomatic'
        end,
        case
            -- foreign secretaries are ministers except where the civil service has the office; under secretaries elsewhere than in a foreign ministry serve at home
            when
                title_sector = 'diplomatic' and country_code <> 'US'
                and country_code not in (
                    select country_code from {{ ref('civil_service_offices') }}
                    where office = 'foreign secretary'
                )
                and {{ rx_matches('title_in_cable', "(?i)foreign secretary$") }} and not {{ rx_matches('title_in_cable', "(?i)permanent|private") }} then 'executive'
            when title_sector = 'executive' and country_code = 'US' and {{ rx_matches('title_in_cable', "(?i)\\bdeputy secretary$") }} then 'diplomatic'
            when
                title_sector = 'diplomatic' and country_code <> 'US' and {{ rx_matches('title_in_cable', "(?i)under ?-?secretary|assistant secretary") }}
                and not {{ rx_matches('title_in_cable', "(?i)foreign|mfa|mre|mofa") }} then 'executive'
            else title_sector
        end,
        case when is_chief_at_post then 'diplomatic' end,
        case when has_full_name then name_sector end,
        surname_sector,
        leader_sector,
        case when is_kin then 'private' end,
        'unknown'
    ) as sector,
    case when is_signer then 'signer' when is_classifier then 'classifier' else 'mentioned' end as role_in_cable,
    is_protected,
    mention_count,
    first_paragraph_no
from placed
