//! The records that a customer has of an invented person, with the innocent patterns that such records hold: journeys, networks of hotels
//! and carriers, a family computer, a move, two clocks on the night when they change, accounts of two, presents and neighbours.

// Long because: one file for each record, in the order of the records, and what is planted in it.

use super::career::{Job, Month, TITLES};
use super::culture::{Culture, Name};
use super::numbers::{iban, passport, routing};
use super::person::Person;
use super::planted::{Planted, stranger};
use super::sources::{Commits, Sources, email};
use crate::random::Random;

const HOME: &str = "192.0.2.1";
const ABROAD: &str = "198.51.100.1";
const MOBILE: &str = "203.0.113.1";

/// Files by name.
pub(super) struct Records {
    files: Vec<(&'static str, String)>,
}

impl Records {
    pub(super) fn of(random: &mut Random, person: &Person<'_>, other: &Culture) -> Self {
        let mut records = Self { files: Vec::new() };
        records.access(random, person, other);
        records.payments(random, person);
        records.delivery(random, person, other);
        records.identity(person);
        records.conduct(random, person);
        records.registers(random, person);
        records
    }

    pub(super) fn to_toml(&self) -> String {
        let file = |(name, content): &(&str, String)| {
            let content = toml::Value::from(content.as_str());
            format!("\n[[source]]\naddress = \"{name}\"\ncontent = {content}\n")
        };
        self.files.iter().map(file).collect()
    }

    fn set(&mut self, name: &'static str, content: String) {
        self.files.retain(|(known, _)| *known != name);
        self.files.push((name, content));
    }

    fn replace(&mut self, name: &str, from: &str, to: &str) {
        for (_, content) in self.files.iter_mut().filter(|(known, _)| *known == name) {
            *content = content.replace(from, to);
        }
    }

    /// Sign-ins and where the device stands.
    fn access(&mut self, random: &mut Random, person: &Person<'_>, other: &Culture) {
        let own = email(person);
        let mut rows: Vec<String> =
            (2..16).map(|day| login(&format!("2026-11-{day:02}T09:10:00Z"), &own, "login", HOME)).collect();
        let (mut announced, mut intel) = (String::new(), String::new());
        match random.below(8) {
            0 => {
                rows.push(login("2026-11-16T09:00:00Z", &own, "login", ABROAD));
                announced = announcement("travel");
            }
            1 => {
                rows.push(login("2026-11-05T09:30:00Z", &own, "login", ABROAD));
                intel = "198.51.100.0/24,vpn,Hotel Example,2026-11-01\n".to_owned();
            }
            2 => {
                let hours = [11, 13, 15].iter().zip([MOBILE, HOME, MOBILE]);
                rows.extend(hours.map(|(hour, ip)| login(&format!("2026-11-04T{hour}:00:00Z"), &own, "active", ip)));
                intel = "203.0.113.0/24,mobile,Mobile Example,2026-11-01\n".to_owned();
            }
            3 => rows.push(login("2026-11-05T19:00:00Z", "sister@mail.example", "mfa", HOME)),
            4 => {
                rows =
                    (2..16).map(|day| login(&format!("2026-11-{day:02}T09:10:00Z"), &own, "login", ABROAD)).collect();
                announced = announcement("moved");
            }
            5 => rows.extend(
                ["2026-10-25T01:45:00+01:00", "2026-10-25T01:15:00+00:00"].map(|at| login(at, &own, "login", HOME)),
            ),
            _ => {}
        }
        let place = |city: &str, culture: &Culture, network: &str, asn: u32| {
            let (lat, lon) = culture.at;
            format!("{network}.0/24,{},{},{lat},{lon},20,AS{asn},2026-11-01\n", culture.code, quoted(city))
        };
        let (here, there) = (person.city.first(), other.cities[0].first());
        let geo: String = [
            place(here, person.culture, "192.0.2", 64_500),
            place(there, other, "198.51.100", 64_501),
            place(here, person.culture, "203.0.113", 64_502),
        ]
        .concat();
        let moved = announced.contains("moved");
        let (lat, lon) = if moved { other.at } else { person.culture.at };
        let seen = |day: u32| format!("2026-11-{day:02}T09:15:00Z,laptop-1,{},{lon},50,wifi\n", lat + 0.02);
        self.set("geo.csv", format!("cidr,country,city,lat,lon,radius_km,asn,as_of\n{geo}"));
        self.set("logins.csv", format!("ts,account_id,event,ip,device_id\n{}", rows.concat()));
        self.set("device_gps.csv", format!("ts,device_id,lat,lon,accuracy_m,method\n{}{}", seen(3), seen(9)));
        if !intel.is_empty() {
            self.set("ip_intel.csv", format!("cidr,class,provider,list_date\n{intel}"));
        }
        self.set(
            "offer.json",
            format!(
                "{{\"offer_ts\":\"2026-10-01T09:00:00Z\",\"residence_country\":\"{}\",\"payment\":{{\"method\":\"bank\"}},\
                 \"nationality_rule\":{{\"basis\":\"export control\"}},\"announcements\":[{announced}]}}",
                person.culture.code
            ),
        );
    }

