"""Self-tests of the fake server: the rules the bot is judged by must hold here first."""
import asyncio
import json
import aiohttp
import pytest
from aiohttp import web

from .driver import User
from .fakeapi import FakeTelegram, Faults, Flood


def run(fn):
    async def go():
        tg = await FakeTelegram(retry_scale=0.02).start()
        async with aiohttp.ClientSession() as http:
            async def call(method, **kw):
                async with http.post(f"{tg.base_url}/bot{tg.token}/{method}", json=kw) as r:
                    return r.status, await r.json()
            try:
                await fn(tg, User(tg, 7), call)
            finally:
                await tg.stop()
    asyncio.run(go())


@pytest.mark.parametrize("params,error", [
    ({"text": ""}, "message text is empty"),
    ({"text": "   "}, "text must be non-empty"),
    ({"text": "x" * 4097}, "message is too long"),
    ({"text": "😀" * 2049}, "message is too long"),
    ({"text": "a < b", "parse_mode": "HTML"}, "can't parse entities: Unsupported start tag"),
    ({"text": "<b>a", "parse_mode": "HTML"}, "can't parse entities: Can't find end tag"),
    ({"text": "a.b", "parse_mode": "MarkdownV2"}, "can't parse entities: Character '.' is reserved"),
    ({"text": "*a", "parse_mode": "MarkdownV2"}, "can't parse entities: Can't find end of Bold"),
    ({"text": "x", "parse_mode": "md"}, "unsupported parse_mode"),
    ({"text": "x", "chat_id": 999}, "chat not found"),
    ({"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "字" * 22}]]}},
     "BUTTON_DATA_INVALID"),
    ({"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "a"}]]}}, "Text buttons are unallowed"),
])
def test_bad_messages_are_refused(params, error):
    async def t(tg, u, call):
        status, r = await call("sendMessage", **({"chat_id": 7} | params))
        assert status == 400 and error in r["description"], r
    run(t)


def test_edit_rules_and_blocking():
    async def t(tg, u, call):
        _, r = await call("sendMessage", chat_id=7, text="<b>x</b> &amp; y", parse_mode="html")
        mid = r["result"]["message_id"]
        assert r["result"]["text"] == "x & y" and r["result"]["entities"][0]["type"] == "bold"
        assert "not modified" in (await call("editMessageText", chat_id=7, message_id=mid, text="<b>x</b> &amp; y",
                                             parse_mode="HTML"))[1]["description"]
        assert (await call("editMessageText", chat_id=7, message_id=mid, text="z"))[0] == 200
        assert "message to edit not found" in (await call("editMessageText", chat_id=7, message_id=1,
                                                          text="z"))[1]["description"]
        u.block()
        assert await call("sendMessage", chat_id=7, text="x") == (403, {
            "ok": False, "error_code": 403, "description": "Forbidden: bot was blocked by the user"})
        assert (await call("noSuchMethodYet", a=1))[1]["result"] is True
    run(t)


def test_polling_redelivers_until_confirmed():
    async def t(tg, u, call):
        a, b = u.say("1"), u.say("2")
        ids = [x["update_id"] for x in (await call("getUpdates"))[1]["result"]]
        assert ids == [a, b]
        assert [x["update_id"] for x in (await call("getUpdates", offset=b))[1]["result"]] == [b]
        slow = asyncio.create_task(call("getUpdates", offset=b + 1, timeout=5))
        await asyncio.sleep(0.1)
        assert u.say("3") and (await slow)[1]["result"][0]["message"]["text"] == "3"
        first = asyncio.create_task(call("getUpdates", offset=b + 2, timeout=5))
        await asyncio.sleep(0.1)
        second = asyncio.create_task(call("getUpdates", offset=b + 2, timeout=5))
        assert (await first)[0] == 409
        u.say("4")
        assert len((await second)[1]["result"]) == 1
    run(t)


def test_webhook_retries_in_order_with_secret():
    got = []

    async def t(tg, u, call):
        async def hook(req):
            body = await req.json()
            got.append((body["message"]["text"], req.headers["X-Telegram-Bot-Api-Secret-Token"]))
            if len(got) < 3:
                return web.Response(status=500)
            return web.json_response({"method": "sendMessage", "chat_id": 7, "text": "inline answer"})
        runner = web.ServerRunner(web.Server(hook))
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        port = site._server.sockets[0].getsockname()[1]
        assert (await call("setWebhook", url=f"http://127.0.0.1:{port}/h", secret_token="s"))[0] == 200
        assert (await call("getUpdates"))[0] == 409
        u.say("a")
        u.say("b")
        await asyncio.sleep(1.0)
        assert [g[0] for g in got] == ["a", "a", "a", "b"] and got[0][1] == "s"
        assert (await call("getWebhookInfo"))[1]["result"]["pending_update_count"] == 0
        assert u.texts()[-1] == "inline answer"
        await runner.cleanup()
    run(t)


def test_flood_faults_and_files(tmp_path):
    async def t(tg, u, call):
        tg.flood = Flood(chat_burst=2)
        codes = [(await call("sendMessage", chat_id=7, text=str(i)))[0] for i in range(3)]
        assert codes == [200, 200, 429]
        tg.flood, tg.faults = None, Faults(error500=1)
        assert (await call("sendMessage", chat_id=7, text="x"))[0] == 500
        tg.faults = Faults(drop_after=1)
        with pytest.raises(aiohttp.ClientError):
            await call("sendMessage", chat_id=7, text="arrived")
        assert u.texts()[-1] == "arrived"
        tg.faults = Faults()
        u.upload(b"\xff\xd8data")
        fid = (await call("getUpdates"))[1]["result"][-1]["message"]["photo"][0]["file_id"]
        path = (await call("getFile", file_id=fid))[1]["result"]["file_path"]
        async with aiohttp.ClientSession() as s:
            async with s.get(f"{tg.base_url}/file/bot{tg.token}/{path}") as r:
                assert await r.read() == b"\xff\xd8data"
            form = aiohttp.FormData({"chat_id": "7", "caption": "表"})
            form.add_field("document", b"a,b", filename="a.csv")
            async with s.post(f"{tg.base_url}/bot{tg.token}/sendDocument", data=form) as r:
                assert (await r.json())["result"]["document"]["file_name"] == "a.csv"
        assert (await call("sendChatAction", chat_id=7, action="dance"))[0] == 400
        assert (await call("setMyCommands", commands=[{"command": "Log", "description": "x"}]))[0] == 400
        assert (await call("setMyCommands", commands=[{"command": "log", "description": "登记"}],
                           language_code="zh", scope=json.dumps({"type": "all_private_chats"})))[0] == 200
    run(t)
