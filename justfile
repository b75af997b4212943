# All checks.
check:
    python tests/check.py

# Mend what can be mended by itself.
tidy:
    ruff format .
    ruff check --fix .

# Figures of speed: engine, review or rules.
bench name:
    python tests/benchmarks/{{name}}.py

# Retrain the letter-to-sound model.
letters:
    python -m mondegreen.hearing.train_letters

# Refit the judge on recogniser output with references.
fit data:
    python -m mondegreen.hearing.fit --data {{data}}
