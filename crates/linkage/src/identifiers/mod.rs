//! Wallets, bank accounts and numbers of documents in running text, each only if it can be what it looks like.

mod bank;
mod document;
mod wallet;

use crate::{Kind, Trace};

/// Longest text that is looked through, in bytes.
const MAX_TEXT: usize = 1 << 20;

/// Everything of this sort in a text, in its order.
pub(crate) fn in_text(text: &str, source: &str) -> Vec<Trace> {
    let mut end = text.len().min(MAX_TEXT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = &text[..end];
    let trace =
        |kind, key: String, quote: &str| Trace { kind, key, quote: quote.to_owned(), source: source.to_owned() };
    let mut found = Vec::new();
    for token in text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | '<' | '>' | '"' | '|')) {
        let token = token.rsplit_once(':').map_or(token, |(_, last)| last);
        let token = token.trim_matches(|c: char| !c.is_alphanumeric());
        if let Some(key) = wallet::normal(token) {
            found.push(trace(Kind::Wallet, key, token));
        }
    }
    found.extend(bank::ibans(text).map(|(key, quote)| trace(Kind::PayoutAccount, key, quote)));
    found.extend(document::numbers(text).map(|(key, quote)| trace(Kind::DocumentId, key, quote)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(Kind, String)> {
        in_text(text, "cv.txt").into_iter().map(|trace| (trace.kind, trace.key)).collect()
    }

    #[test]
    fn what_has_its_checksum_is_found_and_what_has_not_is_none() {
        let iban = |key: &str| (Kind::PayoutAccount, key.to_owned());
        assert_eq!(kinds("Pay to GB29 NWBK 6016 1331 9268 19, please"), [iban("GB29NWBK60161331926819")]);
        assert_eq!(kinds("IBAN: DE89370400440532013000"), [iban("DE89370400440532013000")]);
        assert!(kinds("GB28 NWBK 6016 1331 9268 19").is_empty(), "the check digits are wrong");
        let wallet = |key: &str| (Kind::Wallet, key.to_owned());
        let checked = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
        assert_eq!(kinds(&format!("USDT:{checked}")), [wallet(&checked.to_lowercase())]);
        assert_eq!(kinds(&checked.to_lowercase()), [wallet(&checked.to_lowercase())], "without a checksum, any");
        assert!(kinds(&checked.replace("5aAe", "5aaE")).is_empty(), "the capitals are a checksum, and wrong");
        let segwit = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
        assert_eq!(kinds(segwit), [wallet(segwit)]);
        assert!(kinds(&segwit.replace("qw5", "qw6")).is_empty());
        let legacy = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";
        assert_eq!(kinds(legacy), [wallet(legacy)]);
        assert!(kinds(&legacy.replace("A1z", "A2z")).is_empty());
    }

    #[test]
    fn a_number_of_a_document_needs_its_label() {
        let found = kinds("Passport No: X1234567\nOrder no. X1234567\npassport number is on request 12\n");
        assert_eq!(found, [(Kind::DocumentId, "X1234567".to_owned())]);
    }
}
