# Changping's programme, restated in our own words. It is a draft for comment.

changping = 昌平区“科技副总”意见（征求意见稿）
    .by-city = 昌平区科委
    .place = 昌平区
    .spoken = 昌平
    .short = 昌平区征求意见稿
    .status = 这份文件还是征求意见稿，尚未生效，正式文件可能有变化。
    .contact = 请联系昌平区科委（“科技副总”专项工作组牵头部门）。
    .counting = 文件未规定最少服务时间，也未规定怎样折算；这里只按实际工时累计，口径由昌平区科委认定。
    .source = 依据昌平区“科技副总”柔性引才工作实施意见（2.0版，征求意见稿），发布日期不详。

## The expert

changping-employer = 派出单位
    .rule = 征求意见稿列出几类可以派出专家的单位，满足一类即可：985、211高校，入选“双一流”的学科，知名三甲医院；国家级或北京市级的科研机构，以及新型研发机构；设在昌平的高校、科研机构和医疗卫生机构。
    .r-local = 您的单位设在昌平区，属于可以派出专家的单位。
    .r-institute = 您的单位是国家级或北京市级科研机构。
    .r-key_university = 您的单位是985或211高校。
    .r-listed_discipline = 您的学科列入了“双一流”名单。
    .r-affiliated = 您在重点高校的附属医院工作，征求意见稿写的是高校本身。
    .r-hospital = 您在三甲医院工作，征求意见稿要求是“知名”三甲医院。
    .r-new_type = 您的单位是新型研发机构。
    .r-discipline = 您的学校是“双一流”高校，但您的学科没有列入名单，单位也不属于其他几类。
    .r-outside = 您的单位不属于列出的任何一类。
    .a-affiliated = 附属医院算不算所属高校的一部分，征求意见稿没有写，由主管部门认定。
    .a-well_known = 怎样算“知名”，征求意见稿没有写，由主管部门认定。
    .a-new_type = “国家级、北京市级”是否也限定新型研发机构，从文字上看不出来，由主管部门认定。

changping-qualification = 学位或职称
    .rule = 一般应有博士学位，或者副高级及以上职称，满足其中一项即可。
    .r-doctorate = 您有博士学位。
    .r-title = 您有副高级及以上职称。
    .r-below = 您没有博士学位，也没有副高级及以上职称；征求意见稿用的是“一般”，由主管部门认定。
    .a-title_not_named = 放宽情形点名了工作年限和学历，以“等”收尾，没有提到职称。

changping-work_years = 工作年限
    .rule = 要有至少2年工作经历，正好2年也算；符合放宽情形的可以适当放宽。
    .r-ok = 您的工作经历不少于2年。
    .r-relaxed = 您的工作经历不足2年，但符合放宽情形，由主管部门认定。
    .r-perhaps_relaxed = 您的工作经历不足2年，可能符合放宽情形，由主管部门认定。
    .r-short = 您的工作经历不足2年，也不符合放宽情形。
    .a-list_comma = 放宽情形中的“、”是要求两者兼备还是有一个即可，从文字上看不出来；我们按两者兼备理解。

changping-conduct = 政治素质与品行
    .rule = 要求政治素质好，守法守纪，身体健康，有事业心、责任感和奉献精神。
    .r-declared = 您表示符合这项要求。
    .r-not_declared = 您没有确认符合这项要求，由主管部门认定。

changping-ability = 专业能力
    .rule = 要有较高的专业水平和研发、技术指导、综合协调能力，了解政策和行业情况，能帮助企业解决问题；征求意见稿没有给出衡量标准。
    .r-declared = 您表示具备这方面的能力。
    .r-not_declared = 您没有确认具备这方面的能力，由主管部门认定。

## The firm

changping-tech_firm = 科技型企业
    .rule = 征求意见稿面向科技型企业。
    .r-ok = 这家企业是科技型企业。
    .r-other = 这家企业不是科技型企业。
    .a-undefined = 什么是科技型企业，征求意见稿没有定义，以主管部门认定为准。

