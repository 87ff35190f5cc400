use std::fmt::Write;

use super::lines::Line;
use super::person::{PHONE, Person};

pub(super) fn plain(person: &Person) -> String {
    let mut text = String::new();
    for line in person.lines() {
        // Writing into memory does not fail.
        let _ = match line {
            Line::Name(name) => writeln!(text, "{name}"),
            Line::Heading(heading) => writeln!(text, "\n{heading}\n"),
            Line::Entry { bold, rest, dates } => writeln!(text, "{bold}{rest}        {dates}"),
            Line::Item(item) => writeln!(text, "- {item}"),
            Line::Text(words) => writeln!(text, "{words}"),
        };
    }
    text
}

pub(super) fn markdown(person: &Person) -> String {
    let mut text = String::new();
    for line in person.lines() {
        let _ = match line {
            Line::Name(name) => writeln!(text, "# {name}\n"),
            Line::Heading(heading) => writeln!(text, "\n## {heading}\n"),
            Line::Entry { bold, rest, dates } => writeln!(text, "\n**{bold}**{rest}  \n{dates}\n"),
            Line::Item(item) => writeln!(text, "- {item}"),
            Line::Text(words) => writeln!(text, "{words}  "),
        };
    }
    text
}

pub(super) fn latex(person: &Person) -> String {
    let (given, family) = person.name.split_once(' ').unwrap_or((person.name.as_str(), ""));
    let mut text = format!(
        "\\documentclass[11pt,a4paper]{{moderncv}}\n\\moderncvstyle{{classic}}\n\\name{{{given}}}{{{family}}}\n\\address{{{}}}\n\\phone[mobile]{{{PHONE}}}\n\
         \\email{{{}}}\n\\begin{{document}}\n\\makecvtitle\n\\section{{{}}}\n",
        person.place, person.email, person.headings[0],
    );
    for job in 0..2 {
        let (title, organisation, task) = (&person.titles[job], &person.organisations[job], &person.tasks[job]);
        let _ =
            writeln!(text, "\\cventry{{{}}}{{{title}}}{{{organisation}}}{{}}{{}}{{{task}}}", person.dates_of_job(job));
    }
    let (degree, institution) = (&person.degree, &person.institution);
    let _ = writeln!(
        text,
        "\\section{{{}}}\n\\cventry{{{}}}{{{degree}}}{{{institution}}}{{}}{{}}{{}}",
        person.headings[1],
        person.dates_of_course()
    );
    let _ = writeln!(text, "\\section{{{}}}", person.headings[2]);
    for spoken in &person.spoken {
        let _ = writeln!(text, "\\cvlistitem{{{spoken}}}");
    }
    text.push_str("\\end{document}\n");
    text
}
