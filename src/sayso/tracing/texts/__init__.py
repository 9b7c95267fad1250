"""Texts that depend on each other: copies, versions, quotations."""
