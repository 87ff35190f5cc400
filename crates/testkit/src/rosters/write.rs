use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use image::imageops;

use super::career::{Career, career};
use super::identifiers::{iban, passport, phone, wallet};
use super::people::{name, relative};
use super::prose::{reworded, sentence, template};
use super::truth::{Planted, Sort, Truth};
use super::warc;
use crate::pictures;
use crate::random::Random;

/// How much of what a roster holds, in cases of a thousand rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shares {
    /// Groups under several names that share two or three kinds.
    pub groups: usize,
    /// Pairs under two names that share one kind.
    pub one_kind: usize,
    /// Second applications through another agency.
    pub double_applications: usize,
    /// Pairs of relatives.
    pub families: usize,
    /// Pairs of namesakes.
    pub namesakes: usize,
    /// Rows that cannot be used.
    pub bad_rows: usize,
}

impl Default for Shares {
    fn default() -> Self {
        Self { groups: 12, one_kind: 12, double_applications: 12, families: 10, namesakes: 10, bad_rows: 3 }
    }
}

/// Rows whose CVs have a paragraph that many have; who have a drawn avatar; whose agency puts its own contact on the CV.
const WITH_TEMPLATE: usize = 400;
const WITH_DEFAULT_AVATAR: usize = 250;
const AGENCIES: [(&str, bool); 6] = [
    ("Northbridge", true),
    ("Harbourside", true),
    ("Finch & Partners", false),
    ("Talentwerk", false),
    ("Cloud Nine", true),
    ("", false),
];

/// One application before it is written.
#[derive(Debug, Clone)]
struct Candidate {
    number: usize,
    name: String,
    agency: usize,
    email: String,
    phone: String,
    /// Own account and page, and those of somebody else that are named too.
    login: String,
    also: Vec<String>,
    picture: Option<String>,
    sentences: Vec<String>,
    bio: String,
    career: Career,
    template: Option<&'static str>,
    lines: Vec<String>,
}

/// Kinds that groups are planted with; no two of one family.
const KINDS: [&str; 8] = ["photo", "phone", "email", "wallet", "payout_account", "document_id", "cv_text", "career"];

fn candidate(random: &mut Random, number: usize) -> Candidate {
    let name = name(random);
    let login = format!("{}-{number}", name.split(' ').next().unwrap_or("dev").to_lowercase());
    Candidate {
        number,
        agency: random.below(AGENCIES.len()),
        email: format!("{}.{number}@mail.example", login.replace('-', ".")),
        phone: phone(number),
        also: Vec::new(),
        picture: (!random.chance(WITH_DEFAULT_AVATAR)).then(|| number.to_string()),
        sentences: (0..4).map(|_| sentence(random)).collect(),
        bio: sentence(random),
        career: career(random),
        template: random.chance(WITH_TEMPLATE).then(|| template(random)),
        lines: Vec::new(),
        name,
        login,
    }
}

/// Gives the second what the first has.
fn share(kind: &str, random: &mut Random, members: &mut [Candidate]) {
    let Some((first, others)) = members.split_first_mut() else { return };
    let line = match kind {
        "wallet" => Some(format!("Payment: {}", wallet(random))),
        "payout_account" => Some(format!("IBAN {}", iban(random))),
        "document_id" => Some(format!("Passport No: {}", passport(random))),
        _ => None,
    };
    first.lines.extend(line.clone());
    if kind == "photo" {
        first.picture.get_or_insert_with(|| first.number.to_string());
    }
    for other in others {
        match kind {
            "photo" => {
                let change = ["", " mirrored", " small"][random.below(3)];
                other.picture = first.picture.as_ref().map(|picture| format!("{picture}{change}"));
            }
            "phone" => other.phone.clone_from(&first.phone),
            "email" => other.email.clone_from(&first.email),
            "handle" => other.also.push(format!("https://github.com/{}", first.login)),
            "cv_text" => other.sentences.clone_from(&first.sentences),
            "facts" => other.sentences = first.sentences.iter().map(|text| reworded(text, random)).collect(),
            "career" => other.career = first.career.clone(),
            _ => other.lines.extend(line.clone()),
        }
    }
}

