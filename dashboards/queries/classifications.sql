select k.classification
from site.classification as k
order by k.classification_no;
