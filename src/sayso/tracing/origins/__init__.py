"""The independent ways in which a claim entered the reporting."""
