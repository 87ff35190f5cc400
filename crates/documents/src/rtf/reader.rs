use std::collections::BTreeMap;

use super::charset;
use super::destination::{self, Destination};
use super::lexer::{Lexer, Token};
use super::picture::Picture;
use super::state::State;
use crate::field_code::hyperlink;
use crate::flow::{Block, Paragraph, Span, TableCell};

/// Groups inside one another.
const MAX_DEPTH: usize = 400;
/// Characters of all paragraphs: a CV has some ten thousand.
const MAX_CHARS: usize = 2_000_000;
/// Twentieths of a point.
const TWENTIETH: f32 = 20.0;

/// A document, and what was passed over.
#[derive(Default)]
pub(super) struct Document {
    pub(super) blocks: Vec<Block>,
    pub(super) info: Vec<(&'static str, String)>,
    pub(super) pictures: Vec<Vec<u8>>,
    pub(super) deleted: usize,
    pub(super) comments: usize,
    pub(super) notes: usize,
    pub(super) hidden: usize,
    pub(super) objects: usize,
    pub(super) too_deep: bool,
}

/// Reads tokens to blocks.
pub(super) struct Reader {
    pub(super) document: Document,
    pub(super) state: State,
    outer: Vec<State>,
    /// `\*` was read: the next word begins a destination that may be unknown.
    optional: bool,
    /// Bytes that are not decoded yet: characters of some code pages have two.
    pending: Vec<u8>,
    /// Letters that stand for a `\u` that was understood.
    skip: usize,
    high_surrogate: Option<u16>,
    pub(super) paragraph: Paragraph,
    pub(super) cell: Vec<Block>,
    pub(super) row: Vec<TableCell>,
    pub(super) edges: Vec<f32>,
    pub(super) footer: Vec<Block>,
    pub(super) header: Vec<Block>,
    instruction: String,
    field: String,
    fonts: BTreeMap<i32, i32>,
    font: i32,
    headings: BTreeMap<i32, u8>,
    style: (i32, String),
    pub(super) picture: Picture,
    default_encoding: &'static encoding_rs::Encoding,
    chars: usize,
}

impl Reader {
    pub(super) fn read(bytes: &[u8]) -> Document {
        let mut reader = Self {
            document: Document::default(),
            state: State::new(),
            outer: Vec::new(),
            optional: false,
            pending: Vec::new(),
            skip: 0,
            high_surrogate: None,
            paragraph: Paragraph::default(),
            cell: Vec::new(),
            row: Vec::new(),
            edges: Vec::new(),
            footer: Vec::new(),
            header: Vec::new(),
            instruction: String::new(),
            field: String::new(),
            fonts: BTreeMap::new(),
            font: 0,
            headings: BTreeMap::new(),
            style: (0, String::new()),
            picture: Picture::default(),
            default_encoding: encoding_rs::WINDOWS_1252,
            chars: 0,
        };
        for token in Lexer::new(bytes) {
            reader.token(token);
            if reader.chars > MAX_CHARS {
                break;
            }
        }
        reader.finish()
    }

    fn finish(mut self) -> Document {
        self.end_paragraph();
        self.end_row();
        let body = std::mem::take(&mut self.document.blocks);
        let mut blocks = std::mem::take(&mut self.header);
        blocks.extend(body);
        blocks.append(&mut self.footer);
        self.document.blocks = blocks;
        self.document
    }

    fn token(&mut self, token: Token<'_>) {
        if !matches!(token, Token::Byte(_)) && !self.pending.is_empty() {
            self.flush();
        }
        match token {
            Token::Open => self.open(),
            Token::Close => self.close(),
            Token::Word(word, number) => self.word(word, number),
            Token::Symbol(symbol) => self.symbol(symbol),
            Token::Byte(byte) => {
                if self.skip > 0 {
                    self.skip -= 1;
                } else {
                    self.pending.push(byte);
                }
            }
            Token::Text(text) => self.text(text),
            Token::Binary(bytes) => {
                if self.state.destination == Destination::Picture && self.picture.bytes.is_empty() {
                    self.picture.bytes = bytes.to_vec();
                }
            }
        }
    }

    fn open(&mut self) {
        self.optional = false;
        self.skip = 0;
        if self.outer.len() >= MAX_DEPTH {
            self.document.too_deep = true;
            self.state.destination = Destination::Skip;
        }
        // Deeper groups than are kept still have to be counted, or the document would end too early.
        self.outer.push(self.state.clone());
    }

