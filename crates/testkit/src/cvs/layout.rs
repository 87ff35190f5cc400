//! Layouts of a CV as data: the same person's, as templates of many kinds set it.

use super::pdf::{self, Page};
use super::person::{PHONE, Person};

/// One layout. What its columns mean stands in the table.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    columns: [&'static str; 9],
}

/// All sixty.
///
/// # Panics
///
/// If a row of the table that is compiled in has another number of columns.
pub fn layouts() -> Vec<Layout> {
    let rows = include_str!("layouts.tsv").lines().filter(|row| !row.starts_with('#')).skip(1);
    rows.map(|row| {
        let columns: Vec<&str> = row.split('\t').collect();
        Layout { columns: columns.try_into().expect("every row has nine columns") }
    })
    .collect()
}

impl std::fmt::Display for Layout {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.columns.join(" "))
    }
}

/// The person's CV as a PDF in this layout.
pub fn laid_out(person: &Person, layout: &Layout) -> Vec<u8> {
    let mut setter = Setter { page: Page::new(person.right_to_left), layout: *layout, person, y: TOP };
    setter.header();
    let below_header = setter.y;
    if setter.has_column() {
        let [from, to] = setter.narrow();
        setter.y = below_header;
        setter.contacts(from, to);
        setter.languages(from, to);
        setter.y = below_header;
    }
    let [from, to] = setter.wide();
    if !setter.has_column() {
        setter.contacts(from, to);
    }
    if setter.layout.first() == "work" {
        setter.work(from, to);
        setter.education(from, to);
    } else {
        setter.education(from, to);
        setter.work(from, to);
    }
    if !setter.has_column() {
        setter.languages(from, to);
    }
    pdf::assemble(&setter.page)
}

/// Where the first line stands, and the edges of the page and of its parts, in points.
const TOP: f32 = 790.0;
const LEFT: f32 = 50.0;
const RIGHT: f32 = 545.0;
const NARROW: f32 = 150.0;
const BETWEEN: f32 = 24.0;
/// Room for dates or headings at the left.
const ASIDE: f32 = 120.0;
const SIZE: f32 = 10.0;
const STEP: f32 = 14.0;

impl Layout {
    fn column(&self) -> &str {
        self.columns[0]
    }

    fn header(&self) -> &str {
        self.columns[1]
    }

    fn contact(&self) -> &str {
        self.columns[2]
    }

    fn dates(&self) -> &str {
        self.columns[3]
    }

    fn entry(&self) -> &str {
        self.columns[4]
    }

    fn headings(&self) -> &str {
        self.columns[5]
    }

    fn bullets(&self) -> &str {
        self.columns[6]
    }

    fn extra(&self) -> &str {
        self.columns[7]
    }

    fn first(&self) -> &str {
        self.columns[8]
    }
}

struct Setter<'a> {
    page: Page,
    layout: Layout,
    person: &'a Person,
    y: f32,
}

