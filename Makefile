# Everything from a bare clone, with python3 (3.11 or newer), git and make.

PYTHON ?= python3
PORT ?= 8000

# uv never fetches an interpreter; the one that was checked is used.
export UV_PYTHON_DOWNLOADS = never
export UV_NO_PROGRESS = 1
export PIP_DISABLE_PIP_VERSION_CHECK = 1

UV = .tools/bin/uv
# The development lock holds everything the plain one does: once it is in, it satisfies `setup` too.
# So it does where a goal of this run wants it: the plain lock must not take the tools away again.
wants_dev := $(filter test one format messages screenshots peers,$(MAKECMDGOALS))
ready := $(if $(wildcard .venv/ready-dev)$(wants_dev),.venv/ready-dev,.venv/ready)
catalogues := $(wildcard src/kentongan/locale/*/LC_MESSAGES/django.po)

.PHONY: setup demo test one format peers cluster lock messages screenshots clean
.DELETE_ON_ERROR:

setup: $(ready) catalogues            ## build .venv from the lock file
demo: setup                           ## the demo city on http://127.0.0.1:$(PORT)
	@exec .venv/bin/kentongan demo --port $(PORT)

test: .venv/ready-dev catalogues      ## everything that has to hold before a change goes in
	@exec .venv/bin/python checks/gate.py

one: .venv/ready-dev catalogues       ## some tests only: make one T="src/kentongan/jobs -k lease"
	@exec .venv/bin/python checks/gate.py --only sqlite -- $(T)

format: .venv/ready-dev
	.venv/bin/ruff format src tests checks benchmarks corpus training
	.venv/bin/ruff check --fix src tests checks benchmarks corpus training

.tools/ready: requirements-tools.lock
	@$(PYTHON) checks/interpreter.py
	@echo "Making .tools (uv) ..."
	@rm -rf .tools && $(PYTHON) -m venv .tools
	@.tools/bin/python -m pip install --quiet --require-hashes -r requirements-tools.lock
	@touch $@

.venv/ready: requirements.lock pyproject.toml .tools/ready
	@$(PYTHON) checks/interpreter.py
	@echo "Making .venv ..."
	@test -x .venv/bin/python || $(UV) venv --quiet --clear --python "$$($(PYTHON) -c 'import sys; print(sys.executable)')" .venv
	@$(UV) pip sync --quiet --python .venv/bin/python --require-hashes requirements.lock
	@$(UV) pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation -e .
	@touch $@

.venv/ready-dev: requirements-dev.lock requirements.lock pyproject.toml .tools/ready
	@$(PYTHON) checks/interpreter.py
	@echo "Making .venv with the development tools ..."
	@test -x .venv/bin/python || $(UV) venv --quiet --clear --python "$$($(PYTHON) -c 'import sys; print(sys.executable)')" .venv
	@$(UV) pip sync --quiet --python .venv/bin/python --require-hashes requirements-dev.lock
	@$(UV) pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation -e .
	@touch $@

.PHONY: catalogues
catalogues: $(catalogues:.po=.mo)

%.mo: %.po | $(ready)
	@.venv/bin/pybabel --quiet compile --input-file $< --output-file $@ --locale $(notdir $(patsubst %/LC_MESSAGES/,%,$(dir $<)))

peers: .venv/ready-dev                ## install what the benchmarks measure us against
	@$(UV) pip install --quiet --python .venv/bin/python --require-hashes -r requirements-peers.lock

cluster: $(ready)                     ## install what a Dask cluster needs, on each machine of it
	@$(UV) pip install --quiet --python .venv/bin/python --require-hashes -r requirements-cluster.lock

lock: .tools/ready                    ## resolve the dependencies anew
	checks/lock.sh

messages: .venv/ready-dev             ## collect the words to translate (needs GNU gettext)
	checks/messages.sh

screenshots: .venv/ready-dev catalogues   ## take the pictures in docs/ anew, from the demo city
	.venv/bin/python checks/screenshots.py

clean:                                ## take away what make has made; var/ with its data stays
	rm -rf .venv .tools .mypy_cache .ruff_cache test-results src/*.egg-info
	find src -name '*.mo' -delete
