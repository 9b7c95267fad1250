"""What the sources come to: chains, sourced statements, the sourcing profile."""
