"""Puts the parts together into one running application. What each part does is its own business."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from kjfz_bot.app.accounts import StoreAccounts
from kjfz_bot.app.backend import Bell, StoreBackend
from kjfz_bot.app.bringing import Bringing
from kjfz_bot.app.case_papers import CasePapers
from kjfz_bot.app.case_pictures import CasePictures
from kjfz_bot.app.clock import Clock, machine_clock
from kjfz_bot.app.content import load_content
from kjfz_bot.app.deliver import Relay
from kjfz_bot.app.documents import sound_templates
from kjfz_bot.app.duties import Duties
from kjfz_bot.app.fetching import Fetching
from kjfz_bot.app.holding import Alone, Shared
from kjfz_bot.app.hour_files import HourFiles
from kjfz_bot.app.jobs import Exporter, Jobs, LongMaker
from kjfz_bot.app.linking import Linking
from kjfz_bot.app.notices import Notices
from kjfz_bot.app.post import Composer, Post
from kjfz_bot.app.receiving import CHECKS, Receiving
from kjfz_bot.app.relays import Relays
from kjfz_bot.app.round_papers import RoundPapers, round_steps
from kjfz_bot.app.service_tables import ServiceTables
from kjfz_bot.app.settings import Settings
from kjfz_bot.app.tables import Tables
from kjfz_bot.app.turn import Conductor
from kjfz_bot.app.uploads import Uploads
from kjfz_bot.app.wakes import LINES, POST, Wakes
from kjfz_bot.app.writer import Writer
from kjfz_bot.channels.email import compose as email
from kjfz_bot.channels.ports import PushChannel, Source
from kjfz_bot.channels.telegram import compose as telegram
from kjfz_bot.channels.veil import Veil
from kjfz_bot.dialog.check import check_dialogs
from kjfz_bot.dialog.content import Content
from kjfz_bot.errors import ContentError
from kjfz_bot.making.templates import Templates
from kjfz_bot.services import (  # noqa: F401 - services register themselves when they are imported
    case_documents,
    case_picture,
    case_ways,
    cases,
    consent,
    directory,
    firms,
    hour_orders,
    hours,
    hours_confirming,
    hours_doubting,
    hours_files,
    invitations,
    language,
    linking,
    lists,
    log_reminders,
    merging,
    mydata,
    need_files,
    need_review,
    need_search,
    need_subscriptions,
    need_tables,
    needs,
    profiles,
    proof,
    reminders,
    results,
    retention,
    roles,
    rounds,
    self_check,
    service_desk,
    service_entering,
    service_exports,
    service_fix,
    service_log,
    service_sampling,
    service_table,
    staff,
    stats,
    verification,
)
from kjfz_bot.services.files import services_with
from kjfz_bot.services.invitations import Doors
from kjfz_bot.services.registry import Service, signatures
from kjfz_bot.services.ways_in import WaysIn
from kjfz_bot.storage.store import Store, open_store

JOBS = "jobs"
"""The duty of doing what waits in job rows, and of looking for what people are to be told."""

READERS = 4
"""Threads that read history; each holds one connection."""


@dataclass(frozen=True, slots=True)
class App:
    """A running application: what channels need of it, and how it ends."""

    content: Content
    backend: StoreBackend
    files: Uploads
    accounts: StoreAccounts
    failed: Future[None]
    clock: Clock
    duties: Duties
    store: Store
    writer: Writer
    readers: ThreadPoolExecutor
    _wakes: Wakes | None
    _post: Post
    _relays: Relays
    _jobs: Jobs
    _notices: Notices
    _checkers: ThreadPoolExecutor
    _receiving: Receiving
    _conductor: Conductor

    def fetching(self, source: Source) -> Fetching:
        """What brings in the files of a channel, for the process that has the duty of sending for it."""
        return Fetching(source, self.store, self.writer, self._conductor, self._receiving, self.readers, self.clock)

    def relay(self, channel: PushChannel) -> Relay:
        """A sender of a channel, for the process that has the duty of sending; nothing is sent before it is started."""
        relay = Relay(channel, self._post, self.writer, self.store, self.readers, self.clock)
        self._relays.add(relay)
        return relay

    def end_relay(self, relay: Relay) -> None:
        """Tell a sender nothing more, since it has ended."""
        self._relays.remove(relay)

    def secret(self, purpose: str) -> str:
        """A secret that every process of this database has and nobody else: letters, digits, - and _."""
        return self.store.secret(purpose)

    def stop(self, seconds: float) -> None:
        """Finish the turns in hand, within `seconds`; what is left is taken up at the next start."""
        self._notices.stop()
        self._jobs.stop()
        self.duties.stop()
        if self._wakes is not None:
            self._wakes.stop()
        self.writer.stop(seconds)
        self.readers.shutdown()
        self._checkers.shutdown()
        self.store.close()


def composers(content: Content) -> dict[str, Composer]:
    """How messages are composed for each channel that sends: known also while its sender does not run."""
    return {
        "telegram": partial(telegram.compose, texts=content.texts),
        email.CHANNEL: partial(email.compose, texts=content.texts),
    }


WORDLESS = frozenset({email.CHANNEL})
"""Channels on which people are only told that there is something to read."""


def veils(content: Content, settings: Settings) -> dict[str, Veil]:
    """What hides other people's names on channels that keep what is said abroad."""
    return {"telegram": Veil(content.texts, settings.telegram_privacy, settings.public_url)}


