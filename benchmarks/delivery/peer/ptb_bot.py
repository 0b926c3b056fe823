"""python-telegram-bot, ConversationHandler + PicklePersistence, as in its examples."""
import logging

from telegram import InlineKeyboardButton as B
from telegram import InlineKeyboardMarkup as M
from telegram import Update
from telegram.ext import (Application, CallbackQueryHandler, CommandHandler, ContextTypes, ConversationHandler,
                          MessageHandler, PicklePersistence, filters)

import service_log as c

COMPANY, DATE, HOURS, TEXT, PHOTO, CONFIRM = range(6)
Ctx = ContextTypes.DEFAULT_TYPE


async def start(u: Update, ctx: Ctx) -> int:
    ctx.user_data["log"] = {}
    await u.message.reply_text(c.T_COMPANY, reply_markup=M([[B(v, callback_data=k)] for k, v in c.COMPANIES.items()]))
    return COMPANY


async def company(u: Update, ctx: Ctx) -> int:
    q = u.callback_query
    await q.answer()
    ctx.user_data["log"]["company"] = q.data
    await q.edit_message_text(c.T_DATE)
    return DATE


async def date(u: Update, ctx: Ctx) -> int:
    if not c.good_date(u.message.text):
        await u.message.reply_text(c.T_BAD_DATE)
        return DATE
    ctx.user_data["log"]["date"] = u.message.text.strip()
    await u.message.reply_text(c.T_HOURS, reply_markup=M([[B(f"{h}小时", callback_data=h) for h in c.HOURS]]))
    return HOURS


async def hours(u: Update, ctx: Ctx) -> int:
    q = u.callback_query
    await q.answer()
    ctx.user_data["log"]["hours"] = q.data
    await q.edit_message_text(c.T_TEXT)
    return TEXT


async def text(u: Update, ctx: Ctx) -> int:
    ctx.user_data["log"]["text"] = u.message.text
    await u.message.reply_text(c.T_PHOTO, reply_markup=M([[B("跳过", callback_data="skip")]]))
    return PHOTO


CONFIRM_KB = M([[B("确认提交", callback_data="yes"), B("取消", callback_data="no")]])


async def photo(u: Update, ctx: Ctx) -> int:
    ctx.user_data["log"]["photo"] = u.message.photo[-1].file_id
    await u.message.reply_text(c.review(ctx.user_data["log"]), reply_markup=CONFIRM_KB)
    return CONFIRM


async def skip(u: Update, ctx: Ctx) -> int:
    await u.callback_query.answer()
    await u.callback_query.edit_message_text(c.review(ctx.user_data["log"]), reply_markup=CONFIRM_KB)
    return CONFIRM


async def confirm(u: Update, ctx: Ctx) -> int:
    q = u.callback_query
    await q.answer()
    if q.data == "yes":
        await c.save(u.effective_user.id, ctx.user_data["log"])
        await q.edit_message_text(c.T_SAVED)
    else:
        await q.edit_message_text(c.T_CANCEL)
    ctx.user_data.pop("log", None)
    return ConversationHandler.END


async def cancel(u: Update, ctx: Ctx) -> int:
    await u.message.reply_text(c.T_CANCEL)
    return ConversationHandler.END


async def summary(u: Update, ctx: Ctx) -> None:
    await u.message.reply_text(await c.totals(u.effective_user.id))


async def post_init(app: Application) -> None:
    await c.create_tables()


def main() -> None:
    logging.basicConfig(level=logging.WARNING)
    app = (Application.builder().token(c.TOKEN).base_url(f"{c.BASE}/bot").base_file_url(f"{c.BASE}/file/bot")
           .persistence(PicklePersistence(filepath=c.STATE_PATH)).post_init(post_init).build())
    words = filters.TEXT & ~filters.COMMAND
    app.add_handler(ConversationHandler(
        entry_points=[CommandHandler("log_day", start)],
        states={COMPANY: [CallbackQueryHandler(company)], DATE: [MessageHandler(words, date)],
                HOURS: [CallbackQueryHandler(hours)], TEXT: [MessageHandler(words, text)],
                PHOTO: [MessageHandler(filters.PHOTO, photo), CallbackQueryHandler(skip, pattern="^skip$")],
                CONFIRM: [CallbackQueryHandler(confirm, pattern="^(yes|no)$")]},
        fallbacks=[CommandHandler("cancel", cancel)], allow_reentry=True, name="log", persistent=True))
    app.add_handler(CommandHandler("summary", summary))
    if c.MODE == "webhook":
        app.run_webhook(listen="127.0.0.1", port=c.WEBHOOK_PORT, url_path="hook", secret_token=c.SECRET,
                        webhook_url=c.WEBHOOK_URL, allowed_updates=Update.ALL_TYPES)
    else:
        app.run_polling(allowed_updates=Update.ALL_TYPES)


main()
