# Ningbo's programme, restated in our own words.

ningbo = 宁波市“科技副总”方案
    .by-district = 所在区（县、市）科技主管部门
    .by-city = 宁波市科技局
    .place = 宁波市
    .spoken = 宁波
    .short = 宁波市方案
    .status = 我们手中的文本不完整，在四（三）处中断；原文隐去了地名，“宁波”是根据文中提法推断的。
    .contact = 请联系您所在区（县、市）的科技主管部门，或者宁波市科技局。
    .counting = 文件只写“月”，未规定怎样折算成工时；这里的折算是系统设置，口径由宁波市科技局认定。
    .source = 依据《深化“科技副总”工作实施方案》现有部分，发布日期不详。

## The expert

ningbo-employer = 工作单位
    .rule = 与宁波市的高校或科研机构（产业技术研究院也算）签约的科研人员可以申请。
    .r-ok = 您在宁波市的高校或科研机构工作。
    .r-elsewhere = 您的工作单位不属于宁波市的单位。
    .r-affiliated = 您在高校附属医院工作，文件只写了高校和科研机构。
    .r-hospital = 您在其他医疗卫生机构工作，文件只写了高校和科研机构。
    .r-other = 您的单位不是高校，也不是科研机构。
    .a-affiliated = 附属医院算不算所属高校的一部分，文件没有写，由主管部门认定。

ningbo-contract = 聘用合同
    .rule = 聘用合同总长不少于3年，正好3年也算；剩余不满3年时，还要有单位的到期续聘证明。
    .r-ok = 您的合同总长和剩余时间都不少于3年。
    .r-open_ended = 您的合同没有终止日期，满足年限要求。
    .r-short = 您的合同总长不足3年。
    .r-proof = 您的合同剩余不满3年，但已有到期续聘证明。
    .r-get_proof = 合同剩余不满3年的，需要单位出具到期续聘证明。
    .r-no_proof = 您的合同剩余不满3年，又无法取得到期续聘证明。
    .d-renewal_proof = 到期续聘证明
    .i-unit = 您的工作单位（派出单位）
    .g-apply = 申请时提交

ningbo-training = 技术经理人培训
    .rule = 到岗之前要参加由科技主管部门组织的技术经理人统一培训，并取得初级或更高的证书。
    .r-ok = 您已经取得主管部门组织培训的证书。
    .r-none_yet = 到岗前需要取得证书，现在没有证书不影响申请。
    .r-elsewhere = 您的证书不是来自科技主管部门统一组织的培训。
    .a-elsewhere = 从别处取得的证书能否代替，文件没有写，由主管部门认定。
    .d-certificate = 技术经理人培训证书（初级或以上）
    .i-authority = 科技主管部门（统一组织培训）
    .g-before_post = 到岗前取得

ningbo-conduct = 政治素养与学风
    .rule = 要求政治素养好，学风和作风优良；派出单位会把关。
    .r-declared = 您表示符合这项要求。
    .r-not_declared = 您没有确认符合这项要求，由主管部门认定。

ningbo-ability = 科研创新能力
    .rule = 在相关领域要有一定的科研创新能力，文件没有给出衡量标准。
    .r-declared = 您表示具备这方面的能力。
    .r-not_declared = 您没有确认具备这方面的能力，由主管部门认定。

ningbo-experience = 服务企业的意愿和经历
    .rule = 本人要有服务中小科技型企业的积极意愿，也要有这方面的经历。
    .r-ok = 您愿意服务企业，以前也服务过中小科技型企业。
    .r-unwilling = 您目前没有服务企业的意愿，而方案要求本人愿意。
    .r-no_experience = 您愿意服务企业，但以前没有服务过中小科技型企业。
    .a-unmeasured = 什么样的经历算数、做到多少才够，文件没有写。

ningbo-qualification = 学位或职称
    .rule = 一般应有博士学位，或者副高及以上职称，满足其中一项即可。
    .r-doctorate = 您有博士学位。
    .r-title = 您有副高及以上职称。
    .r-below = 您没有博士学位，也没有副高及以上职称；文件用的是“一般”，由主管部门认定。

