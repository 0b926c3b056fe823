# Questions of the self-check. Every text here may use $place, the programme's place name, and nothing else.

## The expert

fact-employer_kind = What kind of institution do you work for?
    .label = Kind of employer
    .why = The programme limits which kinds of institution may send experts. A university's own hospital may be treated differently from other health institutions, so they are listed apart.
    .v-university = University or college (vocational too)
    .v-research_institute = Research institute (industry ones too)
    .v-affiliated_hospital = A university's affiliated hospital
    .v-hospital = Another medical or health institution
    .v-other = Another kind of employer
    .s-university = university;college
    .s-research_institute = institute;research institute;Chinese Academy of Sciences;CAS
    .s-affiliated_hospital = affiliated hospital;university's hospital
    .s-other = company;firm;other
    .s-hospital = other hospital;community health centre;CDC;centre for disease control;center for disease control

fact-employer_in_city = Is your employer an institution of { $place }?
    .s-yes = in { $place };from { $place };of { $place }
    .s-no = not in { $place };not from { $place };elsewhere;outside { $place }
    .label = Employer is of { $place }
    .why = The { $place } programme is meant for people employed by local universities and research institutes. For a branch of an institution from elsewhere, please choose “not sure”.

fact-contract_years = How many years does your present employment contract run in all?
    .label = Length of the contract
    .why = The programme sets a least length for the employment contract. If it has no end date, please enter “open-ended”.
    .example = 3, 3.5 years, 36 months, open-ended

fact-contract_years_left = How much of your present employment contract is left?
    .label = Time left on the contract
    .why = When little time is left, your employer has to provide one more document.
    .example = 2, 1.5 years, 20 months, open-ended

fact-renewal_proof = Can your employer give you proof that your contract will be renewed?
    .label = Proof of renewal
    .why = When too little of the contract is left, this proof shows that you will be kept on.
    .v-has = I have it already
    .v-can_get = I can get it
    .v-cannot = I cannot get it
    .s-has = have it;got it;I have it;already have it
    .s-can_get = can get it;can get;they said I can;the university says I can
    .s-cannot = cannot;can't

fact-certificate_level = Which technology manager (or technology broker) certificate do you hold?
    .label = Technology manager certificate
    .why = The programme asks for technology manager training and its certificate before you take up the post. Not having it yet does not stop you from applying.
    .v-none = I have no certificate yet
    .v-elementary = Elementary
    .v-intermediate = Intermediate
    .v-senior = Senior
    .s-none = none;no certificate
    .s-elementary = elementary
    .s-intermediate = intermediate
    .s-senior = senior

fact-certificate_by_authority = Does this certificate come from training organised by the science and technology authority of { $place }?
    .label = Certificate from the authority's training
    .why = The programme speaks of training organised by the science and technology authority. Whether a certificate from elsewhere counts is for that authority to say.

fact-conduct_ok = Do you meet the programme's requirements on political integrity and conduct?
    .label = Integrity and conduct
    .why = Both programmes look at political integrity and conduct; Changping also names respect for the law and good health. You judge for yourself here; your employer checks when it recommends you.

fact-ability_ok = Can you use your professional ability to help a firm solve technical problems?
    .label = Professional ability
    .why = The programme asks for research or technical ability in your field but gives no measure, so here you judge for yourself.

fact-served_smes = Have you done technical work for small or medium technology firms before?
    .label = Work for small firms
    .why = The programme looks for experience of serving small firms but does not say how much is enough.

fact-willing = Are you willing to serve a small or medium technology firm part-time?
    .label = Willing to serve
    .why = The programme asks that you are keen to do this work.

fact-degree = What is the highest degree you have been awarded?
    .label = Highest degree
    .why = A doctorate or an associate senior title is generally expected. If you are still a doctoral student, choose the degree you already hold; after postdoctoral work, choose doctorate.
    .v-doctorate = Doctorate
    .v-master = Master's degree
    .v-bachelor = Bachelor's degree
    .v-below = Below a bachelor's degree

fact-title = Which level of professional title certificate do you hold?
    .label = Professional title
    .why = Please go by the title certificate: specially appointed, pre-tenure and tenure-track posts are positions, not titles. An associate senior title or a doctorate is generally expected.
    .v-senior = Senior (full professor level)
    .v-associate_senior = Associate senior
    .v-intermediate = Intermediate title
    .v-junior = Junior title
    .v-none = I have no title
    .s-none = none;no title

fact-birth_date = What is your date of birth (year and month are enough)?
    .label = Date of birth
    .why = The programme has a general age limit and prefers younger applicants among equals. If you give only the month and the day matters, we will ask for the day.
    .example = June 1975 or 1975-06-12
    .again = Your age is right at the limit. Which day of that month is your birthday?
    .again-example = 12 March 1970, or just the 12th

fact-first_appointment = Would this be your first appointment as a technology vice-president in { $place }?
    .label = First appointment
    .why = The age limit is written for first appointments, and renewals have a relaxation of their own.

fact-last_grade = What grade did you get in the final assessment of your last term?
    .label = Grade of the last term
    .why = For a renewal after an excellent final assessment, some conditions may be relaxed.
    .v-excellent = Excellent
    .v-other = Another grade
    .s-excellent = top grade
    .s-other = pass;passed;good;other

