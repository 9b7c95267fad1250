from .index import IndexEntry as IndexEntry
from .index import index_entry as index_entry
from .index import write_index as write_index
from .page import report as report
from .page import write_report as write_report
