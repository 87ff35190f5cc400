//! All the files of one case, those first that the others are held against.

use std::io::Read;

use crosscheck_model::{Extraction, Locator, PartialDate};

use crate::context::Context;
use crate::input::File;
use crate::json::{self, LONGEST};
use crate::kind::Kind;
use crate::networks::Database;
use crate::numbers::keyed::Key;
use crate::output::Output;
use crate::who::Known;
use crate::{
    address_intel, applicants, attendance, blocklist, changes, device_gps, domains, edr, identity_document, interview,
    logins, messages, offer, organisations, payment_account, payouts, platform_export, references, referrals, requests,
    self_statements, shipping, steps, verifications,
};

/// Longest database of networks.
const LONGEST_DATABASE: u64 = 256 << 20;
/// Bytes of a file's beginning that tell what it is.
const START: u64 = 4096;

/// Reads the records of one case, each into what it says, in the order handed in. `today` decides centuries and nothing else.
pub fn read(mut files: Vec<File<'_>>, known: &Known, today: PartialDate) -> Vec<Extraction> {
    let kinds: Vec<Option<Kind>> = files.iter_mut().map(kind).collect();
    let mut context = Context::new(known, key(&mut files, &kinds), today);
    let mut order: Vec<usize> = (0..files.len()).collect();
    order.sort_by_key(|&place| kinds[place]);
    let mut read: Vec<Option<Extraction>> = files.iter().map(|_| None).collect();
    for place in order {
        let file = &mut files[place];
        let mut out = Output::new(file.origin.clone());
        match kinds[place] {
            Some(kind) => read_as(kind, file, &mut context, &mut out),
            None => out.unreadable("no record is known by this name or by its header line"),
        }
        read[place] = Some(out.done());
    }
    read.into_iter().flatten().collect()
}

fn kind(file: &mut File<'_>) -> Option<Kind> {
    let mut start = Vec::new();
    // What cannot be read here cannot be read later either, and is told there.
    let _ = file.again().take(START).read_to_end(&mut start);
    Kind::of(&file.name, &start)
}

/// Of the files that hold numbers which are kept behind a key.
fn key(files: &mut [File<'_>], kinds: &[Option<Kind>]) -> Key {
    let holds =
        |kind: &Option<Kind>| matches!(kind, Some(Kind::PaymentAccount | Kind::IdentityDocument | Kind::Camt053));
    let held = files.iter_mut().zip(kinds).filter(|(_, kind)| holds(kind));
    let bytes: Vec<Vec<u8>> = held.filter_map(|(file, _)| file.whole(LONGEST).ok()).collect();
    Key::of_records(bytes.iter().map(Vec::as_slice))
}

fn read_as(kind: Kind, file: &mut File<'_>, context: &mut Context, out: &mut Output) {
    match kind {
        Kind::Accounts => accounts(file, context, out),
        Kind::Applicants => applicants::read(file.again(), context, out),
        Kind::Offer => offer::read(file, context, out),
        Kind::IpIntel => context.networks.add_classes(file.again(), out),
        Kind::Geo => context.networks.add_places(file.again(), out),
        Kind::Database => match file.whole(LONGEST_DATABASE).and_then(Database::open) {
            Ok(database) => context.networks.add_database(database),
            Err(why) => out.unreadable(why),
        },
        Kind::RoutingDirectory => context.add_banks(file.again(), out),
        Kind::Sanctions => context.add_sanctions(file.again(), out),
        Kind::TrustedIssuers => context.add_issuers(file.again(), out),
        Kind::Logins(export) => logins::read(file, export, context, out),
        Kind::Edr => edr::read(file.again(), context, out),
        Kind::DeviceGps => device_gps::read(file.again(), out),
        Kind::Payouts(export) => payouts::read(file, export, context, out),
        Kind::Camt053 => payouts::camt053::read(file, context, out),
        Kind::PaymentAccount => payment_account::read(file, context, out),
        Kind::Changes => changes::read(file.again(), out),
        Kind::Requests => requests::read(file.again(), out),
        Kind::Shipping => shipping::read(file, context, out),
        Kind::AddressIntel => address_intel::read(file, out),
        Kind::IdentityDocument => identity_document::read(file, context, out),
        Kind::Interview => interview::read(file.again(), context, out),
        Kind::Attendance => attendance::read(file.again(), out),
        Kind::Messages => messages::read(file.again(), out),
        Kind::Verifications => verifications::read(file.again(), context, out),
        Kind::References => references::read(file.again(), context, out),
        Kind::Referrals => referrals::read(file.again(), context, out),
        Kind::SelfStatements => self_statements::read(file.again(), context, out),
        Kind::Organisations => organisations::read(file.again(), out),
        Kind::Domains => domains::read(file.again(), out),
        Kind::PlatformExport => platform_export::read(file, out),
        Kind::Blocklist => blocklist::read(file.again(), context, out),
        Kind::Answers => steps::answers(file.again(), out),
        Kind::Checklist => steps::taken(file.again(), out),
        Kind::ChecklistTemplate => steps::template(file.again(), out),
    }
}

/// `accounts.json`: which account is whose.
fn accounts(file: &mut File<'_>, context: &mut Context, out: &mut Output) {
    let Some(value) = json::value(file, out) else { return };
    let Some(object) = value.as_object() else {
        out.unreadable("not an object of accounts and references");
        return;
    };
    for (account, reference) in object {
        match reference {
            serde_json::Value::Null => context.who.map(account, None),
            serde_json::Value::String(reference) => context.who.map(account, Some(reference)),
            _ => out.problem(Locator::JsonPointer(format!("/{account}")), "neither a reference nor null"),
        }
    }
}
