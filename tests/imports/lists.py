"""Invented lists of a running programme, as offices keep them."""

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from stdnum.cn import uscc

UNITS = ("单位名称", "单位类型", "统一社会信用代码", "区县")
FIRMS = ("企业名称", "统一社会信用代码", "区县", "企业类别")
EXPERTS = ("姓名", "手机号码", "派出单位", "学位", "职称", "技术领域", "研究方向", "出生日期", "合同结束日期")
OFFICERS = ("姓名", "手机号码", "角色", "主管部门", "区县")
APPOINTMENTS = (
    *("姓名", "手机号码", "派驻企业", "到岗日期", "任期结束日期", "状态"),
    *("第1年服务小时数", "第2年服务小时数", "工时依据"),
)
NEEDS = (
    *("序号", "企业名称", "需求名称", "应用场景", "技术难题", "现状", "预期目标", "所属领域", "关键词"),
    *("希望专家", "合作方式", "预算（万元）", "需要人数", "联系电话"),
)

_DIGITS = "零一二三四五六七八九"


def code(number: int) -> str:
    """The right unified social credit code of an invented firm."""
    body = f"9133020{number % 10}MA{number:07d}"
    return body + uscc.calc_check_digit(body)


def name(number: int) -> str:
    """An invented person's name, another for each number."""
    return "王" + "".join(_DIGITS[int(digit)] for digit in f"{number:05d}")


def phone(number: int) -> str:
    """Their number."""
    return f"139{number:08d}"


def unit(number: int) -> tuple[object, ...]:
    """A row of the list of units."""
    return (f"甬江第{number}研究院", "科研机构", None, "海曙区")


def firm(number: int) -> tuple[object, ...]:
    """A row of the list of firms."""
    return (f"宁波{number}号精密机械有限公司", code(number), "海曙区", "高新技术企业")


def expert(number: int, unit: int = 0) -> tuple[object, ...]:
    """A row of the list of experts."""
    born, until = date(1985, 6, 12), "长期"
    employer = f"甬江第{unit}研究院"
    return (name(number), phone(number), employer, "博士", "副教授", "new_materials", "合金、铸造", born, until)


def officer(number: int) -> tuple[object, ...]:
    """A row of the list of officers."""
    return (name(number), phone(number), "区县主管部门人员", "海曙区科技局", "海曙区")


def appointment(number: int, firm: int = 0) -> tuple[object, ...]:
    """A row of the list of appointments."""
    employer = f"宁波{firm}号精密机械有限公司"
    return (name(number), phone(number), employer, "2024年9月1日", "2027-08-31", "在任", 128.5, "64小时", "年度工时表")


def need(number: int, firm: int = 0) -> tuple[object, ...]:
    """A row of the list of needs, as offices keep it."""
    employer = f"宁波{firm}号精密机械有限公司"
    told = ("化工离心泵机械密封，120℃", "密封面磨出沟槽后开始滴漏", "泄漏量12 mL/h，寿命200小时", "泄漏量低于3 mL/h")
    rest = ("新材料", "机械密封、石墨、磨损", "懂摩擦学的专家", "联合攻关", 30, 1, phone(number))
    return (number, employer, f"{number}号泵机械密封泄漏", *told, *rest)


def content(headers: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A list as a file has it."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(list(headers))
    for row in rows:
        page.append(list(row))
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def write(path: Path, headers: Sequence[str], rows: Iterable[Sequence[object]]) -> Path:
    """A list in a file."""
    path.write_bytes(content(headers, rows))
    return path
