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

# The long trials, outside of the suite: reviews and runs killed again and again, millions of damaged files.
trust:
    python tests/trust/kill_review.py 300
    python tests/trust/kill_batch.py 60
    python tests/trust/fuzz.py reading 2000000
    for target in notes lists packs ledgers exports; do python tests/trust/fuzz.py $target 200000; done

# Before a release: wheel and sdist in clean environments, with every Python that the classifiers name.
release:
    python tests/release/clean_rooms.py
