"""`kjfz-bot demo` as a stranger meets it: a real process, real requests, a real phone's browser."""

import json
import re
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from subprocess import CompletedProcess
from time import monotonic
from urllib.parse import urlencode

import pytest
from playwright.async_api import Browser, expect

from tests import forks
from tests.e2e.conftest import PHONE
from tests.e2e.running import Server, environment

DEMO = ("demo",)
OFFICE = "Changping Example Science Commission"
FITS = """[...document.querySelectorAll("body *")].filter((node) => !node.closest("select"))
  .every((node) => node.getBoundingClientRect().right <= innerWidth + 1)"""


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[socket.socket]:
    """Where a mail server and Telegram would be; whoever calls is noticed."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        yield listening


@pytest.fixture(scope="module")
def served(data_dir: Path, elsewhere: socket.socket) -> Iterator[Server]:
    port = elsewhere.getsockname()[1]
    settings = {
        "KJFZ_SMTP_HOST": "127.0.0.1",
        "KJFZ_SMTP_PORT": f"{port}",
        "KJFZ_SMTP_FROM": "kjfz@example.org",
        "KJFZ_TELEGRAM_TOKEN": "123456:none",
        "KJFZ_TELEGRAM_API_BASE": f"http://127.0.0.1:{port}",
        "KJFZ_PACE_LIMITS": "off",
    }
    server = Server(data_dir, settings, DEMO)
    server.start()
    yield server
    server.end()


def run(data_dir: Path, *arguments: str, typed: str = "") -> CompletedProcess[str]:
    """A command that is expected to end by itself."""
    return forks.run(arguments, environment(data_dir), typed=typed)


class Visitor:
    """A browser without scripts, who chooses whom to be."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def page(self) -> str:
        with self._opener.open(self._url) as answer:
            return str(answer.read().decode())

    def become(self, name: str, language: str) -> None:
        found = re.search(r'action="/demo/person">\s*<input type="hidden" name="form" value="([^"]+)"', self.page())
        assert found is not None
        form = urlencode({"form": found[1], "person": name, "lang": language})
        self._opener.open(f"{self._url}demo/person", form.encode()).close()

    def say(self, body: str, key: str) -> None:
        headers = {"Content-Type": "application/json", "Origin": self._url.rstrip("/")}
        sent = json.dumps({"key": key, "body": body}).encode()
        self._opener.open(urllib.request.Request(f"{self._url}api/messages", sent, headers)).close()

    def hears(self, words: str) -> bool:
        """Whether something with these words is said, now or soon."""
        after, deadline = 0, monotonic() + 20
        while monotonic() < deadline:
            with self._opener.open(f"{self._url}api/lines?after={after}&wait=5") as answer:
                lines = json.load(answer)["lines"]
            if words in json.dumps(lines, ensure_ascii=False):
                return True
            after = lines[-1]["id"] if lines else after
        return False


@pytest.mark.parametrize(
    ("language", "queue", "decided"),
    [
        ("zh-CN", "等待最久的在前", "您可以担任企业代表"),
        ("en", "longest waiting first", "has verified the firm"),
    ],
)
def test_a_visitor_is_one_after_the_other(tmp_path: Path, language: str, queue: str, decided: str) -> None:
    """As the officer they verify a firm; as the firm they read of it; the whole of it without any mail."""
    server = Server(tmp_path, {"KJFZ_LANGUAGE": language}, DEMO)
    server.start()
    try:
        visitor = Visitor(server.url)
        visitor.become("district", language)
        visitor.say("/verify", "key-verify")
        assert visitor.hears(queue)
        visitor.say("1", "key-first-one")
        visitor.say("1", "key-verify-it")
        visitor.become("firm_pending", language)
        assert visitor.hears(decided)
    finally:
        server.end()


def test_an_officer_makes_one_of_two(data_dir: Path, served: Server) -> None:
    """They look at both, the operator says that it is them, and both browsers are the same person's."""
    visitor, where = Visitor(served.url), data_dir / "demo"
    visitor.become("city", "zh-CN")
    visitor.say("/merges", "key-merges")
    assert visitor.hears("声明两个渠道是同一人")
    visitor.say("1", "key-the-only-one")
    assert visitor.hears("资料：林*")
    visitor.say("1", "key-they-are-one")
    assert visitor.hears("用 kjfz-bot vouch 命令确认是您本人")
    number = re.search(r"(\d+)\s+city\s.*宁波示例科技局", run(where, "holders").stdout)
    assert number is not None
    assert run(where, "vouch", number[1], "--yes").returncode == 0
    visitor.say("1", "key-go-on")
    assert visitor.hears("合并后无法撤销")
    visitor.say("1", "key-sure")
    for name in ("twice", "twice_role"):
        visitor.become(name, "zh-CN")
        assert visitor.hears("关联成功")


def test_it_says_what_it_is(data_dir: Path, served: Server) -> None:
    """On the terminal and on the page, and which settings it goes without."""
    page = Visitor(served.url).page()

    assert "演示：人员、单位和企业均为虚构，不会向任何人发送任何内容。" in page
    said = served.log.read_text()
    assert str(data_dir / "demo" / "kjfz.key") in said
    assert '"level": "info"' not in said
    assert (data_dir / "demo" / "kjfz.db").exists()
    assert not (data_dir / "kjfz.db").exists()


