# Ningbo's programme, restated in our own words.

ningbo = Ningbo's technology vice-president programme
    .by-district = the science and technology authority of the firm's district
    .by-city = the Ningbo science and technology bureau
    .place = Ningbo
    .spoken = Ningbo
    .short = the Ningbo programme
    .status = Our copy of the document is incomplete: it stops in part 4.3. It blanks the place name; “Ningbo” is inferred from its wording.
    .contact = Please contact the science and technology authority of your district or county, or the Ningbo science and technology bureau.
    .counting = The document speaks of months and does not say how they become hours. The conversion shown here is a setting; the Ningbo science and technology bureau decides how it is counted.
    .source = Based on the part we hold of the plan for deepening the technology vice-president work; its date is not known.

## The expert

ningbo-employer = Employer
    .rule = Researchers employed by a university or research institute of Ningbo (industry technology research institutes included) may apply.
    .r-ok = You work for a university or research institute of Ningbo.
    .r-elsewhere = Your employer is not an institution of Ningbo.
    .r-affiliated = You work for a university's hospital; the document names only universities and research institutes.
    .r-hospital = You work for another health institution; the document names only universities and research institutes.
    .r-other = Your employer is neither a university nor a research institute.
    .a-affiliated = The document does not say whether a university's hospital counts as part of the university; the authority decides.

ningbo-contract = Employment contract
    .rule = The contract must run at least 3 years in all (exactly 3 counts); if less than 3 years are left, proof from the employer that it will be renewed is needed too.
    .r-ok = Your contract and the time left on it are both at least 3 years.
    .r-open_ended = Your contract has no end date, which meets the requirement.
    .r-short = Your contract runs less than 3 years in all.
    .r-proof = Less than 3 years of your contract are left, but you have the proof of renewal.
    .r-get_proof = With less than 3 years of the contract left, your employer needs to give you proof of renewal.
    .r-no_proof = Less than 3 years of your contract are left and proof of renewal cannot be had.
    .d-renewal_proof = proof that the contract will be renewed
    .i-unit = your employer (the sending unit)
    .g-apply = with the application

ningbo-training = Technology manager training
    .rule = Before taking up the post you need to complete the technology manager training organised by the science and technology authority and hold its certificate, elementary or higher.
    .r-ok = You hold a certificate from the authority's training.
    .r-none_yet = A certificate is needed before you take up the post; you can apply without it.
    .r-elsewhere = Your certificate does not come from training organised by the authority.
    .a-elsewhere = The document does not say whether a certificate from elsewhere will do; the authority decides.
    .d-certificate = technology manager certificate (elementary or higher)
    .i-authority = the science and technology authority (which organises the training)
    .g-before_post = before taking up the post

ningbo-conduct = Political integrity and academic conduct
    .rule = Good political integrity and good academic and personal conduct are required; the sending unit checks this.
    .r-declared = You state that you meet this requirement.
    .r-not_declared = You have not confirmed this requirement, so the authority decides.

ningbo-ability = Ability in research and innovation
    .rule = Some ability in research and innovation in the field is required; the document gives no measure.
    .r-declared = You state that you have this ability.
    .r-not_declared = You have not confirmed this ability, so the authority decides.

ningbo-experience = Will and experience to serve firms
    .rule = You should be keen to serve small and medium technology firms and have experience of it.
    .r-ok = You are willing to serve firms and have served small technology firms before.
    .r-unwilling = You are not willing to serve a firm at present, and the programme asks for it.
    .r-no_experience = You are willing to serve firms but have not served small technology firms yet.
    .a-unmeasured = The document does not say which experience counts or how much is enough.

ningbo-qualification = Degree or title
    .rule = As a general rule you need a doctorate or a title of associate senior or higher; one of the two is enough.
    .r-doctorate = You have a doctorate.
    .r-title = Your title is associate senior or higher.
    .r-below = You have neither a doctorate nor a title of associate senior or higher; the rule is only a general one, so the authority decides.

