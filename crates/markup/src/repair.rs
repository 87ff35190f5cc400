/// Makes strict JSON of what pages embed as JSON-LD: drops comments, HTML comment and CDATA marks and trailing commas,
/// and escapes control characters inside strings. What is already strict comes out with the same meaning.
pub(crate) fn repair(block: &str) -> String {
    let mut text = without_words(block.trim());
    for mark in ["<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["] {
        text = text.strip_prefix(mark).unwrap_or(text).trim_start();
    }
    for mark in ["/*]]>*/", "//]]>", "]]>", "-->"] {
        text = text.strip_suffix(mark).unwrap_or(text).trim_end();
    }
    text = text.trim_end_matches(|c: char| c == ';' || c.is_whitespace());
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' => string(&mut chars, &mut out),
            '/' if matches!(chars.peek(), Some('/' | '*')) => comment(&mut chars, &mut out),
            '}' | ']' => {
                drop_trailing_comma(&mut out);
                out.push(c);
            }
            c if c.is_control() && !c.is_whitespace() => {}
            '\u{feff}' => {}
            c => out.push(c),
        }
    }
    drop_trailing_comma(&mut out);
    out
}

/// Without comments of HTML before the data, where they hold words and not the data itself.
fn without_words(mut text: &str) -> &str {
    while let Some((comment, rest)) = text.strip_prefix("<!--").and_then(|inner| inner.split_once("-->"))
        && !comment.contains(['{', '['])
    {
        text = rest.trim_start();
    }
    text
}

type Chars<'t> = std::iter::Peekable<std::str::Chars<'t>>;

/// A string whose first quotation mark is read already.
fn string(chars: &mut Chars<'_>, out: &mut String) {
    out.push('"');
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                out.push(c);
                return;
            }
            '\\' => match chars.next() {
                Some(e @ ('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u')) => {
                    out.push('\\');
                    out.push(e);
                }
                // `\'` and the like are JavaScript, not JSON.
                Some(other) => out.push(other),
                None => out.push_str("\\\\"),
            },
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
}

/// A comment whose first stroke is read already.
fn comment(chars: &mut Chars<'_>, out: &mut String) {
    if chars.next() == Some('/') {
        for c in chars.by_ref() {
            if c == '\n' {
                break;
            }
        }
    } else {
        let mut last = ' ';
        for c in chars.by_ref() {
            if last == '*' && c == '/' {
                break;
            }
            last = c;
        }
    }
    out.push(' ');
}

fn drop_trailing_comma(out: &mut String) {
    let end = out.trim_end().len();
    if out[..end].ends_with(',') {
        out.truncate(end - 1);
    }
}

#[cfg(test)]
mod tests {
    use super::repair;

    fn value(text: &str) -> serde_json::Value {
        serde_json::from_str(&repair(text)).unwrap()
    }

    #[test]
    fn comments_commas_and_control_characters() {
        let block =
            "<!-- \n{ // note\n \"name\": \"Ana\tMar\u{1}\nÍa\", /* x */ \"url\": \"https://example.com//a\",\n}\n-->";
        assert_eq!(value(block)["url"], "https://example.com//a");
        assert_eq!(value(block)["name"], "Ana\tMar \nÍa");
        assert_eq!(value("<!-- who -->\n<!-- and what -->\n{\"a\": \"<!-- 1 -->\"}")["a"], "<!-- 1 -->");
        assert_eq!(value("<!-- who --><!-- {\"a\": 1} -->")["a"], 1);
        assert_eq!(value("[1,2,\n]")[1], 2);
        assert_eq!(value("{\"a\":\"it\\'s\"};")["a"], "it's");
    }

    #[test]
    fn strict_json_keeps_its_meaning() {
        let block = r#"{"a":"/* not a comment */ // no, \"quoted\" ,}","b":[[],{}]}"#;
        assert_eq!(value(block), serde_json::from_str::<serde_json::Value>(block).unwrap());
    }
}
