from .reader import Reader, processors

__all__ = ["Reader", "processors"]
