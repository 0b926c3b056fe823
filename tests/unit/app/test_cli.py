"""The command line as an operator meets it: real processes, their output, their exit codes."""

import contextlib
import json
import os
import socket
import subprocess
from pathlib import Path

import pytest

from kjfz_bot.app.start import main
from tests.e2e.running import PROGRAM
from tests.forks import run


class CommandLine:
    """Runs commands in a folder of their own, with only the settings given."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *arguments: str, typed: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
        """One command, what is piped into it, and its `KJFZ_` settings."""
        env = os.environ | {"KJFZ_DATA_DIR": str(self.folder / "data")} | settings
        return run(arguments, env, typed=typed, cwd=self.folder)


@pytest.fixture
def bot(tmp_path: Path) -> CommandLine:
    """The command line in an empty folder."""
    return CommandLine(tmp_path)


def test_config_as_json_names_value_and_source(bot: CommandLine) -> None:
    """A script can read which settings are in force."""
    done = bot.run("config", "--json", KJFZ_PORT="8200")

    lines = {line["variable"]: line for line in json.loads(done.stdout)}
    assert (lines["KJFZ_PORT"]["value"], lines["KJFZ_PORT"]["source"]) == ("8200", "environment")
    assert lines["KJFZ_HOST"]["source"] == "default"


def test_the_installed_command_says_what_the_tests_hear(bot: CommandLine) -> None:
    """A start as the shell makes it; the other tests fork their commands from a process that has imported all."""
    command, env = PROGRAM, os.environ | {"KJFZ_PORT": "8200"}
    for arguments in (["config", "--json"], ["config", "--jason"], ["verify"]):
        started = subprocess.run([command, *arguments], cwd=bot.folder, env=env, capture_output=True, encoding="utf-8")

        heard = run(arguments, env, cwd=bot.folder)
        assert (started.returncode, started.stdout, started.stderr) == (heard.returncode, heard.stdout, heard.stderr)


def test_config_shows_every_setting_on_lines_a_narrow_terminal_holds(bot: CommandLine) -> None:
    """A person sees the same values, and below each what it is for."""
    done = bot.run("config", KJFZ_PORT="8200")

    assert "KJFZ_PORT=8200  (environment)\n    the port of the web chat: a whole number" in done.stdout
    assert all(len(line) <= 80 for line in done.stdout.splitlines() if line.startswith(" "))


def test_a_misspelt_setting_is_warned_about_and_no_more(bot: CommandLine) -> None:
    """The warning names the nearest setting; the command still runs."""
    done = bot.run("config", KJFZ_PROT="8200")

    assert done.returncode == 0
    assert "KJFZ_PROT is no setting. Did you mean KJFZ_PORT?" in done.stderr


def test_a_bad_setting_is_one_message_and_exit_2(bot: CommandLine) -> None:
    """No traceback is shown for what an operator can mend."""
    done = bot.run("config", KJFZ_PORT="http")

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("kjfz-bot: KJFZ_PORT (environment) cannot be used.")


def test_the_version_is_the_installed_one(bot: CommandLine) -> None:
    """The number is that of pyproject.toml."""
    done = bot.run("version")

    assert done.stdout.strip() == "0.1.0"


CASE = {"degree": "doctorate", "birth_date": "1985-06-12"}


def check(bot: CommandLine, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """A self-check of a Ningbo expert on a fixed day."""
    return bot.run("check", "ningbo", "expert", "--on", "2026-03-01", *arguments, typed=typed)


def facts_file(bot: CommandLine, name: str, text: str) -> str:
    """A file of facts in the working folder."""
    (bot.folder / name).write_text(text, encoding="utf-8")
    return name


def test_check_prints_one_object_for_one_case(bot: CommandLine) -> None:
    """A portal reads verdict, criteria and what to ask next."""
    done = check(bot, "--facts", facts_file(bot, "me.json", json.dumps(CASE)), "--json")

    result = json.loads(done.stdout)
    assert (result["programme"], result["subject"], result["on"]) == ("ningbo", "expert", "2026-03-01")
    assert {"verdict", "possible", "criteria", "priorities", "unstated", "truncated", "next_questions"} <= set(result)
    assert next(each for each in result["criteria"] if each["id"] == "qualification")["outcome"] == "met"


@pytest.mark.parametrize(("language", "words"), [("zh-CN", "自查"), ("en", "self-check")])
def test_check_prints_a_report_for_people(bot: CommandLine, language: str, words: str) -> None:
    """Without `--json` the report of the conversation is printed, without tags."""
    done = check(bot, "--facts", facts_file(bot, "me.json", json.dumps(CASE)), "--lang", language)

    assert words in done.stdout
    assert "<b>" not in done.stdout


def test_check_answers_each_line_and_ends_with_2_where_one_is_bad(bot: CommandLine) -> None:
    """A bad line prints its error in its place and the rest goes on."""
    lines = [json.dumps(CASE), '{"degre": "doctorate"}', "oops", '{"degree": "\\ud800"}', json.dumps(CASE)]

    done = check(bot, "--facts", "-", typed="\n".join(lines))

    results = [json.loads(line) for line in done.stdout.splitlines()]
    assert ["error" in result for result in results] == [False, True, True, True, False]
    assert results[1]["line"] == 2
    assert results[1]["error"]["nearest"] == "degree"
    assert done.returncode == 2
    assert done.stderr == ""


def test_check_of_good_lines_ends_with_0(bot: CommandLine) -> None:
    """A file called .jsonl holds one case a line."""
    done = check(bot, "--facts", facts_file(bot, "all.jsonl", f"{json.dumps(CASE)}\n" * 2))

    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 2


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        (["check", "ningboo", "expert", "--facts", "me.json"], "Did you mean 'ningbo'?"),
        (["check", "ningbo", "experts", "--facts", "me.json"], "Did you mean 'expert'?"),
        (["check", "ningbo", "expert", "--facts", "me.json", "--lang", "eng"], "Did you mean 'en'?"),
        (["check", "ningbo", "expert", "--facts", "me.json", "--on", "1.3.2026"], "such as 2026-03-01"),
        (["check", "ningbo", "expert", "--facts", "typo.json"], "Did you mean 'degree'?"),
        (["understand", "date"], "Did you mean 'dates'?"),
        (["dialogs", "draw", "eligible"], "Did you mean 'eligibility'?"),
        (["programmes", "draw", "ningboo"], "Did you mean 'ningbo'?"),
        (["programmes", "draw", "ningbo", "--lang", "eng"], "Did you mean 'en'?"),
    ],
)
def test_a_wrong_name_is_answered_with_the_nearest(
    bot: CommandLine, arguments: list[str], advice: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One message on stderr, nothing on stdout, exit 2."""
    facts_file(bot, "me.json", json.dumps(CASE))
    facts_file(bot, "typo.json", '{"degre": "doctorate"}')

    with pytest.raises(SystemExit) as ended, contextlib.chdir(bot.folder):
        main(arguments)

    said = capsys.readouterr()
    assert ended.value.code == 2
    assert said.out == ""
    assert advice in said.err
    assert said.err.count("\n") == 1


