# What people type: `make sim`, `make test`. The rest are developers' shorthands (`make help`).
SHELL := /bin/sh
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install -q
PACKAGES := phone softkeys indicators tones announcements provisioning hw_sim
# The tests start hundreds of processes: what is compiled is kept, whatever the environment says.
unexport PYTHONDONTWRITEBYTECODE
# They run side by side: threads of one calculation would but wait for one another, at full speed.
export OPENBLAS_NUM_THREADS := 1

.PHONY: help sim test wire rules check bench golden prompts docs lock packages clean
help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST)

sim: .venv/run ## set up everything and open the simulated phone
	@$(BIN)/redlamp-sim live

# `wire` waits for most of its time, in real time; `check` and `rules` only calculate, and are given
# what it leaves of the cores. Each is shown when it has ended.
FILES := --dist loadfile --no-loadscope-reorder
test: packages .venv/test ## set up everything and run all tests (what CI runs)
	@echo "Style and types, the rules, and real calls, side by side: some five minutes"
	@$(MAKE) --no-print-directory -j 3 -O wire background-check background-rules
	$(BIN)/python -m tests.alone

wire:
	$(BIN)/pytest -q -n 2 $(FILES) -m "(live or web) and not alone" --durations=10

background-%:
	@nice -n 10 $(MAKE) --no-print-directory $*

rules:
	$(BIN)/pytest -q -n 2 $(FILES) -m "not live and not web and not alone"

check: .venv/test ## style, types, the dependency rule
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

golden: .venv/test ## draw the golden LCD pictures again, to be looked at before they are committed
	REDLAMP_UPDATE_GOLDEN=1 $(BIN)/pytest -q tests/indicators

bench: .venv/test ## measure on this machine what is felt (docs/BENCHMARKS.md)
	$(BIN)/python -m tests.bench

prompts: .venv/test ## make the announcements' sound again from announcements/prompts.toml
	$(BIN)/python -m announcements.make_prompts

docs: .venv/test ## write the generated pages again
	$(BIN)/python -m tests.write_docs

lock: .venv/test ## pin what pyproject.toml names, with hashes and without addresses
	$(PIP) uv
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url --group run -o requirements.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url --group run --group test --group voices -o requirements-test.lock

# An interpreter that the wheels of pjsua2-python fit, with venv and pip.
FIND_PYTHON := for python in python3.11 python3.12 python3 /usr/bin/python3.11 /usr/bin/python3; do \
	  $$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info[:2] not in ((3, 11), (3, 12)))' \
	    2>/dev/null && { echo $$python; break; }; done
.venv/bin/python:
	@python=$$($(FIND_PYTHON)); \
	[ -n "$$python" ] || { echo "Redlamp needs Python 3.11 or 3.12 with venv (Debian 12: apt-get install python3 python3-venv)" >&2; exit 1; }; \
	echo "Setting up .venv with $$($$python --version)"; exec $$python -m venv .venv

.venv/run: .venv/bin/python requirements.lock pyproject.toml
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-build-isolation --no-deps -e .
	@touch $@

.venv/test: .venv/run requirements-test.lock
	@$(PIP) --require-hashes -r requirements-test.lock
	@touch $@

# What the tests need of Debian: an interpreter, SIPp, headless Chromium, a library its driver needs, a sound server
# whose sinks stand for a sound card.
packages:
	@missing=""; [ -n "$$($(FIND_PYTHON))" ] || missing="$$missing python3 python3-venv"; \
	ls /usr/lib/*/libatomic.so.1 >/dev/null 2>&1 || missing="$$missing libatomic1"; \
	command -v sipp >/dev/null || missing="$$missing sip-tester"; \
	command -v chromium >/dev/null || missing="$$missing chromium"; \
	command -v pulseaudio >/dev/null || missing="$$missing pulseaudio"; \
	command -v pactl >/dev/null || missing="$$missing pulseaudio-utils"; \
	ls /usr/lib/*/alsa-lib/libasound_module_pcm_pulse.so >/dev/null 2>&1 || missing="$$missing libasound2-plugins"; \
	[ -z "$$missing" ] && exit 0; \
	install="apt-get install -y --no-install-recommends$$missing"; sudo=""; \
	if [ "$$(id -u)" != 0 ]; then sudo="sudo"; sudo -n true 2>/dev/null || { echo "The tests need Debian packages; type: sudo $$install" >&2; exit 1; }; fi; \
	echo "Installing for the tests:$$missing"; \
	$$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo $$install -qq >/dev/null

clean: ## remove the environment and caches
	find $(PACKAGES) tests -name __pycache__ -prune -exec rm -rf {} +
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis out
