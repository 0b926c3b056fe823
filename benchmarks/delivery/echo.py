"""The machine's limit: a bare webhook that repeats what it is told, with no framework and nothing stored.

`python -m benchmarks.delivery.echo`, with the peer's environment.
"""

from __future__ import annotations

import asyncio
import json
from os import environ

import aiohttp
from aiohttp import web

API = f"{environ.get('TELEGRAM_API_BASE', '')}/bot{environ.get('BOT_TOKEN', '')}"


async def serve() -> None:
    """Answer until the process is ended."""
    async with aiohttp.ClientSession() as session:
        running: set[asyncio.Task[None]] = set()

        async def send(chat: int, text: str) -> None:
            async with session.post(f"{API}/sendMessage", json={"chat_id": chat, "text": text}) as response:
                await response.read()

        async def receive(request: web.Request) -> web.Response:
            message = json.loads(await request.read())["message"]
            task = asyncio.create_task(send(message["chat"]["id"], message["text"]))
            running.add(task)
            task.add_done_callback(running.discard)
            return web.Response()

        site = web.Application()
        site.router.add_post("/hook", receive)
        runner = web.AppRunner(site, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", int(environ["WEBHOOK_PORT"])).start()
        hook = {"url": environ["WEBHOOK_URL"], "secret_token": environ["WEBHOOK_SECRET"]}
        async with session.post(f"{API}/setWebhook", json=hook) as response:
            await response.read()
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve())
