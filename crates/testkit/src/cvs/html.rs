use super::lines::Line;
use super::person::Person;

pub(super) fn write(person: &Person) -> Vec<u8> {
    let direction = if person.right_to_left { "rtl" } else { "ltr" };
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{direction}\"><head><meta charset=\"utf-8\"><title>CV</title></head><body>\n",
        person.language
    );
    for line in person.lines() {
        html.push_str(&match line {
            Line::Name(name) => format!("<h1>{}</h1>\n", escaped(&name)),
            Line::Heading(heading) => format!("<h2>{}</h2>\n", escaped(&heading)),
            Line::Entry { bold, rest, dates } => {
                format!("<p><b>{}</b>{}<br>{}</p>\n", escaped(&bold), escaped(&rest), escaped(&dates))
            }
            Line::Item(item) => format!("<ul><li>{}</li></ul>\n", escaped(&item)),
            Line::Text(words) => format!("<p>{}</p>\n", escaped(&words)),
        });
    }
    html.push_str("</body></html>\n");
    html.into_bytes()
}

/// Text in HTML and XML.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
