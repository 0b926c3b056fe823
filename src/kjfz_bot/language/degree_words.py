"""Degrees and professional titles as people write them. Tables only; `degree` has the grammar.

Levels of titles follow the national series (教授 and 研究员 are senior, 高级工程师 is vice-senior, and so on).
"""

from kjfz_bot.language.phrases import phrases

DEGREES = {
    "doctor": phrases(
        "博士 博士学位 博士研究生 博士毕业 博士毕业生 博士后 博后 双博士 洋博士 海归博士 留学博士 工学博士",
        "理学博士 全日制博士 统招博士 硕博 本硕博 phd doctorate doctoral doctoral_degree doctor's_degree",
        "doctors_degree doctor doctor_of_philosophy dphil dsc deng dr postdoc postdoctoral post-doc",
        "post_doc post-doctoral postdoctoral_fellow boshi",
    ),
    "master": phrases(
        "硕士 硕士学位 硕士研究生 研究生 研究生毕业 研究生学历 双硕士 本硕 在职研究生 在职硕士 工程硕士",
        "专硕 学硕 全日制硕士 master masters master's master's_degree masters_degree msc ms ma meng mba",
        "emba mpa mphil mfa llm mpacc med march mtech postgraduate postgrad graduate_degree shuoshi",
        "yanjiusheng",
    ),
    "bachelor": phrases(
        "本科 本科毕业 本科学历 本科生 大学本科 大本 学士 学士学位 双学士 大学毕业 大学学历 大学生 大学文化",
        "专升本 自考本科 函授本科 一本 二本 三本 bachelor bachelors bachelor's bachelor's_degree",
        "bachelors_degree bsc bs ba beng btech be bba llb mbbs undergraduate undergrad undergraduate_degree",
        "benke xueshi",
    ),
    "associate_degree": phrases(
        "大专 专科 高职 高专 大专毕业 大专生 专科生 高职高专 高等专科 高职院校 dazhuan zhuanke",
        "associate_degree associate's_degree associates_degree associate's junior_college college_diploma",
    ),
    "below": phrases(
        "高中 中专 初中 小学 职高 技校 中技 中职 高中毕业 中专毕业 没上过大学 没读过大学 没有学位 没有学历",
        "无学位 无学历 没学位 没学历 high_school high_school_diploma secondary_school no_degree",
        "vocational_school gaozhong zhongzhuan",
    ),
}
STUDENTS = phrases(
    "博士一年级 博士二年级 博士三年级 博士四年级 博士五年级 博士生 博士研究生在读 在读博士 在读博士生",
    "在读博士研究生 博士在读 博士生在读 博士候选人 准博士 读博 在读博 读博中 读博士 攻读博士 博士后备",
    "直博生 博一 博二 博三 博四 博五 phd_candidate phd_student doctoral_candidate doctoral_student",
    "phd_in_progress phd_researcher doctorate_candidate abd working_on_my_phd doing_a_phd doing_my_phd",
    "doing_phd pursuing_a_phd pursuing_my_phd pursuing_phd studying_for_a_phd",
)
LESSER_STUDENTS = phrases(
    "硕士生 在读硕士 硕士在读 研究生在读 在读研究生 在读硕士研究生 硕士研究生在读 读研 读硕 研一 研二",
    "研三 本科在读 在读本科 在读本科生 大一 大二 大三 大四 大专在读 master_student master's_student",
    "masters_student undergraduate_student",
)
TRACKS = phrases("直博 硕博连读 直攻博 本博连读 本硕博连读")
UNCLEAR_DEGREES = phrases(
    "名誉博士 荣誉博士 在职博士 同等学力 博士学历教育 博士课程 研究生班 研究生课程 博士肄业 博士结业",
    "硕士肄业 硕士结业 肄业 结业 honorary_doctorate honorary_doctor medical_doctor md edd dba",
)