def wired_content() -> Content:
    """The shipped content, with the services its dialogues may call."""
    return replace(load_content(), services=signatures())


def sound_content() -> Content:
    """The content once no dialogue can fail in a conversation; ContentError names the first that would."""
    content = wired_content()
    for finding in check_dialogs(content):
        raise ContentError(f"dialogs/{finding.dialog}.yaml", finding.path, finding.problem, finding.remedy)
    return content


def doors(settings: Settings) -> Doors:
    """Where a link of an invitation leads."""
    telegram = f"https://t.me/{settings.telegram_name}?start=" if settings.telegram_name else ""
    return Doors(f"{settings.origin}/?start=", telegram)


def ways_in(settings: Settings) -> WaysIn:
    """How people sign in to the web chat, and whether they have to before they take a role there.

    Where only this machine reaches it and no mail can be sent, whoever opens it sits at the operator's own machine.
    """
    mail, telegram = bool(settings.smtp_host), bool(settings.telegram_token.get_secret_value())
    return WaysIn(settings.origin, mail, telegram, needed=mail or bool(settings.public_url))


def wired_services(content: Content, settings: Settings) -> Mapping[str, Service]:
    """What dialogues call, as the settings have it."""
    return {
        **services_with(settings.allowance),
        **invitations.services(doors(settings), ways_in(settings)),
        proof.WAYS: proof.asking(mails=bool(settings.smtp_host)),
        **linking.services(ways_in(settings)),
        linking.OPEN_LINK: linking.offer_sign_in(settings.origin),
        **self_check.services(content.programmes),
        **needs.services(content.programmes),
        **need_search.services(content.programmes, doors(settings)),
        **need_subscriptions.services(content.programmes, ways_in(settings)),
        **need_review.services(content.programmes),
        **cases.services(content.programmes),
        **case_picture.services(content.programmes),
        **case_ways.services(content.programmes),
        **rounds.services(content.programmes),
        **need_tables.services(content.programmes),
        **stats.services(content.programmes),
        **service_log.services(content.programmes),
        **service_fix.services(content.programmes),
        **hours.services(content.programmes),
        **hour_orders.services(content.programmes),
        **results.services(content.programmes),
        **service_desk.services(content.programmes),
        **service_table.services(content.programmes),
        **service_sampling.services(content.programmes),
        **service_entering.services(content.programmes),
        **service_exports.services(content.programmes),
    }


def say_key_made(path: Path) -> None:
    """Tell the operator, once, of the file that must not be lost."""
    text = (
        f"kjfz-bot made the key file {path}. What people write is sealed with it: keep a copy of it in a safe place, "
        "apart from the copies of the database. Without it nobody can read them."
    )
    print(text, file=sys.stderr, flush=True)  # noqa: T201 - it is said to the operator


def say_demo_key_made(path: Path) -> None:
    """The same of a demonstration's, which may be lost."""
    text = f"kjfz-bot made the key file {path} of the demonstration. It needs no copy: nothing in it is anybody's."
    print(text, file=sys.stderr, flush=True)  # noqa: T201 - it is said to the operator


