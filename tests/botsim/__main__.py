"""Talk to a bot by hand: python -m tests.botsim --port 8081

Lines you type are messages; `!regex` presses a button; `@path` uploads a file; `/block` and `/unblock` do that.
"""
import argparse
import asyncio
import sys
from pathlib import Path

from .driver import User, buttons_of, text_of
from .fakeapi import FakeTelegram


def show(ev: dict) -> None:
    if ev["kind"] == "toast":
        if ev["message"]["text"]:
            print(f"  (toast) {ev['message']['text']}")
        return
    m = ev["message"]
    print(f"  [{ev['kind']} {m['message_id']}] {text_of(m)}")
    if bs := buttons_of(m):
        print("   ", " | ".join(f"<{b['text']}>" for b in bs))


async def main() -> None:
    ap = argparse.ArgumentParser()
    ap.add_argument("--port", type=int, default=8081)
    ap.add_argument("--log", default="calls.jsonl")
    ap.add_argument("--language", default="zh-hans")
    a = ap.parse_args()
    tg = await FakeTelegram(log_path=a.log).start(port=a.port)
    u = User(tg, 1001, a.language)
    u.chat.listeners.append(show)
    print(f"API base {tg.base_url}, token {tg.token}; calls go to {a.log}")
    while line := await asyncio.to_thread(sys.stdin.readline):
        line = line.rstrip("\n")
        try:
            if line in ("/block", "/unblock"):
                u.block(line == "/block")
            elif line.startswith("!"):
                u.press(line[1:])
            elif line.startswith("@"):
                p = Path(line[1:])
                u.upload(p.read_bytes(), p.name, as_document=p.suffix.lower() not in (".jpg", ".jpeg", ".png"))
            elif line:
                u.say(line)
        except (LookupError, OSError) as e:
            print("  !", e)
    await tg.stop()


asyncio.run(main())
