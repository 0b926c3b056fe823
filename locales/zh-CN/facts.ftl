# Questions of the self-check. Every text here may use $place, the programme's place name, and nothing else.

## The expert

fact-employer_kind = 您目前在哪一类单位工作？
    .label = 工作单位类型
    .why = 方案限定了派出专家的单位类型。高校附属医院与其他医疗机构的要求可能不同，所以分开列出。
    .v-university = 高校（含高职院校）
    .v-research_institute = 科研机构（含产研院）
    .v-affiliated_hospital = 高校附属医院
    .v-hospital = 其他医疗卫生机构
    .v-other = 其他类型的单位
    .s-university = 高校;大学;学院;高等院校;高职;高职院校;职业技术学院
    .s-research_institute = 科研机构;研究所;研究院;科研院所;科研所;产研院;产业技术研究院;中科院;中国科学院
    .s-affiliated_hospital = 附属医院;附院;大学附属医院;高校附院
    .s-hospital = 其他医院;其他医疗机构;疾控中心;疾控;疾病预防控制中心;社区卫生服务中心;卫生院
    .s-other = 企业;公司;机关;政府;中学;小学;都不是;其他

fact-employer_in_city = 您的工作单位属于{ $place }的单位吗？
    .s-yes = { $place }的;是{ $place }的;属于{ $place };在{ $place };{ $place }的单位
    .s-no = 不是{ $place }的;不属于{ $place };不在{ $place };外地的;是外地的;外地单位
    .label = 单位属于{ $place }
    .why = { $place }的方案面向与当地高校、科研机构签约的人员。外地高校在当地设院等情形拿不准时，请选“不清楚”。

fact-contract_years = 您现在这份聘用合同一共签了几年？
    .label = 聘用合同年限
    .why = 方案对聘用合同的总年限有最低要求。编制内或没有终止日期的，请填“无固定期限”。
    .example = 3、3年半、36个月、无固定期限

fact-contract_years_left = 您现在这份聘用合同还剩多长时间？
    .label = 合同剩余时间
    .why = 剩余时间较短时，需要单位另外出具一份证明。
    .example = 2、1年半、20个月、无固定期限

fact-renewal_proof = 您单位能为您出具到期续聘证明吗？
    .label = 续聘证明
    .why = 合同剩余时间不足时，要靠这份证明说明到期后会续聘。
    .v-has = 已经拿到
    .v-can_get = 可以出具
    .v-cannot = 无法出具
    .s-has = 有;有了;有证明;已经有了;已有;拿到了;开好了;已经开了
    .s-can_get = 能;可以;能开;可以开;能出具;能拿到;可以拿到;可以办;学校说可以;单位说可以;医院说可以;说可以;单位可以开;学校可以开
    .s-cannot = 不能;不可以;不能开;开不了;不能出具;办不了;出不了;单位不给开;学校不给开

fact-certificate_level = 您持有哪一级技术经理人或技术经纪人证书？
    .label = 技术经理人证书
    .why = 方案要求到岗前完成技术经理人培训并取得证书。现在还没有证书不影响申请。
    .v-none = 还没有证书
    .v-elementary = 初级证书
    .v-intermediate = 中级证书
    .v-senior = 高级证书
    .s-none = 没有;没;无;还没;还没有;没有证;没有证书;没证;没考;还没考
    .s-elementary = 初级;初级的
    .s-intermediate = 中级;中级的
    .s-senior = 高级;高级的

fact-certificate_by_authority = 这张证书来自{ $place }科技主管部门统一组织的培训吗？
    .label = 证书由主管部门培训取得
    .why = 方案指的是科技主管部门统一组织的培训。从别处取得的证书是否认可，由主管部门决定。

fact-conduct_ok = 您是否符合该方案在政治素质、品行作风等方面的要求？
    .label = 政治素质与品行
    .why = 各地都看重政治素质、品行和作风，昌平区还提到遵纪守法和身体健康。自查时由您自己判断，单位推荐时会把关。

