"""What the peer works with: settings, texts and its service-log table."""
from __future__ import annotations

import datetime as dt
import os

from sqlalchemy import String, event, func, select
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

TOKEN = os.environ.get("BOT_TOKEN", "123456:TEST-TOKEN")
BASE = os.environ.get("TELEGRAM_API_BASE", "http://127.0.0.1:8081")
MODE = os.environ.get("BOT_MODE", "polling")
WEBHOOK_PORT = int(os.environ.get("WEBHOOK_PORT", "8090"))
WEBHOOK_URL = os.environ.get("WEBHOOK_URL", f"http://127.0.0.1:{WEBHOOK_PORT}/hook")
SECRET = os.environ.get("WEBHOOK_SECRET", "s3cret")
DB_URL = os.environ.get("DATABASE_URL", "sqlite+aiosqlite:///peer.db")
STATE_PATH = os.environ.get("STATE_PATH", "peer.state")

COMPANIES = {"1": "企业A 华芯半导体", "2": "企业B 绿源农业", "3": "企业C 江南制造"}
HOURS = ["1", "2", "4", "8"]
T_COMPANY, T_DATE, T_HOURS = "请选择企业", "请输入服务日期（YYYY-MM-DD）", "请选择服务时长"
T_TEXT, T_PHOTO, T_SAVED = "请填写服务内容", "请上传照片，或点击跳过", "已保存"
T_BAD_DATE, T_CANCEL = "格式不正确，请重新输入", "已取消"


class Base(DeclarativeBase):
    pass


class ServiceLog(Base):
    __tablename__ = "service_log"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(index=True)
    company: Mapped[str] = mapped_column(String(8))
    day: Mapped[dt.date]
    hours: Mapped[int]
    activity: Mapped[str] = mapped_column(String(2000))
    photo: Mapped[str | None] = mapped_column(String(200))


engine = create_async_engine(DB_URL)
Session = async_sessionmaker(engine, expire_on_commit=False)

if DB_URL.startswith("sqlite"):
    @event.listens_for(engine.sync_engine, "connect")
    def _pragmas(con, _):
        cur = con.cursor()
        cur.execute("PRAGMA journal_mode=WAL")
        cur.execute("PRAGMA synchronous=NORMAL")
        cur.execute("PRAGMA busy_timeout=10000")
        cur.close()


async def create_tables() -> None:
    async with engine.begin() as con:
        await con.run_sync(Base.metadata.create_all)


async def save(user_id: int, d: dict) -> None:
    async with Session() as s:
        s.add(ServiceLog(user_id=user_id, company=d["company"], day=dt.date.fromisoformat(d["date"]),
                         hours=int(d["hours"]), activity=d["text"], photo=d.get("photo")))
        await s.commit()


async def totals(user_id: int) -> str:
    async with Session() as s:
        n, h = (await s.execute(select(func.count(), func.coalesce(func.sum(ServiceLog.hours), 0))
                                .where(ServiceLog.user_id == user_id))).one()
    return f"累计 {n} 条记录，共 {h} 小时"


def review(d: dict) -> str:
    return (f"请核对：\n{COMPANIES[d['company']]}\n{d['date']}  {d['hours']}小时\n{d['text']}\n"
            f"照片：{'有' if d.get('photo') else '无'}")


def good_date(s: str) -> bool:
    try:
        dt.date.fromisoformat(s.strip())
        return True
    except ValueError:
        return False
