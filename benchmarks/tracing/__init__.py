"""Reporting networks that are made up, with the truth about them, to measure how tracing grows."""
