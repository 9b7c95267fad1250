from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import shlex
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from support.program import ENVIRONMENT, PATIENCE, WITH_FAKE_READER, Program

from sayso.cli.read import Yardstick
from sayso.reading.certainty import DEFAULT_SCALE, SCALES

ANN = "Ann said that it rained. Nobody knew why it had rained so long, or when it would end."
BO = "Bo believes that it snowed – “for hours”. Nobody knew why it had snowed so long."


def cues(reading: dict) -> list[str]:  # type: ignore[type-arg]
    return [attribution["cue"]["text"] for attribution in reading["attributions"]]


# What comes out


def test_for_people(sayso: Program) -> None:
    ended = sayso("read", sayso.write("ann.txt", ANN))
    assert (ended.code, ended.err) == (0, "")
    assert "‹Ann›¹ «said»¹ that {it rained}¹." in ended.out
    assert "\x1b" not in ended.out  # no colours in a pipe
    assert max(map(len, ended.out.splitlines())) == 80


def test_json_of_one_story_is_the_reading(sayso: Program) -> None:
    ended = sayso("read", "./" + sayso.write("ann.txt", ANN), "--json")
    assert (ended.code, ended.err) == (0, "")
    reading = json.loads(ended.out)
    assert (reading["story"]["text"], cues(reading)) == (ANN, ["said"])


@pytest.mark.parametrize("named", [["a/ann.txt", "a/bo.txt"], ["a"], ["feed.jsonl"]])
def test_json_of_several_stories_is_a_batch(sayso: Program, named: list[str]) -> None:
    sayso.write("a/ann.txt", ANN)
    sayso.write("a/bo.txt", BO)
    sayso.write("feed.jsonl", "".join(json.dumps({"text": text}) + "\n" for text in (ANN, BO)))
    ended = sayso("read", *named, "--json")
    batch = json.loads(ended.out)
    assert [cues(reading) for reading in batch["readings"]] == [["said"], ["believes"]]
    assert batch["failures"] == []
    assert (ended.code, ended.err) == (0, "sayso: 2 stories read, 0 failed\n")


@pytest.mark.parametrize("named", ["a", "feed.jsonl"])
def test_json_of_a_folder_or_a_feed_is_a_batch_also_where_it_holds_one_story(sayso: Program, named: str) -> None:
    sayso.write("a/ann.txt", ANN)
    sayso.write("feed.jsonl", json.dumps({"text": ANN}))
    batch = json.loads(sayso("read", named, "--json").out)
    assert [cues(reading) for reading in batch["readings"]] == [["said"]]


def test_json_lines(sayso: Program) -> None:
    ended = sayso("read", sayso.write("ann.txt", ANN), sayso.write("bo.txt", BO), "--jsonl", "--quiet")
    assert [cues(json.loads(line)) for line in ended.out.splitlines()] == [["said"], ["believes"]]
    assert (ended.code, ended.err) == (0, "")


def test_the_scale_of_estimative_words_can_be_chosen(sayso: Program) -> None:
    sayso.write("ann.txt", ANN)

    def scale(*options: str, **variables: str) -> str:
        reading = json.loads(sayso("read", "ann.txt", "--json", *options, **variables).out)
        return str(reading["attributions"][0]["certainty"][0]["estimate"]["scale"])

    assert scale() == DEFAULT_SCALE
    assert scale("--scale", "icd 203") == "ICD 203"
    assert scale(SAYSO_SCALE="PHIA") == "PHIA"
    assert {str(one) for one in Yardstick} == set(SCALES)
    assert sayso("read", "ann.txt", "--scale", "Beaufort").code == 2


def test_csv(sayso: Program) -> None:
    sayso.write("ann.txt", ANN)
    file = sayso("read", "ann.txt", sayso.write("bo.txt", BO), "--csv", "-o", "table.csv")
    assert file.code == 0
    assert file.out == ""
    with (sayso.folder / "table.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    assert [(row["location"], row["source"], row["content"]) for row in rows] == [
        ("ann.txt", "Ann", "it rained"),
        ("bo.txt", "Bo", "it snowed – “for hours”"),
    ]
    assert sayso("read", "ann.txt", "--csv").out.count("\n") == 2


