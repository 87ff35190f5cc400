//! Values that a file states in fields of their own: what the readers of structured formats share.

use crosscheck_compare::contacts;
use crosscheck_model::{
    AccountFactKind, EducationItem, LinkRole, Locator, NameRole, Passage, Period, PeriodEnd, Personal, Place, ReadBy,
    TextKind, WorkItem, is_email,
};
use unicode_script::{Script, UnicodeScript};

use crate::collect::Collector;
use crate::{contact, dates};

/// A quote of several fields shows their values in the file's own words with this between them.
pub(crate) const BETWEEN: &str = " · ";
/// Texts are cut here; the longest self-descriptions that sites allow have a few thousand characters.
const MAX_TEXT: usize = 20_000;

/// Puts values of one file where its claims are collected.
pub(crate) struct Fields<'c, 'o> {
    pub(crate) out: &'c mut Collector<'o>,
    by: ReadBy,
}

/// What one employment says.
#[derive(Debug, Default)]
pub(crate) struct Work {
    pub(crate) organisation: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) place: Option<String>,
    pub(crate) summary: Option<String>,
}

/// What one course says.
#[derive(Debug, Default)]
pub(crate) struct Course {
    pub(crate) institution: Option<String>,
    pub(crate) degree: Option<String>,
    pub(crate) field: Option<String>,
    pub(crate) place: Option<String>,
}

/// A period and the words that state it.
#[derive(Debug)]
pub(crate) struct Dates {
    pub(crate) period: Period,
    pub(crate) words: Vec<String>,
}

impl<'c, 'o> Fields<'c, 'o> {
    pub(crate) fn new(out: &'c mut Collector<'o>, by: ReadBy) -> Self {
        Self { out, by }
    }

    fn passage(&self, at: Locator) -> Passage {
        self.out.at(at, self.by)
    }

    pub(crate) fn name(&mut self, full: &str, role: NameRole, quote: &str, at: Locator) {
        let at = self.passage(at).quoting(quote);
        self.out.builder.name(&at, full, role);
    }

    /// A name from its parts, in the order in which its script is written.
    pub(crate) fn name_of_parts(&mut self, given: &str, family: &str, role: NameRole, at: Locator) {
        let parts: Vec<&str> = [given.trim(), family.trim()].into_iter().filter(|part| !part.is_empty()).collect();
        self.name(&joined_name(given, family), role, &parts.join(BETWEEN), at);
    }

    pub(crate) fn email(&mut self, address: &str, at: Locator) {
        let bare = address.trim();
        if is_email(bare.strip_prefix("mailto:").unwrap_or(bare)) {
            let at = self.passage(at);
            self.out.builder.email(&at, bare);
        } else {
            self.out.problem(at, "this is not an e-mail address");
        }
    }

    pub(crate) fn phone(&mut self, number: &str, region: Option<&str>, at: Locator) {
        match contacts::stated_phone(number, region) {
            Some(phone) => {
                let at = self.passage(at);
                self.out.builder.phone(&at, phone);
            }
            None => self.out.problem(at, "this is not a telephone number"),
        }
    }

    /// A place written as one text.
    pub(crate) fn place_text(&mut self, text: &str, at: Locator) {
        let at = self.passage(at);
        self.out.builder.place_text(&at, text);
    }

    /// A place in parts; what is not stated is not made up.
    pub(crate) fn place_parts(
        &mut self,
        locality: Option<String>,
        region: Option<String>,
        country: Option<String>,
        at: Locator,
    ) {
        let parts: Vec<&str> = [&locality, &region, &country].into_iter().flatten().map(String::as_str).collect();
        let at = self.passage(at).quoting(parts.join(BETWEEN));
        let text = parts.join(", ").into();
        let [locality, region, country] = [locality, region, country].map(|part| part.map(Personal::from));
        self.out.builder.place(&at, Place { text, locality, region, country });
    }

    /// An address on the web.
    pub(crate) fn link(&mut self, address: &str, role: LinkRole, at: Locator) {
        match contacts::web_address(address) {
            Some(url) => {
                let at = self.passage(at);
                self.out.builder.link(&at, &url, role, address);
            }
            None => self.out.problem(at, "this is not an address on the web"),
        }
    }

    pub(crate) fn handle(&mut self, network: Option<&str>, handle: &str, at: Locator) {
        if !handle.trim().contains(char::is_whitespace) {
            let quote: Vec<&str> = network.into_iter().chain([handle.trim()]).collect();
            let at = self.passage(at).quoting(quote.join(BETWEEN));
            self.out.builder.handle(&at, network.and_then(contact::site), handle);
        }
    }

