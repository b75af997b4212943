"""A masked language model of the user's own, as a file of ONNX and its tokenizer: BERT, RoBERTa and their kin.

Each reading is scored by the pseudo-log-likelihood of its pieces (Salazar et al., 2020), of which those of a word are
hidden from each other from left to right (Kauf and Ivanova, 2023), or a rare word of many pieces would look likely.
Nothing is downloaded: the folder holds `model.onnx` and `tokenizer.json`, as exporters for masked models write them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from mondegreen.errors import ScorerError
from mondegreen.scorers import Question

if TYPE_CHECKING:
    from tokenizers import Tokenizer

TITLE = "a masked language model in a folder, with model.onnx and tokenizer.json"
EXAMPLE = "masked:models/roberta"
MODEL, TOKENIZER = "model.onnx", "tokenizer.json"
MASKS = ("[MASK]", "<mask>")
"""How tokenizers call what stands for a hidden piece."""
AROUND = 48
"""Pieces on either side of a reading that the model sees: as many as fit into its memory of a sentence."""
AT_A_TIME = 32
"""Rows that are put to the model at once."""


class Row(NamedTuple):
    """What the model sees, where the piece is that it is asked about, which piece is hidden there, of which reading."""

    pieces: tuple[int, ...]
    place: int
    hidden: int
    reading: int


class Masked:
    """The model in a folder.

    Raises:
        ScorerError: The folder holds no such model, or what reads it is not installed.
    """

    def __init__(self, folder: str | Path) -> None:
        place = Path(folder).expanduser()
        self._tokenizer, self._session = _opened(place)
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._inputs = {each.name for each in self._session.get_inputs()}
        masks = [number for name in MASKS if (number := self._tokenizer.token_to_id(name)) is not None]
        if not masks or "input_ids" not in self._inputs:
            raise ScorerError(f"{place}: this is no masked model: it has no mask, or asks for no pieces.")
        self._mask = masks[0]

    def weigh(self, questions: Sequence[Question]) -> list[list[float]]:
        """See `Scorer`."""
        readings = [(question, option) for question in questions for option in question.options]
        rows = [row for number, reading in enumerate(readings) for row in self._rows(*reading, number)]
        sums = np.zeros(len(readings))
        for low in range(0, len(rows), AT_A_TIME):
            part = rows[low : low + AT_A_TIME]
            np.add.at(sums, [row.reading for row in part], self._logs(part))
        told = iter(sums.tolist())
        return [[next(told) for _ in question.options] for question in questions]

    def _rows(self, question: Question, option: str, reading: int) -> Iterator[Row]:
        """A row for each piece of a reading: it and the later ones of its word are hidden."""
        start = len(question.before)
        text = question.before + option + question.after
        coded = self._tokenizer.encode(text)
        own = [
            place
            for place, (begin, end) in enumerate(coded.offsets)
            if begin < end and begin < start + len(option) and end > start and text[begin:end].strip()
        ]
        if not own:
            return
        low, high = max(0, own[0] - AROUND), own[-1] + 1 + AROUND
        for place in own:
            pieces = list(coded.ids)
            word = coded.word_ids[place]
            for later in own:
                if later >= place and coded.word_ids[later] == word:
                    pieces[later] = self._mask
            yield Row(tuple(pieces[low:high]), place - low, coded.ids[place], reading)

    def _logs(self, rows: Sequence[Row]) -> np.ndarray:
        """The log-probability of the piece that each row hides."""
        longest = max(len(row.pieces) for row in rows)
        pieces, seen = np.zeros((2, len(rows), longest), np.int64)
        for number, row in enumerate(rows):
            pieces[number, : len(row.pieces)], seen[number, : len(row.pieces)] = row.pieces, 1
        given = {"input_ids": pieces, "attention_mask": seen, "token_type_ids": np.zeros_like(pieces)}
        try:
            said = self._session.run(None, {name: given[name] for name in self._inputs})[0]
            scores = said[np.arange(len(rows)), [row.place for row in rows]].astype(np.float64)
            own = scores[np.arange(len(rows)), [row.hidden for row in rows]]
        except Exception as error:  # the library raises what it likes
            raise ScorerError("The masked model does not answer as one; export it for masked words.") from error
        top = scores.max(1)
        return np.asarray(own - top - np.log(np.exp(scores - top[:, None]).sum(1)))


def _opened(place: Path) -> tuple[Tokenizer, Any]:
    """The tokenizer and the model in a folder."""
    try:
        from onnxruntime import InferenceSession, SessionOptions
        from tokenizers import Tokenizer
    except ImportError as error:
        raise ScorerError(
            "A masked model needs onnxruntime and tokenizers: pip install 'mondegreen[masked]'."
        ) from error
    for name in (MODEL, TOKENIZER):
        if not (place / name).is_file():
            raise ScorerError(f"{place}: there is no {name}; export a masked model to ONNX, with its tokenizer.")
    quiet = SessionOptions()
    quiet.log_severity_level = 4
    try:
        tokenizer = Tokenizer.from_file(str(place / TOKENIZER))
        return tokenizer, InferenceSession(str(place / MODEL), quiet, providers=["CPUExecutionProvider"])
    except Exception as error:  # both libraries raise what they like
        raise ScorerError(f"{place}: the model cannot be opened; export it anew.") from error


def made(where: str) -> Masked:
    """The model in this folder."""
    return Masked(where)
