use std::collections::BTreeMap;
use std::rc::Rc;

use super::lexer::{Token, tokens};

/// Commands that one file may define.
const MAX_OWN: usize = 500;

/// What stands for a command.
#[derive(Debug, Clone)]
pub(super) struct Macro {
    pub(super) arguments: usize,
    /// What the first argument is where it is left out; then it stands in brackets.
    pub(super) default: Option<Rc<[Token]>>,
    pub(super) body: Rc<[Token]>,
}

/// The commands that are expanded.
#[derive(Debug, Default)]
pub(super) struct Macros {
    own: BTreeMap<String, Macro>,
    known: BTreeMap<&'static str, Macro>,
}

impl Macros {
    /// Those of a class, and those that any class has.
    pub(super) fn of_class(class: &str) -> Self {
        let mut known = BTreeMap::new();
        let lines = include_str!("macros.tsv").lines().filter(|line| !line.starts_with('#'));
        for line in lines {
            let mut parts = line.splitn(4, '\t');
            let (Some(of), Some(name), Some(count), Some(body)) =
                (parts.next(), parts.next(), parts.next(), parts.next())
            else {
                continue;
            };
            if of == "*" || class.eq_ignore_ascii_case(of) {
                let arguments = count.parse().unwrap_or(0);
                known.insert(name, Macro { arguments, default: None, body: tokens(body).into() });
            }
        }
        Self { own: BTreeMap::new(), known }
    }

    /// A command that the file defines. Commands of classes for CVs keep the meaning of the table where the file's own definition only
    /// says how they look; it knows nothing that the table does not.
    pub(super) fn define(&mut self, name: &str, definition: Macro) {
        if self.own.len() < MAX_OWN && self.known.get(name).is_none_or(|known| known.arguments != definition.arguments)
        {
            self.own.insert(name.to_owned(), definition);
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<&Macro> {
        self.own.get(name).or_else(|| self.known.get(name))
    }
}

impl Macro {
    /// The body with arguments in place of parameters.
    pub(super) fn expanded(&self, arguments: &[Vec<Token>]) -> Vec<Token> {
        let mut expanded = Vec::new();
        for token in self.body.iter() {
            match token {
                Token::Parameter(number) => {
                    if let Some(argument) = number.checked_sub(1).and_then(|at| arguments.get(at)) {
                        expanded.extend(argument.iter().cloned());
                    }
                }
                Token::Raw(text) if text.contains('#') => {
                    let mut filled = text.to_string();
                    for (index, argument) in arguments.iter().enumerate() {
                        filled = filled.replace(&format!("#{}", index + 1), &plain(argument));
                    }
                    expanded.push(Token::Raw(filled.into()));
                }
                other => expanded.push(other.clone()),
            }
        }
        expanded
    }
}

/// Tokens as the text of an address.
pub(super) fn plain(tokens: &[Token]) -> String {
    let mut text = String::new();
    for token in tokens {
        match token {
            Token::Char(c) => text.push(*c),
            Token::Bracket(c) => text.push(*c),
            Token::Raw(raw) => text.push_str(raw),
            Token::Space => text.push(' '),
            Token::Align => text.push('&'),
            Token::Command(name) if name.chars().count() == 1 && !name.starts_with(|c: char| c.is_alphanumeric()) => {
                text.push_str(name)
            }
            _ => {}
        }
    }
    text.trim().to_owned()
}
