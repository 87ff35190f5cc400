//! What the customer's lists and databases say of a network.

mod database;
mod prefixes;

use std::net::IpAddr;

use crosscheck_model::records::{Class, Network, NetworkClass, NetworkPlace};

use crate::output::Output;
use crate::table::{Columns, Row, Table};
pub(crate) use database::Database;
pub(crate) use prefixes::{Prefix, Prefixes};

/// What is known of networks.
#[derive(Default)]
pub(crate) struct Networks {
    classes: Prefixes<NetworkClass>,
    places: Prefixes<(NetworkPlace, Option<String>)>,
    databases: Vec<Database>,
    announced: Prefixes<()>,
}

static INTEL: Columns = Columns { known: &["cidr", "class", "provider", "list_date"], needed: &["cidr", "class"] };
static PLACES: Columns =
    Columns { known: &["cidr", "country", "city", "lat", "lon", "radius_km", "asn", "as_of"], needed: &["cidr"] };

impl Networks {
    /// `ip_intel.csv`.
    pub(crate) fn add_classes(&mut self, input: impl std::io::Read, out: &mut Output) {
        let Some(mut table) = Table::open(input, &INTEL, out) else { return };
        while let Some(row) = table.next(out) {
            let Some(prefix) = prefix(&row, out) else { continue };
            let words = Class::ALL.map(|(word, _)| word);
            let Some(word) = row.word("class", &words, out) else { continue };
            let class = Class::ALL.iter().find(|(known, _)| *known == word).map(|(_, class)| *class);
            if let Some(class) = class {
                let (provider, list_date) = (row.text("provider"), row.text("list_date"));
                self.classes.add(prefix, NetworkClass { class, provider, list_date });
            }
        }
    }

    /// `geo.csv`: the same as a database, as a table.
    pub(crate) fn add_places(&mut self, input: impl std::io::Read, out: &mut Output) {
        let Some(mut table) = Table::open(input, &PLACES, out) else { return };
        while let Some(row) = table.next(out) {
            let Some(prefix) = prefix(&row, out) else { continue };
            let at = row.number("lat", out).zip(row.number("lon", out));
            let database = row.text("as_of").map_or("geo.csv".to_owned(), |date| format!("geo.csv of {date}"));
            let place = NetworkPlace {
                country: row.code("country", 2, out),
                city: row.text("city"),
                at,
                radius_km: row.number("radius_km", out).unwrap_or(0.0),
                database,
            };
            self.places.add(prefix, (place, row.text("asn")));
        }
    }

    pub(crate) fn add_database(&mut self, database: Database) {
        self.databases.push(database);
    }

    /// A network that the offer names as the candidate's.
    pub(crate) fn announce(&mut self, prefix: Prefix) {
        self.announced.add(prefix, ());
    }

    /// What is known of an address.
    pub(crate) fn of(&self, ip: IpAddr) -> Network {
        let ip = match ip {
            IpAddr::V6(v6) => v6.to_ipv4_mapped().map_or(ip, IpAddr::V4),
            IpAddr::V4(_) => ip,
        };
        let listed = self.places.find(ip);
        let place = listed.map(|(place, _)| place.clone());
        let asn = listed.and_then(|(_, asn)| asn.clone());
        Network {
            ip: ip.to_string().into(),
            name: asn.or_else(|| self.databases.iter().find_map(|one| one.system(ip))).unwrap_or_else(|| wide(ip)),
            place: place.or_else(|| self.databases.iter().find_map(|one| one.place(ip))),
            class: self.classes.find(ip).cloned(),
            announced: self.announced.find(ip).is_some(),
        }
    }
}

fn prefix(row: &Row<'_>, out: &mut Output) -> Option<Prefix> {
    let prefix = row.text("cidr").and_then(|text| text.parse().ok());
    if prefix.is_none() {
        out.problem(row.locator(), "column cidr: not a network, as 192.0.2.0/24");
    }
    prefix
}

/// The /16 or /32 that an address lies in.
fn wide(ip: IpAddr) -> String {
    match ip {
        IpAddr::V4(ip) => {
            let [a, b, ..] = ip.octets();
            format!("{a}.{b}.0.0/16")
        }
        IpAddr::V6(ip) => {
            let [a, b, ..] = ip.segments();
            format!("{a:x}:{b:x}::/32")
        }
    }
}