def test_debug_logs_where_an_error_arose(bot: CommandLine) -> None:
    """The log names the place in the code and not what was typed."""
    facts_file(bot, "me.json", '{"degree": "canary"}')

    done = bot.run("check", "ningbo", "expert", "--facts", "me.json", KJFZ_DEBUG="true")

    logged = json.loads(done.stderr.splitlines()[0])
    assert logged["error"] == "FactError"
    assert ".py:" in logged["where"]
    assert "canary" not in done.stderr.splitlines()[0]


def test_understand_prints_a_value_for_each_line(bot: CommandLine) -> None:
    """Dates count from the moment given."""
    done = bot.run(
        "understand", "dates", "--now", "2026-03-11T10:00+08:00", typed='{"input": "昨天"}\n{"input": "?"}\n'
    )

    assert [json.loads(line)["value"] for line in done.stdout.splitlines()] == [{"date": "2026-03-10"}, {"date": None}]


def test_understand_counts_what_is_right_asked_and_wrong(bot: CommandLine) -> None:
    """A wrong value is told apart from a question, and is what ends with 1."""
    lines = [("3小时", 180), ("3", 180), ("2小时", 60)]
    path = bot.folder / "lengths.jsonl"
    path.write_text("\n".join(json.dumps({"input": said, "expected": {"minutes": n}}) for said, n in lines), "utf-8")

    done = bot.run("understand", "durations", str(path))

    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "durations: 3 lines, 1 right (33.3 %), 1 asked, 1 wrong",
        'asked: 3 -> {"minutes": null}, expected {"minutes": 180}',
        'wrong: 2小时 -> {"minutes": 120}, expected {"minutes": 60}',
    ]


