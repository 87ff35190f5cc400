//! The words of the schema for the values of the model.

use crosscheck_model as model;

use super::words::*;

impl From<model::SourceKind> for SourceKind {
    fn from(kind: model::SourceKind) -> Self {
        match kind {
            model::SourceKind::Cv => Self::Cv,
            model::SourceKind::Profile => Self::Profile,
            model::SourceKind::Portfolio => Self::Portfolio,
            model::SourceKind::Record => Self::Record,
        }
    }
}

impl From<&model::Gap> for Outcome {
    fn from(gap: &model::Gap) -> Self {
        Self::ALL.iter().copied().find(|one| one.as_str() == gap.as_str()).unwrap_or(Self::Other)
    }
}

impl From<&model::Outcome> for Outcome {
    fn from(outcome: &model::Outcome) -> Self {
        match outcome {
            model::Outcome::Read => Self::Read,
            model::Outcome::NotRecognised => Self::NotRecognised,
            model::Outcome::NotReached(gap) => gap.into(),
            model::Outcome::Unreadable(_) => Self::Unreadable,
            _ => Self::Other,
        }
    }
}

impl From<model::FindingKind> for FindingKind {
    fn from(kind: model::FindingKind) -> Self {
        match kind {
            model::FindingKind::Contradiction => Self::Contradiction,
            model::FindingKind::SharedWithOtherApplication => Self::SharedWithOtherApplication,
            model::FindingKind::Unconfirmed => Self::Unconfirmed,
            model::FindingKind::Info => Self::Info,
            model::FindingKind::Confirmed => Self::Confirmed,
            model::FindingKind::NotChecked => Self::NotChecked,
        }
    }
}

impl From<model::Strength> for Strength {
    fn from(strength: model::Strength) -> Self {
        match strength {
            model::Strength::Strong => Self::Strong,
            model::Strength::Moderate => Self::Moderate,
            model::Strength::Weak => Self::Weak,
            model::Strength::None => Self::None,
        }
    }
}

impl From<model::Topic> for Topic {
    fn from(topic: model::Topic) -> Self {
        match topic {
            model::Topic::Name => Self::Name,
            model::Topic::Photo => Self::Photo,
            model::Topic::Location => Self::Location,
            model::Topic::Contact => Self::Contact,
            model::Topic::Work => Self::Work,
            model::Topic::Education => Self::Education,
            model::Topic::Languages => Self::Languages,
            model::Topic::Hours => Self::Hours,
            model::Topic::Links => Self::Links,
            model::Topic::Account => Self::Account,
        }
    }
}

impl From<model::Side> for Side {
    fn from(side: model::Side) -> Self {
        match side {
            model::Side::A => Self::A,
            model::Side::B => Self::B,
        }
    }
}

impl From<model::Certainty> for Certainty {
    fn from(certainty: model::Certainty) -> Self {
        match certainty {
            model::Certainty::Structured => Self::Structured,
            model::Certainty::Labelled => Self::Labelled,
            model::Certainty::LaidOut => Self::LaidOut,
            model::Certainty::Guessed => Self::Guessed,
            model::Certainty::Ocr => Self::Ocr,
        }
    }
}

impl From<model::ReadBy> for ReadBy {
    fn from(how: model::ReadBy) -> Self {
        match how {
            model::ReadBy::JsonApi => Self::JsonApi,
            model::ReadBy::ActivityPub => Self::ActivityPub,
            model::ReadBy::Git => Self::Git,
            model::ReadBy::JsonResume => Self::JsonResume,
            model::ReadBy::CvField => Self::CvField,
            model::ReadBy::DataExport => Self::DataExport,
            model::ReadBy::Record => Self::Record,
            model::ReadBy::JsonLd => Self::JsonLd,
            model::ReadBy::Microdata => Self::Microdata,
            model::ReadBy::Rdfa => Self::Rdfa,
            model::ReadBy::Microformats2 => Self::Microformats2,
            model::ReadBy::RelMe => Self::RelMe,
            model::ReadBy::OpenGraph => Self::OpenGraph,
            model::ReadBy::SitePage => Self::SitePage,
            model::ReadBy::Html => Self::Html,
            model::ReadBy::DocumentText => Self::DocumentText,
            model::ReadBy::DocumentLink => Self::DocumentLink,
            model::ReadBy::DocumentImage => Self::DocumentImage,
            model::ReadBy::DocumentMetadata => Self::DocumentMetadata,
            _ => Self::Other,
        }
    }
}

impl From<crosscheck_checks::Proof> for OwnershipProof {
    fn from(proof: crosscheck_checks::Proof) -> Self {
        match proof {
            crosscheck_checks::Proof::BothWays => Self::BothWays,
            crosscheck_checks::Proof::SeenBySite => Self::SeenBySite,
            crosscheck_checks::Proof::SameAccount => Self::SameAccount,
            crosscheck_checks::Proof::Stated => Self::Stated,
        }
    }
}

impl From<model::ControlState> for ControlState {
    fn from(state: model::ControlState) -> Self {
        match state {
            model::ControlState::Shown => Self::Shown,
            model::ControlState::NotShown => Self::NotShown,
            model::ControlState::NotChecked => Self::NotChecked,
            model::ControlState::Expired => Self::Expired,
            model::ControlState::CannotBeShown => Self::CannotBeShown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Outcome, model};
    use model::{Gap, Refusal, SourceLimit};

    #[test]
    fn every_reason_for_a_gap_is_a_word_of_the_schema() {
        let refusals = [Refusal::Robots, Refusal::SignIn, Refusal::Challenge, Refusal::Blocked, Refusal::Terms];
        let others = [
            Gap::NoSuchProfile,
            Gap::RateLimited(None),
            Gap::TimedOut,
            Gap::TooLarge,
            Gap::AddressNotAllowed,
            Gap::HostNotFound,
            Gap::ConnectionFailed,
            Gap::ServerError(502),
            Gap::Malformed,
            Gap::NeedsBrowser,
            Gap::NotShown,
            Gap::NotCaptured,
            Gap::BudgetSpent,
            Gap::NetworkDown,
            Gap::SourceLimit(SourceLimit::Requests),
            Gap::SourceLimit(SourceLimit::Rounds),
            Gap::SourceLimit(SourceLimit::Pictures),
            Gap::NotThere,
        ];
        for gap in refusals.into_iter().map(Gap::Refused).chain(others) {
            assert_eq!(Outcome::from(&gap).as_str(), gap.as_str());
        }
    }
}
