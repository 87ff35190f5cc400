use std::rc::Rc;

use super::lexer::{Token, tokens};
use super::macros::{Macro, Macros, plain};
use super::{accents, tables};
use crate::flow::{Block, Paragraph, Span};

/// Tokens that are looked at or taken into arguments, expansions included.
const MAX_STEPS: usize = 2_000_000;
/// Tokens that wait: an expansion that grows is stopped here.
const MAX_WAITING: usize = 400_000;
/// Groups inside one another.
const MAX_DEPTH: usize = 1_000;
/// Commands that are told as not known.
const MAX_UNKNOWN: usize = 100;

/// A document, and what was passed over.
#[derive(Default)]
pub(super) struct Document {
    pub(super) blocks: Vec<Block>,
    pub(super) unknown: Vec<String>,
    pub(super) inputs: usize,
    pub(super) cut: bool,
}

#[derive(Clone)]
struct Look {
    bold: bool,
    size: f32,
    link: Option<Rc<str>>,
}

pub(super) struct Interpreter {
    /// What is to be read, the next last.
    waiting: Vec<Token>,
    /// Tokens that were taken into arguments: one that is never closed takes all that waits.
    taken: usize,
    macros: Macros,
    look: Look,
    outer: Vec<Look>,
    pub(super) paragraph: Paragraph,
    document: Document,
    math: bool,
    /// Before the document nothing is shown but what commands for the person say.
    pub(super) body: bool,
    shown: usize,
    pub(super) name: Vec<Token>,
}

pub(super) fn document(text: &str) -> Document {
    let mut waiting = tokens(text);
    let class = text
        .split_once("\\documentclass")
        .and_then(|(_, rest)| rest.split_once('{'))
        .and_then(|(_, rest)| rest.split('}').next());
    let class = class.unwrap_or_default().rsplit('/').next().unwrap_or_default().trim();
    waiting.reverse();
    let mut interpreter = Interpreter {
        waiting,
        taken: 0,
        macros: Macros::of_class(class),
        look: Look { bold: false, size: 10.0, link: None },
        outer: Vec::new(),
        paragraph: Paragraph::default(),
        document: Document::default(),
        math: false,
        body: !text.contains("\\begin{document}"),
        shown: 0,
        name: Vec::new(),
    };
    interpreter.run();
    interpreter.end_paragraph();
    interpreter.document
}

impl Interpreter {
    fn run(&mut self) {
        let mut steps = 0;
        while let Some(token) = self.waiting.pop() {
            steps += 1;
            if steps + self.taken > MAX_STEPS || self.waiting.len() > MAX_WAITING + steps {
                self.document.cut = true;
                return;
            }
            match token {
                Token::Command(name) => {
                    if self.command(&name) {
                        return;
                    }
                }
                Token::Open if self.outer.len() < MAX_DEPTH => self.outer.push(self.look.clone()),
                Token::Open => {}
                Token::Close => {
                    if let Some(look) = self.outer.pop() {
                        self.look = look;
                    }
                }
                Token::Space => self.push(" "),
                Token::Paragraph => self.end_paragraph(),
                Token::Align => self.push("\t"),
                Token::Math => self.math = !self.math,
                Token::Char('^' | '_') if self.math => {}
                Token::Char(c) | Token::Bracket(c) => self.push(c.encode_utf8(&mut [0; 4])),
                Token::Raw(text) => self.push(&text),
                Token::Link(target) => self.look.link = Some(target),
                Token::Heading(level) => {
                    self.end_paragraph();
                    self.paragraph.heading = Some(level);
                }
                Token::EndHeading => self.end_paragraph(),
                Token::Shown(shown) => {
                    self.end_paragraph();
                    self.shown = if shown { self.shown + 1 } else { self.shown.saturating_sub(1) };
                }
                Token::Parameter(_) => {}
            }
        }
    }