def test_what_json_gives_holds_to_what_schema_gives(sayso: Program) -> None:
    schema = json.loads(sayso("schema").out)
    for named in (["ann.txt"], ["ann.txt", "nowhere.txt"]):
        sayso.write("ann.txt", ANN)
        document = json.loads(sayso("read", *named, "--json").out)
        jsonschema.validate(document, schema, cls=jsonschema.Draft202012Validator)


def test_standard_input(sayso: Program) -> None:
    reading = json.loads(sayso("read", "-", "--json", stdin=ANN.encode()).out)
    assert (reading["story"]["location"], cues(reading)) == ("-", ["said"])


def test_json_lines_on_standard_input(sayso: Program) -> None:
    lines = "".join(json.dumps({"text": text}) + "\n" for text in (ANN, BO))
    batch = json.loads(sayso("read", "-", "--json", stdin=lines.encode()).out)
    found = [(reading["story"]["location"], cues(reading)) for reading in batch["readings"]]
    assert found == [("-:1", ["said"]), ("-:2", ["believes"])]


def test_fields_of_json_lines_can_be_named(sayso: Program) -> None:
    sayso.write("feed.jsonl", json.dumps({"words": ANN, "shout": "Rain"}))
    assert sayso("read", "feed.jsonl").code == 1
    ended = sayso("read", "feed.jsonl", "--jsonl", "--field", "text=words", "--field", "title=shout")
    assert json.loads(ended.out)["story"]["title"] == "Rain"


@pytest.mark.parametrize("field", ["words", "nothing=words"])
def test_an_unknown_field_is_wrong_usage(sayso: Program, field: str) -> None:
    ended = sayso("read", "feed.jsonl", "--field", field)
    assert ended.code == 2
    assert "OURS one of text," in " ".join(ended.err.split())


