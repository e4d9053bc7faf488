# Everything is done by the portal's own services; `make` only names the commands.
#   make run [PORT=8080] [DATA_DIR=/somewhere]     make test [ARGS="-k name"]     make bench [ARGS="flat form"]
PYTHON ?= python3
START := $(PYTHON) kontum_ip/services/bootstrap.py

.PHONY: run test check bench setup catalogue services services-stop

run:
	@$(START) run

test:
	@$(START) test $(ARGS)

check:
	@$(START) check

bench:
	@$(START) bench $(ARGS)

setup:
	@$(START) setup

catalogue:
	@$(START) catalogue $(ARGS)

services:
	@$(START) services

services-stop:
	@$(START) services-stop
