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

# The long trials, outside of the suite: reviews killed 300 times, two million damaged files.
trust:
    python tests/trust/kill_review.py 300
    python tests/trust/fuzz.py 2000000
