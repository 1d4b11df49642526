{# Walks a cable's candidate marks in order. Each step knows the number due and adds to the list the number that its mark gives. #}
{% macro walk_marks(marks) -%}{{ return(adapter.dispatch('walk_marks')(marks)) }}{%- endmacro %}

{% macro default__walk_marks(marks) -%}
list_reduce(
    {{ marks }},
    lambda w, m: {
        'number_found': m.number_found,
        'has_sign': m.has_sign,
        'has_class': m.has_class,
        'is_credible': m.is_credible,
        'may_skip': m.may_skip,
        'next_number': m.next_number,
        'next_strong': m.next_strong,
        'expected': coalesce({{ number_given('w.expected', 'm') }} + 1, w.expected),
        'given': list_append(w.given, {{ number_given('w.expected', 'm') }})
    },
    {
        'number_found': 0, 'has_sign': false, 'has_class': false, 'is_credible': false, 'may_skip': false, 'next_number': 0, 'next_strong': 0,
        'expected': 1, 'given': []::integer[]
    }
)
{%- endmacro %}