fact-ability_ok = 您能用自己的专业能力帮助企业解决技术问题吗？
    .label = 专业能力
    .why = 方案要求具备相关领域的科研创新或技术指导能力，但没有给出衡量标准，自查时由您自己判断。

fact-served_smes = 您以前为中小科技型企业做过技术服务吗？
    .label = 服务中小企业的经历
    .why = 方案希望人选有服务中小企业的经历，但没有说明做到什么程度才算。

fact-willing = 您愿意到中小科技型企业兼职服务吗？
    .label = 服务意愿
    .why = 方案要求本人有积极的服务意愿。

fact-degree = 您已经取得的最高学位是哪一级？
    .label = 最高学位
    .why = 方案一般要求博士学位或者副高级以上职称。在读博士请按已取得的学位选，做过博士后的请选博士。
    .v-doctorate = 博士
    .v-master = 硕士
    .v-bachelor = 学士
    .v-below = 学士以下

fact-title = 您持有哪一级的专业技术职称证书？
    .label = 职称
    .why = 请以职称证书为准：特聘、准聘、预聘是岗位名称，不等于职称。方案一般要求副高级以上职称或者博士学位。
    .v-senior = 正高级
    .v-associate_senior = 副高级
    .v-intermediate = 中级
    .v-junior = 初级
    .v-none = 没有职称
    .s-none = 没有;无;没评

fact-birth_date = 您的出生日期是哪一天（也可以只填年月）？
    .label = 出生日期
    .why = 方案对年龄有一般性要求，并优先支持较年轻的人选。只填年月时，如果日期会影响结果，我们会再问具体哪一天。
    .example = 1975年6月 或 1975-06-12
    .again = 您的年龄正好在界线附近，请写明是那个月的哪一天出生。
    .again-example = 1970-03-12，或只写 12日

fact-first_appointment = 您是第一次受聘担任{ $place }的“科技副总”吗？
    .label = 首次受聘
    .why = 年龄要求是针对首次受聘写的，续聘的人选另有可以放宽的情形。

fact-last_grade = 您上一个聘期期满考核是什么等次？
    .label = 上一聘期考核
    .why = 上一聘期考核优秀的续聘人选，可以适当放宽部分条件。
    .v-excellent = 优秀
    .v-other = 其他等次
    .s-excellent = 优;优秀;优秀等次
    .s-other = 合格;良好;称职;其他;不是优秀;没有优秀

fact-core_ip_or_results = 您拥有核心知识产权或成熟的科技成果吗？
    .label = 核心知识产权或成熟成果
    .why = 这关系到能不能提请放宽部分条件。

fact-urgently_needed = 您属于{ $place }企业急需紧缺的人才吗？
    .label = 企业急需紧缺
    .why = 这关系到能不能提请放宽部分条件。如果没有企业明确提出，可以选“不清楚”。

fact-employer_tier = 您的工作单位符合下面哪几项（可多选）？
    .label = 单位层次
    .why = 方案列出了几类可以派出专家的单位，满足其中一类即可。附属医院请把所属高校的类别也选上。
    .v-project_985_211 = 985或211高校
    .v-double_first_class = “双一流”建设高校
    .v-grade_a_hospital = 三甲医院
    .v-national_or_beijing_institute = 国家或北京市级科研院所
    .v-new_type_institution = 新型研发机构
    .v-other = 以上都不符合
    .s-project_985_211 = 985;211;985大学;211大学;985院校;211院校;985高校;211高校;985和211
    .s-double_first_class = 双一流;双一流高校;双一流大学;双一流建设高校
    .s-grade_a_hospital = 三甲;三甲医院;三级甲等;三级甲等医院
    .s-national_or_beijing_institute = 国家级科研院所;国家科研院所;北京市级科研院所;北京市科研院所;中科院;中国科学院
    .s-new_type_institution = 新型研发机构;新型研发;新研机构
    .s-other = 都不是;以上都不是;都不符合;没有;其他

fact-discipline_listed = 您所在的学科列入了“双一流”建设学科名单吗？
    .label = “双一流”学科
    .why = 对“双一流”高校，方案看的是所在学科是否入选。

