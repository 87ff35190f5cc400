//! Whether the candidate controls the profiles that they name, by what the sources of the case show.

use crosscheck_model::{
    Address, AskedProfile, Challenge, ControlProof, ControlState, ProfileControl, SiteId, SourceReading,
};
use crosscheck_sites::control::{Control, control};
use crosscheck_sites::recognise;
use jiff::Timestamp;

/// One answer for each profile that was asked about, in the order of the challenge.
pub(crate) fn of(challenge: &Challenge, sources: &[SourceReading], as_of: Timestamp) -> Vec<ProfileControl> {
    challenge.profiles.iter().map(|asked| one(challenge, asked, sources, as_of)).collect()
}

fn one(challenge: &Challenge, asked: &AskedProfile, sources: &[SourceReading], as_of: Timestamp) -> ProfileControl {
    let (state, why, proof) = match (&asked.token, &asked.proof) {
        (None, _) => (ControlState::CannotBeShown, None, None),
        (_, Some(proof)) => (ControlState::Shown, None, Some(proof.clone())),
        (Some(_), None) if asked.used.is_some() => {
            (ControlState::NotChecked, Some("the token was used before".to_owned()), None)
        }
        (Some(token), None) => look(challenge, asked, token, sources, as_of),
    };
    ProfileControl { url: asked.url.clone(), site: SiteId(asked.site.clone().into()), state, why, proof }
}

fn look(
    challenge: &Challenge,
    asked: &AskedProfile,
    token: &str,
    sources: &[SourceReading],
    as_of: Timestamp,
) -> (ControlState, Option<String>, Option<ControlProof>) {
    let profile = recognise(&asked.url);
    let bound = profile.site.0 == asked.site && profile.handle == asked.handle;
    let is_it = |reading: &&SourceReading| match &reading.source.address {
        Address::Url(url) => recognise(url) == profile,
        Address::File(_) => false,
    };
    let Some(reading) = sources.iter().find(is_it).filter(|_| bound) else {
        return (ControlState::NotChecked, Some("it is not among the sources".to_owned()), None);
    };
    let late = as_of > challenge.expires;
    match control(&profile, &reading.source.outcome, &reading.claims, &reading.pages, token) {
        Control::Shown(proof) if proof.captured_at <= challenge.expires => (ControlState::Shown, None, Some(proof)),
        Control::Shown(_) => (ControlState::Expired, None, None),
        _ if late => (ControlState::Expired, None, None),
        Control::NotShown => (ControlState::NotShown, None, None),
        Control::NotChecked(why) => (ControlState::NotChecked, Some(why.to_string()), None),
    }
}
