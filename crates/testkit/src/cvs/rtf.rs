use super::lines::Line;
use super::person::Person;

pub(super) fn write(person: &Person) -> Vec<u8> {
    let mut rtf = String::from("{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Helvetica;}}\n");
    for line in person.lines() {
        rtf.push_str(&match line {
            Line::Name(name) => format!("\\pard\\plain\\fs44\\b {}\\par\n", escaped(&name)),
            Line::Heading(heading) => {
                format!("\\pard\\plain\\sb240\\outlinelevel0\\fs28\\b {}\\par\n", escaped(&heading))
            }
            Line::Entry { bold, rest, dates } => {
                format!(
                    "\\pard\\plain\\sb120\\tx7200\\fs22{{\\b {}}}{}\\tab {}\\par\n",
                    escaped(&bold),
                    escaped(&rest),
                    escaped(&dates)
                )
            }
            Line::Item(item) => format!("\\pard\\plain\\li360\\fs22\\bullet\\tab {}\\par\n", escaped(&item)),
            Line::Text(words) => format!("\\pard\\plain\\fs22 {}\\par\n", escaped(&words)),
        });
    }
    rtf.push('}');
    rtf.into_bytes()
}

/// Every character beyond ASCII as a number.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\\' | '{' | '}' => out.extend(['\\', c]),
            c if c.is_ascii() => out.push(c),
            c => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    out.push_str(&format!("\\u{}?", i16::from_ne_bytes(unit.to_ne_bytes())));
                }
            }
        }
    }
    out
}