impl Setter<'_> {
    fn has_column(&self) -> bool {
        self.layout.column() != "one"
    }

    fn narrow(&self) -> [f32; 2] {
        if self.layout.column() == "left" { [LEFT, LEFT + NARROW] } else { [RIGHT - NARROW, RIGHT] }
    }

    fn wide(&self) -> [f32; 2] {
        match self.layout.column() {
            "left" => [LEFT + NARROW + BETWEEN, RIGHT],
            "right" => [LEFT, RIGHT - NARROW - BETWEEN],
            _ => [LEFT, RIGHT],
        }
    }

    fn header(&mut self) {
        let [from, to] = if self.layout.header() == "column" { self.narrow() } else { [LEFT, RIGHT] };
        let mut lines: Vec<(String, f32)> = Vec::new();
        if matches!(self.layout.extra(), "title" | "both") {
            lines.push(("CV".to_owned(), 12.0));
        }
        let size = if self.layout.header() == "column" { 14.0 } else { 22.0 };
        lines.push((self.person.name.clone(), size));
        if matches!(self.layout.extra(), "tagline" | "both") {
            lines.push((self.person.titles[0].clone(), 12.0));
        }
        for (text, size) in lines {
            for part in wrapped(&text, size, to - from) {
                let wide = pdf::length(&part, size);
                let x = match self.layout.header() {
                    "centre" => (from + to - wide) / 2.0,
                    "right" => to - wide,
                    _ => from,
                };
                self.y -= size * 1.3;
                self.page.at(&part, x, self.y, size);
            }
        }
        self.y -= STEP;
    }

    fn contacts(&mut self, from: f32, to: f32) {
        let person = self.person;
        let all = [person.place.clone(), person.email.clone(), PHONE.to_owned()];
        match self.layout.contact() {
            "line" if !self.has_column() => self.text(&all.join(" | "), from, to),
            "labelled" => {
                self.text(&all[0], from, to);
                self.text(&format!("E-mail: {}", all[1]), from, to);
                self.text(&format!("Tel.: {}", all[2]), from, to);
            }
            _ => all.iter().for_each(|line| self.text(line, from, to)),
        }
        self.y -= STEP / 2.0;
    }

    /// Sets a heading; what stands beside it stands on its line.
    fn heading(&mut self, heading: &str, from: f32) {
        self.y -= STEP * 0.8;
        match self.layout.headings() {
            "capitals" => self.line(&heading.to_uppercase(), from, 11.0),
            "larger" => self.line(heading, from, 14.0),
            "same" => self.line(heading, from, SIZE),
            _ => {
                for part in wrapped(heading, SIZE, ASIDE - 10.0) {
                    self.page.at(&part, from, self.y - STEP, SIZE);
                }
            }
        }
    }

    fn inside(&self, from: f32) -> f32 {
        if self.layout.headings() == "beside" { from + ASIDE } else { from }
    }

    fn work(&mut self, from: f32, to: f32) {
        let person = self.person;
        self.heading(&person.headings[0].clone(), from);
        let inside = self.inside(from);
        for job in 0..2 {
            let (title, employer) = (person.titles[job].clone(), person.organisations[job].clone());
            self.entry(&title, &employer, &person.dates_of_job(job), inside, to);
            let task = person.tasks[job].clone();
            let item = match self.layout.bullets() {
                "dot" => format!("• {task}"),
                "dash" => format!("- {task}"),
                _ => task,
            };
            let indent = if self.dates_at_the_left() { ASIDE } else { 0.0 };
            self.text(&item, inside + indent, to);
            self.y -= STEP * 0.6;
        }
    }

    fn education(&mut self, from: f32, to: f32) {
        let person = self.person;
        self.heading(&person.headings[1].clone(), from);
        let inside = self.inside(from);
        self.entry(&person.degree.clone(), &person.institution.clone(), &person.dates_of_course(), inside, to);
        self.y -= STEP * 0.6;
    }

    fn languages(&mut self, from: f32, to: f32) {
        let person = self.person;
        self.heading(&person.headings[2].clone(), from);
        let inside = self.inside(from);
        for language in &person.spoken {
            self.text(language, inside, to);
        }
    }

    fn dates_at_the_left(&self) -> bool {
        matches!(self.layout.dates(), "left" | "wrapped")
    }

    fn entry(&mut self, what: &str, whose: &str, dates: &str, from: f32, to: f32) {
        let lines: Vec<String> = match self.layout.entry() {
            "one_line" => vec![self.person.joined(what, whose)],
            "title_first" => vec![what.to_owned(), whose.to_owned()],
            _ => vec![whose.to_owned(), what.to_owned()],
        };
        match self.layout.dates() {
            "right" => {
                let wide = pdf::length(dates, SIZE);
                let first = wrapped(&lines[0], SIZE, to - from - wide - 20.0);
                self.page.at(dates, to - wide, self.y - STEP, SIZE);
                first.iter().chain(&lines[1..]).for_each(|line| self.line(line, from, SIZE));
            }
            "left" | "wrapped" => {
                let top = self.y;
                let room = if self.layout.dates() == "wrapped" { 70.0 } else { ASIDE - 10.0 };
                for (row, part) in (1..).zip(wrapped(dates, SIZE - 1.0, room)) {
                    self.page.at(&part, from, top - STEP * row as f32, SIZE - 1.0);
                }
                lines.iter().for_each(|line| self.text(line, from + ASIDE, to));
                let rows = wrapped(dates, SIZE - 1.0, room).len();
                self.y = self.y.min(top - STEP * rows as f32);
            }
            "above" => {
                self.text(dates, from, to);
                lines.iter().for_each(|line| self.text(line, from, to));
            }
            "below" => {
                lines.iter().for_each(|line| self.text(line, from, to));
                self.text(dates, from, to);
            }
            _ => {
                let (last, before) = lines.split_last().expect("an entry has lines");
                before.iter().for_each(|line| self.text(line, from, to));
                self.text(&format!("{last} ({dates})"), from, to);
            }
        }
    }

    /// A line that breaks where it does not fit.
    fn text(&mut self, text: &str, from: f32, to: f32) {
        for part in wrapped(text, SIZE, to - from) {
            self.line(&part, from, SIZE);
        }
    }

    fn line(&mut self, text: &str, x: f32, size: f32) {
        self.y -= STEP.max(size * 1.3);
        self.page.at(text, x, self.y, size);
    }
}

/// A text in lines of at most this length; what holds no space stays whole.
fn wrapped(text: &str, size: f32, room: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if pdf::length(line, size) + pdf::length(word, size) + size * 0.3 <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