fact-employer_in_district = 您的工作单位设在{ $place }吗？
    .s-yes = { $place }的;是{ $place }的;在{ $place };设在{ $place }
    .s-no = 不是{ $place }的;不在{ $place };外地的;是外地的;在外地
    .label = 单位设在{ $place }
    .why = 设在{ $place }的高校、科研机构和医疗卫生机构都可以派出专家，不看层次。

fact-work_years = 您有几年工作经历？
    .label = 工作年限
    .why = 方案对工作年限有最低要求。
    .example = 2、1年半、18个月

## The firm

fact-registered_in_city = 这家企业是在{ $place }注册的吗？
    .s-yes = { $place }的;是{ $place }的;在{ $place };在{ $place }注册;是{ $place }注册的
    .s-no = 不是{ $place }的;不在{ $place };不在{ $place }注册;外地的;是外地的;在外地
    .label = 企业在{ $place }注册
    .why = 方案要求派驻企业在当地注册。

fact-independent_legal_person = 这家企业是独立法人吗？
    .label = 独立法人
    .why = 方案要求派驻企业是独立法人。分公司不是独立法人，请选“否”。

fact-classes = 这家企业属于下面哪几类（可多选）？
    .label = 企业类别
    .why = 方案列出了几类可以接收“科技副总”的企业，属于其中一类即可。
    .v-high_tech = 高新技术企业
    .v-tech_sme = 科技型中小企业
    .v-srdi = 专精特新中小企业
    .v-advanced_service = 技术先进型服务企业
    .v-zeroed = 近期完成“两清零”
    .v-other = 其他或都不属于
    .s-high_tech = 高新技术企业;高企;高新企业;国高;国家高新技术企业;国家级高新技术企业
    .s-tech_sme = 科技型中小企业;科小;科技中小企业;科技型中小
    .s-srdi = 专精特新中小企业;专精特新;专精特新企业;小巨人;小巨人企业;专精特新小巨人;专精特新小巨人企业
    .s-advanced_service = 技术先进型;技术先进型企业;技术先进服务企业
    .s-zeroed = 两清零
    .s-other = 其他;都不是;都没有;都不属于

fact-class_valid = 这家企业的上述资格，至少有一项今天仍在有效期内吗？
    .label = 资格在有效期内
    .why = 我们理解，认定资格应当在有效期内。只要有一项有效就可以，“两清零”和其他类别不算在内。

fact-post_ready = 这家企业愿意设立“科技副总”岗位并签订合作协议吗？
    .label = 设岗并签协议
    .why = 设立岗位、签订协议是派驻企业的责任。

fact-in_carrier = 这家企业是否入驻了省级高新园区、市级以上孵化器等创新载体？
    .label = 入驻创新载体
    .why = 这不是门槛。创新载体提出的需求可以得到优先支持。

fact-tech_firm = 这家企业是科技型企业吗？
    .label = 科技型企业
    .why = 方案面向科技型企业，但没有给出定义。拿不准时请选“不清楚”。

fact-in_district = 这家企业设在{ $place }吗？
    .s-yes = { $place }的;是{ $place }的;在{ $place };设在{ $place }
    .s-no = 不是{ $place }的;不在{ $place };外地的;是外地的;在外地
    .label = 企业设在{ $place }
    .why = 方案面向{ $place }的企业。

## The pair

fact-tie = 您（专家）或您的单位与这家企业有哪些关系（可多选）？
    .label = 专家与企业的关系
    .why = 方案不允许企业由申报人或其单位创办、入股或孵化。合同、共建实验室、咨询、学生实习属于合作，请如实选择。
    .v-none = 没有任何关系
    .v-founded = 创办了这家企业
    .v-invested = 入股了这家企业
    .v-incubated = 孵化了这家企业
    .v-cooperation = 科研合作或咨询
    .v-other = 经亲属或其他机构关联
    .s-none = 没有;没有关系;无;没关系
    .s-founded = 创办;我创办的;我开的
    .s-invested = 入股;有股份;持股;投资
    .s-incubated = 孵化
    .s-cooperation = 合作;有合作;横向课题;技术合作;咨询
    .s-other = 亲属;亲戚;其他