ningbo-age = 年龄
    .rule = 首次受聘时一般不超过55周岁；续聘者和符合放宽情形的人选另行考虑。
    .r-ok = 您未满55周岁。
    .r-at_limit = 您已满55周岁、未满56周岁，我们理解为没有超过。
    .r-over = 您已满56周岁；文件用的是“一般”，由主管部门认定。
    .r-over_renewal = 您已满56周岁，但属于续聘，由主管部门认定。
    .n-turns_56 = 您在一年之内将满56周岁，届时会超过一般的年龄要求，请留意申报时间。
    .a-counting = 文件没有说明年龄算到哪一天，也没有说明55周岁整如何计算；我们按周岁计算，满56周岁才算超过。
    .a-renewal = 年龄要求写的是首次受聘，可是放宽情形又提到续聘者的年龄，所以续聘是否受限不明确。

## The firm

ningbo-registered = 注册地
    .rule = 派驻企业要在宁波市注册。
    .r-ok = 这家企业在宁波市注册。
    .r-elsewhere = 这家企业不在宁波市注册。

ningbo-legal_person = 独立法人
    .rule = 派驻企业要是独立法人，分公司不算。
    .r-ok = 这家企业是独立法人。
    .r-branch = 这家企业不是独立法人。

ningbo-class = 企业类别
    .rule = 派驻企业要属于列出的四类之一，或近期完成“两清零”；四类名单以“等”收尾，可能还有其他类别。
    .r-ok = 这家企业属于列出的类别，资格在有效期内。
    .r-not_valid = 这家企业属于列出的类别，但需要重新认定，或者证明资格仍然有效。
    .r-zeroed = 这家企业近期完成“两清零”，以主管部门的名单为准。
    .r-outside = 这家企业不属于文件点名的类别，由主管部门认定。
    .n-our_reading = 文件没有写资格必须在有效期内，这是我们的理解。
    .a-zeroed = 文件没有解释什么是“两清零”，也没有说明“近期”指多久。
    .a-open_list = 类别名单以“等”收尾，还可以包括哪些企业，文件没有写。
    .d-valid_certificate = 有效的企业资格证明
    .i-certifier = 原认定部门
    .g-apply = 提出需求时提交

ningbo-post = 设岗与协议
    .rule = 派驻企业要在内部设立岗位，并与专家及其派出单位签订三方协议。
    .r-ok = 这家企业愿意设岗并签订协议。
    .r-not_ready = 这家企业暂时不愿设岗或签订协议，而这是派驻企业的责任。

## The pair

ningbo-tie = 专家与企业的关系
    .rule = 这家企业不能由申报人或其单位（高校、科研机构）创办、入股或孵化；合作关系不受影响。
    .r-ok = 双方没有文件排除的关系。
    .r-own_firm = 这家企业由您或您的单位创办、入股或孵化。
    .r-unclear = 双方的关系是间接的或者说不清，由主管部门认定。
    .a-indirect = 通过亲属、资产公司、科技园等形成的间接关系算不算，文件没有写。

## Relaxations, priorities, notes

ningbo-relaxation-core_and_needed = 拥有核心知识产权或成熟成果，并且是企业急需紧缺的人才
    .whole = 您两个条件都具备，可以提请适当放宽年龄、学历、职称要求，由主管部门认定。
    .half = 您具备其中一个条件，能否放宽要看文件中的“、”怎么理解：要求两者兼备，还是有一个即可。我们按两者兼备理解。

ningbo-relaxation-excellent_renewal = 上一聘期考核优秀的续聘者
    .whole = 您属于上一聘期考核优秀的续聘者，可以提请适当放宽年龄、学历、职称要求，由主管部门认定。

ningbo-priority-age_40 = 40周岁及以下
    .why = 您不超过40周岁，同等条件下优先支持。

ningbo-priority-carrier = 创新载体提出的需求
    .why = 这家企业在创新载体内，经载体提出的需求优先支持。

ningbo-note-place = 原文隐去了地名，“宁波”是根据文中提法推断的，请以主管部门发布的正式文件为准
ningbo-note-service = 聘期一般两年，期满可以续聘；原则上每年为企业服务累计不少于3个月，服务形式不限

## Districts

ningbo-district-haishu = 海曙区
    .authority = 海曙区科技主管部门
