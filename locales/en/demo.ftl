### The demonstration: invented people, units and firms, and the words of the page on which one is any of them.

demo-says = A demonstration: everybody in it is invented, and nothing is sent to anyone.
demo-you-are = You are
demo-switch = Switch
demo-somebody = Somebody else
# What is said to be spoken to in this language.
demo-language = English

demo-person-newcomer = A newcomer, has not said a word yet
demo-person-halfway = Sun Yue, researcher, Ningbo, halfway through the self-check
demo-person-checked = He Qing, researcher, Ningbo, self-check done
demo-person-waiting = Zheng Yuan, researcher, Yongjiang Example University, not confirmed yet
demo-person-declined = Feng Lan, researcher, Yongjiang Example University, declined by the unit
demo-person-confirmed = Wu Tong, researcher, Yongjiang Example University, confirmed, invitation open
demo-person-researcher = Zhou Ning, researcher, Yongjiang Example University, confirmed
demo-person-firm_pending = Wei An, firm's contact, Meishan Example Bearings Ltd., to be verified
demo-person-firm_returned = Jiang He, firm's contact, Moon Lake Example Software Ltd., returned
demo-person-firm_refused = You Jia, firm's contact, Tianyi Example Trading Ltd., not accepted
demo-person-firm_verified = Chu Wen, firm's contact, East Sea Example Materials Ltd., verified, invitation open
demo-person-firm = Chen Li, firm's contact, Siming Example Robots Ltd., verified
demo-person-unconfirmed = Zhu Xia, researcher, Yongjiang Example University, role to be confirmed
demo-person-twice = Lin Shu, researcher, Yongjiang Example University, asks to be one with their other browser
demo-person-twice_role = Lin Shu in another browser, where they took the role of a researcher
demo-person-liaison = Shen Jing, unit liaison, Yongjiang Example University
demo-person-district = Han Song, district officer, Yinzhou Example Science Bureau
demo-person-city = Yang Fan, city officer, Ningbo Example Science Bureau
demo-person-cp_researcher = Qin Yue, researcher, Wenyu River Example Laboratory, not confirmed yet
demo-person-cp_firm = Lü Fang, firm's contact, Huilongguan Example Biology Ltd., to be verified
demo-person-cp_liaison = Xu Nuo, unit liaison, Jundu Hills Example Institute
demo-person-cp_district = Shi Ran, district officer, Changping Example Technology Office
demo-person-cp_city = Kong Mingyuan, city officer, Changping Example Science Commission

demo-name-halfway = Sun Yue
demo-name-checked = He Qing
demo-name-waiting = Zheng Yuan
demo-name-declined = Feng Lan
demo-name-confirmed = Wu Tong
demo-name-researcher = Zhou Ning
demo-name-firm_pending = Wei An
demo-name-firm_returned = Jiang He
demo-name-firm_refused = You Jia
demo-name-firm_verified = Chu Wen
demo-name-firm = Chen Li
demo-name-unconfirmed = Zhu Xia
demo-name-twice = Lin Shu
demo-name-twice_role = Lin Shu
demo-name-liaison = Shen Jing
demo-name-district = Han Song
demo-name-city = Yang Fan
demo-name-cp_researcher = Qin Yue
demo-name-cp_firm = Lü Fang
demo-name-cp_liaison = Xu Nuo
demo-name-cp_district = Shi Ran
demo-name-cp_city = Kong Mingyuan

demo-organisation-city = Ningbo Example Science Bureau
demo-organisation-district = Yinzhou Example Science Bureau
demo-organisation-district_open = Haishu Example Science Bureau
demo-organisation-university = Yongjiang Example University
demo-organisation-institute = Dongqian Lake Example Institute
demo-organisation-firm = Siming Example Robots Ltd.
demo-organisation-verified = East Sea Example Materials Ltd.
demo-organisation-pending = Meishan Example Bearings Ltd.
demo-organisation-returned = Moon Lake Example Software Ltd.
demo-organisation-refused = Tianyi Example Trading Ltd.
demo-organisation-cp_city = Changping Example Science Commission
demo-organisation-cp_district = Changping Example Technology Office
demo-organisation-cp_institute = Jundu Hills Example Institute
demo-organisation-cp_unknown = Wenyu River Example Laboratory
demo-organisation-cp_firm = Huilongguan Example Biology Ltd.

demo-keywords = robots, bearings, fault diagnosis
demo-reason-refused = It trades and makes nothing, so the programme does not cover it.
demo-reason-returned = The name is not that of the business licence. Please correct it and submit again.
demo-reason-declined = Our personnel office does not know this person. Please check the unit's name.
