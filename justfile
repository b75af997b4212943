# All checks.
check:
    python tests/check.py

# Mend what can be mended by itself.
tidy:
    ruff format .
    ruff check --fix .

# The screen's figures, the rules' and the engine's speed.
bench *names:
    python -m tests.benchmarks {{names}}

# Retrain the letter-to-sound model.
letters:
    python -m mondegreen.hearing.train_letters

# Refit the judge on recogniser output with references.
fit data:
    python -m mondegreen.hearing.fit --data {{data}}