ningbo-district-jiangbei = 江北区
    .authority = 江北区科技主管部门
ningbo-district-beilun = 北仑区
    .authority = 北仑区科技主管部门
ningbo-district-zhenhai = 镇海区
    .authority = 镇海区科技主管部门
ningbo-district-yinzhou = 鄞州区
    .authority = 鄞州区科技主管部门
ningbo-district-fenghua = 奉化区
    .authority = 奉化区科技主管部门
ningbo-district-yuyao = 余姚市
    .authority = 余姚市科技主管部门
ningbo-district-cixi = 慈溪市
    .authority = 慈溪市科技主管部门
ningbo-district-ninghai = 宁海县
    .authority = 宁海县科技主管部门
ningbo-district-xiangshan = 象山县
    .authority = 象山县科技主管部门

## Fields: the high-tech fields supported by the state

ningbo-field-electronic_information = 电子信息
ningbo-field-biology_medicine = 生物与新医药
ningbo-field-aerospace = 航空航天
ningbo-field-new_materials = 新材料
ningbo-field-high_tech_services = 高技术服务
ningbo-field-new_energy = 新能源与节能
ningbo-field-resources_environment = 资源与环境
ningbo-field-advanced_manufacturing = 先进制造与自动化
ningbo-target_number = 方案提出到 2027 年约 300 名科技副总，这是目标（条款 1），没有规定名额。

## 服务时间

ningbo-duty-planning = 需求与规划
ningbo-duty-research = 关键问题与联合攻关
ningbo-duty-transfer = 成果登记与转化
ningbo-duty-platforms = 平台、人才与培训
ningbo-duty-resources = 资源与政策
ningbo-platform-good_results = 浙里好成果
ningbo-platform-online_market = 中国浙江网上技术市场

## From need to post

ningbo-workflow-post = 聘任申请
ningbo-step-post-apply = 提交申请
    .done = 已提交申请
    .do = 请写明您打算怎样解决这项需求，并说明您和单位与企业有没有关系。
ningbo-step-post-consent = 派出单位同意
    .done = 派出单位已同意
    .do = 请确认是否同意这位科研人员与企业洽谈，并指定一位联络人。
ningbo-step-post-contacts = 交换联系方式
    .done = 双方已交换联系方式
    .do = 请确认是否愿意让对方看到您的联系方式，双方都同意后才会互相显示。
ningbo-step-post-choose = 企业选定人选
    .done = 企业已选定人选
    .do = 请在洽谈后选定人选；原则上选一位，需要一位以上时请写明理由。
ningbo-step-post-report = 企业上报意向
    .done = 企业已上报意向
    .do = 请写明合作内容和职责，上报给主管部门。
ningbo-step-post-opinion = 区（县、市）出具意见
    .done = 区（县、市）已出具意见
    .do = 请查看材料和自查结果，写明意见，供市科技局会商时参考。
ningbo-step-post-decide = 市科技局会同确定
    .done = 市科技局已会同区（县、市）确定
    .do = 请结合区（县、市）的意见作出决定，并对该意见作出回应。
ningbo-step-post-notice = 公示
    .done = 公示已结束
    .do = 请发布公示名单；公示期内收到异议的，请逐项答复。
ningbo-step-post-letter = 颁发聘书
    .done = 聘书已颁发
    .do = 请办理聘书，并上传一份扫描件。
ningbo-step-post-draft = 拟定三方协议
    .done = 三方协议已拟定
    .do = 请填写岗位名称和起止日期，生成协议初稿，供三方核对。
ningbo-step-post-sign = 签订三方协议
    .done = 三方协议已签订
    .do = 请在三方签字盖章后，上传协议扫描件。
ningbo-step-post-confirm = 核对三方协议
    .done = 三方协议已核对
    .do = 请核对上传的协议是否与您签署的一致。
ningbo-step-post-certificate = 提交技术经理人证书
    .done = 技术经理人证书已提交
    .do = 请在到岗前上传技术经理人培训证书（初级或以上），并填写证书编号。
ningbo-step-post-start = 核对并到岗
    .done = 已到岗
    .do = 请核对证书和协议，材料齐全后确认到岗。
