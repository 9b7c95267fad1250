from .page import report as report
from .page import write_report as write_report
