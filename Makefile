# From a bare Python: `make run` shows Gezinsbeeld, `make test` tests it, `make check` reads it through.
PYTHON = python3
PORT = 8000
WORKERS = 2
ARGS =

VENV = .venv/bin
# What reads the code and asks nothing of a database must not start one.
NO_DATABASE = DATABASE_URL=postgresql:///none DATABASE_OWNER_URL=
PRODUCTION = PRODUCTION=1 ALLOWED_HOSTS=gezinsbeeld.example \
	SECRET_KEY=$$($(PYTHON) -c 'import secrets; print(secrets.token_hex(40))') \
	BSN_ENCRYPTION_KEY=check BSN_INDEX_KEY=check OUTBOX_KEY=check

run: python
	@$(PYTHON) scripts/prepare.py requirements.lock
	@PORT=$(PORT) $(VENV)/python -m config.run

test: python
	@$(PYTHON) scripts/prepare.py requirements-dev.lock
	@$(VENV)/python -m config.translations
	@$(VENV)/python -m tests.browser.chromium
	@$(VENV)/python -m tests.openapi.linter
	@$(VENV)/python -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

check: python
	@$(PYTHON) scripts/prepare.py requirements-dev.lock
	$(VENV)/ruff check
	$(VENV)/ruff format --check
	$(NO_DATABASE) $(VENV)/mypy .
	$(VENV)/lint-imports
	$(VENV)/python manage.py makemigrations --check --dry-run
	@echo "check --deploy, as in production"
	@$(PRODUCTION) $(NO_DATABASE) $(VENV)/python manage.py check --deploy --fail-level WARNING

# Take each condition out of the access rule and see that a test fails; ARGS chooses holes by words of their name.
holes: python
	@$(PYTHON) scripts/prepare.py requirements-dev.lock
	@$(VENV)/python -m scripts.planted_holes $(ARGS)

# Every sentence of code and templates into locale/en; what still waits for its English is printed.
messages: python
	@$(PYTHON) scripts/prepare.py requirements-dev.lock
	@$(VENV)/python -m config.messages
	@$(VENV)/python -m config.translations

# How fast it is, as ratios (benchmarks/README.md); ARGS names those to run.
benchmarks: python
	@$(PYTHON) scripts/prepare.py requirements-dev.lock
	@$(VENV)/python -m config.translations
	@$(VENV)/python -m benchmarks $(ARGS)

# Newest versions that fit pyproject.toml, with hashes and without the addresses they came from.
lock: COMPILE = $(VENV)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header -q
lock: python
	@$(PYTHON) scripts/prepare.py requirements-dev.lock
	$(COMPILE) -o requirements.lock
	$(COMPILE) --group dev -c requirements.lock -o requirements-dev.lock
	$(VENV)/uv pip compile --group pyproject.toml:uv --universal --python-version 3.11 --generate-hashes --no-header -q \
		-o requirements-uv.lock

python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Gezinsbeeld heeft Python 3.11 of nieuwer nodig.")'

.PHONY: run test check holes messages benchmarks lock python
