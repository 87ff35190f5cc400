//! A page's content stream: every shown character with its place and size, pictures, and what is hidden.

use std::rc::Rc;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::font::{Font, Fonts, float};
use super::hidden::Hidden;
use super::limits::MAX_STREAM;
use super::matrix::Matrix;
use super::page_box::{inherited, page_box};

/// Operations of one page, forms included: a dense CV page has 20,000.
const MAX_OPERATIONS: usize = 300_000;
/// Shown characters of one page: a dense page of 8-point text has 10,000.
const MAX_GLYPHS: usize = 60_000;
/// Forms within forms.
const MAX_DEPTH: usize = 8;
/// Saved graphics states.
const MAX_STATES: usize = 256;
/// Painted areas that are remembered for telling white text on a dark ground from hidden text.
const MAX_AREAS: usize = 2_000;
/// Text smaller than this, in points, cannot be read on paper; the smallest footnotes are set in 5.
const TINY: f32 = 2.5;
/// Components from here on are white to the eye on paper.
const WHITE: f32 = 0.97;
/// What is painted when nothing else is said.
const BLACK: [f32; 3] = [0.0; 3];

/// A shown character, in points from the page's top left corner.
#[derive(Debug, Clone)]
pub(crate) struct Glyph {
    pub(crate) text: String,
    pub(crate) x: f32,
    pub(crate) end: f32,
    pub(crate) y: f32,
    pub(crate) size: f32,
    pub(crate) bold: bool,
    /// Red, green and blue of its filling, from 0 to 1.
    pub(crate) colour: [f32; 3],
}

/// Where an annotation leads, and its box on the page.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    pub(crate) uri: String,
    pub(super) bounds: [f32; 4],
}

/// A picture drawn on the page: its object, and the box it fills.
#[derive(Debug, Clone)]
pub(super) struct Drawn {
    pub(super) id: ObjectId,
    pub(super) bounds: [f32; 4],
}

/// One page.
pub(crate) struct Page {
    pub(crate) glyphs: Vec<Glyph>,
    /// Where its annotations lead.
    pub(crate) targets: Vec<Target>,
    pub(super) pictures: Vec<Drawn>,
    pub(super) hidden: Hidden,
    /// A limit was met.
    pub(super) cut: bool,
    /// User space to points from the top left corner.
    pub(super) to_page: Matrix,
}

/// Reads one page. What is malformed ends the page early; what stood before stays.
pub(super) fn read_page(document: &Document, id: ObjectId, fonts: &mut Fonts) -> Page {
    let [x0, y0, x1, y1] = page_box(document, id);
    let rotate = inherited(document, id, b"Rotate").and_then(|o| float(document, o)).unwrap_or(0.0) as i32;
    let (to_page, size) = match rotate.rem_euclid(360) {
        90 => (Matrix([0.0, 1.0, 1.0, 0.0, -y0, -x0]), (y1 - y0, x1 - x0)),
        180 => (Matrix([-1.0, 0.0, 0.0, 1.0, x1, -y0]), (x1 - x0, y1 - y0)),
        270 => (Matrix([0.0, -1.0, -1.0, 0.0, y1, x1]), (y1 - y0, x1 - x0)),
        _ => (Matrix([1.0, 0.0, 0.0, -1.0, -x0, y1]), (x1 - x0, y1 - y0)),
    };
    let mut walk = Walk {
        document,
        fonts,
        size,
        page: Page {
            glyphs: Vec::new(),
            targets: Vec::new(),
            pictures: Vec::new(),
            hidden: Hidden::default(),
            cut: false,
            to_page,
        },
        unseen: Vec::new(),
        areas: Vec::new(),
        operations: 0,
        state: State::new(to_page),
        stack: Vec::new(),
        text: Matrix::IDENTITY,
        line: Matrix::IDENTITY,
        marks: Vec::new(),
    };
    let resources = inherited(document, id, b"Resources").and_then(|object| object.as_dict().ok());
    let content = document.get_page_content_with_limit(id, MAX_STREAM).unwrap_or_default();
    walk.run(&content, resources, 0);
    walk.finish()
}

#[derive(Clone)]
struct State {
    to_page: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    character_space: f32,
    word_space: f32,
    stretch: f32,
    leading: f32,
    rise: f32,
    mode: i64,
    colour: [f32; 3],
}

impl State {
    fn new(to_page: Matrix) -> Self {
        Self {
            to_page,
            font: None,
            size: 1.0,
            character_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
            colour: BLACK,
        }
    }
}

impl State {
    /// In the colour of paper.
    fn white(&self) -> bool {
        self.colour.iter().all(|component| *component >= WHITE)
    }
}