TITLES = {
    "senior": phrases(
        "教授 正教授 研究员 正研 正研究员 正高 正高级 正高职称 正高级职称 正高级工程师 正高工 教授级高工",
        "教授级高级工程师 教授级工程师 研究员级高工 研究员级高级工程师 教高 研高 一级教授 二级教授 三级教授",
        "四级教授 主任医师 主任护师 主任药师 主任技师 主任中医师 编审 译审 研究馆员 正高级会计师",
        "正高级经济师 正高级实验师 正高级农艺师 正高级教师 正高级讲师 正高级统计师 正高级审计师",
        "正高级畜牧师 正高级兽医师 推广研究员 农业技术推广研究员 正教 教授职称 professor full_professor",
        "full_prof prof prof. research_professor chief_physician chief_engineer_professor",
        "professor-level_senior_engineer professorate_senior_engineer professor_level_senior_engineer",
        "jiaoshou yanjiuyuan zhenggao zhenggaoji",
    ),
    "vice_senior": phrases(
        "副教授 副研究员 副研 副高 副高级 副高职称 副高级职称 高级工程师 高工 高级实验师 副主任医师",
        "副主任护师 副主任药师 副主任技师 副主任中医师 高级会计师 高级经济师 高级农艺师 高级讲师 副编审",
        "副译审 副研究馆员 高级教师 高级统计师 高级审计师 高级畜牧师 高级兽医师 高级规划师 高级建筑师 副教",
        "副高工 高级工程师职称 副教授职称 高级编辑职称 副推广研究员 associate_professor associate_prof",
        "assoc_professor assoc_prof assoc._prof assoc._prof. associate_research_fellow associate_researcher",
        "senior_engineer associate_chief_physician deputy_chief_physician associate_senior vice_senior",
        "senior_experimentalist fujiaoshou fugao fuyanjiuyuan gaogong gaojigongchengshi",
    ),
    "middle": phrases(
        "讲师 助理研究员 助研 助理教授 工程师 中级 中级职称 中级工程师 主治医师 主治 主治医生 主管护师",
        "主管药师 主管技师 主治中医师 实验师 农艺师 会计师 经济师 统计师 审计师 编辑 馆员 畜牧师 兽医师",
        "一级教师 规划师 建筑师 lecturer assistant_professor assistant_prof asst_prof asst._prof",
        "asst_professor engineer intermediate mid-level middle assistant_research_fellow",
        "assistant_researcher attending_physician attending_doctor intermediate_title mid_level jiangshi",
        "gongchengshi zhongji",
    ),
    "junior": phrases(
        "助教 助理工程师 助工 助理实验师 研究实习员 实习研究员 初级 初级职称 初级工程师 住院医师 住院医生",
        "护师 药师 医师 护士 技术员 助理会计师 助理经济师 助理农艺师 助理馆员 助理编辑 助理讲师 二级教师",
        "三级教师 助理级 员级 助级 见习研究员 teaching_assistant assistant_engineer junior elementary",
        "resident_physician resident_doctor research_assistant assistant_lecturer junior_title zhujiao",
        "zhugong chuji",
    ),
    "none": phrases(
        "职称:无 职称:没有 职称:暂无 职称:没 没有职称 无职称 没职称 暂无职称 还没职称 还没有职称",
        "没有任何职称 没评职称 没评过职称 还没评职称 还没评 没评 未评 没评过 还没评上 没评上 暂未评 尚未评",
        "未定级 未评级 未评职称 没有评 没有评过 还没有评 还没有评职称 没有评职称 无技术职称 职称没有",
        "职称没评 职称还没评 职称无 职称暂无 职称还没有 没参评 no_title no_professional_title",
        "no_academic_title without_a_title no_titles none_yet untitled",
    ),
}
NOT_TITLES = phrases(
    "教授级 博导 硕导 博士生导师 硕士生导师 博士导师 硕士导师 研究生导师 导师 院士 长江学者 杰青 系主任 院长",
    "处长 主任 所长 老师 教师 高级 高级技师 技师 高级技工 科研人员 总工程师 总工 教授会 客座 讲席教授",
    "讲座教授 客座教授 兼职教授 名誉教授 荣誉教授 特聘教授 特聘研究员 特聘副教授 特聘副研究员 校聘教授",
    "校聘副教授 准聘教授 准聘副教授 预聘教授 预聘副教授 预聘助理教授 准聘助理教授 长聘教授 长聘副教授",
    "青年教授 杰出教授 实践教授 产业教授 访问教授 访问学者 百人计划研究员 青年研究员 青年副研究员",
    "软件工程师 算法工程师 测试工程师 前端工程师 后端工程师 开发工程师 硬件工程师 数据工程师 销售工程师",
    "现场工程师 工艺工程师 visiting_professor adjunct_professor chair_professor distinguished_professor",
    "honorary_professor emeritus_professor professor_emeritus professor_of_practice guest_professor",
    "visiting_scholar visiting_associate_professor senior_lecturer senior_research_fellow",
    "research_fellow reader software_engineer chief_engineer supervisor phd_supervisor",
    "doctoral_supervisor master_supervisor master's_supervisor headmaster 高级技术经理人 技术经理人",
    "主管 学士服 大学 研究生院",
)
POST_MARKS = phrases("特聘 准聘 预聘 校聘 客座 名誉 荣誉 兼职 讲座 讲席 tenure-track tenure_track")

