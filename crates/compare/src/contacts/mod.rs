//! E-mail addresses, telephone numbers, handles and profile addresses: are these two the same contact?
//!
//! Everything is compared by a normal form; there is no "similar" contact. A role address ("info@") or a no-reply address is
//! nobody's in particular and is told apart.

mod comparison;
mod email;
mod host;
pub mod in_text;
mod look_alike;
mod phone;
mod profile;
#[cfg(test)]
mod tests;
mod written;

pub use comparison::{ContactComparison, ContactGap};
use crosscheck_model::SiteDirectory;

pub use email::{Email, NoReply, is_free_mail};
pub use host::is_public_host_name;
pub use look_alike::is_look_alike;
pub use phone::Phone;
pub use profile::{ProfileUrl, normal_handle};
pub use written::{add_link, add_phone, add_website, stated_phone, web_address};

/// Compares two e-mail addresses as written.
#[must_use]
pub fn compare_emails(a: &str, b: &str) -> ContactComparison {
    let (Some(a), Some(b)) = (Email::parse(a), Email::parse(b)) else {
        return ContactComparison::NotComparable(ContactGap::NotAContact);
    };
    if [&a, &b].into_iter().any(|e| e.is_role_address() || e.no_reply().is_some_and(|n| n.login.is_none())) {
        return ContactComparison::NotComparable(ContactGap::NotPersonal);
    }
    ContactComparison::of(a.key() == b.key())
}

/// Compares two telephone numbers as written; numbers without a country are read as numbers of `region` (ISO 3166 alpha-2).
#[must_use]
pub fn compare_phones(a: &str, b: &str, region: Option<&str>) -> ContactComparison {
    let (Some(a), Some(b)) = (Phone::parse(a, region), Phone::parse(b, region)) else {
        return ContactComparison::NotComparable(ContactGap::NotAContact);
    };
    a.compare(&b)
}

/// Compares two profile addresses as written.
#[must_use]
pub fn compare_profiles(a: &str, b: &str, sites: &SiteDirectory) -> ContactComparison {
    match (ProfileUrl::parse(a, sites), ProfileUrl::parse(b, sites)) {
        (Some(a), Some(b)) => ContactComparison::of(a.key() == b.key()),
        _ => ContactComparison::NotComparable(ContactGap::NotAContact),
    }
}

/// Compares two handles of one site.
#[must_use]
pub fn compare_handles(a: &str, b: &str) -> ContactComparison {
    match (normal_handle(a), normal_handle(b)) {
        (Some(a), Some(b)) => ContactComparison::of(a == b),
        _ => ContactComparison::NotComparable(ContactGap::NotAContact),
    }
}