    pub(super) fn put_back(&mut self, tokens: impl IntoIterator<Item = Token, IntoIter: DoubleEndedIterator>) {
        self.waiting.extend(tokens.into_iter().rev());
    }

    fn push(&mut self, text: &str) {
        if !self.body && self.shown == 0 {
            return;
        }
        let link = self.look.link.as_deref().map(str::to_owned);
        let fresh = self.paragraph.spans.last().is_none_or(|span| span.text.ends_with([' ', '\n', '\t']));
        if text == " " && fresh {
            return;
        }
        match self.paragraph.spans.last_mut() {
            Some(last) if last.bold == self.look.bold && last.size == self.look.size && last.link == link => {
                last.text.push_str(text)
            }
            _ => self.paragraph.spans.push(Span {
                text: text.to_owned(),
                bold: self.look.bold,
                size: self.look.size,
                link,
            }),
        }
    }

    pub(super) fn end_paragraph(&mut self) {
        let mut paragraph = std::mem::take(&mut self.paragraph);
        if paragraph.is_blank() {
            if self
                .document
                .blocks
                .last()
                .is_some_and(|block| matches!(block, Block::Paragraph(last) if !last.is_blank()))
            {
                // An empty line parts what is above from what is below.
                self.document.blocks.push(Block::Paragraph(Paragraph::default()));
            }
            return;
        }
        for span in &mut paragraph.spans {
            span.text = span.text.replace("---", "—").replace("--", "–").replace("``", "“").replace("''", "”");
        }
        self.document.blocks.push(Block::Paragraph(paragraph));
    }

    /// The next argument: a group without its braces, or one token.
    pub(super) fn argument(&mut self) -> Option<Vec<Token>> {
        while matches!(self.waiting.last(), Some(Token::Space)) {
            self.waiting.pop();
        }
        match self.waiting.pop()? {
            Token::Open => Some(self.upto_close()),
            close @ (Token::Close | Token::Paragraph) => {
                self.waiting.push(close);
                None
            }
            other => Some(vec![other]),
        }
    }

    fn upto_close(&mut self) -> Vec<Token> {
        let mut inside = Vec::new();
        let mut depth = 0_usize;
        while let Some(token) = self.waiting.pop() {
            match token {
                Token::Open => depth += 1,
                Token::Close if depth == 0 => break,
                Token::Close => depth -= 1,
                _ => {}
            }
            inside.push(token);
        }
        self.taken += inside.len();
        inside
    }

    /// A group that follows at once.
    pub(super) fn group(&mut self) -> Option<Vec<Token>> {
        let before = self.waiting.len();
        let spaces = self.waiting.iter().rev().take_while(|token| matches!(token, Token::Space)).count();
        matches!(self.waiting.get(before.checked_sub(spaces + 1)?), Some(Token::Open))
            .then(|| self.argument())
            .flatten()
    }

    /// An option in brackets that follows at once.
    pub(super) fn option(&mut self) -> Option<Vec<Token>> {
        if self.waiting.last() != Some(&Token::Bracket('[')) {
            return None;
        }
        self.waiting.pop();
        let mut inside = Vec::new();
        let mut depth = 0_usize;
        while let Some(token) = self.waiting.pop() {
            match token {
                Token::Open => depth += 1,
                Token::Close => depth = depth.saturating_sub(1),
                Token::Bracket(']') if depth == 0 => break,
                _ => {}
            }
            inside.push(token);
        }
        self.taken += inside.len();
        Some(inside)
    }

