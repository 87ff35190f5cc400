//! Lever (hire.lever.co/developer/documentation): its webhook tells that an application came into a stage; links and CV are read through
//! its interface with the customer's key, and a note goes back.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use crosscheck_fetch::{Fetcher, parse_link};
use crosscheck_store::{ApiKey, EndpointWhat, KeyBasis, Tenant};
use jiff::Timestamp;
use ring::hmac;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};
use url::Url;

use super::super::call::{Answer, Answered, Call};
use super::order::{Order, basic, submit};
use crate::access::{Caller, Scope};
use crate::answers::LEVER;
use crate::handed_in::File;
use crate::problem::Problem;

/// Where Lever's interface is, if nobody says otherwise.
const INTERFACE: &str = "https://api.lever.co/v1";
/// Longest answer of its interface, in bytes.
const MOST_JSON: usize = 1 << 20;
/// Longest CV, in bytes; the readers take no more.
const MOST_CV: usize = 32 << 20;
/// The event that orders a case.
const EVENT: &str = "candidateStageChange";
/// What a test key's case is made of: nothing is fetched for it.
const TRIAL: &str = "https://test.crosscheck.example/contradiction";

/// A message of the webhook. Fields that are not named here are not read.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "LeverMessage")]
pub(crate) struct Message {
    /// What happened.
    event: String,
    /// When, in milliseconds since 1970.
    triggered_at: i64,
    /// Another for each message.
    token: String,
    /// HMAC-SHA256 of `token` and `triggeredAt`, by the signature token of the webhook, in hex.
    signature: String,
    /// Which application.
    #[serde(default)]
    data: Data,
}

/// What it is about.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
#[schemars(rename = "LeverStageChange")]
pub(crate) struct Data {
    /// The application.
    opportunity_id: String,
    /// The stage that it came into.
    to_stage_id: String,
}

impl Message {
    fn is_signed_with(&self, token: &str) -> bool {
        let key = hmac::Key::new(hmac::HMAC_SHA256, token.as_bytes());
        let Some(signature) = from_hex(&self.signature) else { return false };
        hmac::verify(&key, format!("{}{}", self.token, self.triggered_at).as_bytes(), &signature).is_ok()
    }
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let pairs = text.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).ok().filter(|pair| pair.len() == 2));
    pairs.map(|pair| u8::from_str_radix(pair?, 16).ok()).collect()
}

/// The key that the address names, if the message is signed with what was stated with it. Whatever is wrong, the answer is the same.
async fn signed(call: &Call, message: &Message) -> Result<(ApiKey, KeyBasis), Problem> {
    let store = &call.service.0.store;
    let key = store.api_key_of(call.part("key")).await?;
    let key = key.filter(|key| key.is_valid(Timestamp::now())).ok_or_else(Problem::no_key)?;
    let is_for_others = key.scopes.iter().any(|scope| scope == Scope::Ats.as_str());
    let basis = store.key_basis(&key).await?.filter(|basis| is_for_others && !basis.signature_token.is_empty());
    let basis = basis.filter(|basis| message.is_signed_with(&basis.signature_token)).ok_or_else(Problem::no_key)?;
    Ok((key, basis))
}