/// Marked content whose replacement text stands for the characters inside it.
struct Mark {
    replacement: Option<String>,
    first: usize,
}

struct Walk<'a, 'f> {
    document: &'a Document,
    fonts: &'f mut Fonts,
    size: (f32, f32),
    page: Page,
    /// Invisible characters: the text layer of a scan, if the page shows nothing else.
    unseen: Vec<Glyph>,
    areas: Vec<[f32; 4]>,
    operations: usize,
    state: State,
    stack: Vec<State>,
    text: Matrix,
    line: Matrix,
    marks: Vec<Mark>,
}

impl<'a> Walk<'a, '_> {
    fn run(&mut self, content: &[u8], resources: Option<&'a Dictionary>, depth: usize) {
        let mut path: Option<[f32; 4]> = None;
        for operation in Content::decode_iter(content) {
            let Ok(operation) = operation else { break };
            self.operations += 1;
            if self.operations > MAX_OPERATIONS || self.page.glyphs.len() + self.unseen.len() > MAX_GLYPHS {
                self.page.cut = true;
                return;
            }
            let operands = &operation.operands;
            let number = |index: usize| {
                operands.get(index).and_then(|o| o.as_float().ok()).filter(|v| v.is_finite()).unwrap_or(0.0)
            };
            match operation.operator.as_str() {
                "q" if self.stack.len() < MAX_STATES => self.stack.push(self.state.clone()),
                "Q" => {
                    if let Some(state) = self.stack.pop() {
                        self.state = state;
                    }
                }
                "cm" => self.state.to_page = six(&number).then(self.state.to_page),
                "BT" => {
                    self.text = Matrix::IDENTITY;
                    self.line = Matrix::IDENTITY;
                }
                "Tf" => {
                    self.state.font = operands.first().and_then(|name| self.font(resources, name.as_name().ok()?));
                    self.state.size = number(1);
                }
                "Td" => self.next_line(number(0), number(1)),
                "TD" => {
                    self.state.leading = -number(1);
                    self.next_line(number(0), number(1));
                }
                "Tm" => {
                    self.line = six(&number);
                    self.text = self.line;
                }
                "T*" => self.next_line(0.0, -self.state.leading),
                "Tc" => self.state.character_space = number(0),
                "Tw" => self.state.word_space = number(0),
                "Tz" => self.state.stretch = number(0) / 100.0,
                "TL" => self.state.leading = number(0),
                "Ts" => self.state.rise = number(0),
                "Tr" => self.state.mode = operands.first().and_then(|o| o.as_i64().ok()).unwrap_or(0),
                "Tj" => self.show(operands.first()),
                "'" => {
                    self.next_line(0.0, -self.state.leading);
                    self.show(operands.first());
                }
                "\"" => {
                    self.state.word_space = number(0);
                    self.state.character_space = number(1);
                    self.next_line(0.0, -self.state.leading);
                    self.show(operands.get(2));
                }
                "TJ" => {
                    for item in operands.first().and_then(|o| o.as_array().ok()).into_iter().flatten() {
                        match item.as_float() {
                            Ok(adjust) if adjust.is_finite() => {
                                let shift = -adjust / 1000.0 * self.state.size * self.state.stretch;
                                self.text = Matrix::shift(shift, 0.0).then(self.text);
                            }
                            _ => self.show(Some(item)),
                        }
                    }
                }
                "g" => self.state.colour = [number(0); 3],
                "rg" => self.state.colour = [number(0), number(1), number(2)],
                "k" => self.state.colour = from_cmyk(&number),
                "cs" => self.state.colour = BLACK,
                "sc" | "scn" => {
                    let numbers = operands.iter().filter(|o| o.as_float().is_ok()).count();
                    self.state.colour = match numbers {
                        1 if numbers == operands.len() => [number(0); 3],
                        3 if numbers == operands.len() => [number(0), number(1), number(2)],
                        4 => from_cmyk(&number),
                        _ => BLACK,
                    };
                }
                "re" => {
                    let (x, y) = (number(0), number(1));
                    grow(&mut path, self.state.to_page.bounds([x, y, x + number(2), y + number(3)]));
                }
                "m" | "l" => {
                    let (x, y) = self.state.to_page.apply(number(0), number(1));
                    grow(&mut path, [x, y, x, y]);
                }
                "c" | "v" | "y" => {
                    for pair in 0..operands.len() / 2 {
                        let (x, y) = self.state.to_page.apply(number(pair * 2), number(pair * 2 + 1));
                        grow(&mut path, [x, y, x, y]);
                    }
                }
                "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" => {
                    if let Some(area) = path.take().filter(|_| !self.state.white() && self.areas.len() < MAX_AREAS) {
                        self.areas.push(area);
                    }
                }
                "S" | "s" | "n" => path = None,
                "BDC" => {
                    let replacement = operands.get(1).and_then(|o| self.actual_text(o, resources));
                    self.open_mark(replacement);
                }
                "BMC" => self.open_mark(None),
                "EMC" => self.close_mark(),
                "gs" => {
                    let list = operands.first().and_then(|name| {
                        self.resource(resources, b"ExtGState", name.as_name().ok()?)?
                            .as_dict()
                            .ok()?
                            .get_deref(b"Font", self.document)
                            .ok()?
                            .as_array()
                            .ok()
                    });
                    if let Some([font, size]) = list.map(Vec::as_slice) {
                        self.state.font = self.fonts.get(self.document, font);
                        self.state.size = float(self.document, size).unwrap_or(1.0);
                    }
                }
                "sh" => self.areas.push([0.0, 0.0, self.size.0, self.size.1]),
                "Do" => {
                    if let Some(name) = operands.first().and_then(|o| o.as_name().ok()) {
                        self.object(resources, name, depth);
                    }
                }
                _ => {}
            }
        }
    }

    fn resource(&self, resources: Option<&'a Dictionary>, kind: &[u8], name: &[u8]) -> Option<&'a Object> {
        let (_, object) = self.document.dereference(self.raw_resource(resources, kind, name)?).ok()?;
        Some(object)
    }

    fn raw_resource(&self, resources: Option<&'a Dictionary>, kind: &[u8], name: &[u8]) -> Option<&'a Object> {
        resources?.get_deref(kind, self.document).ok()?.as_dict().ok()?.get(name).ok()
    }

    fn font(&mut self, resources: Option<&'a Dictionary>, name: &[u8]) -> Option<Rc<Font>> {
        let object = self.raw_resource(resources, b"Font", name)?;
        self.fonts.get(self.document, object)
    }

    fn next_line(&mut self, x: f32, y: f32) {
        self.line = Matrix::shift(x, y).then(self.line);
        self.text = self.line;
    }

    fn show(&mut self, operand: Option<&Object>) {
        let Some(bytes) = operand.and_then(|o| o.as_str().ok()) else { return };
        let Some(font) = self.state.font.clone() else { return };
        for shown in font.show(bytes) {
            let state = &self.state;
            let placed = Matrix([state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise])
                .then(self.text)
                .then(state.to_page);
            let [a, b, c, d, x, y] = placed.0;
            let size = c.hypot(d);
            let spacing = state.character_space + if shown.is_space { state.word_space } else { 0.0 };
            let advance = (shown.width * state.size + spacing) * state.stretch;
            let (end, _) = Matrix::shift(advance, 0.0).then(self.text).then(state.to_page).apply(0.0, state.rise);
            self.text = Matrix::shift(advance, 0.0).then(self.text);
            // Upside down or turned text is an ornament of a layout, never a line of a CV.
            let upright = a > 0.0 && b.abs() <= a * 0.3 && d < 0.0 || a == 0.0 && b == 0.0;
            // What a replacement text stands for can have no meaning of its own; its place is needed.
            let replaced = self.marks.iter().any(|mark| mark.replacement.is_some());
            let text = if shown.text.is_empty() && replaced { "\u{fffd}".to_owned() } else { shown.text };
            if !upright || text.is_empty() || !x.is_finite() || !y.is_finite() || !end.is_finite() {
                continue;
            }
            let glyph = Glyph { text, x, end: end.max(x), y, size, bold: font.bold, colour: state.colour };
            self.place(glyph);
        }
    }

    fn place(&mut self, glyph: Glyph) {
        let blank = glyph.text.trim().is_empty();
        let count = usize::from(!blank);
        let (width, height) = self.size;
        let middle = (glyph.x + glyph.end) / 2.0;
        let hidden = &mut self.page.hidden;
        if matches!(self.state.mode, 3 | 7) {
            self.unseen.push(glyph);
        } else if middle < -1.0 || middle > width + 1.0 || glyph.y < -1.0 || glyph.y > height + glyph.size {
            hidden.off_page += count;
        } else if glyph.size < TINY {
            hidden.tiny += count;
        } else if self.state.white() && !self.areas.iter().any(|area| inside(*area, middle, glyph.y - glyph.size * 0.3))
        {
            hidden.white += count;
        } else {
            self.page.glyphs.push(glyph);
        }
    }

    fn open_mark(&mut self, replacement: Option<String>) {
        if self.marks.len() < MAX_STATES {
            self.marks.push(Mark { replacement, first: self.page.glyphs.len() });
        }
    }

    /// Puts replacement text on the first character inside the mark and drops the others: complex scripts and ligatures
    /// are written so.
    fn close_mark(&mut self) {
        let Some(mark) = self.marks.pop() else { return };
        let (Some(text), Some(inside)) = (mark.replacement, self.page.glyphs.get(mark.first..)) else { return };
        let Some(first) = inside.first() else { return };
        let same_line = inside.iter().all(|glyph| (glyph.y - first.y).abs() < first.size);
        // A mark around a whole paragraph says nothing about where its words stand.
        if !same_line || text.chars().count() > 4 * inside.len() + 4 {
            return;
        }
        let glyph = Glyph {
            text,
            x: inside.iter().map(|glyph| glyph.x).fold(f32::INFINITY, f32::min),
            end: inside.iter().map(|glyph| glyph.end).fold(f32::NEG_INFINITY, f32::max),
            ..first.clone()
        };
        self.page.glyphs.truncate(mark.first);
        self.page.glyphs.push(glyph);
    }

    fn actual_text(&self, properties: &Object, resources: Option<&'a Dictionary>) -> Option<String> {
        let dict = match properties {
            Object::Dictionary(dict) => dict,
            Object::Name(name) => self.resource(resources, b"Properties", name)?.as_dict().ok()?,
            _ => return None,
        };
        let text = lopdf::decode_text_string(dict.get_deref(b"ActualText", self.document).ok()?).ok()?;
        Some(text.chars().filter(|c| *c != '\u{feff}').take(256).collect())
    }

    fn object(&mut self, resources: Option<&'a Dictionary>, name: &[u8], depth: usize) {
        let Some(raw) = self.raw_resource(resources, b"XObject", name) else { return };
        let Ok((id, object)) = self.document.dereference(raw) else { return };
        let Ok(stream) = object.as_stream() else { return };
        match stream.dict.get(b"Subtype").and_then(Object::as_name) {
            Ok(b"Image") => {
                let bounds = self.state.to_page.bounds([0.0, 0.0, 1.0, 1.0]);
                if self.areas.len() < MAX_AREAS {
                    self.areas.push(bounds);
                }
                if let Some(id) = id.filter(|_| self.page.pictures.len() < MAX_STATES) {
                    self.page.pictures.push(Drawn { id, bounds });
                }
            }
            Ok(b"Form") if depth < MAX_DEPTH => {
                let Ok(content) = stream.get_plain_content_with_limit(MAX_STREAM) else { return };
                let saved = self.state.clone();
                let (text, line) = (self.text, self.line);
                let below = std::mem::take(&mut self.stack);
                if let Ok(list) = stream.dict.get_deref(b"Matrix", self.document).and_then(Object::as_array) {
                    let number = |index: usize| list.get(index).and_then(|o| float(self.document, o)).unwrap_or(0.0);
                    self.state.to_page = six(&number).then(self.state.to_page);
                }
                let own = stream.dict.get_deref(b"Resources", self.document).and_then(Object::as_dict).ok();
                self.run(&content, own.or(resources), depth + 1);
                self.stack = below;
                self.state = saved;
                (self.text, self.line) = (text, line);
            }
            _ => {}
        }
    }

    fn finish(mut self) -> Page {
        let letters = |glyphs: &[Glyph]| glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty()).count();
        let unseen = letters(&self.unseen);
        // The text layer that recognition puts behind a scan is all the text its page has.
        if letters(&self.page.glyphs) * 10 < unseen && !self.page.pictures.is_empty() {
            self.page.glyphs.append(&mut self.unseen);
        } else {
            self.page.hidden.invisible = unseen;
        }
        self.page
    }
}

fn from_cmyk(number: &dyn Fn(usize) -> f32) -> [f32; 3] {
    [0, 1, 2].map(|index| 1.0 - (number(index) + number(3)).min(1.0))
}

fn six(number: &dyn Fn(usize) -> f32) -> Matrix {
    Matrix([number(0), number(1), number(2), number(3), number(4), number(5)])
}

fn grow(path: &mut Option<[f32; 4]>, [x0, y0, x1, y1]: [f32; 4]) {
    let old = path.unwrap_or([x0, y0, x1, y1]);
    *path = Some([old[0].min(x0), old[1].min(y0), old[2].max(x1), old[3].max(y1)]);
}

fn inside([x0, y0, x1, y1]: [f32; 4], x: f32, y: f32) -> bool {
    x0 <= x && x <= x1 && y0 <= y && y <= y1
}
