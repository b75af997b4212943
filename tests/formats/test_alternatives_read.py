"""What formats tell of a recogniser's other guesses, and that they stay as they are."""

import json

import pytest

from mondegreen.errors import MalformedError
from mondegreen.formats import format_named, format_names, read
from mondegreen.transcripts.edits import Edit
from mondegreen.transcripts.patch import patched

CTM = """\
a A 0.0 0.2 we 0.9
a A * * <ALT_BEGIN>
a A 0.2 0.3 can 0.6
a A 0.5 0.3 sell 0.4
a A * * <ALT>
a A 0.2 0.6 cancel 0.3
a A * * <ALT>
a A 0.2 0.6 @
a A * * <ALT_END>
a A 0.8 0.2 it 0.9
"""


def told(source):
    transcript = read(source)
    return [(transcript.text[each.start : each.end], each.text, each.confidence) for each in transcript.alternatives]


def aws(segments=(), others=()):
    words = [("the", "0.9"), ("wait", "0.4")]
    items = [
        {
            "type": "pronunciation",
            "start_time": str(at),
            "end_time": str(at + 1),
            "alternatives": [{"content": word, "confidence": sure}, *(others if word == "wait" else ())],
        }
        for at, (word, sure) in enumerate(words)
    ]
    results = {"transcripts": [{"transcript": "the wait"}], "items": items, "segments": list(segments)}
    return json.dumps({"jobName": "one", "results": results})


def guess(text, sure):
    items = [
        {"type": "pronunciation", "content": word, "confidence": sure, "start_time": str(at), "end_time": str(at + 1)}
        for at, word in enumerate(text.split())
    ]
    return {"transcript": text, "items": items}


def test_the_services_that_give_alternatives_show_it_in_their_samples():
    telling = {name for name in format_names() if read(format_named(name).SAMPLE, name).alternatives}
    assert telling == {"aws", "ctm", "deepgram", "google", "speechmatics"}


@pytest.mark.parametrize("name", format_names())
def test_alternatives_are_of_the_reading_text_and_in_order(name):
    transcript = read(format_named(name).SAMPLE, name)
    starts = [each.start for each in transcript.alternatives]
    assert starts == sorted(starts)
    for each in transcript.alternatives:
        assert 0 <= each.start < each.end <= len(transcript.text)
        assert each.text.strip()
        assert all(sure is None or 0 <= sure <= 1 for sure in (each.confidence, each.standing))


def test_ctm_reads_the_first_of_several_and_tells_of_the_others():
    assert read(CTM).text == "we can sell it"
    assert told(CTM) == [("can sell", "cancel", 0.3)]


def test_ctm_marks_may_come_first():
    assert read(CTM.partition("\n")[2]).text == "can sell it"


def test_in_ctm_a_change_leaves_the_alternatives_as_they_are():
    transcript = read(CTM)
    mended = patched(transcript, [Edit(3, 11, "cancel")])
    assert read(mended).text == "we cancel it"
    alternatives = CTM[CTM.index("a A * * <ALT>") :]
    assert mended.endswith(alternatives)
    assert mended.startswith("a A 0.0 0.2 we 0.9\na A * * <ALT_BEGIN>\na A 0.2 0.6 cancel")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (CTM.replace("a A * * <ALT_END>\n", ""), "no <ALT_END>"),
        (CTM.replace("<ALT_BEGIN>", "<ALT>"), "Line 2: <ALT> has no place here"),
        (CTM.replace("<ALT_END>", "<ALT_BEGIN>"), "Line 9: <ALT_BEGIN> has no place here"),
        (CTM.replace("<ALT>", "<ALTER>"), "Line 5: file, channel"),
    ],
)
def test_ctm_in_disorder_is_refused_with_the_line(wrong, says):
    with pytest.raises(MalformedError, match=says):
        read(wrong, "ctm")


def test_amazon_tells_of_words_and_of_stretches():
    assert told(aws(others=[{"content": "weight", "confidence": "0.3"}])) == [("wait", "weight", 0.3)]
    both = {"alternatives": [guess("the wait", "0.6"), guess("the weight", "0.5")]}
    assert told(aws([both])) == [("the wait", "the weight", 0.5)]


def test_where_amazon_says_the_best_guess_once_more_it_is_changed_with_it_and_no_other_is():
    source = aws([{"alternatives": [guess("the wait", "0.6"), guess("a wait", "0.5")]}])
    mended = patched(read(source), [Edit(4, 8, "weight")])
    segment = json.loads(mended)["results"]["segments"][0]["alternatives"]
    assert [each["transcript"] for each in segment] == ["the weight", "a wait"]
    assert [item["content"] for each in segment for item in each["items"]] == ["the", "weight", "a", "wait"]


def test_where_two_speak_in_a_result_of_google_s_its_guesses_are_of_all_of_it():
    words = [
        {"word": word, "startTime": f"{at}s", "endTime": f"{at + 1}s", "speakerTag": 1 + at // 2}
        for at, word in enumerate("so it is good".split())
    ]
    best = {"transcript": "so it is good", "words": words}
    source = json.dumps({"results": [{"alternatives": [best, {"transcript": "so it was good", "confidence": 0}]}]})
    assert told(source) == [("so it\n\nis good", "so it was good", None)]


def test_deepgram_s_guesses_are_of_their_channel():
    channels = [
        {"alternatives": [{"transcript": one, "words": []}, {"transcript": other, "confidence": 0.4, "words": []}]}
        for one, other in (("the wait", "the weight"), ("two words", "to words"))
    ]
    assert told(json.dumps({"results": {"channels": channels}})) == [
        ("the wait", "the weight", 0.4),
        ("two words", "to words", 0.4),
    ]