    fn payments(&mut self, random: &mut Random, person: &Person<'_>) {
        let plain = plain_name(person);
        let holder = match random.below(7) {
            0 => plain.to_uppercase(),
            1 => plain.to_uppercase().chars().take(24).collect(),
            2 => format!("{} {}", plain_family(person), plain_given(person)),
            3 => format!("{plain} & {} {}", person.culture.given[0].latin, plain_family(person)),
            4 => person.full(),
            5 => format!("{} {}", other_spelling(person.given), other_spelling(person.family)),
            _ => plain,
        };
        let row = |month: u32| {
            let account = person.number;
            format!(
                "2026-{month:02}-28T09:00:00Z,{},bank,2000,EUR,{},{},h{account}\n",
                email(person),
                quoted(&holder),
                person.culture.code
            )
        };
        let rows: String = [8, 9, 10].map(row).concat();
        self.set(
            "payouts.csv",
            format!("ts,payee_id,method,amount,currency,holder_name,payee_country,account_hash\n{rows}"),
        );
        let number = person.number * 7_919 + random.below(9_999);
        let number = if person.culture.code == "DE" {
            format!("\"iban\":\"{}\"", iban(number))
        } else {
            format!("\"routing\":\"{}\",\"account_last4\":\"{:04}\"", routing(number), number % 10_000)
        };
        self.set(
            "payment_profile.json",
            format!("{{\"holder_name\":{},\"country\":\"{}\",{number}}}", quoted(&holder), person.culture.code),
        );
    }

    fn delivery(&mut self, random: &mut Random, person: &Person<'_>, other: &Culture) {
        let own = plain_name(person);
        let city = person.city.first();
        let signed = match random.below(6) {
            0 => own.to_uppercase(),
            1 => format!("{}. {}", &plain_given(person)[..1], plain_family(person)),
            2 => plain_family(person),
            // Somebody of the household.
            3 => format!("{} {}", person.culture.given[1].latin, person.family.latin),
            _ => own.clone(),
        };
        let mut rows = shipment("2026-10-12T09:00:00Z", &own, city, &person.culture.code, &signed);
        if random.chance(100) {
            // A present for somebody far away, who takes it.
            let friend = stranger(random, other);
            rows.push_str(&shipment("2026-10-20T09:00:00Z", &friend, other.cities[0].first(), &other.code, &friend));
        }
        self.set("shipping.csv", format!("ts,item,address_id,recipient,city,country,signed_by\n{rows}"));
    }

    fn identity(&mut self, person: &Person<'_>) {
        let (given, family) = (plain_given(person), plain_family(person));
        self.document(person, &given, &family);
    }

    /// A document of the person's country in this name.
    fn document(&mut self, person: &Person<'_>, given: &str, family: &str) {
        let born = person.career.studied.0 - 19;
        let short = format!("{:02}0314", born % 100);
        let lines = passport("UTO", family, given, 330_000_000 + person.number, &short, "310926");
        self.set(
            "identity_document.json",
            format!(
                "{{\"type\":\"passport\",\"names\":{{\"latin\":{}}},\"dob\":\"{born}-03-14\",\"expiry\":\"2031-09-26\",\
                 \"mrz\":[\"{}\",\"{}\"],\"image_px\":[1300,900]}}",
                quoted(&format!("{given} {family}")),
                lines[0],
                lines[1]
            ),
        );
    }

