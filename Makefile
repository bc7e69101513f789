run test check: .venv/bin/python
	@echo "make $@ volgt"

.venv/bin/python: requirements-dev.lock
	python3 -m venv .venv
	.venv/bin/pip install -q uv
	.venv/bin/uv pip sync -q requirements-dev.lock
	@touch $@

lock:
	uv=.venv/bin/uv; common="pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header -q"; \
	$$uv pip compile $$common -o requirements.lock && \
	$$uv pip compile $$common --group dev -c requirements.lock -o requirements-dev.lock

.PHONY: run test check lock
