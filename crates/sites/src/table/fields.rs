//! Values to claims, by what a table says that they mean.

use crosscheck_compare::contacts::{add_phone, add_website};
use crosscheck_markup::{Json, fragment, unescape};
use crosscheck_model::{
    AccountFactKind, Address, ClaimsBuilder, EducationItem, LinkRole, NameRole, OffsetTime, Passage, Period, Personal,
    SiteFacts, SiteId, TextKind, WorkItem,
};
use serde_json::Value;
use url::Url;

use super::values::{find, first, period, stated, text, time};
use super::wording::part;
use super::{Field, Item, Means};

/// One answer while its members are read.
pub(super) struct Context<'a> {
    pub(super) facts: &'a SiteFacts,
    /// Where a member is read.
    pub(super) passage: &'a dyn Fn(&Json<'_>) -> Passage,
}

/// Reads every member that means something.
pub(super) fn read(builder: &mut ClaimsBuilder, json: &Json<'_>, fields: &[Field], context: &Context<'_>) {
    let is_person = fields.iter().all(|field| says_person(json, field));
    for field in fields {
        if matches!(field.means, Means::Name(_)) && !is_person {
            continue;
        }
        match field.at {
            [one] => {
                for member in find(json, one) {
                    value(builder, &member, field, context);
                }
            }
            several => {
                let parts: Vec<Json<'_>> = several.iter().filter_map(|at| first(json, at)).collect();
                let words: Vec<String> = parts.iter().filter_map(stated).collect();
                if let Some(member) = parts.first().filter(|_| !words.is_empty()) {
                    let at = (context.passage)(member);
                    claim(builder, &at, &words.join(field.between), field.means, context.facts);
                }
            }
        }
    }
}

fn says_person(json: &Json<'_>, field: &Field) -> bool {
    let member = || field.at.first().and_then(|at| first(json, at));
    match field.means {
        Means::Person(kinds) => {
            member().and_then(|member| member.word()).is_none_or(|kind| kinds.contains(&kind.as_str()))
        }
        Means::NotPerson(_) => !member().is_some_and(|member| is_true(&member)),
        _ => true,
    }
}

fn is_true(json: &Json<'_>) -> bool {
    match json.value() {
        Value::Bool(flag) => *flag,
        Value::Number(number) => number.as_i64() != Some(0),
        _ => false,
    }
}

fn value(builder: &mut ClaimsBuilder, json: &Json<'_>, field: &Field, context: &Context<'_>) {
    let at = (context.passage)(json);
    match field.means {
        Means::If(word) | Means::NotPerson(word) => {
            if is_true(json) {
                builder.fact(&at, AccountFactKind::State, word, None);
            }
        }
        Means::Unless(word) => {
            if *json.value() == Value::Bool(false) {
                builder.fact(&at, AccountFactKind::State, word, None);
            }
        }
        Means::LanguageAt(language, level) => {
            if let Some(language) = text(json, language) {
                builder.language(&at, &language, text(json, level).as_deref());
            }
        }
        Means::LanguagesByName => {
            for (language, level) in json.value().as_object().into_iter().flatten() {
                builder.language(&at, language, level.as_str());
            }
        }
        Means::Work(item) => work(builder, &at, json, &item),
        Means::Education(item) => education(builder, &at, json, &item),
        means => {
            if let Some(word) = stated(json) {
                claim(builder, &at, &word, means, context.facts);
            }
        }
    }
}

