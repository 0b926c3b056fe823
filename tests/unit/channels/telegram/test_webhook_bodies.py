"""What somebody who knows the secret may post: Telegram with kinds we do not know, or a program gone wrong."""

import copy
import json
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from kjfz_bot.channels.telegram.webhook import webhook_handler
from tests.botsim.fakeapi import FakeTelegram
from tests.unit.channels.telegram.test_intake import HEADERS, SECRET, Hook, Office

ADA = {"id": 7, "is_bot": False, "language_code": "zh-hans"}
PRIVATE = {"id": 7, "type": "private"}
MESSAGE = {"message_id": 1, "from": ADA, "chat": PRIVATE, "date": 1_900_000_000}
PHOTO = {"file_id": "S", "file_unique_id": "s", "width": 90, "height": 90, "file_size": 5}
GOOD: tuple[dict[str, Any], ...] = (
    {"message": {**MESSAGE, "text": "hello"}},
    {"message": {**MESSAGE, "photo": [PHOTO, PHOTO], "caption": "mine"}},
    {"message": {**MESSAGE, "document": PHOTO}},
    {"message": {**MESSAGE, "contact": {"phone_number": "13800000000", "user_id": 7}}},
    {"edited_message": {**MESSAGE, "edit_date": 1_900_000_001, "text": "hello"}},
    {"callback_query": {"id": "C", "from": ADA, "message": MESSAGE, "data": "r1:1"}},
    {"my_chat_member": {"from": ADA, "chat": PRIVATE, "date": 1, "new_chat_member": {"status": "kicked"}}},
    {"business_message": {**MESSAGE, "text": "hello"}},
)
JUNK: tuple[Any, ...] = (None, True, -1, 2**70, 1.5, float("nan"), "", "x", "\ud800", "\0", [], {}, [[]], {"id": {}})
BODIES = 5000


def body(chance: random.Random) -> bytes:
    """An update in which something is not as it should be, or of which some bytes are not."""
    update = {"update_id": chance.randrange(1, 10**9), **copy.deepcopy(chance.choice(GOOD))}
    for _ in range(chance.randrange(3)):
        bend(update, chance)
    written = json.dumps(update).encode()
    match chance.randrange(8):
        case 0:
            return written[: chance.randrange(len(written))]
        case 1:
            place = chance.randrange(len(written))
            return written[:place] + chance.randbytes(2) + written[place + 1 :]
        case _:
            return written


def bend(inside: Any, chance: random.Random) -> None:
    """Put junk in the place of some part, however deep."""
    while True:
        place = chance.choice(list(inside) if isinstance(inside, dict) else range(len(inside)))
        if isinstance(inside[place], dict | list) and inside[place] and chance.random() < 0.7:
            inside = inside[place]
        else:
            inside[place] = copy.deepcopy(chance.choice(JUNK))
            return


@asynccontextmanager
async def posting() -> AsyncIterator[tuple[Office, Hook]]:
    """An office that can be posted to."""
    telegram = await FakeTelegram().start()
    office = Office(telegram)
    app = web.Application(client_max_size=1024**2)
    app.router.add_post("/hook", webhook_handler(office.updates, SECRET))
    await office.client.open()
    async with TestClient(TestServer(app)) as client:
        yield office, client
    await office.client.close()
    await telegram.stop()


async def test_whatever_is_posted_is_acknowledged() -> None:
    """Nothing is refused, since repeating it would not help; what nobody can read is kept, what is sound is heard."""
    chance = random.Random(5)
    async with posting() as (office, hook):
        statuses = [(await hook.post("/hook", data=body(chance), headers=HEADERS)).status for _ in range(BODIES)]

    assert set(statuses) == {200}
    assert len(office.shelf.strays) > BODIES / 4
    assert len(office.shelf.stored) > BODIES / 5