    /// Does what a command says; `true` at the end of the document.
    fn command(&mut self, name: &str) -> bool {
        match name {
            "begin" => self.begin(),
            "end" => return self.argument().is_some_and(|name| plain(&name) == "document") || self.ended(),
            "section" | "chapter" | "part" => self.heading(1),
            "subsection" => self.heading(2),
            "subsubsection" | "paragraph" => self.heading(3),
            "item" => self.item(),
            "par" | "newpage" | "clearpage" | "pagebreak" => self.end_paragraph(),
            "\\" => {
                self.option();
                self.push("\n");
            }
            "href" => self.link(),
            "url" | "nolinkurl" => {
                if let Some(address) = self.argument() {
                    let target: Rc<str> = plain(&address).into();
                    self.put_back([Token::Open, Token::Link(target.clone()), Token::Raw(target), Token::Close]);
                }
            }
            "textbf" | "bold" => {
                if let Some(inner) = self.argument() {
                    self.put_back(grouped([Token::Command("bfseries".into())].into_iter().chain(inner)));
                }
            }
            "bfseries" | "bf" => self.look.bold = true,
            "input" | "include" | "subfile" => {
                self.argument();
                self.document.inputs += 1;
            }
            "includegraphics" => {
                self.option();
                self.argument();
            }
            "newcommand" | "renewcommand" | "providecommand" | "DeclareRobustCommand" => self.define(),
            "def" => {
                self.waiting.pop();
                while self.waiting.last().is_some_and(|token| *token != Token::Open) {
                    self.waiting.pop();
                }
                self.argument();
            }
            "newenvironment" | "renewenvironment" => {
                self.argument();
                self.option();
                self.option();
                self.argument();
                self.argument();
            }
            _ => self.further(name),
        }
        false
    }

    fn further(&mut self, name: &str) {
        if self.personal(name) {
            return;
        }
        if let Some(mark) = accents::mark(name) {
            if let Some(letter) = self.argument() {
                let letter = if letter.contains(&Token::Command("i".into())) { "i".to_owned() } else { plain(&letter) };
                self.push(&accents::marked(&letter, mark));
            }
            return;
        }
        if let Some(found) = self.macros.get(name).cloned() {
            self.expand(&found);
        } else if let Some(text) = tables::symbol(name) {
            self.push(&text);
        } else if let Some(size) = tables::size(name) {
            self.look.size = size;
        } else if let Some(count) = tables::dropped(name) {
            self.option();
            for _ in 0..count {
                self.argument();
            }
        } else if name.chars().count() == 1 && !name.starts_with(|c: char| c.is_alphanumeric()) {
            self.single(name);
        } else if !tables::is_look(name) && !name.starts_with("fa") {
            self.option();
            if (self.body || self.shown > 0) && self.document.unknown.len() < MAX_UNKNOWN {
                self.document.unknown.push(format!("\\{name}"));
            }
        } else {
            self.option();
        }
    }

    fn single(&mut self, name: &str) {
        match name {
            "," | ";" | ":" | " " | "\n" => self.push(" "),
            "-" | "/" | "!" | "@" | ">" | "<" | "(" | ")" | "[" | "]" => {}
            _ => self.push(name),
        }
    }

    fn expand(&mut self, found: &Macro) {
        let mut arguments = Vec::new();
        let option = self.option();
        if let Some(default) = &found.default {
            arguments.push(option.unwrap_or_else(|| default.to_vec()));
        }
        while arguments.len() < found.arguments {
            let Some(argument) = self.argument() else { break };
            arguments.push(argument);
        }
        self.put_back(found.expanded(&arguments));
    }

    fn define(&mut self) {
        let Some(name) = self.argument() else { return };
        let count = self.option().map(|count| plain(&count)).and_then(|count| count.parse::<usize>().ok()).unwrap_or(0);
        let default = self.option().map(Rc::from);
        let body = self.argument().unwrap_or_default();
        if let Some(Token::Command(name)) = name.first() {
            self.macros.define(name, Macro { arguments: count.min(9), default, body: body.into() });
        }
    }
}

/// Tokens in a group of their own.
pub(super) fn grouped(inner: impl IntoIterator<Item = Token>) -> Vec<Token> {
    [Token::Open].into_iter().chain(inner).chain([Token::Close]).collect()
}
