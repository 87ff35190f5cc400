//! Records of invented people: one candidate with a pattern planted or with its honest twin, among any number of others.

use std::io::{self, Write};

/// What a candidate's sign-ins hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pattern {
    /// Two continents within minutes.
    TooFarApart,
    /// Four networks within a day.
    ManyNetworks,
    /// Two days without a pause.
    NoPause,
    /// Every sign-in from another country than the one claimed.
    AnotherCountry,
    /// A device that somebody with another home signs in on.
    SharedDevice,
    /// Honest: an announced journey.
    Travel,
    /// Honest: the private network of a hotel.
    HotelNetwork,
    /// Honest: one computer in a family.
    FamilyComputer,
    /// Honest: a move that was announced.
    MovedHouse,
    /// Honest: a mobile carrier that gives out another network at each connection.
    CarrierNetwork,
    /// Honest: two clocks on the night when they change.
    DaylightSaving,
}

impl Pattern {
    /// Every pattern, with the check that has to find it; nothing for an honest one.
    pub const ALL: [(Self, Option<&'static str>); 11] = [
        (Self::TooFarApart, Some("logins_too_far_apart")),
        (Self::ManyNetworks, Some("many_networks_in_a_day")),
        (Self::NoPause, Some("activity_without_a_pause")),
        (Self::AnotherCountry, Some("login_country_differs")),
        (Self::SharedDevice, Some("device_shared_between_accounts")),
        (Self::Travel, None),
        (Self::HotelNetwork, None),
        (Self::FamilyComputer, None),
        (Self::MovedHouse, None),
        (Self::CarrierNetwork, None),
        (Self::DaylightSaving, None),
    ];
}

/// The candidate's account, whose home is Lisbon.
pub const ACCOUNT: &str = "ana@mail.example";

const HEADER: &str = "ts,account_id,event,ip,device_id\n";
const HOME: &str = "192.0.2.1";
const ABROAD: &str = "198.51.100.1";
const GEO: &str = "cidr,country,city,lat,lon,radius_km,asn,as_of
192.0.2.0/24,PT,Lisbon,38.7,-9.1,20,AS64500,2026-11-01
198.51.100.0/24,BR,Recife,-8.05,-34.9,20,AS64501,2026-11-01
203.0.113.0/24,PT,Porto,41.15,-8.6,20,AS64502,2026-11-01
2001:db8::/32,PT,Lisbon,38.7,-9.1,20,AS64504,2026-11-01
";
const INTEL: &str = "cidr,class,provider,list_date\n";

/// The files of one candidate with this pattern, by name; the others of `crowd` rows stand before the candidate's.
pub fn folder(pattern: Pattern, crowd: u64) -> Vec<(&'static str, String)> {
    let mut logins = Vec::new();
    // Writing into memory cannot fail.
    let _ = write_logins(&mut logins, pattern, crowd);
    let mut files = vec![("geo.csv", GEO.to_owned()), ("logins.csv", String::from_utf8_lossy(&logins).into_owned())];
    let announced = |kind: &str| {
        let until = if kind == "travel" { ",\"to\":\"2026-11-20\"" } else { "" };
        format!("{{\"announcements\":[{{\"kind\":\"{kind}\",\"place\":\"Recife\",\"from\":\"2026-11-01\"{until}}}]}}")
    };
    match pattern {
        Pattern::Travel => files.push(("offer.json", announced("travel"))),
        Pattern::MovedHouse => files.push(("offer.json", announced("moved"))),
        Pattern::HotelNetwork => {
            files.push(("ip_intel.csv", format!("{INTEL}198.51.100.0/24,vpn,Hotel Example,2026-11-01\n")))
        }
        Pattern::CarrierNetwork => {
            let networks = ["198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32"];
            let rows: String = networks.map(|network| format!("{network},mobile,Mobile Example,2026-11-01\n")).concat();
            files.push(("ip_intel.csv", format!("{INTEL}{rows}")));
        }
        Pattern::SharedDevice => files
            .push(("applicants.csv", "applicant,name,country,city\nrui@mail.example,Rui Melo,BR,Recife\n".to_owned())),
        Pattern::FamilyComputer => files
            .push(("applicants.csv", "applicant,name,country,city\nrui@mail.example,Rui Sousa,PT,Lisbon\n".to_owned())),
        _ => {}
    }
    files
}

/// `logins.csv`: rows of others, then those of the candidate.
pub fn write_logins(out: &mut impl Write, pattern: Pattern, crowd: u64) -> io::Result<()> {
    out.write_all(HEADER.as_bytes())?;
    for row in 0..crowd {
        let person = row % 50_000;
        let (day, hour, minute) = (row / 50_000 % 28 + 1, row / 7 % 24, row % 60);
        let (a, b) = (person / 250 % 250, person % 250);
        writeln!(
            out,
            "2026-11-{day:02}T{hour:02}:{minute:02}:00Z,p{person}@mail.example,login,10.{a}.{b}.7,dev-{person}"
        )?;
    }
    for row in candidate(pattern) {
        writeln!(out, "{row}")?;
    }
    Ok(())
}

fn row(at: &str, account: &str, event: &str, ip: &str) -> String {
    format!("{at},{account},{event},{ip},laptop-1")
}

fn candidate(pattern: Pattern) -> Vec<String> {
    let own = |at: &str, ip: &str| row(at, ACCOUNT, "login", ip);
    let daily = |ip: &str| (2..14).map(|day| own(&format!("2026-11-{day:02}T09:00:00Z"), ip)).collect::<Vec<_>>();
    let two = [own("2026-11-02T10:02:00Z", HOME), own("2026-11-02T10:20:00Z", ABROAD)];
    match pattern {
        Pattern::TooFarApart | Pattern::Travel | Pattern::HotelNetwork => two.to_vec(),
        Pattern::ManyNetworks | Pattern::CarrierNetwork => {
            let networks = [HOME, "203.0.113.1", "2001:db8::1", "203.0.113.9", "172.16.0.1"];
            let hour = |hour: usize, ip: &str| own(&format!("2026-11-02T{:02}:00:00Z", 9 + 2 * hour), ip);
            networks.into_iter().enumerate().map(|(number, ip)| hour(number, ip)).collect()
        }
        Pattern::NoPause => {
            let hour = |hour: u32| format!("2026-11-{:02}T{:02}:00:00Z", 2 + hour / 24, hour % 24);
            (0..25).map(|step| row(&hour(step * 2), ACCOUNT, "active", HOME)).collect()
        }
        Pattern::AnotherCountry | Pattern::MovedHouse => daily(ABROAD),
        Pattern::SharedDevice | Pattern::FamilyComputer => {
            vec![own("2026-11-02T10:00:00Z", HOME), row("2026-11-02T12:00:00Z", "rui@mail.example", "mfa", HOME)]
        }
        Pattern::DaylightSaving => {
            vec![own("2026-10-25T01:45:00+01:00", HOME), own("2026-10-25T01:15:00+00:00", "203.0.113.1")]
        }
    }
}
