//! Every text of the page, once. Another language is another of these.

use crate::api::views::CaseState;

macro_rules! catalogue {
    ($($name:ident: $text:expr,)*) => {
        /// The texts of one language.
        pub(crate) struct Texts { $(pub(crate) $name: &'static str,)* }
        /// English.
        pub(crate) static ENGLISH: Texts = Texts { $($name: $text,)* };
    };
}

catalogue! {
    language: "en",
    skip: "Skip to the content",
    menu: "Pages",
    brand: "crosscheck",
    sign_out: "Sign out",
    signed_in_as: "Signed in as",
    not_a_verification: "crosscheck compares what sources state. It verifies nobody and says nothing about what a person is.",

    problem_title: "This did not work",
    problem_back: "Back to the cases",
    not_there_text: "There is nothing here that you can see. A link may have ended: ask whoever sent it for a new one.",
    erased_text: "This was erased at the person’s request or after its time. Nothing of it is kept.",
    fault_text: "The service could not do this. It is not your fault; try again in a minute, and tell whoever runs the service if it stays so.",
    foreign_form: "This form did not come from a page of this browser. Open the page again, with cookies allowed, and send it from there.",

    set_up_title: "Make the first user",
    set_up_lead: "This link was printed when the service started, and works once. Whoever makes the first user sees the cases of the organisation.",
    organisation: "Organisation",
    organisation_hint: "A short name: letters, digits, - and _. Keys of the API that were made with --tenant and this name see the same cases.",
    user_name: "Your name",
    user_name_hint: "It stands beside what you write to a case.",
    password: "Password",
    password_hint: "At least 12 characters. A few words are better than one.",
    make_user: "Make the user",
    wrong_organisation: "Write 1 to 64 letters, digits, - and _",
    wrong_name: "Write your name",
    wrong_password: "Write at least 12 characters",

    sign_in_title: "Sign in",
    sign_in: "Sign in",
    wrong_sign_in: "This name and password do not belong together",
    nobody_yet: "There is no user yet. The service prints a link on its standard error when it starts: open it to make the first one.",
    trying_title: "Try crosscheck",
    trying_lead: "Four cases about people who do not exist: one consistent, one contradictory, one half unreachable, one where nothing was reached. They are kept in a temporary folder and go when the service ends.",
    trying_enter: "Look at the cases",

    cases_title: "Cases",
    new_case: "New case",
    no_cases: "No cases yet",
    no_cases_text: "A case compares what a candidate’s CV, profiles and pages state. Paste the candidate’s mail, add the CV, and read a minute later what disagrees and what to ask.",
    reference: "Your reference",
    state: "State",
    came: "Handed in",
    older: "Older cases",

    new_case_title: "New case",
    summary_title: "There is a problem",
    pasted: "Text with the candidate’s links",
    pasted_hint: "Paste anything: a mail, an application, a list. The links in it are read, the rest is not kept.",
    cv: "CV",
    cv_hint: "PDF, Word, HTML, text and more. Drop the file on the field.",
    files: "Other files",
    files_hint: "Exported or saved profiles, a second CV, a dossier (WACZ). Several can be dropped.",
    basis: "On which basis",
    reference_hint: "What you call this application, such as 2026-118.",
    consent: "Where is the candidate’s consent written down?",
    consent_hint: "Such as “application form of 3 May, box 4”. It is printed in the report. Without consent, do not go on.",
    purpose: "What is the check for?",
    purpose_hint: "Such as “hiring for the position of data engineer”. It is printed in the report, and the candidate reads it.",
    consent_short: "Consent",
    purpose_short: "Purpose",
    jurisdiction: "Whose law holds?",
    jurisdiction_hint: "The code of the country, such as NL; with the state in the United States, such as US-CO.",
    create: "Read and compare",
    nothing_to_check: "There is nothing to compare: paste a text with a link in it, or add a file",

    case_title: "Case",
    waiting: "Waiting",
    running: "Being read",
    done: "Read",
    closed: "Closed",
    left_alone: "Left alone",
    cancelled: "Stopped",
    erased: "Erased",
    progress: "Progress",
    progress_text: "This page looks again every two seconds.",
    progress_none: "No source has answered yet.",
    stop: "Stop reading",
    left_alone_text: "The program ended several times while it read this case, so it leaves it alone.",
    cancelled_text: "Reading was stopped. Nothing was compared.",
    read: "read",
    not_reached: "not reached",
    unreadable: "cannot be read",
    not_recognised: "nothing about a person could be read in it",
    agree_count: "agreements",
    disagree_count: "disagreements",
    read_count: "sources read",
    ask_count: "questions to ask",
    of: "of",
    disagree: "What disagrees",
    disagree_none: "Nothing that was read disagrees. That verifies nothing: it says only that these sources do not contradict each other.",
    explain: "What else can explain it",
    ask: "Ask",
    say_something: "Write down an answer, or settle it",
    ask_title: "Ask the candidate",
    ask_text: "The questions are neutral: they say what to explain, not what to suspect. Select and copy them, or open them in your mail program.",
    ask_none: "There is nothing to ask.",
    open_mail: "Open as a mail",
    mail_subject: "Questions on your application",
    letter_begins: "Thank you for your application. We compared what your documents and profiles state, and would like to understand the following. There may be simple reasons, and we would like to hear them from you.",
    letter_ends: "If anything here is not about you, or is wrong, please tell us: we will correct it.",
    sources: "What was read",
    said: "What people said and did",
    said_none: "Nobody has said anything yet.",
    about_case: "The whole case",
    about: "About",
    disagreement: "Disagreement",
    who_says: "Who says it",
    what: "What they say",
    kind: "What it is",
    is_answer: "An answer or a note",
    is_dispute: "A dispute: something is wrong",
    write_down: "Write it down",
    settle: "Settle it",
    settle_how: "How it was settled",
    reason: "Why",
    explained: "Explained: both sources are right",
    source_corrected: "A source was wrong and was corrected",
    read_wrongly: "It was read wrongly",
    documented: "A document shows which is right",
    left_open: "It stays open",
    candidate_link: "The candidate’s page",
    candidate_link_text: "On it the candidate sees what is compared and why, agrees or refuses, adds links, reads a copy of the report and disputes it. The link works for two weeks, for whoever has it. Send it to the candidate only.",
    make_link: "Make a link",
    whole_report: "The whole report",
    open_report: "Open the report by itself",
    close_title: "Close the case",
    close_text: "A person decides, with reasons. crosscheck recommends nothing.",
    reasons: "Your reasons",
    close: "Close the case",
    reopen: "Open it again",
    invited_title: "The candidate’s link",
    invited_text: "Send this address to the candidate. It is shown this once; you can make another at any time.",
    invited_until: "It works until",
    back_to_case: "Back to the case",

    answer_given: "Answer",
    dispute_raised: "Dispute",
    resolution_recorded: "Settled",
    case_closed: "Case closed",
    case_reopened: "Case opened again",
    candidate_invited: "A link was made for the candidate",
    consent_given: "The candidate agrees to the comparison",
    consent_refused: "The candidate does not agree to the comparison",
    links_supplied: "The candidate named own links",

    candidate_title: "Your application",
    candidate_lead: "An organisation you applied to compares what your documents and public profiles state: names, places, periods of work and study, contacts, pictures. A person reads the outcome and decides; the program gives no mark and recommends nothing.",
    candidate_why: "What it is for",
    candidate_what: "What is compared",
    candidate_none: "The documents that you handed in, and the links in them.",
    candidate_consent: "Do you agree?",
    candidate_consent_text: "You are free to refuse. If you do, nothing more is read, and the organisation is told.",
    agree_yes: "Yes, I agree",
    agree_no: "No, I do not agree",
    send: "Send",
    candidate_links: "Your own links",
    candidate_links_text: "Profiles and pages of yours that should be looked at. Only name what is yours.",
    links_label: "Your links, one a line",
    candidate_report: "What was found",
    candidate_waits: "There is no outcome yet. Come back later: this address stays the same.",
    candidate_copy: "Open your copy of the whole report",
    candidate_copy_not: "A full copy cannot be shown here, because it speaks of other people too. What concerns you stands below; ask the organisation for the rest.",
    candidate_correct: "If a source is wrong, you can correct it where it stands, and say so here.",
    candidate_dispute: "Something is wrong?",
    candidate_dispute_text: "Say what, and how it really is. It stands beside the outcome, and nobody can remove or change it.",
    candidate_said: "What you said here",
    choose_one: "Choose yes or no",
    no_links: "No link could be found in this",
    say_what: "Write what is wrong",
    no_report_yet: "There is no outcome yet that could be disputed",
}

impl Texts {
    /// How far a case has come.
    pub(crate) fn state(&self, state: CaseState, closed: bool) -> &'static str {
        match state {
            CaseState::Waiting => self.waiting,
            CaseState::Running => self.running,
            CaseState::Done if closed => self.closed,
            CaseState::Done => self.done,
            CaseState::LeftAlone => self.left_alone,
            CaseState::Cancelled => self.cancelled,
            CaseState::Erased => self.erased,
        }
    }

    /// What came of a source.
    pub(crate) fn outcome(&self, word: &str) -> &'static str {
        match word {
            "read" => self.read,
            "not_reached" => self.not_reached,
            "unreadable" => self.unreadable,
            _ => self.not_recognised,
        }
    }

    /// What people said or did; nothing for what happens by itself.
    pub(crate) fn event(&self, kind: &str) -> Option<&'static str> {
        Some(match kind {
            "answer.given" => self.answer_given,
            "dispute.raised" => self.dispute_raised,
            "resolution.recorded" => self.resolution_recorded,
            "case.closed" => self.case_closed,
            "case.reopened" => self.case_reopened,
            "candidate.invited" => self.candidate_invited,
            "consent.given" => self.consent_given,
            "consent.refused" => self.consent_refused,
            "links.supplied" => self.links_supplied,
            _ => return None,
        })
    }

    /// How something was settled.
    pub(crate) fn settled(&self, how: &str) -> &'static str {
        match how {
            "explained" => self.explained,
            "source_corrected" => self.source_corrected,
            "read_wrongly" => self.read_wrongly,
            "documented" => self.documented,
            _ => self.left_open,
        }
    }
}
