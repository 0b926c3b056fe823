### 演示：虚构的人员、单位和企业，以及页面上切换身份的文字。

demo-says = 演示：人员、单位和企业均为虚构，不会向任何人发送任何内容。
demo-you-are = 您现在是
demo-switch = 切换
demo-somebody = 其他人
# What is said to be spoken to in this language.
demo-language = 中文

demo-person-newcomer = 新访客，还没有说过话
demo-person-halfway = 孙悦，科研人员，宁波，自查做到一半
demo-person-checked = 何清，科研人员，宁波，已自查
demo-person-waiting = 郑远，科研人员，甬江示例大学，待单位确认
demo-person-declined = 冯岚，科研人员，甬江示例大学，单位未确认
demo-person-confirmed = 吴桐，科研人员，甬江示例大学，已确认，邀请待接受
demo-person-researcher = 周宁，科研人员，甬江示例大学，已确认
demo-person-firm_pending = 卫安，企业联系人，梅山示例轴承有限公司，待核实
demo-person-firm_returned = 蒋禾，企业联系人，月湖示例软件有限公司，已退回
demo-person-firm_refused = 尤嘉，企业联系人，天一示例贸易有限公司，未通过
demo-person-firm_verified = 褚文，企业联系人，东海示例新材料有限公司，已核实，邀请待接受
demo-person-firm = 陈立，企业联系人，四明示例机器人有限公司，已核实
demo-person-unconfirmed = 朱夏，科研人员，甬江示例大学，角色待确认
demo-person-twice = 林舒，科研人员，甬江示例大学，申请与另一浏览器的记录合并
demo-person-twice_role = 林舒（另一浏览器），在那里接受了科研人员角色
demo-person-liaison = 沈静，派出单位专人，甬江示例大学
demo-person-district = 韩松，区县主管部门人员，鄞州示例科技局
demo-person-city = 杨帆，市级主管部门人员，宁波示例科技局
demo-person-cp_researcher = 秦越，科研人员，温榆河示例实验室，待单位确认
demo-person-cp_firm = 吕方，企业联系人，回龙观示例生物有限公司，待核实
demo-person-cp_liaison = 许诺，派出单位专人，军都山示例研究院
demo-person-cp_district = 施然，区县主管部门人员，昌平示例科技办公室
demo-person-cp_city = 孔明远，市级主管部门人员，昌平示例科委

demo-name-halfway = 孙悦
demo-name-checked = 何清
demo-name-waiting = 郑远
demo-name-declined = 冯岚
demo-name-confirmed = 吴桐
demo-name-researcher = 周宁
demo-name-firm_pending = 卫安
demo-name-firm_returned = 蒋禾
demo-name-firm_refused = 尤嘉
demo-name-firm_verified = 褚文
demo-name-firm = 陈立
demo-name-unconfirmed = 朱夏
demo-name-twice = 林舒
demo-name-twice_role = 林舒
demo-name-liaison = 沈静
demo-name-district = 韩松
demo-name-city = 杨帆
demo-name-cp_researcher = 秦越
demo-name-cp_firm = 吕方
demo-name-cp_liaison = 许诺
demo-name-cp_district = 施然
demo-name-cp_city = 孔明远

demo-organisation-city = 宁波示例科技局
demo-organisation-district = 鄞州示例科技局
demo-organisation-district_open = 海曙示例科技局
demo-organisation-university = 甬江示例大学
demo-organisation-institute = 东钱湖示例研究院
demo-organisation-firm = 四明示例机器人有限公司
demo-organisation-verified = 东海示例新材料有限公司
demo-organisation-pending = 梅山示例轴承有限公司
demo-organisation-returned = 月湖示例软件有限公司
demo-organisation-refused = 天一示例贸易有限公司
demo-organisation-cp_city = 昌平示例科委
demo-organisation-cp_district = 昌平示例科技办公室
demo-organisation-cp_institute = 军都山示例研究院
demo-organisation-cp_unknown = 温榆河示例实验室
demo-organisation-cp_firm = 回龙观示例生物有限公司

demo-keywords = 机器人、轴承、故障诊断
demo-reason-refused = 以贸易为主，不属于本方案支持的企业。
demo-reason-returned = 名称与营业执照不一致，请更正后再提交。
demo-reason-declined = 人事处查无此人，请核对单位名称。