    fn conduct(&mut self, random: &mut Random, person: &Person<'_>) {
        let shown = match random.below(4) {
            0 => person.given.short.clone().unwrap_or_else(|| person.given.latin.clone()),
            1 => format!("{} (they/them)", plain_name(person)),
            _ => person.written(random),
        };
        let place = format!("{}, {}", person.city.first(), person.culture.country);
        let hour: i32 = person.culture.offset[..3].parse().unwrap_or_default();
        let minutes = &person.culture.offset[4..];
        let clock = format!("{:02}:{minutes}", (10 + hour).rem_euclid(24));
        self.set(
            "interview.csv",
            format!(
                "ts,channel,camera,displayed_name,stated_place,ambient_local_time_obs,author\n\
                 2026-11-10T10:00:00Z,video,on,{},{},{clock},interviewer\n",
                quoted(&shown),
                quoted(&place)
            ),
        );
        let referees: Vec<String> = person
            .career
            .jobs
            .iter()
            .take(2)
            .enumerate()
            .map(|(place, job)| {
                let name =
                    format!("{} {}", person.culture.given[place + 2].latin, person.culture.family[place + 2].latin);
                let domain = if random.chance(200) { "gmail.com".to_owned() } else { domain(job) };
                format!("{},{},referee{}{place}@{domain}\n", quoted(&name), quoted(job.employer.first()), person.number)
            })
            .collect();
        self.set("references.csv", format!("name,org,email\n{}", referees.concat()));
        let mut statements = format!("nationality,{},the form\n", person.culture.code);
        if random.chance(300) {
            // Two nationalities, of which one source names one.
            statements = format!("nationality,{0};XX,the form\nnationality,{0},the profile\n", person.culture.code);
        }
        self.set("self_statements.csv", format!("statement,value,stated_in\n{statements}"));
    }

    fn registers(&mut self, random: &mut Random, person: &Person<'_>) {
        let mut organisations = String::from("name,founded,dissolved,register,as_of\n");
        let mut domains = String::from("domain,organisation,registered,state,source,as_of\n");
        for job in &person.career.jobs {
            // Most are old; some were registered while the work had begun.
            let founded = if random.chance(150) { job.start.moved(5) } else { job.start.moved(-60) };
            let dissolved = match job.end {
                Some(end) if random.chance(100) => end.moved(14).to_string(),
                _ => String::new(),
            };
            let name = job.employer.first();
            organisations.push_str(&format!("{},{founded},{dissolved},Register Example,2026-11-01\n", quoted(name)));
            let registered = job.start.moved(-30);
            domains.push_str(&format!("{},{},{registered},live,RDAP,2026-11-01\n", domain(job), quoted(name)));
        }
        self.set("organisations.csv", organisations);
        self.set("domains.csv", domains);
    }

    /// Some people do something else beside their work, from afar.
    pub(super) fn second_engagement(&self, random: &mut Random, person: &Person<'_>, to: &mut Sources) {
        let Some(job) = person.career.jobs.last().filter(|_| random.chance(150)) else { return };
        let how = ["remote", "part-time", "freelance, on-site when needed"][random.below(3)];
        let row = format!("{}..present | Farlane Collective | Consultant ({how}) | Lisbon, Portugal | -", job.start);
        to.cv.list_mut("work").insert(0, row);
    }

    /// What does not fit, where it stands in records; a second repository and a second employment too.
    pub(super) fn plant(
        &mut self,
        what: Planted,
        random: &mut Random,
        person: &Person<'_>,
        other: &Culture,
        to: &mut Sources,
    ) {
        let (here, own) = (&person.culture.code, email(person));
        match what {
            Planted::OtherAccountHolder => {
                let holder = stranger(random, other);
                self.set(
                    "payment_profile.json",
                    format!("{{\"holder_name\":{},\"country\":\"{here}\"}}", quoted(&holder)),
                );
                let row = format!("2026-10-28T09:00:00Z,{own},bank,2000,EUR,{},{here},h1\n", quoted(&holder));
                self.set(
                    "payouts.csv",
                    format!("ts,payee_id,method,amount,currency,holder_name,payee_country,account_hash\n{row}"),
                );
            }
            Planted::WrongAccountNumber => {
                let number = person.number * 7_919;
                let wrong = |good: String| {
                    let last = good.bytes().last().unwrap_or(b'0');
                    format!("{}{}", &good[..good.len() - 1], (last - b'0' + 3) % 10)
                };
                let number = if here == "DE" {
                    format!("\"iban\":\"{}\"", wrong(iban(number)))
                } else {
                    format!("\"routing\":\"{}\"", wrong(routing(number)))
                };
                self.set(
                    "payment_profile.json",
                    format!("{{\"holder_name\":{},{number}}}", quoted(&plain_name(person))),
                );
            }
            Planted::DeliveryToAnotherCountry | Planted::SignedByAStranger => {
                let signed = if what == Planted::SignedByAStranger { stranger(random, other) } else { String::new() };
                let row = shipment(
                    "2026-11-12T09:00:00Z",
                    &plain_name(person),
                    other.cities[0].first(),
                    &other.code,
                    &signed,
                );
                self.set("shipping.csv", format!("ts,item,address_id,recipient,city,country,signed_by\n{row}"));
                self.replace("offer.json", "\"kind\"", "\"was\"");
            }
            Planted::DeviceElsewhere | Planted::LoginsFromAnotherCountry | Planted::LoginsTooFarApart => {
                self.plant_access(what, &own, other);
            }
            _ => self.plant_conduct(what, random, person, other, to),
        }
    }

