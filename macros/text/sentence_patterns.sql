{# Where a sentence may end: a stop with what closes it, a blank line, the bullet of a list. Each is judged afterwards. #}
{% macro p_sentence_stop() -%}
[.!?][.!?]{0,3}["'”’)\]]{0,3}[ \n]+|[:;]? *\n *\n[ \n]*|\n *(?:--|-|•|\*) +
{%- endmacro %}

{# Words whose point ends no sentence. Matched, without regard to case, at the end of the text before the point. #}
{% macro p_abbreviation() -%}
(?:^|[ \n("'/-])(?:mr|mrs|ms|dr|gen|lt|lieut|col|maj|sgt|capt|cpt|cmdr|adm|brig|sen|rep|gov|amb|pres|prof|rev|hon|st|sr|fr|messrs|mme|no|nos|vs|e\.g|i\.e|cf|viz|ca|al|approx|dept|min|dep|asst|para|paras|art|sec|fig|vol|ref|refs|tel|ext|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|mt|ft|h\.e|ph|b|[a-z])$|^[( ]?[0-9]{1,2}$
{%- endmacro %}

{# Abbreviations that may also stand at the end of a sentence: what follows decides. #}
{% macro p_final_abbreviation() -%}
(?:^|[ \n("'/-])(?:u\.?s|u\.?k|u\.?n|e\.?u|u\.s\.a|d\.c|a\.m|p\.m|jr|etc|inc|ltd|co|corp|bros|(?:[a-z]\.){1,4}[a-z])$
{%- endmacro %}

{# First words by which one knows that a new sentence has begun after such an abbreviation. #}
{% macro p_sentence_opener() -%}
^["'“(]*(?:The|This|That|These|Those|He|She|It|They|We|I|In|On|At|As|But|And|If|When|While|For|To|By|From|With|A|An|His|Her|Their|Its|Our|There|However|According|Although|After|Before|During|Since|Both|Such|Some|Many|Most|Also|Nor|Not|Ambassador|PolOff|Poloff|Comment|End|Note|Asked|Responding|Turning|Noting|Regarding)[ ,]
{%- endmacro %}