/// What sort, which places in the list of people, which kinds.
type PlantedAt = (Sort, Vec<usize>, Vec<&'static str>);

/// Everybody, and what was planted among them.
fn people(seed: u64, rows: usize, shares: Shares) -> (Vec<Candidate>, Vec<PlantedAt>) {
    let random = &mut Random::new(seed);
    let mut people: Vec<Candidate> = (0..rows).map(|number| candidate(random, number)).collect();
    let mut planted = Vec::new();
    let mut free: Vec<usize> = (0..rows).collect();
    for at in (1..free.len()).rev() {
        free.swap(at, random.below(at + 1));
    }
    let mut take = |count: usize| -> Vec<usize> { free.split_off(free.len().saturating_sub(count)) };
    let wanted = |of_a_thousand: usize| (rows * of_a_thousand / 1_000).max(1);
    for number in 0..wanted(shares.groups) {
        let members = take(2 + random.below(3));
        let second = 1 + random.below(KINDS.len() - 1);
        let mut kinds = vec![KINDS[number % KINDS.len()], KINDS[(number + second) % KINDS.len()]];
        if random.chance(300) {
            kinds.push("facts");
        }
        if kinds.contains(&"cv_text") {
            kinds.retain(|kind| *kind != "facts");
        }
        planted.push((Sort::Group, members, kinds));
    }
    let single =
        ["photo", "phone", "email", "handle", "wallet", "payout_account", "document_id", "cv_text", "career", "facts"];
    for number in 0..wanted(shares.one_kind) {
        planted.push((Sort::OneKind, take(2), vec![single[number % single.len()]]));
    }
    for _ in 0..wanted(shares.double_applications) {
        planted.push((Sort::DoubleApplication, take(2), vec!["email", "phone", "photo", "career", "cv_text"]));
    }
    for _ in 0..wanted(shares.families) {
        planted.push((Sort::Family, take(2), vec!["phone"]));
    }
    for _ in 0..wanted(shares.namesakes) {
        planted.push((Sort::Namesakes, take(2), Vec::new()));
    }
    planted.retain(|(_, members, _)| members.len() >= 2);
    for (sort, members, kinds) in &planted {
        let mut group: Vec<Candidate> = members.iter().map(|at| people[*at].clone()).collect();
        for kind in kinds {
            share(kind, random, &mut group);
        }
        for (at, member) in group.iter_mut().enumerate().skip(1) {
            match sort {
                Sort::Family => member.name = relative(random, &people[members[0]].name),
                Sort::DoubleApplication => {
                    member.name.clone_from(&people[members[0]].name);
                    member.agency = (people[members[0]].agency + at) % AGENCIES.len();
                }
                Sort::Namesakes => member.name.clone_from(&people[members[0]].name),
                Sort::Group | Sort::OneKind => {}
            }
        }
        for (at, member) in members.iter().zip(group) {
            people[*at] = member;
        }
    }
    (people, planted)
}

fn reference(at: usize) -> String {
    format!("C-{at:06}")
}

fn cv(candidate: &Candidate) -> String {
    let Candidate { name, email, phone, login, sentences, career, .. } = candidate;
    let mut text = format!("{name}\n{email}\n{phone}\nhttps://github.com/{login}\nhttps://{login}.example\n");
    let (agency, puts_contact) = AGENCIES[candidate.agency];
    if puts_contact {
        let host = agency.to_lowercase().replace(' ', "");
        text.push_str(&format!(
            "Presented by {agency}: candidates@{host}.example, {}\n",
            phone_of_agency(candidate.agency)
        ));
    }
    for line in &candidate.lines {
        text.push_str(&format!("{line}\n"));
    }
    if let Some(template) = candidate.template {
        text.push_str(&format!("\nSummary\n\n{template}\n"));
    }
    text.push_str("\nExperience\n");
    for (job, sentence) in career.jobs.iter().zip(sentences.iter().chain(std::iter::repeat(&String::new()))) {
        text.push_str(&format!("\n{}, {}\n{}\n{sentence}\n", job.title, job.employer, job.dates));
    }
    text.push_str(&format!(
        "\nEducation\n\nBSc Computer Science, {}\n{} - {}\n\nLanguages\n\nEnglish\n",
        career.school,
        career.left_school - 4,
        career.left_school
    ));
    text
}

fn phone_of_agency(agency: usize) -> String {
    format!("+1 415 555 01{agency:02}")
}

/// Side of the pictures, in pixels: what sites show.
const SIDE: u32 = 200;

/// The picture of this description: a number, and what a site did to it.
fn picture(described: &str) -> io::Result<Vec<u8>> {
    let mut words = described.split(' ');
    let seed = words.next().and_then(|number| number.parse().ok()).unwrap_or_default();
    let mut picture = pictures::scenery(seed, SIDE, SIDE);
    for change in words {
        picture = match change {
            "mirrored" => imageops::flip_horizontal(&picture),
            "small" => imageops::resize(&picture, SIDE * 2 / 3, SIDE * 2 / 3, imageops::FilterType::Lanczos3),
            _ => picture,
        };
    }
    let mut bytes = io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).map_err(io::Error::other)?;
    Ok(bytes.into_inner())
}