ningbo-age = Age
    .rule = As a general rule you should not be over 55 at your first appointment; renewals and cases that may be relaxed are looked at separately.
    .r-ok = You are under 55.
    .r-at_limit = You are 55 and not yet 56; we read this as not over the limit.
    .r-over = You are 56 or older; the rule is only a general one, so the authority decides.
    .r-over_renewal = You are 56 or older, but this is a renewal, so the authority decides.
    .n-turns_56 = You will turn 56 within a year and then pass the general age limit; please mind the date of application.
    .a-counting = The document says neither on which date age is counted nor how exactly 55 is meant. We count completed years, so the limit is passed on the 56th birthday.
    .a-renewal = The age limit is written for first appointments, yet a relaxation mentions the age of people who renew, so it is not clear whether it binds renewals.

## The firm

ningbo-registered = Place of registration
    .rule = The host firm must be registered in Ningbo.
    .r-ok = The firm is registered in Ningbo.
    .r-elsewhere = The firm is not registered in Ningbo.

ningbo-legal_person = Independent legal person
    .rule = The host firm must be an independent legal person; a branch is not one.
    .r-ok = The firm is an independent legal person.
    .r-branch = The firm is not an independent legal person.

ningbo-class = Class of firm
    .rule = The host firm should be of one of the four classes listed, or have recently completed the “two zeros”; the list of four ends in “and so on”, so others may be possible.
    .r-ok = The firm is of a listed class and its certification is valid.
    .r-not_valid = The firm is of a listed class, but the certification has to be renewed or shown to be valid.
    .r-zeroed = The firm has recently completed the “two zeros”; the authority's list decides.
    .r-outside = The firm is of no class that the document names; the authority decides.
    .n-our_reading = The document does not say that the certification must still be valid; this is our reading.
    .a-zeroed = The document explains neither the “two zeros” nor how recent is recent.
    .a-open_list = The list of classes ends in “and so on”; the document does not say what else it may hold.
    .d-valid_certificate = valid certificate of the firm's class
    .i-certifier = the body that certified it
    .g-apply = with the firm's need

ningbo-post = Post and agreement
    .rule = The host firm must set up a post and sign an agreement with the expert and the sending unit.
    .r-ok = The firm will set up the post and sign the agreement.
    .r-not_ready = The firm will not set up the post or sign the agreement for now, and both are its duties.

## The pair

ningbo-tie = Links between expert and firm
    .rule = The firm must not have been founded, invested in or incubated by the applicant or the applicant's university or institute; cooperation does no harm.
    .r-ok = There is no link that the document excludes.
    .r-own_firm = The firm was founded, invested in or incubated by you or your employer.
    .r-unclear = The link is indirect or unclear, so the authority decides.
    .a-indirect = The document does not say whether indirect links count, for example through relatives, an asset company or a science park.

## Relaxations, priorities, notes

ningbo-relaxation-core_and_needed = Owns core intellectual property or mature results, and is urgently needed by firms
    .whole = You meet both conditions and may ask for the requirements on age, degree and title to be relaxed; the authority decides.
    .half = You meet one of the two conditions. Whether that is enough depends on how the list comma “、” in the document is read: both, or either. We read it as both.

ningbo-relaxation-excellent_renewal = Renewal after an excellent last term
    .whole = You renew after a term graded excellent and may ask for the requirements on age, degree and title to be relaxed; the authority decides.

ningbo-priority-age_40 = 40 or younger
    .why = You are not over 40: you are preferred among equals.

ningbo-priority-carrier = Needs from innovation sites
    .why = The firm is in an innovation site: needs put forward by such sites are supported first.

ningbo-note-place = The document blanks the place name; “Ningbo” is inferred from its wording, and the official text of the authority decides
ningbo-note-service = A term is normally two years and may be renewed; in principle at least 3 months of service a year add up, in any form

## Districts

ningbo-district-haishu = Haishu District
    .authority = science and technology authority of Haishu District
