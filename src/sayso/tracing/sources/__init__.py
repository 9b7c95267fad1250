"""Whether the sources of two stories are one."""
