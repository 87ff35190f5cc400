use crosscheck_checks::{Edge, Ownership};
use crosscheck_model::{Case, Cited, ProfileControl, Side, Topic};

use super::findings::citation;
use crate::schema::{AccountEdge, AccountView, AccountsView, ControlState, ControlView};
use crate::wording;

pub(super) fn of(case: &Case, ownership: &Ownership) -> AccountsView {
    let account = |(place, one): (usize, &crosscheck_checks::Account)| AccountView {
        number: place + 1,
        source: one.source.map(|source| source.0 + 1),
        address: one.address.to_string(),
    };
    AccountsView {
        accounts: ownership.accounts.iter().enumerate().map(account).collect(),
        edges: ownership.edges.iter().map(|one| edge(case, one)).collect(),
    }
}

fn edge(case: &Case, edge: &Edge) -> AccountEdge {
    let cite = |side, evidence: &crosscheck_model::Evidence| {
        citation(case, &Cited { side, evidence: evidence.clone(), picture: None }, Topic::Links)
    };
    let claims = [Some(cite(Side::A, &edge.evidence)), edge.back.as_ref().map(|back| cite(Side::B, back))];
    AccountEdge {
        from: edge.from + 1,
        to: edge.to + 1,
        proof: edge.proof.into(),
        confirmed: edge.proof.confirms(),
        claims: claims.into_iter().flatten().collect(),
    }
}

pub(super) fn control(case: &Case) -> Vec<ControlView> {
    case.control.iter().map(one).collect()
}

fn one(control: &ProfileControl) -> ControlView {
    let state = ControlState::from(control.state);
    let proof = control.proof.as_ref();
    let why = control.why.as_ref().map(|why| format!(": {why}")).unwrap_or_default();
    ControlView {
        url: control.url.to_string(),
        site: control.site.to_string(),
        state,
        text: format!("{}{why}", wording::control(state)),
        quote: proof.map(|proof| proof.quote.clone()),
        page: proof.map(|proof| proof.page.to_string()),
        locator: proof.map(|proof| proof.locator.to_string()),
        captured_at: proof.map(|proof| proof.captured_at.to_string()),
        sha256: proof.map(|proof| proof.sha256.to_string()),
    }
}