ningbo-district-jiangbei = Jiangbei District
    .authority = science and technology authority of Jiangbei District
ningbo-district-beilun = Beilun District
    .authority = science and technology authority of Beilun District
ningbo-district-zhenhai = Zhenhai District
    .authority = science and technology authority of Zhenhai District
ningbo-district-yinzhou = Yinzhou District
    .authority = science and technology authority of Yinzhou District
ningbo-district-fenghua = Fenghua District
    .authority = science and technology authority of Fenghua District
ningbo-district-yuyao = Yuyao
    .authority = science and technology authority of Yuyao
ningbo-district-cixi = Cixi
    .authority = science and technology authority of Cixi
ningbo-district-ninghai = Ninghai County
    .authority = science and technology authority of Ninghai County
ningbo-district-xiangshan = Xiangshan County
    .authority = science and technology authority of Xiangshan County

## Fields: the high-tech fields supported by the state

ningbo-field-electronic_information = Electronic information
ningbo-field-biology_medicine = Biology and new medicine
ningbo-field-aerospace = Aerospace
ningbo-field-new_materials = New materials
ningbo-field-high_tech_services = High-tech services
ningbo-field-new_energy = New energy and energy saving
ningbo-field-resources_environment = Resources and environment
ningbo-field-advanced_manufacturing = Advanced manufacturing and automation
ningbo-target_number = The document names about 300 VPs by 2027 as a target (clause 1); it sets no quota.

## Service time

ningbo-duty-planning = Needs and planning
ningbo-duty-research = Key problems and joint research
ningbo-duty-transfer = Filing and transferring results
ningbo-duty-platforms = Platforms, talent and training
ningbo-duty-resources = Resources and policy
ningbo-platform-good_results = Zhejiang's “Good Results” platform
ningbo-platform-online_market = the Zhejiang online technology market

## From need to post

ningbo-workflow-post = Application for a post
ningbo-step-post-apply = Apply
    .done = Applied
    .do = Please say how you would meet the need, and what ties you or your unit have with the firm.
ningbo-step-post-consent = The unit's consent
    .done = The unit consented
    .do = Please say whether the researcher may negotiate with the firm, and name a contact person.
ningbo-step-post-contacts = Exchange of contacts
    .done = Contacts exchanged
    .do = Please say whether the other side may see how to reach you; neither sees anything until both agree.
ningbo-step-post-choose = The firm's choice
    .done = The firm chose this expert
    .do = Please choose after your talks; one expert in principle, with a reason if you need more.
ningbo-step-post-report = The firm's report
    .done = The firm reported its intention
    .do = Please state the work and the duties, and report your intention to the authorities.
ningbo-step-post-opinion = The district's opinion
    .done = The district gave its opinion
    .do = Please look at the papers and the self-check, and give the opinion that the city's decision will answer.
ningbo-step-post-decide = The joint decision
    .done = The city decided, together with the district
    .do = Please decide, and answer the district's opinion in what you say.
ningbo-step-post-notice = Public notice
    .done = The public notice is over
    .do = Please publish the list, and answer each objection that comes in meanwhile.
ningbo-step-post-letter = Letter of appointment
    .done = The letter of appointment was issued
    .do = Please issue the letter, and upload a copy.
ningbo-step-post-draft = Draft of the three-party agreement
    .done = The agreement was drafted
    .do = Please state the post and its first and last day; a draft is made of it for the three parties to check.
ningbo-step-post-sign = Signing of the agreement
    .done = The agreement was signed
    .do = Please upload a copy once all three parties have signed.
ningbo-step-post-confirm = Check of the signed agreement
    .done = The signed agreement was found right
    .do = Please check that what was uploaded is what you signed.
ningbo-step-post-certificate = Technology manager certificate
    .done = The certificate was handed in
    .do = Please upload your technology manager certificate (elementary or above) before you take the post, and give its number.
ningbo-step-post-start = Check and start
    .done = On post
    .do = Please check the certificate and the agreement, and confirm the start once both are in order.
