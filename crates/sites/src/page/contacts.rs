//! E-mail addresses and telephone numbers of a person's own page: linked, and written out where a page puts its owner's.

use crosscheck_compare::contacts::in_text::{emails, phones};
use crosscheck_compare::contacts::{Email, add_phone};
use crosscheck_compare::vocabulary::headings::Section;
use crosscheck_compare::vocabulary::labels::{Label, known, label};
use crosscheck_markup::{Block, BlockKind, Markup};
use crosscheck_model::{ClaimsBuilder, Passage};

use super::credits::{block_of, is_credit};
use super::outline::{Outline, Topic};

/// Words of a line that gives a contact, at most.
const LINE_WORDS: usize = 14;
/// Contacts of one page; a list of more is a directory of people.
const MAX_CONTACTS: usize = 6;

pub(super) fn read(builder: &mut ClaimsBuilder, markup: &Markup, outline: &Outline, at: &Passage) {
    for anchor in markup.anchors.iter().filter(|anchor| !anchor.unseen) {
        let mail = anchor.url.scheme() == "mailto";
        if !mail && anchor.url.scheme() != "tel" || !is_own(outline.topic_at(anchor.node), anchor.in_frame) {
            continue;
        }
        if block_of(markup, anchor).is_some_and(is_credit) {
            continue;
        }
        let at = at.with(anchor.locator.clone());
        if mail && !is_placeholder(anchor.url.path()) {
            builder.email(&at, anchor.url.as_str());
        } else if !mail {
            add_phone(builder, &at, anchor.url.as_str());
        }
    }
    let mut labelled = None;
    for (index, block) in markup.blocks.iter().enumerate() {
        let before = labelled.take();
        labelled = known(&block.text);
        if block.kind == BlockKind::Quote
            || !is_own(outline.topic_of(index), block.aside)
            || is_credit(block)
            || is_full(builder)
        {
            continue;
        }
        let at = at.with(block.locator.clone());
        for line in block.text.lines().filter(|line| line.split_whitespace().count() <= LINE_WORDS) {
            for (address, _) in emails(&undisguised(line)).into_iter().filter(|(address, _)| !is_placeholder(address)) {
                builder.email(&at.clone().quoting(line), &address);
            }
            let contact = outline.topic_of(index) == Topic::Of(Section::Contact);
            if is_for_phones(block, line, before) || is_among_contacts(line, contact) {
                for span in phones(line) {
                    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
                    let number = digits(&line[span.clone()]);
                    let told = builder
                        .claims()
                        .phones
                        .iter()
                        .any(|phone| digits(phone.value().text.expose()).ends_with(&number));
                    if !told {
                        add_phone(builder, &at, &line[span]);
                    }
                }
            }
        }
    }
}

/// Contacts in sections about work, projects, clients and other people's words are theirs.
fn is_own(topic: Topic, in_frame: bool) -> bool {
    match topic {
        Topic::Top | Topic::Of(Section::Contact | Section::Summary) => true,
        Topic::Of(_) | Topic::Unknown => in_frame,
    }
}

fn is_full(builder: &ClaimsBuilder) -> bool {
    builder.claims().emails.len() + builder.claims().phones.len() >= MAX_CONTACTS
}

/// Words before a number that need no colon.
const ABBREVIATIONS: [&str; 10] =
    ["tel", "tél", "telefon", "telefono", "phone", "mobile", "mob", "cell", "handy", "тел"];

/// A number is a telephone's where it says so, by a word, an icon or its own form.
fn is_for_phones(block: &Block, line: &str, before: Option<Label>) -> bool {
    const WORDS: [&str; 8] = ["phone", "tel", "mobile", "call", "whatsapp", "smartphone", "handset", "cell"];
    let icon = block
        .icon
        .as_deref()
        .is_some_and(|icon| icon.split(|c: char| !c.is_ascii_alphabetic()).any(|word| WORDS.contains(&word)));
    let labelled = matches!(label(line), Some((Label::Phone, _))) || before == Some(Label::Phone);
    let trimmed = line.trim();
    let form = trimmed.starts_with('+') && trimmed.chars().all(|c| c.is_ascii_digit() || " +()-./".contains(c));
    let first = trimmed.split_whitespace().next().unwrap_or_default().trim_end_matches(['.', ':']).to_lowercase();
    let worded = ABBREVIATIONS.contains(&first.as_str());
    icon || labelled || form || worded
}

