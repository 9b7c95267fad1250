from .comparing import compared as compared
from .finding import figures as figures
from .units import converted as converted