def test_it_calls_nobody(served: Server, elsewhere: socket.socket) -> None:
    """Neither the mail server nor the platform that are set are ever called."""
    visitor = Visitor(served.url)
    visitor.become("firm_verified", "zh-CN")

    assert visitor.hears("您可以担任企业代表")
    with pytest.raises(BlockingIOError):
        elsewhere.accept()


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"X-Forwarded-For": "10.0.0.1"}, {"Via": "1.1 proxy"}])
def test_it_is_this_machines_alone(served: Server, headers: dict[str, str]) -> None:
    """A foreign name and a proxy get 403 and an explanation."""
    request = urllib.request.Request(served.url, headers={**headers, "Accept": "text/html"})

    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request)

    assert refused.value.code == 403
    assert served.url in refused.value.read().decode()
    refused.value.close()


def test_it_listens_on_this_machine_only(tmp_path: Path) -> None:
    """A setting that would let others in is refused, with what to set."""
    env = {**environment(tmp_path), "KJFZ_HOST": "0.0.0.0", "KJFZ_PUBLIC_URL": "https://bot.example.org"}

    said = forks.run(DEMO, env)

    assert said.returncode == 2
    assert "KJFZ_HOST=127.0.0.1" in said.stderr
    assert not (tmp_path / "demo").exists()


@pytest.mark.parametrize("command", ["serve", "chat"])
def test_real_commands_refuse_it(data_dir: Path, served: Server, command: str) -> None:
    """Nobody real ends up among invented people: what, where, and what to do."""
    served.stop()
    try:
        refused = run(data_dir / "demo", command)
    finally:
        served.start()

    assert refused.returncode == 2
    assert f"The database {data_dir / 'demo' / 'kjfz.db'} is the demonstration's" in refused.stderr
    assert "set KJFZ_DATA_DIR to another directory" in refused.stderr


def test_a_second_start_goes_on_where_it_was(data_dir: Path, served: Server) -> None:
    """What was said in it is there; nobody is invented twice, and it is as sound as any."""
    Visitor(served.url).page()
    visitor = Visitor(served.url)
    visitor.become("cp_city", "zh-CN")
    visitor.say("/roles", "key-second-start")
    assert visitor.hears("昌平示例科委")
    served.stop()
    verified = run(data_dir / "demo", "verify")
    served.start()

    assert verified.stdout == "Everything is as it must be.\n"
    assert visitor.hears("/roles")


def test_it_is_begun_anew_only_when_asked(tmp_path: Path) -> None:
    """No is no; a database that is none of a demonstration's is left alone whatever is said."""
    real = tmp_path / "demo"
    made = run(real, "invite", "--role", "city", "--programme", "ningbo", "--organisation", "Office")
    before = (real / "kjfz.db").read_bytes()

    no = run(tmp_path, "demo", "--fresh", typed="n\n")
    yes = run(tmp_path, "demo", "--fresh", "--yes")
    plain = run(tmp_path, "demo")

    assert made.returncode == 0
    assert (no.returncode, yes.returncode, plain.returncode) == (1, 2, 2)
    assert str(real) in no.stdout
    assert "is not a demonstration's" in yes.stderr
    assert "is not a demonstration's" in plain.stderr
    assert (real / "kjfz.db").read_bytes() == before


def test_begun_anew_it_has_forgotten(tmp_path: Path) -> None:
    """What happened in it is gone, with the key it was written with."""
    server = Server(tmp_path, command=DEMO)
    server.start()
    key = (tmp_path / "demo" / "kjfz.key").read_bytes()
    server.stop()

    again = Server(tmp_path, command=(*DEMO, "--fresh", "--yes"))
    again.start()
    try:
        assert (tmp_path / "demo" / "kjfz.key").read_bytes() != key
        assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == ["demo"]
    finally:
        again.end()


@pytest.mark.browser
@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(
    ("locale", "says", "you_are", "switch", "person", "menu"),
    [
        ("zh-CN", "均为虚构", "您现在是", "切换", "孔明远，市级主管部门人员，昌平示例科委", "菜单"),
        ("en-GB", "is invented", "You are", "Switch", f"Kong Mingyuan, city officer, {OFFICE}", "Menu"),
    ],
)
async def test_the_switch_is_used_on_a_phone(
    browser: Browser, served: Server, locale: str, says: str, you_are: str, switch: str, person: str, menu: str
) -> None:
    """A labelled list and a button that fit, in the page's language, which the chosen one goes on in."""
    width, height = PHONE
    context = await browser.new_context(viewport={"width": width, "height": height}, locale=locale, has_touch=True)
    page = await context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    await page.goto(served.url)
    await expect(page.locator("#demo")).to_contain_text(says)

    await page.get_by_label(you_are).select_option(label=person)
    await page.get_by_role("button", name=switch).click()

    await expect(page.get_by_label(you_are)).to_have_value("cp_city")
    await expect(page.locator("html")).to_have_attribute("lang", re.compile(locale[:2]))
    await page.get_by_role("button", name=menu, exact=True).click()
    await expect(page.locator("html")).to_have_attribute("lang", re.compile(locale[:2]))
    assert await page.evaluate(FITS)
    for control in (page.get_by_label(you_are), page.get_by_role("button", name=switch)):
        await expect(control).to_be_in_viewport(ratio=1)
        box = await control.bounding_box()
        assert box is not None
        assert box["height"] >= 44
    await expect(page.locator(".bot").last).to_be_in_viewport()
    assert complaints == []
    await context.close()
