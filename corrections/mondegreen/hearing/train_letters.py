"""Train the letter-to-sound model from CMUdict, and say how well it does on words it has not seen.

    python -m mondegreen.hearing.train_letters

Letters are aligned with phonemes by expectation maximisation (a letter says none, one or two phonemes; Damper et al.,
2005), then a small neural network learns what a letter says from the five letters on either side, as NETtalk did
(Sejnowski and Rosenberg, 1987). Every tenth word, by its checksum, is held out.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import log
from zlib import crc32

import numpy as np
from rapidfuzz.distance import Levenshtein

from mondegreen.hearing.letters import ALPHABET, REACH, Model, windows
from mondegreen.hearing.pronunciations import listed
from mondegreen_dictionaries import data_file

HIDDEN = 320
EPOCHS = 9
BATCH = 512
ROUNDS = 4
SAMPLE = 20_000
"""Words on which the alignment is learnt before all are aligned once."""
NEVER = -12.0

Weights = Mapping[tuple[str, str], float]


def chunks(word: str, phones: str, weights: Weights) -> list[str] | None:
    """The best sharing of the phonemes among the letters, none to two each; None where they do not fit."""
    rows, columns = len(word), len(phones)
    best = np.full((rows + 1, columns + 1), -np.inf)
    back = np.zeros((rows + 1, columns + 1), int)
    best[0, 0] = 0
    for i, letter in enumerate(word, 1):
        for j in range(columns + 1):
            for size in range(min(2, j) + 1):
                score = best[i - 1, j - size] + weights.get((letter, phones[j - size : j]), NEVER)
                if score > best[i, j]:
                    best[i, j], back[i, j] = score, size
    if best[rows, columns] == -np.inf:
        return None
    out, j = [], columns
    for i in range(rows, 0, -1):
        out.append(phones[j - back[i, j] : j])
        j -= back[i, j]
    return out[::-1]


def aligned(pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[str, list[str]]]:
    """Every word with what its letters say."""
    weights: Weights = _first_guess(pairs)
    for _ in range(ROUNDS):
        counts: Counter[tuple[str, str]] = Counter()
        for word, phones in pairs[:: max(1, len(pairs) // SAMPLE)]:
            counts.update(zip(word, chunks(word, phones, weights) or (), strict=False))
        letters: Counter[str] = Counter()
        for (letter, _), count in counts.items():
            letters[letter] += count
        weights = {pair: log(count / letters[pair[0]]) for pair, count in counts.items()}
    for word, phones in pairs:
        shared = chunks(word, phones, weights)
        if shared:
            yield word, shared


def _first_guess(pairs: Sequence[tuple[str, str]]) -> Weights:
    """Letters say what stands at about the same place."""
    counts: Counter[tuple[str, str]] = Counter()
    for word, phones in pairs[:SAMPLE]:
        for place, letter in enumerate(word):
            at = place * len(phones) // len(word)
            counts.update({(letter, phones[at : at + 1]): 4, (letter, ""): 1, (letter, phones[at : at + 2]): 1})
    letters: Counter[str] = Counter()
    for (letter, _), count in counts.items():
        letters[letter] += count
    return {pair: log(count / letters[pair[0]]) for pair, count in counts.items()}


def fit(examples: np.ndarray, answers: np.ndarray, outputs: int, seed: int = 7) -> tuple[np.ndarray, ...]:
    """The weights of a network with one hidden layer, by Adam (Kingma and Ba, 2015)."""
    chance = np.random.default_rng(seed)
    width = examples.shape[1] * len(ALPHABET)
    layers = [
        chance.normal(0, (2 / examples.shape[1]) ** 0.5 * 0.5, (width, HIDDEN)).astype(np.float32),
        np.zeros(HIDDEN, np.float32),
        chance.normal(0, HIDDEN**-0.5, (HIDDEN, outputs)).astype(np.float32),
        np.zeros(outputs, np.float32),
    ]
    means, squares = [[np.zeros_like(layer) for layer in layers] for _ in range(2)]
    step, total = 0, EPOCHS * (len(examples) // BATCH)
    for _ in range(EPOCHS):
        order = chance.permutation(len(examples))
        for low in range(0, len(order) - BATCH, BATCH):
            step += 1
            chosen = order[low : low + BATCH]
            slopes = _slopes(layers, _one_hot(examples[chosen]), answers[chosen])
            rate = 2e-3 * (1 - step / (total + 1))
            for n, slope in enumerate(slopes):
                means[n] += 0.1 * (slope - means[n])
                squares[n] += 0.001 * (slope * slope - squares[n])
                layers[n] -= rate * (means[n] / (1 - 0.9**step)) / (np.sqrt(squares[n] / (1 - 0.999**step)) + 1e-8)
    return tuple(layers)


def _one_hot(examples: np.ndarray) -> np.ndarray:
    places = examples + np.arange(examples.shape[1]) * len(ALPHABET)
    out = np.zeros((len(examples), examples.shape[1] * len(ALPHABET)), np.float32)
    out[np.arange(len(examples))[:, None], places] = 1
    return out


def _slopes(layers: Sequence[np.ndarray], given: np.ndarray, answers: np.ndarray) -> tuple[np.ndarray, ...]:
    first, first_bias, second, second_bias = layers
    hidden = np.maximum(given @ first + first_bias, 0)
    scores = hidden @ second + second_bias
    scores = np.exp(scores - scores.max(1, keepdims=True))
    error = scores / scores.sum(1, keepdims=True)
    error[np.arange(len(answers)), answers] -= 1
    error /= len(answers)
    back = (error @ second.T) * (hidden > 0)
    return given.T @ back, back.sum(0), hidden.T @ error, error.sum(0)


def main() -> None:
    """Train, report the phoneme error on the held-out tenth, and write the model."""
    every = [(word, said[0]) for word, said in sorted(listed().items()) if word.isalpha() and word.isascii()]
    held = [pair for pair in every if crc32(pair[0].encode()) % 10 == 0]
    shared = list(aligned([pair for pair in every if crc32(pair[0].encode()) % 10]))
    said = sorted({chunk for _, parts in shared for chunk in parts})
    number = {chunk: place for place, chunk in enumerate(said)}
    examples = windows([word for word, _ in shared])
    answers = np.array([number[chunk] for _, parts in shared for chunk in parts])
    model = Model(tuple(said), *fit(examples, answers, len(said)))
    guesses = model.readings([word for word, _ in held])
    wrong = sum(Levenshtein.distance(guess[0], phones) for guess, (_, phones) in zip(guesses, held, strict=True))
    best = sum(
        min(Levenshtein.distance(each, phones) for each in guess)
        for guess, (_, phones) in zip(guesses, held, strict=True)
    )
    phones = sum(len(each) for _, each in held)
    model.save(data_file("letters.npz"))
    sys.stdout.write(
        f"{len(shared)} words learnt, {len(held)} held out, reach {REACH}: phoneme error {100 * wrong / phones:.2f}%, "
        f"the best of several readings {100 * best / phones:.2f}%\n"
    )


if __name__ == "__main__":
    main()
