//! Asking a candidate to show that they control the profiles that they name, and looking whether they did.

use crosscheck_fetch::archive::{CaseSheet, Dossier};
use crosscheck_model::{
    ApplicationId, AskedProfile, Challenge, ControlProof, ControlState, LawfulBasis, ProfileControl, Reply, SiteId,
};
use crosscheck_sites::control::{Control, Spot, control, elsewhere, spot, token};
use crosscheck_sites::{Profile, recognise, site};
use jiff::{SignedDuration, Timestamp};
use url::Url;

use crate::page_source::KeptPages;
use crate::{Engine, One, PageSource};

/// How long a challenge can be met: a candidate reads mail within two weeks.
const MET_WITHIN: SignedDuration = SignedDuration::from_hours(14 * 24);
/// Version of the form in which a challenge is kept.
pub const CHALLENGE_VERSION: u32 = 1;

/// A challenge for these profiles; `random` gives random bits out of the operating system.
pub fn ask(case: &str, links: &[Url], made: Timestamp, random: &mut dyn FnMut() -> u64) -> Challenge {
    let asked = |link: &Url| {
        let profile = recognise(link);
        let place = site(&profile.site).and_then(spot);
        AskedProfile {
            url: profile.url,
            site: profile.site.0.to_string(),
            handle: profile.handle,
            token: place.map(|_| token(random())),
            put_it_into: place.map(Spot::words).map(str::to_owned),
            used: None,
            proof: None,
        }
    };
    Challenge {
        version: CHALLENGE_VERSION,
        case: case.to_owned(),
        made,
        // A clock beyond what can be written ends the challenge at once.
        expires: made.checked_add(MET_WITHIN).unwrap_or(made),
        profiles: links.iter().map(asked).collect(),
    }
}

/// Looks, and keeps all that was seen as the dossier of the case: its replay shows the same profiles, and the state of each. No dossier where
/// nothing had to be looked at.
pub async fn look_and_keep(
    engine: &Engine,
    pages: &dyn PageSource,
    challenge: &mut Challenge,
    now: Timestamp,
    overrides: Vec<String>,
) -> (Vec<ProfileControl>, Option<Dossier>) {
    let kept = KeptPages::of(pages);
    let seen = look(engine, &kept, challenge, now).await;
    let replies = kept.into_replies();
    if replies.is_empty() {
        return (seen, None);
    }
    let mut dossier = Dossier::new(CaseSheet {
        version: 1,
        application: Some(ApplicationId(challenge.case.clone())),
        cvs: Vec::new(),
        profiles: Vec::new(),
        links: challenge.profiles.iter().map(|asked| asked.url.clone()).collect(),
        follow_cv_links: false,
        follow_own_links: false,
        challenge: Some(challenge.clone()),
        as_of: now,
        basis: LawfulBasis::default(),
        overrides,
    });
    for (request, reply) in &replies {
        dossier.add_reply(request, reply);
    }
    (seen, Some(dossier))
}

/// Looks at every profile for its token; one that is seen is noted in the challenge, and counts once. What is not shown says nothing
/// against anybody.
pub async fn look(
    engine: &Engine,
    pages: &dyn PageSource,
    challenge: &mut Challenge,
    now: Timestamp,
) -> Vec<ProfileControl> {
    let mut seen = Vec::new();
    for asked in &mut challenge.profiles {
        let (state, why) = match &asked.token {
            None => (ControlState::CannotBeShown, None),
            Some(_) if asked.proof.is_some() => (ControlState::Shown, None),
            Some(_) if asked.used.is_some() => (ControlState::NotChecked, Some("the token was used before".to_owned())),
            Some(_) if now > challenge.expires => (ControlState::Expired, None),
            Some(token) => {
                let profile = recognise(&asked.url);
                let bound = profile.site.0 == asked.site && profile.handle == asked.handle;
                match look_at(engine, pages, &profile, token).await {
                    Control::Shown(proof) if bound => {
                        asked.used = Some(now);
                        asked.proof = Some(proof);
                        (ControlState::Shown, None)
                    }
                    Control::NotChecked(why) => (ControlState::NotChecked, Some(why.to_string())),
                    _ => (ControlState::NotShown, None),
                }
            }
        };
        let (url, site) = (asked.url.clone(), SiteId(asked.site.clone().into()));
        seen.push(ProfileControl { url, site, state, why, proof: asked.proof.clone() });
    }
    seen
}

async fn look_at(engine: &Engine, pages: &dyn PageSource, profile: &Profile, token: &str) -> Control {
    let (_, read) = engine.read_one(One::Link(profile.url.clone()), pages).await;
    match control(profile, &read.outcome, &read.claims, &read.pages, token) {
        Control::Shown(proof) => Control::Shown(proof),
        other => look_elsewhere(profile, pages, token).await.map_or(other, Control::Shown),
    }
}

/// A gist or a record of the domain name system, where the profile's owner can make one.
async fn look_elsewhere(profile: &Profile, pages: &dyn PageSource, token: &str) -> Option<ControlProof> {
    let mut answers = Vec::new();
    for request in elsewhere::requests(profile) {
        if let Reply::Page(page) = pages.get(&request).await {
            answers.push(page);
        }
    }
    elsewhere::shown(profile, &answers, token)
}
