"""What the portal promises about speed and memory, measured: `make bench`."""