def test_understand_says_how_the_words_of_messages_compare(bot: CommandLine) -> None:
    """Day and minutes decide; what was done and where is counted beside them."""
    expected = {"date": "2026-03-10", "minutes": 180, "activity": "调试", "place": "厂里"}
    path = bot.folder / "messages.jsonl"
    path.write_text(json.dumps({"input": "昨天在厂里调试设备3小时", "expected": expected}), "utf-8")

    done = bot.run("understand", "logs", str(path), "--now", "2026-03-11T10:00")

    assert done.returncode == 0
    assert done.stdout.splitlines()[0] == "logs: 1 lines, 1 right (100.0 %), 0 asked, 0 wrong"
    assert "  activity: 0 of 1 alike" in done.stdout.splitlines()
    assert "  place: 1 of 1 alike" in done.stdout.splitlines()


def test_understand_measures_only_lines_that_expect_something(bot: CommandLine) -> None:
    """The message names the line."""
    path = bot.folder / "words.jsonl"
    path.write_text('{"input": "昨天"}', "utf-8")

    done = bot.run("understand", "dates", str(path))

    assert done.returncode == 2
    assert "line 1: nothing is expected of it" in done.stderr


def test_understand_stops_at_a_line_that_is_no_record(bot: CommandLine) -> None:
    """The message names the line."""
    done = bot.run("understand", "dates", typed="oops\n")

    assert done.returncode == 2
    assert "line 1: this is no record" in done.stderr


@pytest.mark.parametrize(("command", "counted"), [("programmes", "2 programmes"), ("dialogs", " dialogues")])
def test_shipped_content_passes_its_check(bot: CommandLine, command: str, counted: str) -> None:
    """Packs and dialogues are sound before anybody meets them."""
    done = bot.run(command, "check")

    assert done.returncode == 0
    assert f"{counted}, 0 findings" in done.stdout


def test_a_dialogue_is_drawn_as_a_flowchart(bot: CommandLine) -> None:
    """The drawing goes into any Mermaid viewer."""
    done = bot.run("dialogs", "draw", "eligibility")

    assert done.stdout.startswith("flowchart TD\n")
    assert "report" in done.stdout
    assert 'next -.->|"restart"| start_' in done.stdout


def test_the_workflows_of_a_programme_are_drawn_as_a_flowchart(bot: CommandLine) -> None:
    """In the language that is asked for."""
    chinese = bot.run("programmes", "draw", "changping")
    english = bot.run("programmes", "draw", "changping", "--lang", "en")

    assert chinese.stdout.startswith("flowchart TD\n")
    assert "专家评审<br/>" in chinese.stdout
    assert "Expert review<br/>" in english.stdout


def test_chat_answers_what_is_piped_in(bot: CommandLine) -> None:
    """A conversation works without a terminal and is kept for the next time."""
    first = bot.run("chat", typed="/check\n1\n", KJFZ_LANGUAGE="en")
    second = bot.run("chat", typed="hello\n", KJFZ_LANGUAGE="en")

    assert first.returncode == second.returncode == 0
    assert "Who is the check for?" in first.stdout
    assert "Who is the check for?" in second.stdout


def test_a_port_in_use_is_one_message_and_exit_1(bot: CommandLine) -> None:
    """The message names the port and a way out."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()

        done = bot.run("serve", KJFZ_PORT=str(taken.getsockname()[1]))

    assert done.returncode == 1
    assert "KJFZ_PORT" in done.stderr
    assert "Traceback" not in done.stderr
