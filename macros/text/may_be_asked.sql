{#- A phrase that can be asked for something: a name, a pronoun, a body or people. -#}
{%- macro p_may_be_asked() -%}
\p{Lu}|[Xx]{4,}|\b(?:him|her|them|us|me|you|it|posts?|embassy|embassies|mission|governments?|officials?|authorities|sides?|part(?:y|ies)|leaders?|ministers?|addressees|members?|community|countries|allies|partners?|counterparts?|parliament|court|police|army|military|forces|soldiers|troops|people|all|others|everyone|ambassadors?|president|company|companies|banks?|staff|diplomats?|delegation|bishops?|workers|interlocutors?|nations|states|groups?)\b
{%- endmacro -%}