fact-core_ip_or_results = Do you own core intellectual property or mature research results?
    .label = Core IP or mature results
    .why = This decides whether you can ask for some conditions to be relaxed.

fact-urgently_needed = Are you someone the firms of { $place } urgently need?
    .label = Urgently needed by firms
    .why = This decides whether you can ask for some conditions to be relaxed. If no firm has said so, you may choose “not sure”.

fact-employer_tier = Which of these describe your employer (choose all that apply)?
    .label = Standing of the employer
    .why = The programme lists several kinds of institution that may send experts, and one is enough. For an affiliated hospital, please choose its university's standing too.
    .v-project_985_211 = A 985 or 211 university
    .v-double_first_class = A Double First-Class university
    .v-grade_a_hospital = A Grade III-A hospital
    .v-national_or_beijing_institute = A national or Beijing-level institute
    .v-new_type_institution = A new-type R&D institution
    .v-other = None of the above
    .s-project_985_211 = 985;211;985 university;211 university;a 985 university;a 211 university
    .s-double_first_class = double first-class;double first class;double first-class university;double first class university
    .s-other = none;other
    .s-grade_a_hospital = grade III-A hospital;grade 3A hospital;III-A hospital;class III-A hospital
    .s-national_or_beijing_institute = national institute;national research institute;Beijing-level institute;Chinese Academy of Sciences
    .s-new_type_institution = new-type institution

fact-discipline_listed = Is your own discipline on the Double First-Class list?
    .label = Discipline on the list
    .why = For Double First-Class universities, the programme looks at whether your discipline was selected.

fact-employer_in_district = Is your employer located in { $place }?
    .s-yes = in { $place };from { $place }
    .s-no = not in { $place };not from { $place };elsewhere;outside { $place }
    .label = Employer is in { $place }
    .why = Universities, research institutes and health institutions located in { $place } may send experts whatever their standing.

fact-work_years = How many years of work experience do you have?
    .label = Work experience
    .why = The programme sets a least number of years of work.
    .example = 2, 1.5 years, 18 months

## The firm

fact-registered_in_city = Is the firm registered in { $place }?
    .s-yes = in { $place };registered in { $place }
    .s-no = not in { $place };not registered in { $place };elsewhere;outside { $place }
    .label = Firm registered in { $place }
    .why = The programme asks that the host firm is registered locally.

fact-independent_legal_person = Is the firm an independent legal person?
    .label = Independent legal person
    .why = The programme asks that the host firm is an independent legal person. A branch is not one: please answer “no”.

fact-classes = Which of these describe the firm (choose all that apply)?
    .label = Classes of the firm
    .why = The programme lists the kinds of firm that may host a technology vice-president, and one is enough.
    .v-high_tech = High-tech enterprise
    .v-tech_sme = Technology-based small or medium firm
    .v-srdi = SRDI (specialised and innovative) firm
    .v-advanced_service = Advanced technology service firm
    .v-zeroed = Recently completed the “two zeros”
    .v-other = Another kind, or none of these
    .s-high_tech = high-tech;high tech;hi-tech enterprise;HNTE
    .s-tech_sme = technology SME;technology-based SME
    .s-srdi = SRDI;little giant
    .s-advanced_service = advanced technology service
    .s-zeroed = zeroed
    .s-other = other;none of these

fact-class_valid = Is at least one of the firm's certifications still valid today?
    .label = Certification valid
    .why = We read the rule as asking for a certification that is still valid. One is enough; the “two zeros” and other kinds do not count here.

fact-post_ready = Will the firm set up the post and sign the cooperation agreement?
    .label = Post and agreement
    .why = Setting up the post and signing the agreement are duties of the host firm.

fact-in_carrier = Is the firm in a provincial high-tech park, a municipal or higher incubator, or a similar innovation site?
    .label = In an innovation site
    .why = This is not a condition. Needs that come through such sites are supported first.

fact-tech_firm = Is the firm a technology firm?
    .label = Technology firm
    .why = The programme is meant for technology firms but does not define them. If in doubt, please choose “not sure”.

fact-in_district = Is the firm in { $place }?
    .s-yes = in { $place };from { $place }
    .s-no = not in { $place };not from { $place };elsewhere;outside { $place }
    .label = Firm is in { $place }
    .why = The programme is meant for firms of { $place }.

## The pair

fact-tie = What links are there between you (the expert) or your employer and this firm (choose all that apply)?
    .label = Links between expert and firm
    .why = The firm may not have been founded, invested in or incubated by the applicant or the applicant's university or institute. Contracts, joint laboratories, consulting and students count as cooperation.
    .v-none = No link at all
    .v-founded = Founded the firm
    .v-invested = Holds shares in the firm
    .v-incubated = Incubated the firm
    .v-cooperation = Research cooperation or consulting
    .v-other = Through relatives or another body
    .s-none = none;no ties
    .s-founded = founder;founded
    .s-invested = shareholder;invested
    .s-cooperation = cooperation;collaboration
    .s-incubated = incubated;incubator
    .s-other = relative;other
