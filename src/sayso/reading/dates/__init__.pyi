from .finding import whens as whens
