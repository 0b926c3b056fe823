"""What a free message asks for, among the things the assistant can do.

Belongs here: whole phrases and telling words, with a margin. Answers to an open question are read before.
"""

from kjfz_bot.language.globals import global_word
from kjfz_bot.language.normalise import short
from kjfz_bot.language.phrases import phrases

_OF_COMMANDS = {"help": "help", "menu": "help", "person": "human", "language": "language"}
_TELLING = {
    "check_eligibility": phrases(
        "资格自查 自查 资格 资质 符合条件 符合要求 够条件 够资格 够格 满足条件 能当科技副总 能做科技副总",
        "可以当科技副总 能不能当 能不能申请 能申请吗 有资格 条件够 合不合条件 符不符合 我行不行 我能当",
        "eligible eligibility qualify qualified self-check self_check can_i_apply may_i_apply can_we_apply",
    ),
    "help": phrases(
        "怎么用 你能干啥 你能干什么 你能做什么 你会什么 能做什么 有什么功能 帮助 使用说明 what_can_you_do",
        "how_does_this_work help_me how_to_use",
    ),
    "human": phrases(
        "人工 客服 有人吗 找个人 找人聊 打电话 给我个电话 联系电话 电话多少 联系方式 talk_to_someone",
        "speak_to_someone real_person human phone_number contact",
    ),
    "settings": phrases("设置 提醒设置 消息提醒 通知设置 settings reminders notifications"),
    "invite": phrases("邀请他人 邀请同事 邀请某人 发邀请 发出邀请 生成邀请 invite_someone invite_a_colleague"),
    "join": phrases("邀请码 接受邀请 我有邀请 收到邀请 invitation_code have_an_invitation accept_the_invitation"),
    "roles": phrases("我的角色 我的身份 我的权限 角色管理 权限管理 my_roles my_role manage_roles"),
    "firm": phrases(
        "登记企业 企业登记 注册企业 企业注册 修改企业资料 企业资料 register_a_firm register_my_firm register_our_firm"
    ),
    "post_need": phrases(
        "发布需求 提需求 发需求 发个需 填需求 请个教授 请个专家 请教授来 请专家来 登记需求 技术需求",
        "有个难题 技术难题 post_a_need post_need technical_need we_have_a_problem submit_a_need",
    ),
    "log_hours": phrases(
        "记工时 记功时 记一笔 记时间 记服务 记录服务 记录工时 登记工时 登记服务时间 填工时 记时长 服务时间登记",
        "补记 写工时",
        "log_hours lgo_hours log_my_hours log_time log_service record_hours log_my_time",
    ),
    "apply": phrases(
        "我要申请 我想申请 提出申请 提交申请 申请对接 申请需求 发起申请 新申请 推荐入库 推荐专家 申报项目 项目申报",
        "want_to_apply apply_for_a_need apply_for_the_need make_an_application start_an_application new_application",
    ),
    "case_status": phrases(
        "我的申请 申请到哪 到哪一步 到哪了 办到哪 办得怎么样 办好了吗 批了吗 批下来 查进度 查询进度 进度查询 办理进度",
        "申请进度 审批进度 办件 我的办理 申请状态 申请结果 申请怎么样",
        "where_is_my_application my_application status_of_the_application application_status case_status",
        "how_far_is_the_application track_my my_cases",
    ),
    "find_needs": phrases(
        "找需求 查需求 查找需求 看需求 搜需求 搜索需求 浏览需求 有哪些需求 有什么需求 最新需求 企业需求 需求列表",
        "find_needs look_for_needs browse_needs search_needs list_of_needs published_needs what_needs_are_there",
    ),
    "review": phrases(
        "核对需求 审核需求 发布审核 待核对需求 需求审核 上报需求 公布需求 review_needs check_needs needs_to_review"
    ),
    "manage_hours": phrases(
        "服务时间管理 管理服务时间 抽查服务时间 抽查工时 服务时间抽查 认定服务时间 服务时间争议",
        "manage_service_time manage_hours check_a_sample sample_check disputed_hours hours_of_vps",
    ),
    "verify": phrases("核实企业 待核实企业 审核企业 verify_firms firms_to_verify"),
    "confirm_hours": phrases(
        "确认工时 确认服务时间 确认时长 核对工时 核实工时 待确认工时 confirm_hours confirm_the_hours confirm_our_vp"
    ),
    "confirmed_wrongly": phrases("确认错了 点错了 误确认 confirmed_by_mistake confirmed_wrongly"),
    "disputed_hours": phrases("异议工时 有异议的工时 提过异议 disputed_hours hours_we_disputed"),
    "log_time": phrases("登记提醒时间 提醒登记时间 填报提醒时间 when_to_log log_reminder reminder_to_log"),
    "profile": phrases("个人资料 我的资料 修改资料 填写资料 my_profile edit_profile change_my_profile"),
    "staff": phrases("确认人员 本单位人员 确认本单位人员 confirm_staff our_staff"),
    "export_needs": phrases(
        "需求汇总表 汇总表 导出需求 导出汇总 export_needs export_the_needs table_of_needs needs_table"
    ),
    "stats": phrases("需求统计 统计需求 统计数据 统计情况 needs_in_figures needs_statistics figures_of_needs"),
    "hours_left": phrases(
        "还差多少小时 还差几个小时 还差多少时间 还要服务多久 还要干多久 还欠多少 差多少小时 服务时长够 时长够了吗",
        "时长够不够 时间够了吗 服务时间够了 服务时间够吗 服务时间累计 累计服务 累计时长 累计工时 累计了多久 累计了多少",
        "服务了多久 服务了多少 3个月完成 三个月完成 完成多少了 完成了多少 服务进度 工时进度 我的工时 我的服务时间",
        "我的服务时长 服务时间明细 出具明细",
        "still_owe how_many_hours hours_left hours_do_i_have hours_have_i my_hours enough_hours hours_so_far",
        "how_much_have_i_served my_service_time",
    ),
    "results": phrases(
        "成果登记 登记成果 我的成果 申报成果 成果备案 先用后转 results_register my_results register_a_result",
        "add_a_result",
    ),
    "lists": phrases("导入名单 名单导入 批量导入 导入表格 import_a_list import_lists bring_a_list"),
    "organisations": phrases("单位名录 企业名录 查找单位 查找企业 list_of_organisations list_of_firms list_of_units"),
    "claim_role": phrases(
        "我是管理员 我是系统管理员 我是科技局 我是市科技局 我是区科技局 我是区科委 我是主管部门",
        "我是工作人员 我是评审专家 我是领导",
        "给我权限 给我开权限 开通权限 开权限 给我管理员 i_am_the_admin i'm_the_admin i_am_an_admin i'm_an_admin",
        "i_am_an_officer i'm_an_officer i_am_admin i'm_admin make_me_admin make_me_an_admin give_me_access",
    ),
    "language": phrases(
        "说中文 讲中文 用中文 用英文 说英文 用英语 说英语 换成英文 换成中文 切换语言 英文版 中文版",
        "speak_english in_english speak_chinese in_chinese switch_language change_language",
    ),
}
_LANGUAGES = frozenset(phrases("中文 英文 英语 汉语 english chinese"))
_NO_REMINDERS = frozenset(
    phrases(
        "不要提醒 不要提醒我 不用提醒 不用提醒我 别提醒 别提醒我 不要再提醒 不要再提醒我 别再提醒 别再提醒我",
        "关闭提醒 取消提醒 停止提醒 不想收到提醒 退订",
        "stop_reminders no_reminders no_more_reminders don't_remind_me unsubscribe",
    )
)
_NEGATIONS = ("不用", "不要", "别", "不想", "不是", "不查", "无需", "don't", "do not", "not ", "no ")
_ELSEWHERE = (
    *phrases(
        "高企 专利 天气 退休 公积金 考试 工资 教师资格 驾驶 资格证 资格考试 从业资格 医师资格 律师 离婚",
        "贷款 户口 落户 签证",
    ),
    *phrases("weather visa loan"),
)
_LONGEST = 40  # longer messages tell a story; a telling word inside proves nothing


def intent(text: str) -> str | None:
    """The name of what the message asks for, such as check_eligibility; None where it asks for nothing or for two."""
    folded = short(text)
    if not folded or len(folded) > _LONGEST:
        return None
    command = global_word(folded)
    if command:
        return _OF_COMMANDS.get(command)
    if folded in _LANGUAGES:
        return "language"
    if folded in _NO_REMINDERS:
        return "settings"
    if any(word in folded for word in (*_NEGATIONS, *_ELSEWHERE)):
        return None
    found = [name for name, table in _TELLING.items() if any(word in folded for word in table)]
    return found[0] if len(found) == 1 else None
