"""Rounds: an office decides many cases at one meeting. All that its officers can do, made with the programmes.

How a round is made is `round_making.py`, what is seen of it `round_looking.py`, how it is decided `round_deciding.py`,
and what is handed out of it `round_lists.py`.
"""

from __future__ import annotations

from kjfz_bot.services import round_deciding, round_lists, round_looking, round_making
from kjfz_bot.services.case_scene import Programmes
from kjfz_bot.services.registry import SERVICES, Service, with_first


def services(programmes: Programmes) -> dict[str, Service]:
    """The services of rounds under these programmes."""
    fields = ("step", "name", "opens", "closes", "quota", "budget")
    said = ("seen", "words", "remark", "minutes")
    return with_first(
        programmes,
        (round_making.rounds_page, (), ()),
        (round_making.round_steps, (), ()),
        (round_making.round_money, ("step",), ()),
        (round_making.round_first_days, (), ()),
        (round_making.round_days, ("opens",), ()),
        (round_making.round_people, (), ()),
        (round_making.make_round, fields, (round_making.TAKEN, round_making.NO_DAYS)),
        (round_making.drop_round, ("round",), ()),
        (round_looking.look_at_round, ("round",), ()),
        (round_looking.round_acts, ("seen",), ()),
        (round_looking.cases_of_round, ("seen",), ()),
        (round_looking.look_at_round_case, ("seen", "case"), ()),
        (round_looking.round_verdicts, ("card",), ()),
        (round_looking.except_case, ("card", "verdict", "reason"), (round_looking.GONE,)),
        (round_deciding.round_says, ("seen",), ()),
        (round_deciding.weigh_round, said, round_deciding.REFUSALS),
        (round_deciding.decide_round, said, round_deciding.REFUSALS),
        (round_deciding.resume_round, ("seen",), ()),
        (round_lists.ask_for_list, ("seen", "act"), (round_lists.AT_THE_TERMINAL,)),
        (round_lists.send_minutes, ("seen",), (round_lists.AT_THE_TERMINAL,)),
    )


SERVICES.update(services({}))
