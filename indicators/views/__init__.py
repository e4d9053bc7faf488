"""Pages of targets and of the register."""
