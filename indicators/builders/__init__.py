"""Many rows of the register read for one purpose."""
