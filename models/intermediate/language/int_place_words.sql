-- Cities with a post, where the name is one word.
select distinct {{ fold_words('city') }}[1] as word
from {{ ref('posts') }}
where len({{ fold_words('city') }}) = 1
