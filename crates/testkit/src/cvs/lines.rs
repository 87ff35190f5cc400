use super::person::{EDUCATION, PHONE, Person, WORK};

/// A line of a CV, whatever it is written as.
pub(super) enum Line {
    /// The person's name.
    Name(String),
    /// A heading of a section.
    Heading(String),
    /// Words at the left, dates at the right; the words begin with what is set in bold.
    Entry { bold: String, rest: String, dates: String },
    /// An item of a list.
    Item(String),
    /// Anything else.
    Text(String),
}

impl Person {
    fn date(&self, (year, month): (u16, u8)) -> String {
        match &self.date {
            Some(form) => form.replace("{year}", &year.to_string()).replace("{month}", &month.to_string()),
            None => format!("{} {year}", self.months[usize::from(month) - 1]),
        }
    }

    /// Whether the language writes without spaces, and an employer before the job.
    fn unspaced(&self) -> bool {
        matches!(self.language.as_str(), "zh" | "ja" | "ko")
    }

    /// A job and whose it is on one line.
    pub(super) fn joined(&self, what: &str, whose: &str) -> String {
        match self.entry(what, whose, String::new()) {
            Line::Entry { bold, rest, .. } => bold + &rest,
            _ => String::new(),
        }
    }

    fn entry(&self, what: &str, whose: &str, dates: String) -> Line {
        if self.unspaced() {
            return Line::Entry { bold: whose.to_owned(), rest: format!(" {what}"), dates };
        }
        let comma = if self.language == "ar" { "،" } else { "," };
        Line::Entry { bold: what.to_owned(), rest: format!("{comma} {whose}"), dates }
    }

    /// The dates of a job: 0 is the present one.
    pub(super) fn dates_of_job(&self, job: usize) -> String {
        if job == 0 {
            format!("{} – {}", self.date(WORK[0]), self.present)
        } else {
            format!("{} – {}", self.date(WORK[1]), self.date(WORK[2]))
        }
    }

    /// The dates of the course.
    pub(super) fn dates_of_course(&self) -> String {
        format!("{} – {}", self.date(EDUCATION[0]), self.date(EDUCATION[1]))
    }

    /// The lines of the CV.
    pub(super) fn lines(&self) -> Vec<Line> {
        let mut lines = vec![
            Line::Name(self.name.clone()),
            Line::Text(self.place.clone()),
            Line::Text(format!("{} | {PHONE}", self.email)),
            Line::Heading(self.headings[0].clone()),
        ];
        for job in 0..2 {
            lines.push(self.entry(&self.titles[job], &self.organisations[job], self.dates_of_job(job)));
            lines.push(Line::Item(self.tasks[job].clone()));
        }
        lines.push(Line::Heading(self.headings[1].clone()));
        lines.push(self.entry(&self.degree, &self.institution, self.dates_of_course()));
        lines.push(Line::Heading(self.headings[2].clone()));
        lines.extend(self.spoken.iter().cloned().map(Line::Item));
        lines
    }
}