/// Beside an address for mail, or alone on a line where a page says how to reach its owner.
fn is_among_contacts(line: &str, contact: bool) -> bool {
    let digits = line.chars().filter(char::is_ascii_digit).count();
    let alone = || line.chars().all(|c| c.is_ascii_digit() || " +()-./\u{a0}".contains(c));
    !emails(line).is_empty() || contact && (9..=15).contains(&digits) && alone()
}

fn is_placeholder(address: &str) -> bool {
    Email::parse(address).is_some_and(|email| email.is_placeholder())
}

/// Between brackets, for the signs of an address; our own choice, language by language.
const SIGNS: [(&str, &[&str]); 2] = [
    (
        "@",
        &[
            "at",
            "ät",
            "arobase",
            "arroba",
            "chiocciola",
            "małpa",
            "malpa",
            "zavináč",
            "собака",
            "собачка",
            "kukac",
            "@",
        ],
    ),
    (".", &["dot", "point", "punkt", "punto", "ponto", "punt", "kropka", "tečka", "точка", "."]),
];
/// Brackets around them.
const BRACKETS: [(char, char); 4] = [('[', ']'), ('(', ')'), ('{', '}'), ('<', '>')];

/// "ana [at] ejemplo [dot] example", "ANA AT ejemplo.example", as people hide addresses from programs.
fn undisguised(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find(|c| BRACKETS.iter().any(|(open, _)| *open == c)) {
        let (before, bracket) = rest.split_at(at);
        let close = BRACKETS.iter().find(|(open, _)| bracket.starts_with(*open)).map_or(')', |(_, close)| *close);
        let inner = bracket[1..].split_once(close).map(|(inner, after)| (inner.trim().to_lowercase(), after));
        let sign = inner.and_then(|(inner, after)| {
            SIGNS.iter().find(|(_, words)| words.contains(&inner.as_str())).map(|(sign, _)| (*sign, after))
        });
        match sign {
            Some((sign, after)) => {
                out.push_str(before.trim_end());
                out.push_str(sign);
                rest = after.trim_start();
            }
            None => {
                out.push_str(before);
                out.push_str(&bracket[..1]);
                rest = &bracket[1..];
            }
        }
    }
    out.push_str(rest);
    spelled(&out).unwrap_or(out)
}

/// "ana AT ejemplo.example", "a dot ana at ejemplo dot example": a word between what can be a mailbox and what is a host.
fn spelled(line: &str) -> Option<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let at = words.iter().position(|word| *word == "AT").or_else(|| {
        let dotted = words.contains(&"dot");
        words.iter().position(|word| *word == "at").filter(|_| dotted)
    })?;
    let (before, after) = (&words[..at], &words[at + 1..]);
    let (mut mailbox, mut rest) = (String::new(), before);
    // A mailbox of several words has its stops spelled as well.
    while let [earlier @ .., last] = rest {
        mailbox.insert_str(0, last);
        let [still_earlier @ .., "dot" | "DOT"] = earlier else { break };
        mailbox.insert(0, '.');
        rest = still_earlier;
    }
    let host = after.join(" ").replace(" DOT ", ".").replace(" dot ", ".");
    let host = host.split_whitespace().next()?.to_owned();
    let plain = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || "._-+".contains(c));
    let mailbox = mailbox.rsplit([':', '：']).next()?;
    (host.contains('.') && plain(&host) && plain(mailbox) && !mailbox.is_empty()).then(|| format!("{mailbox}@{host}"))
}
