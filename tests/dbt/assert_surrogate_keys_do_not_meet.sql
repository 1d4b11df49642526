-- Different natural keys that a careless join of their parts would make equal; a row here is a pair with one key.
with pairs as (
    select
        {{ surrogate_key(["'a'", "'b'"]) }} as one,
        {{ surrogate_key(["'ab'", "''"]) }} as other
    union all
    select
        {{ surrogate_key(["'a'", 'null']) }} as one,
        {{ surrogate_key(["'a'", "''"]) }} as other
    union all
    select
        {{ surrogate_key(['null', "'a'"]) }} as one,
        {{ surrogate_key(["'a'", 'null']) }} as other
    union all
    select
        {{ surrogate_key(["'1:a'"]) }} as one,
        {{ surrogate_key(["'1'", "'a'"]) }} as other
    union all
    select
        {{ surrogate_key(['12', "'3'"]) }} as one,
        {{ surrogate_key(['1', "'23'"]) }} as other
)

select *
from pairs
where one is not distinct from other or one is null or other is null
