"""A language model that the user serves on this machine, asked over HTTP as OpenAI's interface has it.

It is given numbered places with numbered readings and answers with numbers: whatever else it says is not heard. Only
addresses of this machine are taken, no proxy is used and no redirection followed: nothing of a transcript leaves it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

from mondegreen.errors import ScorerError
from mondegreen.scorers import Question

TITLE = "a language model that you serve on this machine, by its address; behind a # the name of the model"
EXAMPLE = "served:http://127.0.0.1:8080/v1"
HERE = ("127.0.0.1", "localhost", "::1")
PATIENCE = 120.0
"""Seconds after which a server is given up."""
CHOSEN = 3.0
"""Nats by which the reading that a model names is likelier than the others."""
TASK = (
    "Each numbered line is from a transcript and has readings of one place in brackets. Choose for each line the "
    'reading that was said. Answer with JSON alone: {"choices": [number, number, ...]}, one number a line, 0 where you '
    "cannot tell."
)


class Served:
    """A model at an address like `http://127.0.0.1:8080/v1`.

    Raises:
        ScorerError: The address is not on this machine, or none of HTTP.
    """

    def __init__(self, address: str, model: str = "default") -> None:
        parts = urlsplit(address)
        if parts.scheme != "http" or parts.hostname not in HERE:
            raise ScorerError(f"{address}: a scorer is served on this machine, as http://127.0.0.1:PORT/v1.")
        self._host, self._port = parts.hostname, parts.port or 80
        self._path, self._model = f"{parts.path.rstrip('/')}/chat/completions", model

    def weigh(self, questions: Sequence[Question]) -> list[list[float]]:
        """See `Scorer`. A reading that the model names is likelier; where it names none, nothing is."""
        answers = self._chosen("\n".join(map(_line, range(1, len(questions) + 1), questions)))
        padded = [*answers, *[0] * len(questions)]
        return [
            [
                0.0 if number == chosen or not 1 <= chosen <= len(question.options) else -CHOSEN
                for number in _numbers(question)
            ]
            for question, chosen in zip(questions, padded, strict=False)
        ]

    def _chosen(self, lines: str) -> list[int]:
        messages = [{"role": "system", "content": TASK}, {"role": "user", "content": lines}]
        asked = {"model": self._model, "temperature": 0, "messages": messages}
        said = self._answer(json.dumps(asked).encode())
        try:
            content = json.loads(said)["choices"][0]["message"]["content"]
            found = json.loads(content[content.index("{") : content.rindex("}") + 1])["choices"]
            return [number if isinstance(number, int) else 0 for number in found]
        except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
            raise ScorerError(
                "The scorer's answer is not the JSON that it was asked for; try another model."
            ) from error

    def _answer(self, body: bytes) -> bytes:
        connection = HTTPConnection(self._host, self._port, timeout=PATIENCE)
        try:
            connection.request("POST", self._path, body, {"Content-Type": "application/json"})
            response = connection.getresponse()
            said = response.read()
        except (OSError, HTTPException) as error:
            raise ScorerError(f"The scorer at port {self._port} cannot be asked: {error}.") from error
        finally:
            connection.close()
        if response.status != 200:
            raise ScorerError(f"The scorer at port {self._port} says {response.status} {response.reason}.")
        return said


def made(where: str) -> Served:
    """The model at this address, of the name behind its #."""
    address, _, model = where.partition("#")
    return Served(address, model or "default")


def _numbers(question: Question) -> range:
    return range(1, len(question.options) + 1)


def _line(number: int, question: Question) -> str:
    readings = " | ".join(
        f"{place}) {option}" for place, option in zip(_numbers(question), question.options, strict=True)
    )
    return " ".join(f"{number}. {question.before} [{readings}] {question.after}".split())
