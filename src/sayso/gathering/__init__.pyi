from .limits import Limits
from .location import locations, pages

__all__ = ["Limits", "locations", "pages"]
