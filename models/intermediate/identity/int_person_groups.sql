-- The persons of a cable: groups of name forms of which at least one surely names a person.
select
    merged.cable_id,
    merged.full_form,
    bool_or(forms.is_strong) as is_strong,
    arg_max(forms.name, (forms.word_count, forms.mention_count, forms.form)) as name,
    sum(forms.mention_count) as mention_count
from {{ ref('int_name_forms__merged') }} as merged
inner join {{ ref('int_name_forms') }} as forms on merged.cable_id = forms.cable_id and merged.form = forms.form
group by 1, 2
having bool_or(forms.is_strong)
