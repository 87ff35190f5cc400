//! Environments, headings, lists and links.

use std::rc::Rc;

use super::interpret::{Interpreter, grouped};
use super::lexer::Token;
use super::macros::plain;
use super::tables;
use crate::flow::Paragraph;

impl Interpreter {
    pub(super) fn begin(&mut self) {
        let name = self.argument().map(|name| plain(&name)).unwrap_or_default();
        if name == "document" {
            self.body = true;
            self.paragraph = Paragraph::default();
            return;
        }
        self.end_paragraph();
        self.option();
        match tables::environment(&name) {
            tables::Arguments::Dropped(count) => {
                for _ in 0..count {
                    // The place of a box in its line stands between its arguments.
                    self.option();
                    self.argument();
                }
            }
            tables::Arguments::Heading => self.heading(1),
            tables::Arguments::Entry => {
                let parts: Vec<Vec<Token>> = (0..4).map(|_| self.group().unwrap_or_default()).collect();
                let line = |left: &[Token], right: &[Token]| {
                    left.iter()
                        .cloned()
                        .chain([Token::Align])
                        .chain(right.iter().cloned())
                        .chain([Token::Paragraph])
                        .collect::<Vec<_>>()
                };
                let mut tokens = line(&parts[0], &parts[1]);
                tokens.extend(line(&parts[2], &parts[3]));
                self.put_back(tokens);
            }
        }
    }

    pub(super) fn ended(&mut self) -> bool {
        self.end_paragraph();
        false
    }

    pub(super) fn heading(&mut self, level: u8) {
        self.option();
        if let Some(inner) = self.argument() {
            let tokens =
                [Token::Heading(level), Token::Open].into_iter().chain(inner).chain([Token::Close, Token::EndHeading]);
            self.put_back(tokens.collect::<Vec<_>>());
        }
    }

    pub(super) fn item(&mut self) {
        self.end_paragraph();
        self.paragraph.bullet = true;
        if let Some(label) = self.option() {
            self.put_back(grouped(label).into_iter().chain([Token::Space]).collect::<Vec<_>>());
        }
    }

    pub(super) fn link(&mut self) {
        self.option();
        let target: Rc<str> = self.argument().map(|target| plain(&target)).unwrap_or_default().into();
        if let Some(words) = self.argument() {
            self.put_back(grouped([Token::Link(target)].into_iter().chain(words)));
        }
    }
}
