"""Many needs at once: invented firms in every district, and what they ask for, from a table of words.

`fill(store, 100_000)` takes a minute or two; the same seed gives the same needs.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice

from kjfz_bot.domain import spoken_code
from kjfz_bot.domain.need import FORMS, Need, Statement
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.storage import need_search, needs, organisations
from kjfz_bot.storage.store import Store, UnitOfWork

BEGUN = datetime(2026, 3, 1, 4, tzinfo=UTC)
EVERY = timedelta(minutes=5)
"""How long after one need the next is published."""

FIRMS_A_DISTRICT = 40
AT_ONCE = 2_000
"""Needs kept in one transaction."""

DISTRICTS = ("haishu", "jiangbei", "beilun", "zhenhai", "yinzhou", "fenghua", "yuyao", "cixi", "ninghai", "xiangshan")
FIELDS = (
    *("electronic_information", "biology_medicine", "aerospace", "new_materials"),
    *("high_tech_services", "new_energy", "resources_environment", "advanced_manufacturing"),
)

RARE = "钨铼热电偶"
"""A word that one need in a thousand has."""

THINGS = (
    *("密封件", "焊缝", "轴承", "齿轮箱", "注塑模具", "电机转子", "锂电池隔膜", "液压阀", "光学镜片", "不锈钢管"),
    *(
        "橡胶衬套",
        "压铸件",
        "传感器",
        "换热器",
        "印制电路板",
        "刀具涂层",
        "磁性材料",
        "纺织面料",
        "中药提取物",
        "机器人关节",
    ),
    *(
        "永磁体",
        "铜合金带材",
        "汽车线束",
        "水处理膜",
        "激光切割头",
        "真空泵",
        "碳纤维预浸料",
        "阀门执行器",
        "陶瓷基板",
        "螺杆",
    ),
)
PROBLEMS = (
    *("漂移", "开裂", "早期磨损", "尺寸超差", "气孔偏多", "噪声偏大", "温升过高", "良品率低", "泄漏", "变形"),
    *("腐蚀", "疲劳断裂", "脱层", "色差明显", "装配卡滞", "能耗偏高", "寿命不足", "信号失真", "残余应力大", "表面划伤"),
)
SCENES = (
    *("高温高压泵的机械密封", "新能源汽车电驱总成", "连续化工生产线", "自动焊接工位", "海上风电齿轮箱", "精密注塑车间"),
    *("食品包装流水线", "医用影像设备", "污水深度处理站", "锂电池涂布机", "家电压缩机装配线", "轨道交通制动系统"),
)
CAUSES = (
    *("原材料批次差异较大", "热处理温度场不均匀", "夹具重复定位精度不够", "在线检测手段缺乏", "工艺参数靠老师傅经验"),
    *("进口配方无法替代", "设备使用年限较长", "润滑条件受限", "结构设计余量不足", "环境湿度变化明显"),
)
TRIED = (
    *(
        "换过两家供应商的材料",
        "调整过升温曲线",
        "增加了人工全检",
        "做过三轮正交试验",
        "请设备厂家来调试过",
        "改过一次结构",
    ),
    *("试用过进口添加剂", "和高校做过短期合作"),
)
EXPERTS = (
    *(
        "摩擦学与密封方向的教授",
        "焊接冶金方向的高级工程师",
        "高分子材料专家",
        "电磁设计方向的研究员",
        "机器视觉检测方向的博士",
    ),
    *("精密加工方向的专家", "膜分离方向的教授", "热处理方向的高级工程师"),
)
UNITS = ("μm", "小时", "%", "MPa", "mL", "次", "kW", "dB")
WISHES = (
    *(
        "希望找到根本原因并给出可以在现有设备上实施的改进方案",
        "希望建立过程数据模型并提前预警",
        "希望完成样件试制和台架验证",
    ),
    *("希望形成企业标准并培养两名技术骨干", "希望在不增加成本的前提下完成材料替代"),
)


def numbered(count: int) -> str:
    """The case number of the need that is so many-th: six characters."""
    alphabet = spoken_code.ALPHABET
    digits = [count // len(alphabet) ** place % len(alphabet) for place in range(6)]
    return "".join(alphabet[digit] for digit in reversed(digits))


def statements(seed: int = 7) -> Iterator[Statement]:
    """What firms ask for, without end: some three hundred characters each."""
    draw = random.Random(seed)
    while True:
        yield _statement(draw)


def _statement(draw: random.Random) -> Statement:
    thing, problem, scene = draw.choice(THINGS), draw.choice(PROBLEMS), draw.choice(SCENES)
    unit, now = draw.choice(UNITS), draw.randint(20, 900)
    rare = f"，测温用的是{RARE}" if draw.random() < 0.001 else ""
    causes, tried = draw.sample(CAUSES, 3), draw.sample(TRIED, 2)
    others = draw.sample(THINGS, 2)
    return Statement(
        title=f"{scene}中{thing}{problem}的攻关",
        scene=f"用于{scene}，每天两班连续运行，同一条线上还有{others[0]}和{others[1]}{rare}。",
        problem=f"{thing}在运行约{draw.randint(50, 3000)}小时后出现{problem}，{causes[0]}，{causes[1]}，客户多次投诉，"
        f"返工率较高，影响交付。现场分析认为主要与{causes[2]}有关，但是缺少定量的数据支持，内部团队经过半年仍未解决。",
        present=f"目前平均{now}{unit}，批次之间相差{draw.randint(5, 40)}%，每月报废{draw.randint(10, 400)}件。",
        target=f"降到{now // draw.randint(2, 6)}{unit}以下，批次之间相差不超过5%。{draw.choice(WISHES)}。",
        limits=f"{tried[0]}，{tried[1]}，效果都不明显；停机时间每周不能超过{draw.randint(2, 12)}小时，"
        f"改造费用控制在{draw.randint(10, 200)}万元以内。",
        field=draw.choice(FIELDS),
        keywords=(thing, problem, draw.choice(others)),
        expert=f"{draw.choice(EXPERTS)}，有同类产品经验者优先。",
        form=draw.choice(FORMS),
        budget=draw.choice((None, draw.randint(5, 200) * 1_000_000)),
        named=draw.random() < 0.7,
        valid_until=date(2028, 3, 1),
    )


def firms(uow: UnitOfWork, programme: str = "ningbo", each: int = FIRMS_A_DISTRICT) -> list[Organisation]:
    """Verified firms in every district, the districts in turn."""
    found = []
    for number in range(each):
        for district in DISTRICTS:
            name = f"{district}{number:03}精密制造有限公司"
            firm = Organisation(0, f"{programme}-{name}", "firm", name, programme, None, district, "verified")
            found.append(organisations.add(uow, firm, BEGUN))
    return found


def published(places: Sequence[Organisation], first: int = 1, seed: int = 7) -> Iterator[Need]:
    """Needs of these firms, published one after the other, without end; they have no rows yet."""
    for order, said in enumerate(statements(seed), start=first):
        at = BEGUN + order * EVERY
        place = places[order * 7 % len(places)]
        yield Need(0, numbered(order), place, "published", said, at, at, published_at=at, order=order)


def fill(store: Store, count: int, seed: int = 7) -> None:
    """Publish so many needs, a few thousand to a transaction, as if each had been published by itself."""
    with store.transaction() as uow:
        places = firms(uow)
    coming = published(places, seed=seed)
    for left in range(count, 0, -AT_ONCE):
        with store.transaction() as uow:
            keep(uow, islice(coming, min(left, AT_ONCE)))


def keep(uow: UnitOfWork, these: Iterable[Need]) -> list[Need]:
    """Give needs their rows, and let those that are published be found."""
    new = list(these)
    kept = [replace(need, id=number) for need, number in zip(new, uow.take_ids(len(new)), strict=True)]
    needs.add_all(uow, kept)
    need_search.index_all(uow, kept)
    return kept
