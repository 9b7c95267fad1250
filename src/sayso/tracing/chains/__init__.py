"""Through whom a mention reached the page."""
