//! Telling endpoints of events, signed as Standard Webhooks has it, until they take it or nobody waits any more.

use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use crosscheck_fetch::Fetcher;
use crosscheck_store::{Delivery, StoreError, Told};
use futures_util::future::join_all;
use jiff::{SignedDuration, Timestamp};
use ring::hmac;
use ring::rand::{SecureRandom, SystemRandom};

use crate::answers::{Message, message};
use crate::jobs::Say;
use crate::service::Service;

/// Waits after the first try, the second, and so on; then it is given up. From the Standard Webhooks specification, some three days.
const WAITS: [i64; 9] = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];
/// Messages under way at a time.
const AT_ONCE: i64 = 16;
/// Between two looks for something to tell.
const LOOK: Duration = Duration::from_millis(300);
/// Between two looks whether others who were telling have ended.
const LOOK_AFTER: Duration = Duration::from_secs(2);

/// A secret for a new endpoint.
pub(crate) fn new_secret() -> Option<Vec<u8>> {
    let mut bytes = vec![0; 32];
    SystemRandom::new().fill(&mut bytes).ok().map(|()| bytes)
}

/// A secret as it is shown.
pub fn whsec(secret: &[u8]) -> String {
    format!("whsec_{}", STANDARD.encode(secret))
}

/// The signature of a message (`webhook-signature`).
pub fn sign_message(secret: &[u8], id: &str, timestamp: i64, body: &[u8]) -> String {
    let mut context = hmac::Context::with_key(&hmac::Key::new(hmac::HMAC_SHA256, secret));
    context.update(format!("{id}.{timestamp}.").as_bytes());
    context.update(body);
    format!("v1,{}", STANDARD.encode(context.sign()))
}

/// Tells until the service stops.
pub(crate) async fn tell_endpoints(service: &Service, fetcher: &Fetcher, say: &Say) {
    let mut looked_after: Option<Instant> = None;
    while !service.is_stopping() {
        if looked_after.is_none_or(|then| then.elapsed() >= LOOK_AFTER) {
            looked_after = Some(Instant::now());
            if let Err(error) = service.0.store.take_back_deliveries().await {
                say(&format!("cannot look after messages: {error}"));
            }
        }
        match tell_some(service, fetcher).await {
            Ok(0) => {
                tokio::select! {
                    () = tokio::time::sleep(LOOK) => {}
                    () = service.stopped() => {}
                }
            }
            Ok(_) => {}
            Err(error) => {
                say(&format!("messages cannot be sent: {error}"));
                tokio::time::sleep(LOOK_AFTER).await;
            }
        }
    }
}

async fn tell_some(service: &Service, fetcher: &Fetcher) -> Result<usize, StoreError> {
    let due = service.0.store.take_deliveries(Timestamp::now(), AT_ONCE).await?;
    let telling = due.iter().map(|one| async move {
        let told = tell(service, fetcher, one).await?;
        service.0.metrics.message(match told {
            Told::Taken { .. } => "taken",
            Told::Again { .. } => "again",
            Told::GivenUp { .. } => "given_up",
        });
        service.0.store.told(one, told).await
    });
    join_all(telling).await.into_iter().collect::<Result<Vec<()>, StoreError>>()?;
    Ok(due.len())
}

async fn tell(service: &Service, fetcher: &Fetcher, one: &Delivery) -> Result<Told, StoreError> {
    let now = Timestamp::now();
    let Message { method, mut headers, body } = message(service, one, now).await?;
    let tried = usize::try_from(one.attempts).unwrap_or(usize::MAX);
    let left = WAITS.len().saturating_sub(tried);
    if one.endpoint.what.form.is_empty() {
        let signature = sign_message(&one.endpoint.what.secret, &one.event_id, now.as_second(), &body);
        headers.extend([
            ("webhook-id", one.event_id.clone()),
            ("webhook-timestamp", now.as_second().to_string()),
            ("webhook-signature", signature),
            ("webhook-attempts-left", left.to_string()),
        ]);
    }
    let answer = match one.endpoint.what.url.parse() {
        Ok(url) => fetcher.deliver(method, &url, &headers, body).await,
        Err(_) => return Ok(Told::GivenUp { answer: 0 }),
    };
    let status = i64::from(answer.unwrap_or_default());
    Ok(match (status, WAITS.get(tried)) {
        (200..=299, _) => Told::Taken { answer: status },
        // The other side wants no more of it.
        (410, _) | (_, None) => Told::GivenUp { answer: status },
        (_, Some(&wait)) => Told::Again { at: now + SignedDuration::from_secs(wait), answer: status },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the specification's own library.
    #[test]
    fn signatures_are_those_of_standard_webhooks() {
        let secret = STANDARD.decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let signature =
            sign_message(&secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, br#"{"test": 2432232314}"#);
        assert_eq!(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
