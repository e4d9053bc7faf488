"""The programs behind `make run` and `make test`: set-up, PostgreSQL, Valkey, web, worker and scheduler."""
