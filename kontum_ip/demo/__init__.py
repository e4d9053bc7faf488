"""The demonstration: invented people and years of accounts, made through the same acts that people use."""