    fn close(&mut self) {
        self.skip = 0;
        let inner = self.state.destination;
        let Some(outer) = self.outer.pop() else { return };
        match inner {
            Destination::InfoField(name) if outer.destination != inner => {
                let value = std::mem::take(&mut self.field);
                self.document.info.push((name, value));
            }
            Destination::Picture if outer.destination != Destination::Picture => self.end_picture(),
            Destination::Styles if outer.destination == Destination::Styles => self.end_style(),
            Destination::Header | Destination::Footer if outer.destination == Destination::Body => self.end_paragraph(),
            _ => {}
        }
        // The instruction of a field says where its result leads, which is a group of the same field.
        let link = (inner == Destination::Instruction && outer.destination != Destination::Instruction)
            .then(|| hyperlink(&std::mem::take(&mut self.instruction)))
            .flatten();
        self.state = outer;
        if link.is_some() {
            self.state.link = link;
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        let optional = std::mem::take(&mut self.optional);
        if self.state.destination == Destination::Skip {
            return;
        }
        if let Some(found) = destination::of_word(word, self.state.destination) {
            self.begin(found, word);
            return;
        }
        if optional && !destination::is_shown(word) {
            self.state.destination = Destination::Skip;
            return;
        }
        match self.state.destination {
            Destination::Picture => self.picture_word(word, number),
            Destination::Fonts => self.font_word(word, number),
            Destination::Styles => self.style_word(word, number),
            _ => self.body_word(word, number),
        }
    }

    fn begin(&mut self, found: Destination, word: &str) {
        match word {
            "annotation" => self.document.comments += 1,
            "footnote" => self.document.notes += 1,
            "objdata" => self.document.objects += 1,
            _ => {}
        }
        match found {
            Destination::Picture => self.picture = Picture::default(),
            Destination::Instruction => self.instruction.clear(),
            Destination::ListText => self.state.paragraph.listed = true,
            Destination::Header | Destination::Footer => {
                self.end_paragraph();
                self.state.reset_letters();
            }
            _ => {}
        }
        if found == Destination::ListText {
            // The mark stands in a group of its own; the paragraph around it is the item.
            if let Some(outer) = self.outer.last_mut() {
                outer.paragraph.listed = true;
            }
        }
        self.state.destination = found;
    }

    fn picture_word(&mut self, word: &str, number: Option<i32>) {
        let points = |number: Option<i32>| number.unwrap_or(0) as f32 / TWENTIETH;
        match word {
            "pngblip" | "jpegblip" => self.picture.photo = true,
            "picwgoal" => self.picture.width = points(number),
            "pichgoal" => self.picture.height = points(number),
            _ => {}
        }
    }

    fn font_word(&mut self, word: &str, number: Option<i32>) {
        match word {
            "f" => self.font = number.unwrap_or(0),
            "fcharset" => {
                self.fonts.insert(self.font, number.unwrap_or(0));
            }
            _ => {}
        }
    }

    fn style_word(&mut self, word: &str, number: Option<i32>) {
        match word {
            "s" => self.style = (number.unwrap_or(0), String::new()),
            "outlinelevel" => {
                if let Some(level) = heading(number) {
                    self.headings.insert(self.style.0, level);
                }
            }
            _ => {}
        }
    }

    /// Built-in styles keep their English names in every language of the program.
    fn end_style(&mut self) {
        let (number, name) = std::mem::take(&mut self.style);
        let name = name.trim().trim_end_matches(';').to_lowercase();
        let level = name.strip_prefix("heading ").and_then(|level| level.trim().parse().ok());
        if let Some(level) = level.filter(|level| (1..=6).contains(level)) {
            self.headings.insert(number, level);
        }
    }

    fn body_word(&mut self, word: &str, number: Option<i32>) {
        let on = number != Some(0);
        let points = || number.unwrap_or(0) as f32 / TWENTIETH;
        match word {
            "par" | "sect" | "page" => self.end_paragraph(),
            "line" => self.push("\n"),
            "tab" => self.push("\t"),
            "cell" | "nestcell" => self.end_cell(),
            "row" | "nestrow" => self.end_row(),
            "trowd" => self.edges.clear(),
            "cellx" => self.edges.push(points()),
            "intbl" => self.state.paragraph.in_table = true,
            "pard" => self.state.paragraph = super::state::Shape::default(),
            "plain" => self.state.reset_letters(),
            "b" => self.state.bold = on,
            "fs" => self.state.size = (number.unwrap_or(24) as f32 / 2.0).clamp(0.0, 400.0),
            "v" => self.state.hidden = on,
            "deleted" => self.state.deleted = on,
            "s" => self.state.paragraph.heading = number.and_then(|number| self.headings.get(&number).copied()),
            "outlinelevel" => self.state.paragraph.heading = heading(number),
            "ls" | "pnlvlblt" | "pnlvlbody" => self.state.paragraph.listed = true,
            "sb" => self.state.paragraph.space_before = points(),
            "li" | "lin" => self.state.paragraph.indent = points(),
            "tx" => self.state.paragraph.tabs.push(points()),
            "f" => self.set_font(number.unwrap_or(0)),
            "ansicpg" => {
                self.default_encoding = charset::of_page(number.unwrap_or(1252));
                self.state.encoding = self.default_encoding;
            }
            "mac" => self.state.encoding = encoding_rs::MACINTOSH,
            "uc" => self.state.skip_after_unicode = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(8),
            "u" => self.unicode(number.unwrap_or(0)),
            _ => {
                if let Some(text) = charset::character(word) {
                    self.push(text);
                }
            }
        }
    }

    fn set_font(&mut self, font: i32) {
        let charset = self.fonts.get(&font).copied();
        self.state.symbols = charset == Some(charset::SYMBOLS);
        self.state.encoding =
            charset.filter(|charset| *charset != 0).and_then(charset::of_font).unwrap_or(self.default_encoding);
    }

    fn unicode(&mut self, number: i32) {
        self.skip = self.state.skip_after_unicode;
        // Written as a signed number of 16 bits.
        let Ok(unit) = u16::try_from(if number < 0 { number + 0x1_0000 } else { number }) else { return };
        let units: Vec<u16> = self.high_surrogate.take().into_iter().chain([unit]).collect();
        if (0xD800..0xDC00).contains(&unit) {
            self.high_surrogate = Some(unit);
            return;
        }
        let text: String =
            char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).filter(|c| !charset::is_private(*c)).collect();
        self.push(&text);
    }

    fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'*' => self.optional = true,
            b'~' => self.push("\u{a0}"),
            b'_' => self.push("-"),
            b'\\' | b'{' | b'}' => self.text(&[symbol]),
            _ => {}
        }
    }

    fn text(&mut self, text: &[u8]) {
        if self.state.destination == Destination::Picture {
            self.picture.push(text);
            return;
        }
        let skipped = self.skip.min(text.len());
        self.skip -= skipped;
        self.pending.extend_from_slice(&text[skipped..]);
        self.flush();
    }

    fn flush(&mut self) {
        let bytes = std::mem::take(&mut self.pending);
        let (text, _) = self.state.encoding.decode_without_bom_handling(&bytes);
        self.push(&text);
    }

    fn push(&mut self, text: &str) {
        self.chars += text.chars().count();
        match self.state.destination {
            Destination::Body | Destination::Header | Destination::Footer => self.push_shown(text),
            Destination::InfoField(_) => self.field.push_str(text),
            Destination::Instruction => self.instruction.push_str(text),
            Destination::Styles => self.style.1.push_str(text),
            _ => {}
        }
    }

    fn push_shown(&mut self, text: &str) {
        if self.state.hidden || self.state.deleted {
            let counted = usize::from(!text.trim().is_empty());
            if self.state.deleted {
                self.document.deleted += counted;
            } else {
                self.document.hidden += counted;
            }
            return;
        }
        if self.state.symbols && !text.trim().is_empty() {
            return;
        }
        let span =
            Span { text: text.to_owned(), bold: self.state.bold, size: self.state.size, link: self.state.link.clone() };
        match self.paragraph.spans.last_mut() {
            Some(last) if last.bold == span.bold && last.size == span.size && last.link == span.link => {
                last.text.push_str(text)
            }
            _ => self.paragraph.spans.push(span),
        }
    }
}

fn heading(level: Option<i32>) -> Option<u8> {
    let level = u8::try_from(level?).ok()?;
    (level < 6).then_some(level + 1)
}
