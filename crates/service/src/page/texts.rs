//! Texts by what they say: of a state, an event, a role.

use jiff::Timestamp;

use super::role::Role;
use crate::access::Scope;
use crate::api::views::CaseState;
use crate::notices::{Clock, Standing};

pub(crate) use super::catalogue::{ENGLISH, GERMAN, Texts};

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
            "files.supplied" => self.files_supplied,
            "complaint.made" => self.complaint_made,
            "erasure.requested" => self.erasure_requested,
            "erasure.planned" => self.erasure_planned,
            "erasure.undone" => self.erasure_undone,
            "control.asked" => self.control_asked,
            "control.checked" => self.control_checked,
            "checklist.changed" => self.checklist_changed,
            "page.handed_in" => self.page_handed_in,
            "notice.before" => self.notice_before,
            "notice.dispute_answered" => self.notice_dispute_answered,
            "notice.after" => self.notice_after,
            "notice.withdrawn" => self.notice_withdrawn,
            "case.cancelled" => self.case_cancelled,
            "case.restored" => self.case_restored,
            _ => return None,
        })
    }

    /// How far the notices before and after a decision have come; nothing if none was sent.
    pub(crate) fn notices(&self, clock: &Clock) -> Option<String> {
        let until = |text: &str, at: Option<Timestamp>| match at {
            Some(at) => format!("{text} {}", self.minute(&at.to_string())),
            None => text.to_owned(),
        };
        Some(match clock.standing {
            Standing::None => return None,
            Standing::Waiting => until(self.notices_waiting, clock.ends),
            Standing::Disputed if clock.answer_until.is_some() => {
                until(self.notices_disputed_until, clock.answer_until)
            }
            Standing::Disputed => self.notices_disputed.to_owned(),
            Standing::Over => self.notices_over.to_owned(),
            Standing::Told => self.notices_told.to_owned(),
            Standing::Withdrawn => self.notices_withdrawn.to_owned(),
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

    /// State of a step.
    pub(crate) fn step_state(&self, state: &str) -> &'static str {
        match state {
            "done" => self.step_done,
            "waived" => self.step_waived,
            "not_applicable" => self.step_not_applicable,
            _ => self.step_open,
        }
    }

    /// What a look at a profile showed.
    pub(crate) fn control_state(&self, state: Option<&str>) -> &'static str {
        match state {
            None => self.control_waits,
            Some("shown") => self.control_shown,
            Some("not_shown") => self.control_not_shown,
            Some("expired") => self.control_expired,
            Some("cannot_be_shown") => self.control_cannot,
            Some(_) => self.control_not_checked,
        }
    }

    /// Which cases a list can show: the word in its address, and its name.
    pub(crate) fn shows(&self) -> [(&'static str, &'static str); 5] {
        [
            ("", self.show_any),
            ("under_way", self.show_under_way),
            ("read", self.show_read),
            ("closed", self.show_closed),
            ("stopped", self.show_stopped),
        ]
    }

    /// A role by its name.
    pub(crate) fn role(&self, role: Role) -> &'static str {
        match role {
            Role::Recruiter => self.role_recruiter,
            Role::Reviewer => self.role_reviewer,
            Role::Compliance => self.role_compliance,
            Role::Administrator => self.role_administrator,
        }
    }

    /// All roles, as they are kept and by name.
    pub(crate) fn roles(&self) -> [(&'static str, &'static str); 4] {
        Role::ALL.map(|role| (role.as_str(), self.role(role)))
    }

    /// What each role may do.
    pub(crate) fn role_texts(&self) -> [(&'static str, &'static str); 4] {
        Role::ALL.map(|role| {
            let text = match role {
                Role::Recruiter => self.recruiter_text,
                Role::Reviewer => self.reviewer_text,
                Role::Compliance => self.compliance_text,
                Role::Administrator => self.administrator_text,
            };
            (self.role(role), text)
        })
    }

    /// What a key with this scope may do.
    pub(crate) fn scope(&self, scope: &str) -> &'static str {
        match Scope::parse(scope) {
            Some(Scope::CasesWrite) => self.scope_write,
            Some(Scope::CasesRead) => self.scope_read,
            Some(Scope::CasesDecide) => self.scope_decide,
            Some(Scope::CasesErase) => self.scope_erase,
            Some(Scope::Webhooks) => self.scope_webhooks,
            Some(Scope::Ats) => self.scope_ats,
            None => "",
        }
    }

    /// A time as people read it here: UTC, to the minute.
    pub(crate) fn minute(&self, at: &str) -> String {
        let Some(start) = at.get(..16) else { return at.to_owned() };
        let parts: Vec<&str> = start.split(['-', 'T']).collect();
        match parts.as_slice() {
            [year, month, day, time] if self.language == "de" => format!("{day}.{month}.{year} {time} UTC"),
            _ => format!("{} UTC", start.replace('T', " ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_stands_in_every_language_and_says_something() {
        // The same in both, because it is a name or a word of both.
        const SAME: [&str; 4] = ["brand", "organisation", "user_name_short", "get_dossier"];
        for ((name, english), (_, german)) in ENGLISH.all().into_iter().zip(GERMAN.all()) {
            assert!(!english.trim().is_empty() && !german.trim().is_empty(), "{name}");
            assert!(english != german || SAME.contains(&name), "{name} is not translated");
            for text in [english, german] {
                assert!(!text.contains('!') && !text.contains("  "), "{name}: {text}");
            }
        }
    }

    #[test]
    fn times_are_written_as_each_language_does() {
        assert_eq!(ENGLISH.minute("2026-12-01T00:30:15Z"), "2026-12-01 00:30 UTC");
        assert_eq!(GERMAN.minute("2026-12-01T00:30:15Z"), "01.12.2026 00:30 UTC");
        assert_eq!(GERMAN.minute("soon"), "soon");
    }
}