def _open(settings: Settings, *, demo: bool) -> Store:
    say = say_demo_key_made if demo else say_key_made
    keys, url = settings.key_path, settings.database
    return open_store(settings.data_dir, serving=True, keys=keys, key_made=say, url=url, demo=demo)


def _fill(store: Store, conductor: Conductor, content: Content, settings: Settings, clock: Clock) -> None:
    from kjfz_bot.app.demo.filling import fill  # what a real start does not need

    fill(store, conductor, content, settings.language, clock())


def open_app(settings: Settings, clock: Clock = machine_clock, *, demo: bool = False) -> App:
    """Open the database and start to work on what it holds.

    With `demo` that is a demonstration's, filled at its first start. Raises WrongDatabase where it is not, and without
    `demo` where it is; StoreInUse where another server or chat has the database; ContentError where the content or
    a template of the office is malformed.
    """
    content = sound_content()
    templates = sound_templates(settings, content.texts)
    store = _open(settings, demo=demo)
    try:
        bell = Bell(lambda key: store.address_name(key.channel, key.external_id))
        relays, post = Relays(), Post(composers(content), WORDLESS, veils(content, settings))
        holding = Shared() if store.database.shared else Alone()
        services = wired_services(content, settings)
        conductor = Conductor(content, services, settings.language, post, holding)
        if demo:
            _fill(store, Conductor(content, services, settings.language, post), content, settings, clock)
        writer = Writer(store, conductor, clock, bell.ring, relays.take)
        writer.start()
        writer.work(partial(needs.realign, programmes=content.programmes))
    except BaseException:
        store.close()
        raise
    duties = _begin_duties(store, writer)
    wakes = _begin_to_hear(store, bell, relays)
    joining = Linking(conductor, content)
    more = {linking.JOB: joining.step, merging.JOB: joining.merge, **round_steps(content)}
    jobs = Jobs(
        store, writer, clock, lambda: duties.has(JOBS), more, _makers(content, settings, store, writer, templates)
    )
    jobs.start()
    notices = Notices(store, writer, conductor, clock, frozenset(composers(content)), lambda: duties.has(JOBS))
    notices.start()
    readers = ThreadPoolExecutor(READERS, thread_name_prefix="reader")
    backend = StoreBackend(store, writer, bell, readers, clock)
    checkers = ThreadPoolExecutor(CHECKS, thread_name_prefix="checker")
    receiving = Receiving(store.vault, settings.allowance, checkers)
    accounts = StoreAccounts(
        store, writer, conductor, readers, clock, settings.session_lasts, mails=bool(settings.smtp_host)
    )
    return App(
        content=content,
        backend=backend,
        files=Uploads(store, writer, receiving, readers, clock),
        accounts=accounts,
        failed=writer.failed,
        clock=clock,
        duties=duties,
        _wakes=wakes,
        _post=post,
        _relays=relays,
        store=store,
        writer=writer,
        _jobs=jobs,
        _notices=notices,
        readers=readers,
        _checkers=checkers,
        _receiving=receiving,
        _conductor=conductor,
    )


def _makers(
    content: Content, settings: Settings, store: Store, writer: Writer, templates: Templates
) -> Mapping[str, LongMaker]:
    """What makes the jobs of which a part takes long."""
    exporter = Exporter(content.texts, hides_others=settings.telegram_privacy != "full")
    return {
        mydata.EXPORT: exporter.prepared,
        **Bringing(content, store.vault, doors(settings)).makers(),
        **Tables(content, store, writer).makers(),
        **HourFiles(content, store).makers(),
        **CasePictures(content, store).makers(),
        **ServiceTables(content, store).makers(),
        **CasePapers(content, store, templates).makers(),
        **RoundPapers(content, store, templates).makers(),
    }


def _begin_duties(store: Store, writer: Writer) -> Duties:
    duties = Duties(writer, shared=store.database.shared)
    duties.want(JOBS, taken_up=lambda _session: None)
    duties.look()
    duties.start()
    return duties


def _begin_to_hear(store: Store, bell: Bell, relays: Relays) -> Wakes | None:
    hearing = store.database.hearing()
    if hearing is None:
        return None
    wakes = Wakes(hearing, {LINES: bell.ring_names, POST: lambda _channels: relays.look()})
    wakes.start()
    return wakes