/// Claims one value, which may come from JSON or from a page.
pub(super) fn claim(builder: &mut ClaimsBuilder, at: &Passage, word: &str, means: Means, facts: &SiteFacts) {
    match means {
        // A hint at the name counts only where nothing states one.
        Means::Name(NameRole::Guess) => {
            if builder.claims().names.is_empty() && crate::name_form::is_name_like(word.trim()) {
                builder.name(at, &unescape(word), NameRole::Guess);
            }
        }
        Means::Name(role) => builder.name(at, &unescape(word), role),
        Means::HandleIn(form) => {
            if let Some(handle) = part(form, word.trim(), "") {
                builder.handle(at, Some(SiteId::new(facts.id)), handle.trim_end_matches('/'));
            }
        }
        Means::Handle => builder.handle(at, Some(SiteId::new(facts.id)), word),
        Means::HandleOn(site) => handle_on(builder, at, site, word),
        Means::Bio => prose(builder, at, word, TextKind::Bio),
        Means::Post => prose(builder, at, word, TextKind::Post),
        Means::Place => builder.place_text(at, &unescape(word)),
        // Some sites write `mira at example.org` for `mira@example.org`.
        Means::Email => builder.email(at, &word.replace(" at ", "@")),
        Means::Phone => add_phone(builder, at, word),
        Means::Link(LinkRole::Own) => add_website(builder, at, word),
        Means::Link(role) => link(builder, at, word, role, word),
        Means::OwnHost(shared) => own_host(builder, at, word, shared),
        Means::LinkTo(role, form) => link(builder, at, &form.replace("{}", word.trim_start_matches('@')), role, word),
        Means::Photo => photo(builder, at, word),
        Means::PhotoAt(form) => photo(builder, at, &form.replace("{}", word)),
        Means::Fact(kind) => fact(builder, at, kind, word),
        Means::Person(kinds) => {
            if !kinds.contains(&word) {
                builder.fact(at, AccountFactKind::State, word, None);
            }
        }
        Means::Detail(name) => builder.metadata(at, name, &unescape(word)),
        Means::Zone => builder.zone(at, word),
        Means::Skill => builder.skill(at, word),
        Means::Language => builder.language(at, word, None),
        Means::Activity => {
            if let Some(instant) = time(word) {
                let offset_seconds = crate::dates::iso(word).and_then(|time| time.offset_seconds);
                builder.activity(at, OffsetTime { instant, offset_seconds }, word);
            }
        }
        Means::Employer => {
            let organisation = Some(word.trim().trim_start_matches('@').into());
            let item = WorkItem { organisation, title: None, place: None, period: Period::UNSTATED, summary: None };
            builder.work(at, item, word);
        }
        Means::If(_)
        | Means::Unless(_)
        | Means::NotPerson(_)
        | Means::LanguageAt(..)
        | Means::LanguagesByName
        | Means::Work(_)
        | Means::Education(_) => {}
    }
}

/// A handle on another site, or, as some fields take either, an address; a profile there is a link of the person's own.
fn handle_on(builder: &mut ClaimsBuilder, at: &Passage, site: &'static str, word: &str) {
    let handle = word.trim().trim_start_matches('@');
    if handle.contains('/') {
        return add_website(builder, at, word);
    }
    match profile_on(site, handle) {
        Some(url) => builder.link(at, &url, LinkRole::Own, word),
        None => builder.handle(at, Some(SiteId::new(site)), handle),
    }
}