pub(crate) async fn stage_change(mut call: Call) -> Answered {
    let message: Message = call.json()?;
    let (key, basis) = signed(&call, &message).await?;
    let Message { event, data, triggered_at, .. } = message;
    if event != EVENT || data.to_stage_id != basis.stage {
        return Ok(Answer::nothing());
    }
    let is_id = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if data.opportunity_id.is_empty() || !data.opportunity_id.chars().all(is_id) {
        return Err(Problem::field("/data/opportunityId", "it names no application"));
    }
    let application = application(&basis, &data.opportunity_id)?;
    let tenant = Tenant { name: key.tenant.clone(), live: key.live };
    let (links, cv) = if key.live {
        let fetcher =
            call.service.0.options.messenger.clone().ok_or_else(|| Problem::busy("nothing is fetched here"))?;
        of_application(&fetcher, &basis, &application).await?
    } else {
        (parse_link(TRIAL, None).into_iter().collect(), None)
    };
    call.caller = Some(Caller { key, tenant });
    let callback = EndpointWhat {
        url: format!("{application}/notes"),
        kinds: vec!["case.finished".to_owned(), "case.left_alone".to_owned()],
        form: LEVER.to_owned(),
        authorization: basic(&basis.answer_key),
        ..EndpointWhat::default()
    };
    let order = Order {
        word: Some(format!("lever {} {triggered_at}", data.opportunity_id)),
        external_ref: data.opportunity_id,
        links,
        cv_from: None,
        cv,
        callback: Some(callback),
    };
    let case = submit(&call, &basis, order).await?;
    Answer::json(&json!({ "case": case.public_id }))
}

/// The address of an application in Lever's interface.
fn application(basis: &KeyBasis, id: &str) -> Result<Url, Problem> {
    let base = if basis.answer_url.is_empty() { INTERFACE } else { basis.answer_url.trim_end_matches('/') };
    format!("{base}/opportunities/{id}")
        .parse()
        .map_err(|_| Problem::conflict("--answer-url of this key is no address"))
}

/// The links of an application, and its newest CV. Lever sends the message again if this cannot be had now.
async fn of_application(
    fetcher: &Fetcher,
    basis: &KeyBasis,
    application: &Url,
) -> Result<(Vec<Url>, Option<File>), Problem> {
    let found = asked(fetcher, basis, application.as_str(), MOST_JSON).await?;
    let opportunity: Value = serde_json::from_slice(&found).map_err(|_| unclear())?;
    let links = opportunity["data"]["links"].as_array().into_iter().flatten();
    let links = links.filter_map(|link| parse_link(link.as_str()?, None).ok()).collect();
    let found = asked(fetcher, basis, &format!("{application}/resumes"), MOST_JSON).await?;
    let resumes: Value = serde_json::from_slice(&found).map_err(|_| unclear())?;
    let newest = resumes["data"].as_array().into_iter().flatten().max_by_key(|one| one["createdAt"].as_i64());
    let Some(id) = newest.and_then(|one| one["id"].as_str()) else { return Ok((links, None)) };
    let bytes = asked(fetcher, basis, &format!("{application}/resumes/{id}/download"), MOST_CV).await?;
    let name = newest.and_then(|one| one["file"]["name"].as_str()).unwrap_or("cv").replace(['/', '\\'], "_");
    Ok((links, Some(File { name, content: STANDARD.encode(bytes) })))
}

fn unclear() -> Problem {
    Problem::busy("Lever's interface did not answer as it documents")
}

async fn asked(fetcher: &Fetcher, basis: &KeyBasis, address: &str, most: usize) -> Result<Vec<u8>, Problem> {
    let url: Url = address.parse().map_err(|_| unclear())?;
    let headers = [("authorization", basic(&basis.answer_key)), ("accept", "*/*".to_owned())];
    match fetcher.ask(&url, &headers, most).await {
        Ok((200, bytes)) => Ok(bytes),
        _ => Err(unclear()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_over_token_and_time_and_nothing_else_opens() {
        let signed = |signature: &str| Message {
            event: EVENT.to_owned(),
            triggered_at: 1_764_547_200_000,
            token: "a-token".to_owned(),
            signature: signature.to_owned(),
            data: Data::default(),
        };
        let key = hmac::Key::new(hmac::HMAC_SHA256, b"of the webhook");
        let right: String =
            hmac::sign(&key, b"a-token1764547200000").as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(signed(&right).is_signed_with("of the webhook"));
        assert!(!signed(&right).is_signed_with("of another"));
        for wrong in ["", "zz", &right[1..], &right[2..], "é"] {
            assert!(!signed(wrong).is_signed_with("of the webhook"), "{wrong}");
        }
    }
}
