"""`kjfz-bot chat` as a process: on a real pseudo-terminal, through a pipe, and next to another one."""

from pathlib import Path
from subprocess import CompletedProcess

from tests.e2e.running import Typist, environment
from tests.forks import run

CHECK = "资格自查\n1\n2\n是\n是\n没有问题，看结果\n"


def piped(data_dir: Path, text: str) -> CompletedProcess[str]:
    """Chat with a text on standard input."""
    return run(["chat"], environment(data_dir), typed=text)


def test_a_piped_conversation_reaches_its_result(tmp_path: Path) -> None:
    """Plain text without escapes, the answers echoed, exit status 0 at the end of the input."""
    result = piped(tmp_path, CHECK)

    assert result.returncode == 0
    assert result.stderr.startswith("kjfz-bot made the key file")
    assert result.stderr.count("\n") == 1
    assert "\x1b" not in result.stdout
    assert "> 没有问题，看结果\n" in result.stdout
    assert "这家企业符合昌平区征求意见稿的各项条件" in result.stdout


def test_a_person_at_a_terminal_comes_back_to_the_open_question(tmp_path: Path) -> None:
    """Numbers answer, Ctrl-D leaves politely, the next sitting goes on."""
    with Typist(tmp_path) as first:
        first.see("请问要办什么？")
        first.see("› ")
        first.type("1\n")
        first.see("要对照哪个方案？")
        first.see("› ")
        first.type("\x04")
        first.see("已保存，运行 kjfz-bot chat 可继续。")
        assert first.leave() == 0

    with Typist(tmp_path) as second:
        second.see("接着上次的对话")
        second.see("要对照哪个方案？")
        second.see("› ")
        second.type("\x03")
        second.see("已保存，运行 kjfz-bot chat 可继续。")
        assert second.leave() == 0
        assert "Traceback" not in second.shown


def test_strange_input_is_answered_and_ends_nothing(tmp_path: Path) -> None:
    """Control and bidirectional characters, emoji, a hundred thousand characters in a line."""
    strange = "\x1b[31m\u202e\x00红\n👨‍👩‍👧\n" + "长" * 100_000 + "\n菜单\n"

    result = piped(tmp_path, strange)

    assert result.returncode == 0
    assert "最多 4,000 个字" in result.stdout
    assert "\x1b" not in result.stdout
    assert "\u202e" not in result.stdout
    assert result.stdout.rstrip().endswith("已保存，运行 kjfz-bot chat 可继续。")


def test_a_second_chat_on_the_same_data_is_refused_clearly(tmp_path: Path) -> None:
    """One at a time, said without a trace of code."""
    with Typist(tmp_path) as first:
        first.see("› ")

        second = piped(tmp_path, "1\n")

        assert second.returncode != 0
        assert "Traceback" not in second.stderr
        assert str(tmp_path) in second.stderr.replace("\n", "")
        first.type("\x04")
        assert first.leave() == 0