    fn plant_conduct(
        &mut self,
        what: Planted,
        random: &mut Random,
        person: &Person<'_>,
        other: &Culture,
        to: &mut Sources,
    ) {
        let own = email(person);
        match what {
            Planted::OtherNameInDocument => {
                let given = &other.given[random.below(other.given.len())];
                let family = &other.family[random.below(other.family.len())];
                self.document(person, &plain(given), &plain(family));
            }
            Planted::WrongDigitsInDocument => {
                // Another day of birth and another expiry than their digits say.
                let born = format!("{:02}0314", (person.career.studied.0 - 19) % 100);
                let other_born = format!("{:02}0418", (person.career.studied.0 - 19) % 100);
                self.replace("identity_document.json", &format!("UTO{born}"), &format!("UTO{other_born}"));
                self.replace("identity_document.json", "<310926", "<310729");
            }
            Planted::OtherNameInInterview => {
                let shown = stranger(random, other);
                self.set(
                    "interview.csv",
                    format!("ts,channel,camera,displayed_name\n2026-11-10T10:00:00Z,video,on,{}\n", quoted(&shown)),
                );
            }
            Planted::PaidInAnotherCountry => {
                let row = format!(
                    "2026-10-28T09:00:00Z,{own},bank,2000,EUR,{},{},h1\n",
                    quoted(&plain_name(person)),
                    other.code
                );
                self.set(
                    "payouts.csv",
                    format!("ts,payee_id,method,amount,currency,holder_name,payee_country,account_hash\n{row}"),
                );
                self.replace("offer.json", "\"kind\"", "\"was\"");
            }
            Planted::PaidInCryptocurrency => {
                self.set(
                    "payouts.csv",
                    format!("ts,payee_id,method,amount,currency\n2026-10-28T09:00:00Z,{own},crypto,1,BTC\n"),
                );
            }
            Planted::RefereeWithOwnContact => {
                let job = &person.career.jobs[0];
                let name = stranger(random, person.culture);
                self.set(
                    "references.csv",
                    format!("name,org,email\n{},{},{own}\n", quoted(&name), quoted(job.employer.first())),
                );
            }
            _ => self.plant_registers(what, random, person, other, to),
        }
    }

    fn plant_registers(
        &mut self,
        what: Planted,
        random: &mut Random,
        person: &Person<'_>,
        other: &Culture,
        to: &mut Sources,
    ) {
        let here = &person.culture.code;
        match what {
            Planted::DomainRegisteredLater => {
                let job = &person.career.jobs[0];
                let row = format!("{},{},2026-02,live,RDAP,2026-11-01\n", domain(job), quoted(job.employer.first()));
                self.set("domains.csv", format!("domain,organisation,registered,state,source,as_of\n{row}"));
                let name = format!("{} {}", person.culture.given[2].latin, person.culture.family[2].latin);
                let row = format!("{},{},referee@{}\n", quoted(&name), quoted(job.employer.first()), domain(job));
                self.set("references.csv", format!("name,org,email\n{row}"));
            }
            Planted::EmployerFoundedLater => {
                let job = &person.career.jobs[0];
                let founded = job.end.unwrap_or(Month::NOW).moved(40);
                let row = format!("{},{founded},,Register Example,2026-11-01\n", quoted(job.employer.first()));
                self.set("organisations.csv", format!("name,founded,dissolved,register,as_of\n{row}"));
            }
            Planted::OtherNationality => {
                let rows = format!("nationality,{here},the form\nnationality,{},the profile\n", other.code);
                self.set("self_statements.csv", format!("statement,value,stated_in\n{rows}"));
            }
            Planted::TwoPlacesAtOnce => two_places(random, person, other, to),
            Planted::CopiedCommits => {
                if let Some(commits) = &to.code.commits {
                    let copy = Commits {
                        name: stranger(random, other),
                        email: format!("author{}@example.net", person.number),
                        offset: commits.offset.clone(),
                        count: commits.count,
                        on_the_site: 0,
                    };
                    to.code.copied = Some(copy);
                }
            }
            _ => {}
        }
    }