def test_output_is_utf_8_and_ends_lines_alike_whatever_the_locale(sayso: Program) -> None:
    sayso.write("bo.txt", BO)
    for environment in ({"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}):
        ended = sayso("read", "bo.txt", "--json", **environment)
        assert ended.code == 0
        assert "“for hours”" in ended.out
        assert "\r" not in ended.out
        assert sayso("read", "bo.txt", **environment).code == 0


# Colours and width


def test_colours_can_be_forced_and_refused(sayso: Program) -> None:
    sayso.write("ann.txt", ANN)
    forced = {"FORCE_COLOR": "1", "TERM": "xterm-256color"}
    assert "\x1b[1;36mAnn" in sayso("read", "ann.txt", **forced).out
    for refused in (sayso("read", "ann.txt", "--no-color", **forced), sayso("read", "ann.txt", **forced, NO_COLOR="1")):
        assert "36m" not in refused.out
        assert "Ann" in refused.out


def test_an_option_counts_before_its_environment_variable(sayso: Program) -> None:
    sayso.write("ann.txt", ANN)

    def width(*options: str, **environment: str) -> int:
        return max(map(len, sayso("read", "ann.txt", *options, **environment).out.splitlines()))

    assert width(SAYSO_WIDTH="90") == 90
    assert width("--width", "100", SAYSO_WIDTH="90") == 100
    refused = sayso("read", "ann.txt", SAYSO_WORKERS="many")
    assert refused.code == 2
    assert sayso("read", "ann.txt", "--workers", "1", SAYSO_WORKERS="many").code == 0


# What fails


def test_some_of_a_batch_failed(sayso: Program) -> None:
    ended = sayso("read", "nowhere.html", sayso.write("ann.txt", ANN), sayso.write("no.txt", ""), "--json")
    batch = json.loads(ended.out)
    assert ended.code == 3
    assert [cues(reading) for reading in batch["readings"]] == [["said"]]
    assert [failure["location"] for failure in batch["failures"]] == ["nowhere.html", "no.txt"]
    first, second, third = ended.err.splitlines()
    assert first == "sayso: error: nowhere.html does not exist: check the path"
    assert second.startswith("sayso: error: no.txt is empty: ")
    assert third == "sayso: 1 story read, 2 failed"


@pytest.mark.parametrize("form", ["--json", "--jsonl", "--csv"])
def test_all_of_a_batch_failed(sayso: Program, form: str) -> None:
    ended = sayso("read", "nowhere.html", "neither.html", form)
    assert ended.code == 1
    assert ended.err.count("sayso: error: ") == 2


@pytest.mark.parametrize("options", [[], ["--json"], ["--jsonl"]])
def test_the_only_one_failed(sayso: Program, options: list[str]) -> None:
    ended = sayso("read", "nowhere.html", *options)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err == "sayso: error: nowhere.html does not exist: check the path\n"


def test_a_folder_without_stories(sayso: Program) -> None:
    sayso.write("folder/notes.xyz", "no story")
    ended = sayso("read", "folder", "--json")
    assert (ended.code, len(json.loads(ended.out)["failures"])) == (1, 1)
    assert ended.err.startswith("sayso: error: folder holds no story files: ")


def test_the_name_of_a_file_cannot_steer_the_terminal(sayso: Program) -> None:
    ended = sayso("read", "evil\x1b[2J\nname.html")
    assert ended.code == 1
    assert "\x1b" not in ended.err
    assert ended.err.count("\n") == 1


def test_limits(sayso: Program) -> None:
    ended = sayso("read", sayso.write("ann.txt", ANN), SAYSO_MAX_BYTES="20")
    assert ended.code == 1
    assert "ann.txt has more than 20 bytes" in ended.err


# Files


def test_a_file_appears_whole_and_with_the_usual_permissions(sayso: Program) -> None:
    usual = sayso.folder / "usual"
    usual.touch()
    assert sayso("read", sayso.write("ann.txt", ANN), "--json", "-o", "out.json").code == 0
    written = sayso.folder / "out.json"
    assert cues(json.loads(written.read_text("utf-8"))) == ["said"]
    assert written.stat().st_mode == usual.stat().st_mode
    assert sorted(path.name for path in sayso.folder.iterdir()) == ["ann.txt", "out.json", "usual"]


def test_a_file_stays_as_it_was_where_nothing_could_be_read(sayso: Program) -> None:
    sayso.write("out.json", "before")
    assert sayso("read", "nowhere.html", "--json", "-o", "out.json").code == 1
    assert [path.name for path in sayso.folder.iterdir()] == ["out.json"]
    assert (sayso.folder / "out.json").read_text() == "before"


def test_a_folder_that_is_not_there_is_told_before_anything_is_read(sayso: Program) -> None:
    ended = sayso("read", sayso.write("ann.txt", ANN), "-o", "no/such/folder/out.txt")
    assert ended.code == 1
    assert ended.err == (
        "sayso: error: cannot write no/such/folder/out.txt: No such file or directory; "
        "name a file in a folder you may write to\n"
    )


def test_a_full_disk_is_one_line(sayso: Program) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("only Linux has /dev/full")
    ended = sayso("read", sayso.write("ann.txt", ANN), "-o", "/dev/full")
    assert ended.code == 1
    assert ended.err == "sayso: error: [Errno 28] No space left on device\n"


def test_a_closed_standard_output_is_one_line(sayso: Program) -> None:
    sayso.write("ann.txt", ANN)
    command = shlex.join([*WITH_FAKE_READER, "read", "ann.txt"])
    done = subprocess.run(
        ["/bin/sh", "-c", f"{command} >&-"], cwd=sayso.folder, env=ENVIRONMENT, stderr=subprocess.PIPE, timeout=PATIENCE
    )
    assert done.returncode == 1
    assert done.stderr == b"sayso: error: standard output is closed; name a file with --output\n"


# Many stories, and how it ends before its time


@pytest.fixture
def many(sayso: Program) -> Program:
    for number in range(100):
        sayso.write(f"many/{number:03}.txt", f"Ann said that it rained {number} times. {ANN}")
    return sayso


def test_any_number_of_workers_gives_the_same_bytes(many: Program) -> None:
    one, two, all_ = (many("read", "many", "--jsonl", "--workers", workers) for workers in "120")
    assert one.code == 0
    assert one.out.count("\n") == 100
    assert one.out == two.out == all_.out


def test_a_closed_pipe_ends_it_quietly(many: Program) -> None:
    for workers in "12":
        with many.started("read", "many", "--jsonl", "--workers", workers) as process:
            assert process.stdout
            assert process.stderr
            assert process.stdout.readline().startswith(b'{"schema"')
            process.stdout.close()
            assert process.stderr.read() == b""
            assert process.wait(PATIENCE) == 141


def processes_of(group: int) -> list[str]:
    """The command lines of the processes that a program started, itself included, that still run."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):  # it has just ended
            state, _, its_group, *_ = (process / "stat").read_text().rpartition(")")[2].split()
            if int(its_group) == group and state != "Z":
                found.append((process / "cmdline").read_text())
    return found


def wait_until(condition: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes as Linux shows them")


@needs_proc
@pytest.mark.parametrize(
    ("workers", "signal_", "code"),
    [("1", signal.SIGINT, 130), ("2", signal.SIGINT, 130), ("1", signal.SIGTERM, 143), ("2", signal.SIGTERM, 143)],
)
def test_stopped_it_leaves_neither_files_nor_processes(many: Program, workers: str, signal_: int, code: int) -> None:
    many.write("many/050.txt", f"WAIT. {ANN}")
    with many.started("read", "many", "--jsonl", "--workers", workers, "-o", "out.jsonl") as process:
        wait_until(lambda: list(many.folder.glob(".out.jsonl.*.part")))
        time.sleep(1)
        # Ctrl-C goes to all processes of a group, kill to one.
        os.killpg(process.pid, signal_) if signal_ == signal.SIGINT else process.terminate()
        _, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, err) == (code, b"")
    assert [path.name for path in many.folder.iterdir()] == ["many"]
    wait_until(lambda: not processes_of(process.pid))


@needs_proc
def test_workers_do_not_outlive_a_parent_that_was_killed(many: Program) -> None:
    many.write("many/050.txt", f"WAIT. {ANN}")
    with many.started("read", "many", "--jsonl", "--workers", "2", "-o", "out.jsonl") as process:
        wait_until(lambda: len([line for line in processes_of(process.pid) if "spawn_main" in line]) == 2)
        process.kill()
        process.communicate(timeout=PATIENCE)
    wait_until(lambda: not processes_of(process.pid))


def test_a_worker_that_dies_is_one_line(many: Program) -> None:
    many.write("many/050.txt", f"DIE. {ANN}")
    ended = many("read", "many", "--jsonl", "--workers", "2", "-o", "out.jsonl")
    assert ended.code == 1
    assert ended.err.startswith("sayso: error: a worker process died")
    assert ended.err.count("\n") == 1
    assert [path.name for path in many.folder.iterdir()] == ["many"]


# A terminal


def on_terminal(program: Program, *arguments: str) -> tuple[int, str]:
    """Run with stderr on a terminal and stdout in a pipe."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*WITH_FAKE_READER, *arguments],
        cwd=program.folder,
        env=ENVIRONMENT | {"TERM": "xterm"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        seen = io.BytesIO()
        with contextlib.suppress(OSError):  # Linux says so when the other end is closed
            while part := os.read(ours, 4096):
                seen.write(part)
    os.close(ours)
    return process.returncode, seen.getvalue().decode()


def test_a_terminal_sees_a_bar_for_many_stories(many: Program) -> None:
    code, seen = on_terminal(many, "read", "many", "--jsonl", "--workers", "1")
    assert code == 0
    assert "100/100" in seen
    assert "sayso: 100 stories read, 0 failed" in seen


def test_no_bar_when_quiet_or_for_a_few(many: Program) -> None:
    assert on_terminal(many, "read", "many", "--jsonl", "--workers", "1", "--quiet") == (0, "")
    assert on_terminal(many, "read", "many/001.txt", "--jsonl") == (0, "")