changping-in_district = 企业所在地
    .rule = 征求意见稿面向昌平区的企业。
    .r-ok = 这家企业设在昌平区。
    .r-elsewhere = 这家企业不在昌平区。

## Relaxations, notes

changping-relaxation-core_and_needed = 拥有核心知识产权或成熟成果，并且为昌平企业所急需紧缺
    .whole = 您两个条件都具备，可以提请适当放宽工作年限、学历等要求（没有提到职称），由主管部门认定。
    .half = 您具备其中一个条件，能否放宽要看征求意见稿中的“、”怎么理解：要求两者兼备，还是有一个即可。我们按两者兼备理解。

changping-note-leading_industries = 昌平区主导产业的需求会优先满足

## Districts

changping-district-changping = 昌平区
    .authority = 昌平区科委

## Fields: the high-tech fields supported by the state

changping-field-electronic_information = 电子信息
changping-field-biology_medicine = 生物与新医药
changping-field-aerospace = 航空航天
changping-field-new_materials = 新材料
changping-field-high_tech_services = 高技术服务
changping-field-new_energy = 新能源与节能
changping-field-resources_environment = 资源与环境
changping-field-advanced_manufacturing = 先进制造与自动化

## From pool to post

changping-workflow-pool = 入库推荐
changping-step-pool-recommend = 单位推荐专家
    .done = 单位已推荐
    .do = 请写明推荐这位专家的理由。
changping-step-pool-accept = 区科委入库确认
    .done = 已入专家人才库
    .do = 请查看推荐材料，确认是否入库。

changping-workflow-project = 合作项目申报
changping-step-project-intent = 企业提出合作意向
    .done = 企业已提出合作意向
    .do = 请写明希望与专家合作解决什么问题。
changping-step-project-contacts = 交换联系方式
    .done = 双方已交换联系方式
    .do = 请确认是否愿意让对方看到您的联系方式，双方都同意后才会互相显示。
changping-step-project-agree = 达成合作意向
    .done = 双方已达成合作意向
    .do = 请在与企业沟通后，确认是否愿意合作。
changping-step-project-application = 申报合作项目
    .done = 合作项目已申报
    .do = 请填写合作项目的目标、预算、进度和预期成果；项目由企业牵头申报。
changping-step-project-assign = 安排评审专家
    .done = 评审专家已安排
    .do = 请选定评审专家，与企业或派出单位有关系的专家应当回避。
changping-step-project-score = 专家评审
    .done = 专家评审已完成
    .do = 请阅读项目材料，打分并写明意见；与项目有关系的，请退回说明。
changping-step-project-decide = 区科委立项
    .done = 区科委已立项
    .do = 请结合评审结果作出决定，并写明意见。
changping-step-project-record = 区人才办备案
    .done = 已在区人才办备案
    .do = 请核对立项信息并完成备案。
changping-step-project-draft = 拟定合作协议
    .done = 合作协议已拟定
    .do = 请填写岗位名称、起止日期和职责，生成协议初稿，供双方核对；岗位一般为科技副总或研发中心副主任等。
changping-step-project-sign = 签订合作协议
    .done = 合作协议已签订
    .do = 请在双方签字盖章后，上传协议扫描件。
changping-step-project-confirm = 核对合作协议
    .done = 合作协议已核对
    .do = 请核对上传的协议是否与您签署的一致。
changping-step-project-letter = 颁发“科技副总”聘书
    .done = “科技副总”聘书已颁发
    .do = 请办理“科技副总”聘书，可以上传一份扫描件。
changping-step-project-firm_letter = 颁发企业任职聘书
    .done = 企业任职聘书已颁发
    .do = 请办理企业任职聘书，可以上传一份扫描件。
changping-step-project-start = 确认到岗
    .done = 已到岗
    .do = 请核对协议和两份聘书，确认专家到岗。