    fn plant_access(&mut self, what: Planted, own: &str, other: &Culture) {
        self.replace("offer.json", "\"kind\"", "\"was\"");
        self.files.retain(|(name, _)| *name != "ip_intel.csv");
        let (lat, lon) = other.at;
        let mut rows: Vec<String> =
            (2..16).map(|day| login(&format!("2026-11-{day:02}T09:10:00Z"), own, "login", HOME)).collect();
        match what {
            Planted::DeviceElsewhere => self.set(
                "device_gps.csv",
                format!("ts,device_id,lat,lon,accuracy_m,method\n2026-11-03T09:15:00Z,laptop-1,{lat},{lon},50,wifi\n"),
            ),
            Planted::LoginsFromAnotherCountry => {
                rows = (2..16).map(|day| login(&format!("2026-11-{day:02}T09:10:00Z"), own, "login", ABROAD)).collect();
            }
            _ => rows.push(login("2026-11-05T09:30:00Z", own, "login", ABROAD)),
        }
        self.set("logins.csv", format!("ts,account_id,event,ip,device_id\n{}", rows.concat()));
    }
}

/// The present employment on site at home, and another one on site abroad.
fn two_places(random: &mut Random, person: &Person<'_>, other: &Culture, to: &mut Sources) {
    let Some(job) = person.career.jobs.last() else { return };
    let start = job.start.moved(-24);
    let row = |employer: &str, city: &str, country: &str| {
        format!("{start}..present | {employer} | {} (on-site) | {city}, {country} | -", TITLES[job.title][0])
    };
    let abroad = other.employers[random.below(other.employers.len())].first();
    let rows = to.cv.list_mut("work");
    rows.insert(0, row(abroad, other.cities[0].first(), &other.country));
    rows.insert(1, row("Harbour Lane Works", person.city.first(), &person.culture.country));
}

fn login(at: &str, account: &str, event: &str, ip: &str) -> String {
    format!("{at},{account},{event},{ip},laptop-1\n")
}

fn announcement(kind: &str) -> String {
    let until = if kind == "travel" { ",\"to\":\"2026-11-20\"" } else { "" };
    format!("{{\"kind\":\"{kind}\",\"place\":\"abroad\",\"from\":\"2026-10-01\"{until}}}")
}

fn shipment(at: &str, recipient: &str, city: &str, country: &str, signed: &str) -> String {
    let city = city.split(',').next().unwrap_or(city);
    format!("{at},laptop,a1,{},{},{country},{}\n", quoted(recipient), quoted(city), quoted(signed))
}

/// The domain of an employer.
fn domain(job: &Job<'_>) -> String {
    let letters = job.employer.first().chars().filter(|c| c.is_ascii_alphanumeric() || *c == ' ');
    let words: String = letters.collect::<String>().to_lowercase();
    format!("{}.example", words.split(' ').take(2).collect::<Vec<_>>().join("-"))
}

/// In letters that every form takes.
fn plain(name: &Name) -> String {
    if name.latin.is_ascii() { name.latin.clone() } else { other_spelling(name) }
}

fn other_spelling(name: &Name) -> String {
    name.spelling.as_ref().unwrap_or(&name.latin).clone()
}

fn plain_given(person: &Person<'_>) -> String {
    plain(person.given)
}

fn plain_family(person: &Person<'_>) -> String {
    plain(person.family)
}

fn plain_name(person: &Person<'_>) -> String {
    format!("{} {}", plain_given(person), plain_family(person))
}

/// A field of a table, a text of an object.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', ""))
}
