from .firmness import firmness as firmness
from .scales import DEFAULT_SCALE as DEFAULT_SCALE
from .scales import SCALES as SCALES
from .scales import estimate as estimate
