use std::rc::Rc;

/// One token. Those in the second half are made by the interpreter, never read.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    /// A command without its backslash.
    Command(Rc<str>),
    Open,
    Close,
    /// `[` or `]`: brackets of an option, or text.
    Bracket(char),
    /// White space between words.
    Space,
    /// An empty line.
    Paragraph,
    /// `&`
    Align,
    /// `$`
    Math,
    /// `#1`
    Parameter(usize),
    Char(char),
    /// The argument of `\url` and `\href`, which is not TeX.
    Raw(Rc<str>),
    /// What follows leads there, to the end of its group.
    Link(Rc<str>),
    /// What follows is a heading of this depth, to [`Token::EndHeading`].
    Heading(u8),
    EndHeading,
    /// What follows is shown though it stands before the document, to [`Token::Shown`] of `false`.
    Shown(bool),
}

/// Tokens of a source.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        let c = chars[at];
        at += 1;
        match c {
            '\\' => at = command(&chars, at, &mut tokens),
            '%' => {
                // A comment takes the end of its line and the white space that begins the next.
                at += chars[at..].iter().take_while(|c| **c != '\n').count() + 1;
                at += chars[at.min(chars.len())..].iter().take_while(|c| matches!(c, ' ' | '\t')).count();
            }
            '{' => tokens.push(Token::Open),
            '}' => tokens.push(Token::Close),
            '[' | ']' => tokens.push(Token::Bracket(c)),
            '&' => tokens.push(Token::Align),
            '$' => tokens.push(Token::Math),
            '~' => tokens.push(Token::Char('\u{a0}')),
            '#' => {
                let digit = chars.get(at).and_then(|c| c.to_digit(10)).and_then(|digit| usize::try_from(digit).ok());
                if let Some(digit) = digit {
                    at += 1;
                    tokens.push(Token::Parameter(digit));
                }
            }
            c if c.is_whitespace() => {
                let run = chars[at..].iter().take_while(|c| c.is_whitespace()).count();
                let breaks = chars[at - 1..at + run].iter().filter(|c| **c == '\n').count();
                at += run;
                tokens.push(if breaks > 1 { Token::Paragraph } else { Token::Space });
            }
            c => tokens.push(Token::Char(c)),
        }
    }
    tokens
}

/// A command whose backslash stands before `at`; gives where it ends.
fn command(chars: &[char], mut at: usize, tokens: &mut Vec<Token>) -> usize {
    let Some(first) = chars.get(at) else { return at };
    if !first.is_ascii_alphabetic() {
        tokens.push(Token::Command(first.to_string().into()));
        return at + 1;
    }
    let letters = chars[at..].iter().take_while(|c| c.is_ascii_alphabetic() || **c == '@').count();
    let name: String = chars[at..at + letters].iter().collect();
    at += letters;
    if chars.get(at) == Some(&'*') {
        at += 1;
    }
    let spaces = chars[at.min(chars.len())..].iter().take_while(|c| c.is_whitespace()).count();
    let breaks = chars[at.min(chars.len())..(at + spaces).min(chars.len())].iter().filter(|c| **c == '\n').count();
    if breaks < 2 {
        at += spaces;
    }
    let raw = matches!(name.as_str(), "url" | "href" | "nolinkurl") && chars.get(at) == Some(&'{');
    tokens.push(Token::Command(name.into()));
    if raw {
        let mut depth = 0_usize;
        let length = chars[at..]
            .iter()
            .take_while(|c| {
                depth = match c {
                    '{' => depth + 1,
                    '}' => depth.saturating_sub(1),
                    _ => depth,
                };
                depth > 0
            })
            .count();
        let inside: String = chars[(at + 1).min(chars.len())..(at + length).min(chars.len())].iter().collect();
        // In an argument of another command the special characters are escaped.
        let inside = inside.replace("\\%", "%").replace("\\_", "_").replace("\\#", "#").replace("\\&", "&");
        tokens.push(Token::Raw(inside.trim().into()));
        at = (at + length + 1).min(chars.len());
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_no_tex_and_comments_are_gone() {
        let found = tokens("\\href{https://example.com/a%20b_c}{me} % no\n  x");
        assert_eq!(found[1], Token::Raw("https://example.com/a%20b_c".into()));
        assert_eq!(found.last(), Some(&Token::Char('x')));
        assert!(!found.contains(&Token::Char('n')));
        assert_eq!(tokens("\\"), []);
        assert_eq!(tokens("\\url{open").last(), Some(&Token::Raw("open".into())));
    }
}
