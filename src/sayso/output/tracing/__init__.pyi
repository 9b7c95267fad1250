from .documents import TRACING_SCHEMA as TRACING_SCHEMA
from .documents import tracing_schema_text as tracing_schema_text
from .documents import write_tracing_document as write_tracing_document
from .page import tracing_page as tracing_page
from .page import write_tracing_page as write_tracing_page
from .rows import write_mentions as write_mentions
from .terminal import write_tracing as write_tracing
