# Changping's programme, restated in our own words. It is a draft for comment.

changping = Changping's technology vice-president programme (draft for comment)
    .by-city = the Changping science and technology commission
    .place = Changping
    .spoken = Changping
    .short = the Changping draft
    .status = This document is still a draft for comment: it is not in force, and the final text may differ.
    .contact = Please contact the Changping District science and technology commission (which leads the programme's working group).
    .counting = The document states neither a minimum nor how time is counted. Here hours are only added up; the Changping science and technology commission decides how they are counted.
    .source = Based on the Changping District opinion on bringing in technology vice-presidents (version 2.0, draft for comment); its date is not known.

## The expert

changping-employer = Sending unit
    .rule = The draft lists the kinds of institution that may send experts, and one is enough: 985 or 211 universities, disciplines on the Double First-Class list, well-known Grade III-A hospitals; national or Beijing-level research institutes, new-type R&D institutions; universities, research institutes and health institutions located in Changping.
    .r-local = Your employer is located in Changping and is of a kind that may send experts.
    .r-institute = Your employer is a national or Beijing-level research institute.
    .r-key_university = Your employer is a 985 or 211 university.
    .r-listed_discipline = Your discipline is on the Double First-Class list.
    .r-affiliated = You work for the hospital of a key university; the draft names the university itself.
    .r-hospital = You work for a Grade III-A hospital; the draft asks for a “well-known” one.
    .r-new_type = Your employer is a new-type R&D institution.
    .r-discipline = Your university is a Double First-Class one, but your discipline is not on the list and your employer is of no other listed kind.
    .r-outside = Your employer is of none of the listed kinds.
    .a-affiliated = The draft does not say whether a university's hospital counts as part of the university; the authority decides.
    .a-well_known = The draft does not say what makes a hospital well-known; the authority decides.
    .a-new_type = The wording leaves open whether “national or Beijing-level” limits new-type R&D institutions too; the authority decides.

changping-qualification = Degree or title
    .rule = As a general rule you need a doctorate or a title of associate senior or higher; one of the two is enough.
    .r-doctorate = You have a doctorate.
    .r-title = Your title is associate senior or higher.
    .r-below = You have neither a doctorate nor a title of associate senior or higher; the draft's rule is only a general one, so the authority decides.
    .a-title_not_named = The relaxation names years of work and education and ends in “and so on”; it does not name the title.

changping-work_years = Years of work
    .rule = At least 2 years of work experience are needed (exactly 2 counts); this may be relaxed in stated cases.
    .r-ok = You have at least 2 years of work experience.
    .r-relaxed = You have less than 2 years of work experience, but a stated relaxation applies, so the authority decides.
    .r-perhaps_relaxed = You have less than 2 years of work experience; a stated relaxation may apply, so the authority decides.
    .r-short = You have less than 2 years of work experience and no stated relaxation applies.
    .a-list_comma = The wording leaves open whether the list comma “、” in the relaxation asks for both conditions or for either; we read it as both.

changping-conduct = Political integrity and conduct
    .rule = Political integrity, respect for the law, good health, and a sense of duty and dedication are required.
    .r-declared = You state that you meet this requirement.
    .r-not_declared = You have not confirmed this requirement, so the authority decides.

changping-ability = Professional ability
    .rule = A good professional level is required, with ability in development, technical guidance and coordination, knowledge of policy and industry, and the ability to help firms solve problems; the draft gives no measure.
    .r-declared = You state that you have this ability.
    .r-not_declared = You have not confirmed this ability, so the authority decides.

## The firm

changping-tech_firm = Technology firm
    .rule = The draft is meant for technology firms.
    .r-ok = The firm is a technology firm.
    .r-other = The firm is not a technology firm.
    .a-undefined = The draft does not define a technology firm; the authority's view decides.

changping-in_district = Location of the firm
    .rule = The draft is meant for firms of Changping.
    .r-ok = The firm is in Changping.
    .r-elsewhere = The firm is not in Changping.

## Relaxations, notes

changping-relaxation-core_and_needed = Owns core intellectual property or mature results, and is urgently needed by Changping's firms
    .whole = You meet both conditions and may ask for the requirements on years of work, education and so on to be relaxed (the title is not named); the authority decides.
    .half = You meet one of the two conditions. Whether that is enough depends on how the list comma “、” in the draft is read: both, or either. We read it as both.

changping-note-leading_industries = Needs in Changping's leading industries are met first

## Districts

changping-district-changping = Changping District
    .authority = Changping District science and technology commission

## Fields: the high-tech fields supported by the state

changping-field-electronic_information = Electronic information
changping-field-biology_medicine = Biology and new medicine
changping-field-aerospace = Aerospace
changping-field-new_materials = New materials
changping-field-high_tech_services = High-tech services
changping-field-new_energy = New energy and energy saving
changping-field-resources_environment = Resources and environment
changping-field-advanced_manufacturing = Advanced manufacturing and automation

## From pool to post

changping-workflow-pool = Recommendation for the expert pool
changping-step-pool-recommend = The unit's recommendation
    .done = The unit recommended this expert
    .do = Please say why you recommend this expert.
changping-step-pool-accept = Acceptance into the pool
    .done = Accepted into the expert pool
    .do = Please look at the recommendation, and say whether the expert joins the pool.

changping-workflow-project = Application for a joint project
changping-step-project-intent = The firm's wish to cooperate
    .done = The firm asked this expert
    .do = Please say what you would like to solve together.
changping-step-project-contacts = Exchange of contacts
    .done = Contacts exchanged
    .do = Please say whether the other side may see how to reach you; neither sees anything until both agree.
changping-step-project-agree = Agreement on the intention
    .done = Both sides intend to cooperate
    .do = Please say, after your talks with the firm, whether you want to work together.
changping-step-project-application = Project application
    .done = The project was filed
    .do = Please state the project's aims, budget, schedule and results; the firm files it for both.
changping-step-project-assign = Choice of reviewers
    .done = Reviewers were assigned
    .do = Please choose the reviewers; nobody of the firm or the unit can be one.
changping-step-project-score = Expert review
    .done = The reviewers gave their scores
    .do = Please read the project, score it and say why; if you have a stake in it, please return it and say so.
changping-step-project-decide = The commission's decision
    .done = The commission approved the project
    .do = Please decide in view of the review, and say why.
changping-step-project-record = Record at the talent office
    .done = Recorded with the talent office
    .do = Please check what was approved, and put it on record.
changping-step-project-draft = Draft of the agreement
    .done = The agreement was drafted
    .do = Please state the post (such as science vice-president or deputy head of the R&D centre), its first and last day and the duties; a draft is made of it for both to check.
changping-step-project-sign = Signing of the agreement
    .done = The agreement was signed
    .do = Please upload a copy once both parties have signed.
changping-step-project-confirm = Check of the signed agreement
    .done = The signed agreement was found right
    .do = Please check that what was uploaded is what you signed.
changping-step-project-letter = The district's letter
    .done = The district issued its letter
    .do = Please issue the district's letter of appointment; you may upload a copy.
changping-step-project-firm_letter = The firm's letter
    .done = The firm issued its letter
    .do = Please issue the firm's letter of appointment; you may upload a copy.
changping-step-project-start = Start of the post
    .done = On post
    .do = Please check the agreement and both letters, and confirm the start.