/// The page of a host that a handle is the name of, unless it lies below one that gives everybody a name.
pub(crate) fn own_host(builder: &mut ClaimsBuilder, at: &Passage, host: &str, shared: &[&str]) {
    let host = host.trim().trim_start_matches('@').to_ascii_lowercase();
    let is_shared =
        shared.iter().any(|known| host.strip_suffix(known).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')));
    if !is_shared && crosscheck_compare::contacts::is_public_host_name(&host) {
        link(builder, at, &format!("https://{host}/"), LinkRole::OwnVerified, &host);
    }
}

/// The address of a profile on another site.
fn profile_on(site: &str, handle: &str) -> Option<Url> {
    let form = crate::SITES.iter().find(|known| known.facts.id == site)?.url_forms.first()?;
    super::forms::fill(form, "", handle, "")
}

/// Times are shown as dates, with what stands there behind them.
fn fact(builder: &mut ClaimsBuilder, at: &Passage, kind: AccountFactKind, word: &str) {
    match (kind, time(word)) {
        (AccountFactKind::Created | AccountFactKind::LastActive, Some(time)) => {
            let number = word.bytes().all(|byte| byte.is_ascii_digit());
            let at = if number { at.clone().with_raw(word) } else { at.clone() };
            let shown = if number { time.to_string() } else { word.to_owned() };
            builder.fact(&at, kind, &shown, Some(time));
        }
        (AccountFactKind::Created | AccountFactKind::LastActive, None) => builder.fact(at, kind, word, None),
        _ => builder.fact(at, kind, word, None),
    }
}

fn base_of(at: &Passage) -> Option<&Url> {
    match &at.origin.address {
        Address::Url(url) => Some(url),
        Address::File(_) => None,
    }
}

/// Addresses in one plain text that are kept.
const MAX_IN_PROSE: usize = 20;

/// HTML or plain text; its links are mentions unless they say more.
fn prose(builder: &mut ClaimsBuilder, at: &Passage, word: &str, kind: TextKind) {
    let is_html = word.contains("</") || word.contains("<br") || word.contains("<p>") || word.contains("&#");
    let Some(base) = base_of(at).filter(|_| is_html) else {
        builder.text(at, &unescape(word), kind);
        for url in word.split_whitespace().filter(|part| part.starts_with("http")).take(MAX_IN_PROSE) {
            link(builder, at, url.trim_end_matches(['.', ',', ')', ';']), LinkRole::Mention, url);
        }
        return;
    };
    let read = fragment(word, base);
    builder.text(at, &read.text, kind);
    for anchor in &read.links {
        let role = if anchor.is_me() { LinkRole::Own } else { LinkRole::Mention };
        crosscheck_compare::contacts::add_link(builder, at, &anchor.url, role, &anchor.text);
    }
}

fn link(builder: &mut ClaimsBuilder, at: &Passage, address: &str, role: LinkRole, words: &str) {
    if let Some(url) = crosscheck_compare::contacts::web_address(address) {
        builder.link(at, &url, role, words);
    }
}

/// What stands for the size in addresses of pictures that leave it open (Discourse).
const PICTURE_SIZE: &str = "240";

fn photo(builder: &mut ClaimsBuilder, at: &Passage, written: &str) {
    let url = match base_of(at) {
        Some(base) => base.join(&written.trim().replace("{size}", PICTURE_SIZE)).ok(),
        None => Url::parse(written.trim()).ok(),
    };
    if let Some(url) = url {
        builder.photo(at, &url);
    }
}

/// The parts of an item, and its quote.
fn parts(json: &Json<'_>, pointers: &[&str]) -> (Vec<Option<String>>, String) {
    let parts: Vec<Option<String>> = pointers.iter().map(|pointer| text(json, pointer)).collect();
    let quote = parts.iter().flatten().cloned().collect::<Vec<_>>().join(" · ");
    (parts, quote)
}

fn work(builder: &mut ClaimsBuilder, at: &Passage, json: &Json<'_>, item: &Item) {
    let (found, quote) = parts(json, &[item.title, item.organisation, item.place, item.start, item.end]);
    let part = |index: usize| found.get(index).cloned().flatten().map(Personal::from);
    let value = WorkItem {
        title: part(0),
        organisation: part(1),
        place: part(2),
        period: period(json, item),
        summary: text(json, item.summary).map(Into::into),
    };
    builder.work(at, value, &quote);
}

fn education(builder: &mut ClaimsBuilder, at: &Passage, json: &Json<'_>, item: &Item) {
    let (found, quote) = parts(json, &[item.title, item.subject, item.organisation, item.place, item.start, item.end]);
    let part = |index: usize| found.get(index).cloned().flatten().map(Personal::from);
    let value = EducationItem {
        degree: part(0),
        field: part(1),
        institution: part(2),
        place: part(3),
        period: period(json, item),
    };
    builder.education(at, value, &quote);
}
