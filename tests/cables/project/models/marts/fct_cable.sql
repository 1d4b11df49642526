select record_id as cable_id, words, kind from {{ ref("int_words") }} cross join {{ ref("kinds") }}
