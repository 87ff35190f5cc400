use super::career::{DEGREES, Job, Month, TITLES};
use super::person::Person;
use crate::random::Random;

/// What one source says, in the lists of a case file.
#[derive(Default)]
pub(super) struct SourceText {
    pub(super) address: String,
    pub(super) lists: Vec<(&'static str, Vec<String>)>,
    pub(super) words: Vec<(&'static str, String)>,
    pub(super) commits: Option<Commits>,
    /// The same once more, in another repository.
    pub(super) copied: Option<Commits>,
}

pub(super) struct Commits {
    pub(super) name: String,
    pub(super) email: String,
    pub(super) offset: String,
    pub(super) count: usize,
    /// Commits that a site made, without an offset of anybody.
    pub(super) on_the_site: usize,
}

/// The five sources of a case.
pub(super) struct Sources {
    pub(super) cv: SourceText,
    pub(super) network: SourceText,
    pub(super) code: SourceText,
    pub(super) answers: SourceText,
    pub(super) own_page: SourceText,
}

impl SourceText {
    fn at(address: String) -> Self {
        Self { address, ..Self::default() }
    }

    pub(super) fn set(&mut self, list: &'static str, items: Vec<String>) {
        self.lists.retain(|(name, _)| *name != list);
        self.lists.push((list, items));
    }

    pub(super) fn list_mut(&mut self, list: &'static str) -> &mut Vec<String> {
        let at = self.lists.iter().position(|(name, _)| *name == list).unwrap_or_else(|| {
            self.lists.push((list, Vec::new()));
            self.lists.len() - 1
        });
        &mut self.lists[at].1
    }

    pub(super) fn say(&mut self, word: &'static str, text: String) {
        self.words.retain(|(name, _)| *name != word);
        self.words.push((word, text));
    }

    fn to_toml(&self) -> String {
        let quoted = |text: &str| toml::Value::from(text).to_string();
        let mut out = format!("[[source]]\naddress = {}\n", quoted(&self.address));
        for (name, items) in &self.lists {
            let items: Vec<String> = items.iter().map(|item| quoted(item)).collect();
            out.push_str(&format!("{name} = [{}]\n", items.join(", ")));
        }
        for (name, text) in &self.words {
            let text = quoted(text);
            out.push_str(&format!("{name} = {text}\n"));
        }
        for (commits, repository) in [(&self.commits, "example/project"), (&self.copied, "other/project")] {
            let Some(commits) = commits else { continue };
            let (name, email) = (quoted(&commits.name), quoted(&commits.email));
            let run = |count, offset: &str, from| {
                format!(
                    "[[source.commits]]\ncount = {count}\nname = {name}\nemail = {email}\noffset = \"{offset}\"\n\
                     from = \"{from}\"\nevery_hours = 37\nrepository = \"{repository}\"\n"
                )
            };
            out.push_str(&run(commits.count, &commits.offset, "2025-11-03T09:00:00Z"));
            if commits.on_the_site > 0 {
                out.push_str(&run(commits.on_the_site, "+00:00", "2025-11-04T12:00:00Z"));
            }
        }
        out
    }
}

impl Sources {
    pub(super) fn of(random: &mut Random, person: &Person<'_>) -> Self {
        Self {
            cv: cv(random, person),
            network: network(random, person),
            code: code(random, person),
            answers: answers(random, person),
            own_page: own_page(random, person),
        }
    }

    pub(super) fn to_toml(&self) -> String {
        let sources = [&self.cv, &self.network, &self.code, &self.answers, &self.own_page];
        let text: Vec<String> = sources.map(SourceText::to_toml).into();
        format!("about = \"An invented person.\"\n{}", text.join("\n"))
    }
}

pub(super) fn email(person: &Person<'_>) -> String {
    format!("{}@example.org", person.handle())
}

fn phone(person: &Person<'_>) -> String {
    format!("{}{:02}", person.culture.phone, person.number % 90 + 10)
}

fn cv(random: &mut Random, person: &Person<'_>) -> SourceText {
    let mut source = SourceText::at("cv.pdf".to_owned());
    let mut names = vec![person.full()];
    names.extend(person.alternate().map(|name| format!("alternate: {name}")));
    source.set("names", names);
    source.set("photos", vec![format!("portrait-{}", person.handle())]);
    source.set("places", vec![format!("{}, {}", person.city.first(), person.culture.country)]);
    source.set("emails", vec![email(person)]);
    source.set("phones", vec![phone(person)]);
    let jobs = person.career.jobs.iter().rev();
    source.set(
        "work",
        jobs.map(|job| row(job, job.employer.first(), TITLES[job.title][0], &job.skills(random))).collect(),
    );
    source.set("education", vec![education(random, person, person.career.school.first())]);
    let mut languages = vec![format!("{}: native", person.culture.language)];
    if person.culture.language != "English" {
        languages.push("English: fluent".to_owned());
    }
    source.set("languages", languages);
    source.say("bio", format!("I have over {} years of experience.", person.years().saturating_sub(1).max(1)));
    source
}

/// Period, employer, title, no place, what was done.
pub(super) fn row(job: &Job<'_>, employer: &str, title: &str, skills: &str) -> String {
    let end = job.end.map_or_else(|| "present".to_owned(), |end| end.to_string());
    format!("{}..{end} | {employer} | {title} | - | {skills}", job.start)
}

pub(super) fn education(random: &mut Random, person: &Person<'_>, school: &str) -> String {
    let career = &person.career;
    let degree = DEGREES[career.degree][random.below(3)];
    format!("{}..{} | {school} | {degree} | Computer Science", career.studied.0, career.studied.1)
}

/// A professional network: the whole history once more, as people keep it there.
fn network(random: &mut Random, person: &Person<'_>) -> SourceText {
    let mut source = SourceText::at(format!("https://www.linkedin.com/in/{}", person.handle().replace('.', "-")));
    source.set("names", vec![person.written(random)]);
    source.set("photos", photos(random, person));
    let city =
        if random.chance(80) { &person.culture.cities[random.below(person.culture.cities.len())] } else { person.city };
    let mut place = person.place(random, city);
    if random.chance(30) {
        // Somebody who has moved away since and has not looked at it for years.
        place = "Lisbon, Portugal".to_owned();
        source.say("last_active", "2022-03-01T00:00:00Z".to_owned());
    }
    source.set("places", vec![place]);
    let only_years = random.chance(150);
    let left_out = usize::from(random.chance(200) && person.career.jobs.len() > 2);
    let jobs = person.career.jobs.iter().skip(left_out).rev();
    let rows = jobs.map(|job| {
        let moved = |random: &mut Random, at: Month| if random.chance(200) { at.moved(1) } else { at };
        let (start, end) = (moved(random, job.start), job.end.map(|end| moved(random, end)));
        let title = TITLES[job.title][random.below(2)];
        let employer = job.employer.any(random);
        if only_years {
            let end = end.map_or_else(|| "present".to_owned(), |end| end.year().to_string());
            return format!("{}..{end} | {employer} | {title}", start.year());
        }
        row(&Job { start, end, ..*job }, employer, title, "-")
    });
    let rows: Vec<String> = rows.collect();
    source.set("work", rows);
    let school = person.career.school.any(random);
    source.set("education", vec![education(random, person, school)]);
    source
}

fn photos(random: &mut Random, person: &Person<'_>) -> Vec<String> {
    let portrait = format!("portrait-{}", person.handle());
    match random.below(100) {
        0..25 => vec![portrait],
        25..45 => vec![format!("{portrait} cropped")],
        45..50 => vec![format!("{portrait} mirrored")],
        50..70 => vec![format!("{portrait}-older")],
        70..80 => vec!["identicon".to_owned()],
        _ => Vec::new(),
    }
}

fn code(random: &mut Random, person: &Person<'_>) -> SourceText {
    let mut source = SourceText::at(format!("https://github.com/{}", person.handle().replace('.', "")));
    source.set("names", vec![person.written(random)]);
    source.set("photos", photos(random, person));
    source.set("places", vec![person.place(random, person.city)]);
    if random.chance(600) {
        source.set("emails", vec![email(person)]);
    }
    source.commits = Some(Commits {
        name: person.written(random),
        email: email(person),
        offset: person.culture.offset.clone(),
        count: 60 + random.below(120),
        on_the_site: if random.chance(300) { 20 } else { 0 },
    });
    source
}

fn answers(random: &mut Random, person: &Person<'_>) -> SourceText {
    let mut source = SourceText::at(format!("https://stackoverflow.com/users/{}", 4000 + person.number));
    source.set("names", vec![person.written(random)]);
    source.set("photos", photos(random, person));
    if random.chance(700) {
        source.set("places", vec![person.place(random, person.city)]);
    }
    source.set("posts", vec![person.culture.prose.clone()]);
    source
}

fn own_page(random: &mut Random, person: &Person<'_>) -> SourceText {
    let mut source = SourceText::at(format!("https://{}.example/", person.handle().replace('.', "-")));
    source.say("kind", "portfolio".to_owned());
    source.set("names", vec![person.written(random)]);
    source.set("emails", vec![if random.chance(700) { email(person) } else { format!("work-{}", email(person)) }]);
    let jobs = person.career.jobs.iter().rev().take(2);
    let rows = jobs.map(|job| row(job, job.employer.any(random), TITLES[job.title][random.below(2)], "-")).collect();
    if random.chance(500) {
        source.set("work", rows);
    }
    if random.chance(500) {
        let school = person.career.school.any(random);
        source.set("education", vec![education(random, person, school)]);
    }
    source
}