fn pages(out: &mut impl Write, number: usize, candidate: &Candidate) -> io::Result<()> {
    let Candidate { name, login, bio, picture, .. } = candidate;
    let avatar = format!("https://avatars.githubusercontent.com/u/{}?v=4", 90_000_000 + number);
    let user = serde_json::json!({
        "login": login, "id": 90_000_000 + number, "type": "User", "name": name, "bio": bio, "avatar_url": avatar,
        "blog": format!("https://{login}.example"), "created_at": "2016-01-05T10:00:00Z", "updated_at": "2026-10-20T10:00:00Z",
    });
    warc::add(out, &format!("https://api.github.com/users/{login}"), "application/json", user.to_string().as_bytes())?;
    let picture = match picture {
        Some(described) => self::picture(described)?,
        None => pictures::png("identicon"),
    };
    warc::add(out, &avatar, "image/png", &picture)?;
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><title>{name}</title><meta property=\"og:type\" content=\"profile\"></head>\
         <body><h1>{name}</h1><p>{bio}</p><a rel=\"me\" href=\"https://github.com/{login}\">GitHub</a></body></html>"
    );
    warc::add(out, &format!("https://{login}.example/"), "text/html; charset=utf-8", page.as_bytes())
}

fn row(at: usize, candidate: &Candidate) -> String {
    let Candidate { login, also, agency, .. } = candidate;
    let mut links = format!("https://github.com/{login} https://{login}.example/");
    for link in also {
        links.push_str(&format!(" {link}"));
    }
    let reference = reference(at);
    format!("{reference},{},CONSENT-{at},hiring,cvs/{reference}.txt,{links}\r\n", AGENCIES[*agency].0)
}

/// Writes a roster of so many rows that can be used into a folder that is there.
pub fn write(folder: &Path, seed: u64, rows: usize, shares: Shares) -> io::Result<Truth> {
    let (people, planted) = people(seed, rows, shares);
    fs::create_dir_all(folder.join("cvs"))?;
    let mut roster = BufWriter::new(fs::File::create(folder.join("roster.csv"))?);
    let mut archive = BufWriter::new(fs::File::create(folder.join("pages.warc"))?);
    write!(roster, "\u{feff}candidate_ref,agency,consent_ref,purpose,cv,links\r\n")?;
    for (at, candidate) in people.iter().enumerate() {
        fs::write(folder.join(format!("cvs/{}.txt", reference(at))), cv(candidate))?;
        pages(&mut archive, at, candidate)?;
        roster.write_all(row(at, candidate).as_bytes())?;
    }
    let bad = [
        ",X,C,hiring,,https://a.example\r\n",
        "BAD-1,X,,hiring,,https://a.example\r\n",
        "BAD-2,X,C,hiring,cvs/none.txt,\r\n",
    ];
    let bad_rows = if shares.bad_rows == 0 { 0 } else { bad.len() };
    for line in bad.iter().take(bad_rows) {
        roster.write_all(line.as_bytes())?;
    }
    roster.flush()?;
    archive.flush()?;
    let planted = planted.into_iter().map(|(sort, members, kinds)| Planted {
        sort,
        members: members.into_iter().map(reference).collect(),
        kinds: kinds.into_iter().map(str::to_owned).collect(),
    });
    let truth = Truth { rows, bad_rows, planted: planted.collect() };
    fs::write(folder.join("truth.json"), serde_json::to_vec_pretty(&truth)?)?;
    Ok(truth)
}