DENIALS = phrases(
    "没有 没 不是 无 未 不 非 没有拿到 没拿到 没读 没读过 并非 not no never n't without haven't",
    "don't_have not_a isn't",
)
DENIALS_AFTER = phrases(
    "没评上 没评 没评过 没过 没通过 没聘 没聘上 没拿到 没拿 没读 没读过 没读完 没上 未评 未通过",
    "还没评上 还没评 还没有评上 还没聘 评不上 落选 差一点 没戏 不是 没有 没评下来 还没下来 没下来 没批",
    "没批下来 还没批 还没拿到 没考上 申请中 评审中 公示中 在评 待评 没读下来 退学 not_yet rejected",
    "pending",
)
PURSUITS = phrases(
    "准备 打算 想 计划 要 申报 在评 正在评 准备评 想评 争取 拟评 参评 正在申报 准备申报 冲 报了 今年评",
    "明年评 想考 准备考 打算读 准备读 想读 考了 想读个 正在申请 申请 applying_for preparing_for hope_to",
)
UNFINISHED = phrases(
    "答辩还没通过 答辩没通过 答辩没过 还没答辩完 还没毕业 没毕业 未毕业 没有毕业 还未毕业 尚未毕业",
    "还没有毕业 没拿到学位 还没拿到学位 没拿到证 没拿证 还没拿证 还没拿到 快毕业 马上毕业 即将毕业",
    "将毕业 明年毕业 今年毕业 下半年毕业 马上要毕业 快要毕业 就要毕业 在读 还在读 正在读 读着 正在攻读",
    "攻读 攻读中 在攻读 延毕 延期 没答辩 还没答辩 未答辩 待答辩 快答辩 准备答辩 在学 学习中 就读 还在念",
    "在念 念着 读书中 in_progress ongoing student candidate pursuing studying not_finished unfinished",
    "expected haven't_finished haven't_graduated not_graduated not_yet_graduated not_completed doing",
    "working_on writing_up",
)
FINISHED = phrases("毕业 毕业了 已毕业 拿到 拿了 取得 获得 学成 graduated finished completed 毕业后")
SOON = phrases("明年 后年 今年 下半年 马上 快 快要 即将 就要 将要 准备 等着 年底 六月 七月")
GRADUATED = phrases("毕业 已毕业 毕业了 graduated")
ABANDONED = phrases("没读完 没念完 退学 肄业 结业 辍学 dropped_out quit")
HEDGES = phrases(
    "可能 好像 大概 应该算 也许 相当于 等同 差不多 待遇 享受 左右 算不算 maybe probably equivalent",
    "almost 接近 类似",
)
OTHERS = phrases(
    "请个 请位 找个 找位 想请 想找 looking_for find_a need_a 我导师 导师是 我老师 我老婆 我老公 我爱人",
    "我妻子 我丈夫 我同事 我领导 我朋友 我学生 我儿子 我女儿 我爸 我妈 我父亲 我母亲 他是 她是 他们",
    "她们 别人 我师兄 我师姐 我同学 领导是 院里的 我的导师 我的老师 我的学生 我的同事 我的领导 my_wife",
    "my_husband my_boss my_supervisor my_advisor my_student my_colleague he_is she_is he's she's",
)
QUESTIONS = phrases("? 吗 么 什么 多少 怎么 哪 几号 算不算 是不是 能不能 要不要 如何 how what which where who")