    pub(crate) fn work(&mut self, work: Work, dates: Dates, at: Locator) {
        let words = [&work.organisation, &work.title, &work.place].into_iter().flatten().cloned().chain(dates.words);
        let quote = words.collect::<Vec<_>>().join(BETWEEN);
        let summary = work.summary.map(|text| cut(&text));
        let value = WorkItem {
            organisation: work.organisation.map(Into::into),
            title: work.title.map(Into::into),
            place: work.place.map(Into::into),
            period: dates.period,
            summary: summary.clone().map(Into::into),
        };
        let passage = self.passage(at.clone());
        self.out.builder.work(&passage, value, &quote);
        if let Some(text) = summary {
            self.text(&text, TextKind::Body, at);
        }
    }

    pub(crate) fn course(&mut self, course: Course, dates: Dates, at: Locator) {
        let words = [&course.institution, &course.degree, &course.field, &course.place].into_iter().flatten().cloned();
        let quote = words.chain(dates.words).collect::<Vec<_>>().join(BETWEEN);
        let value = EducationItem {
            institution: course.institution.map(Into::into),
            degree: course.degree.map(Into::into),
            field: course.field.map(Into::into),
            place: course.place.map(Into::into),
            period: dates.period,
        };
        let passage = self.passage(at);
        self.out.builder.education(&passage, value, &quote);
    }

    pub(crate) fn language(&mut self, language: &str, level: Option<String>, at: Locator) {
        let at = self.passage(at);
        self.out.builder.language(&at, language, level.as_deref());
    }

    pub(crate) fn skill(&mut self, skill: &str, at: Locator) {
        let at = self.passage(at);
        self.out.builder.skill(&at, skill);
    }

    pub(crate) fn text(&mut self, text: &str, kind: TextKind, at: Locator) {
        let at = self.passage(at);
        self.out.builder.text(&at, &cut(text), kind);
    }

    pub(crate) fn photo(&mut self, bytes: Vec<u8>, at: Locator) {
        let at = self.out.at(at, ReadBy::DocumentImage);
        self.out.builder.picture(&at, bytes, "picture in the file");
    }

    pub(crate) fn fact(&mut self, name: &str, value: &str, at: Locator) {
        if !value.trim().is_empty() {
            let at = self.passage(at);
            self.out.builder.metadata(&at, name, value);
        }
    }

    pub(crate) fn account(&mut self, kind: AccountFactKind, value: &str, time: Option<jiff::Timestamp>, at: Locator) {
        let at = self.passage(at);
        self.out.builder.fact(&at, kind, value, time);
    }

    /// A period from its two fields. `open_is_present`: the format's own rule that a missing end means "still there".
    pub(crate) fn dates(
        &mut self,
        start: Option<&str>,
        end: Option<&str>,
        open_is_present: bool,
        at: &Locator,
    ) -> Dates {
        let filled = |text: Option<&str>| text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        let (start, end) = (filled(start), filled(end));
        let mut period = Period::UNSTATED;
        if let Some(text) = &start {
            period.start = dates::date(text);
            if period.start.is_none() {
                self.out.problem(at.clone(), "the start is not a date");
            }
        }
        match &end {
            Some(text) => match dates::end(text) {
                Some(end) => period.end = end,
                None => self.out.problem(at.clone(), "the end is not a date"),
            },
            None if open_is_present && period.start.is_some() => period.end = PeriodEnd::Present,
            None => {}
        }
        Dates { period, words: start.into_iter().chain(end).collect() }
    }
}

/// Given and family name in the order of their script: those of Han, Hangul and Kana begin with the family, Han and
/// Hangul without a space.
pub(crate) fn joined_name(given: &str, family: &str) -> String {
    let (given, family) = (given.trim(), family.trim());
    let east = |text: &str| {
        !text.is_empty()
            && text.chars().all(|c| {
                matches!(c.script(), Script::Han | Script::Hangul | Script::Hiragana | Script::Katakana) || c == '々'
            })
    };
    if east(given) && east(family) {
        return format!("{family}{given}");
    }
    [given, family].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Descriptions in these formats are often HTML, written out or escaped.
pub(crate) fn without_tags(text: &str) -> String {
    if !text.contains('<') {
        return crosscheck_markup::unescape(text);
    }
    match url::Url::parse("https://handed-in.invalid/") {
        Ok(base) => crosscheck_markup::fragment(text, &base).text,
        Err(_) => text.to_owned(),
    }
}

fn cut(text: &str) -> String {
    text.chars().take(MAX_TEXT).collect()
}

#[cfg(test)]
mod tests {
    use super::joined_name;

    #[test]
    fn names_are_written_in_the_order_of_their_script() {
        assert_eq!(joined_name("Ana", "Example"), "Ana Example");
        assert_eq!(joined_name("小龙", "李"), "李小龙");
        assert_eq!(joined_name("太郎", "山田"), "山田太郎");
        assert_eq!(joined_name("민준", "김"), "김민준");
        assert_eq!(joined_name("Анна", "Примерова"), "Анна Примерова");
        assert_eq!(joined_name("", "Madonna"), "Madonna");
        assert_eq!(joined_name("Wei", "李"), "Wei 李");
    }
}
