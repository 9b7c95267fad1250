"""Passages that say the same, put together to claims."""
