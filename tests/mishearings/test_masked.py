"""A masked model of the user's own: a real one of ONNX, with a dozen words, made here."""

import sys

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from mondegreen import Corrector
from mondegreen.errors import ScorerError
from mondegreen.scorers import Question, scorer_named
from mondegreen.scorers.masked import Masked

WORDS = (
    "[PAD] [UNK] [MASK] our business is screw skew ##ed towards the summer benefit of wei ##ght highs that hindsight"
).split()
TOGETHER = (("is", "skew"), ("skew", "##ed"), ("of", "hindsight"), ("the", "wei"), ("wei", "##ght"), ("##ght", "of"))
"""What this model expects side by side, and nothing else."""
TEXT = "with the benefit of highs that it will look simple and our business is screwed towards the summer"


def table():
    """How much each word calls for each other beside it."""
    known = np.zeros((len(WORDS), len(WORDS)), np.float32)
    for one, other in TOGETHER:
        known[WORDS.index(one), WORDS.index(other)] = known[WORDS.index(other), WORDS.index(one)] = 5.0
    return known


def graph(*inputs, output="logits"):
    """A model that expects at each place what the words on either side call for."""
    shape = ("batch", "length")
    constants = {
        "table": table(),
        "one": np.array([1]),
        "none": np.array([0]),
        "last": np.array([-1]),
        "end": np.array([9999]),
        "along": np.array([1]),
        "before": np.array([0, 1, 0, 0, 0, 0]),
        "behind": np.array([0, 0, 0, 0, 1, 0]),
    }
    nodes = [
        helper.make_node("Gather", ["table", inputs[0]], ["calls"]),
        helper.make_node("Slice", ["calls", "none", "last", "along"], ["former"]),
        helper.make_node("Slice", ["calls", "one", "end", "along"], ["latter"]),
        helper.make_node("Pad", ["former", "before"], ["left"]),
        helper.make_node("Pad", ["latter", "behind"], ["right"]),
        helper.make_node("Add", ["left", "right"], [output]),
    ]
    body = helper.make_graph(
        nodes,
        "tiny",
        [helper.make_tensor_value_info(name, TensorProto.INT64, shape) for name in inputs],
        [helper.make_tensor_value_info(output, TensorProto.FLOAT, (*shape, len(WORDS)))],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    return helper.make_model(body, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)


def spoken(words=WORDS):
    tokenizer = Tokenizer(models.WordPiece({word: at for at, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    return tokenizer


@pytest.fixture
def folder(tmp_path):
    onnx.save(graph("input_ids", "attention_mask"), tmp_path / "model.onnx")
    spoken().save(str(tmp_path / "tokenizer.json"))
    return tmp_path


def share(reading, **known):
    found = Corrector(kinds=("mishearing",), **known).propose(TEXT)
    return max((c.confidence for p in found for c in p.candidates if c.text == reading), default=0.0)


def test_the_reading_that_the_model_expects_is_likelier(folder):
    questions = [
        Question("our business is ", ("screwed", "skewed"), " towards the summer"),
        Question("the benefit of ", ("highs that", "hindsight"), ""),
    ]
    (screwed, skewed), (highs, hindsight) = Masked(folder).weigh(questions)
    assert skewed > screwed
    assert hindsight > highs


def test_the_pieces_of_a_word_do_not_speak_for_each_other(folder):
    (rare,), (plain,) = Masked(folder).weigh([Question("of ", ("weight",), ""), Question("of ", ("summer",), "")])
    assert rare < plain


def test_a_reading_is_worth_what_its_pieces_are_by_the_model_s_own_softmax(folder):
    ((log,),) = Masked(folder).weigh([Question("is ", ("skew",), "")])
    calls = table()[WORDS.index("is")].astype(np.float64)
    assert log == pytest.approx(calls[WORDS.index("skew")] - np.log(np.exp(calls).sum()))


def test_many_questions_are_answered_as_one_by_one(folder):
    model = Masked(folder)
    questions = [Question("the " * at, ("highs that", "hindsight", "weight"), " of the" * at) for at in range(40)]
    alone = [model.weigh([each])[0] for each in questions]
    assert np.allclose(model.weigh(questions), alone)


def test_what_the_model_expects_becomes_more_probable(folder):
    assert share("skewed", scorer=scorer_named(f"masked:{folder}")) > share("skewed")


def test_nothing_but_text_is_asked_of_a_reading_without_words(folder):
    assert Masked(folder).weigh([Question("of ", ("", "…"), " the")])[0][0] == 0.0


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_folder_that_lacks_a_file_is_said(folder, name):
    (folder / name).unlink()
    with pytest.raises(ScorerError, match=f"there is no {name}"):
        Masked(folder)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_file_that_is_something_else_is_said(folder, name):
    (folder / name).write_bytes(b"something else")
    with pytest.raises(ScorerError, match="cannot be opened"):
        Masked(folder)


def test_a_model_without_a_mask_is_no_masked_one(folder):
    spoken([word.replace("[MASK]", "mask") for word in WORDS]).save(str(folder / "tokenizer.json"))
    with pytest.raises(ScorerError, match="no masked model"):
        Masked(folder)


def test_a_model_that_asks_for_something_else_is_said(folder):
    onnx.save(graph("pixels"), folder / "model.onnx")
    with pytest.raises(ScorerError, match="no masked model"):
        Masked(folder)


def test_what_reads_a_model_is_named_where_it_is_not_installed(folder, monkeypatch):
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(ScorerError, match=r"pip install 'mondegreen\[masked\]'"):
        Masked(folder)
