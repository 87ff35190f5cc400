//! Commands in which the tables write what a class says of the person, wherever it stands in the source.

use std::rc::Rc;

use super::interpret::{Interpreter, grouped};
use super::lexer::Token;
use super::macros::plain;
use super::tables;

impl Interpreter {
    /// Commands in which the tables write what a class says of the person.
    pub(super) fn personal(&mut self, name: &str) -> bool {
        match name {
            "nameis" => {
                let mut parts = vec![self.argument().unwrap_or_default()];
                while let Some(more) = self.group() {
                    parts.push(more);
                }
                let parts: Vec<Vec<Token>> = parts.into_iter().filter(|part| !plain(part).is_empty()).collect();
                self.put_back(name_tokens(parts.join(&Token::Space)));
            }
            "namepart" => {
                let part = self.argument().unwrap_or_default();
                // The parts of a name stand in commands of their own; the second completes it.
                if self.name.is_empty() {
                    self.name = part;
                } else {
                    let first = std::mem::take(&mut self.name);
                    self.put_back(name_tokens([first, part].join(&Token::Space)));
                }
            }
            "own" => {
                let mut tokens = vec![Token::Shown(true)];
                tokens.extend(self.argument().unwrap_or_default());
                while let Some(more) = self.group() {
                    tokens.extend([Token::Char(','), Token::Space]);
                    tokens.extend(more);
                }
                tokens.push(Token::Shown(false));
                self.put_back(tokens);
            }
            "ownlink" => {
                let (target, words) = (self.argument().unwrap_or_default(), self.argument().unwrap_or_default());
                let target: Rc<str> = plain(&target).into();
                let linked = grouped([Token::Link(target)].into_iter().chain(words));
                self.put_back(
                    [Token::Shown(true)].into_iter().chain(linked).chain([Token::Shown(false)]).collect::<Vec<_>>(),
                );
            }
            "social" => {
                let network = self.option().map(|network| plain(&network)).unwrap_or_default();
                self.option();
                let handle = self.argument().unwrap_or_default();
                let target = tables::social(&network).map(|start| format!("{start}{}", plain(&handle)));
                let link = target.map(|target| Token::Link(target.into()));
                let linked = grouped(link.into_iter().chain(handle));
                self.put_back(
                    [Token::Shown(true)].into_iter().chain(linked).chain([Token::Shown(false)]).collect::<Vec<_>>(),
                );
            }
            "joined" => {
                let mut tokens = Vec::new();
                while let Some(part) = self.group() {
                    if part.iter().any(|token| matches!(token, Token::Char(_) | Token::Raw(_))) {
                        if !tokens.is_empty() {
                            tokens.extend([Token::Char(','), Token::Space]);
                        }
                        tokens.extend(grouped(part));
                    }
                }
                self.put_back(tokens);
            }
            _ => return false,
        }
        true
    }
}

/// A name is set in the largest letters, whatever the class does with it.
fn name_tokens(name: Vec<Token>) -> Vec<Token> {
    let look = [Token::Shown(true), Token::Open, Token::Command("Huge".into()), Token::Command("bfseries".into())];
    look.into_iter().chain(name).chain([Token::Close, Token::Shown(false)]).collect()
}
