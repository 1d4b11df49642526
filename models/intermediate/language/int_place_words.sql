-- Words of the names of cities with a post: the whole name, or the last word of a name of several ("Dhabi").
select distinct {{ fold_words('city') }}[-1] as word
from {{ ref('posts') }}
where
    {{ fold_words('city') }}[-1] not in (
        'jose', 'salvador', 'domingo', 'city', 'juan', 'george', 'louis', 'luis', 'paz', 'spain', 'town', 'kong', 'delhi', 'pedro'
    )
    or len({{ fold_words('city') }}) = 1
