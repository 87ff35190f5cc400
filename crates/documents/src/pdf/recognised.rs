//! Recognised words to placed characters, so that a scanned page is read like any other.

use unicode_normalization::char::is_combining_mark;

use super::bidi::is_right_to_left;
use super::content::Glyph;
use crate::recognised::PageText;

/// Of a hundred. Below it a "word" is a stain, a line or a piece of a photograph.
const MIN_CONFIDENCE: f32 = 35.0;
/// The same for what holds neither letter nor digit: rules and edges of boxes are taken for bars and dashes.
const MIN_CONFIDENCE_OF_MARKS: f32 = 80.0;
/// Parts of the size of letters, as fonts for text have them: capitals and tall letters above the line, ...
const ABOVE: f32 = 0.71;
/// ... small letters above the line, ...
const SMALL: f32 = 0.5;
/// ... and what hangs below it.
const BELOW: f32 = 0.21;
/// Characters of East Asia fill this share of their size.
const WHOLE: f32 = 0.9;
/// Those closer than this share of their size are not parted by a space.
const EAST_ASIAN_GAP: f32 = 0.7;
/// Paper lies this crooked at most (5.7 degrees); what looks more crooked is misread.
const MAX_SLOPE: f32 = 0.1;
/// Lines this wide, as a share of the page, tell how crooked it lies.
const WIDE: f32 = 0.2;
/// Width of A4 paper in points, where a picture tells no size of its own.
const PAPER: (f32, f32) = (595.0, 842.0);
/// What bullets are taken for, ...
const BULLETS: [&str; 12] = ["e", "o", "O", "°", "¢", "«", "»", "©", "®", "*", "+", "·"];
/// ... in so many lines at least, ...
const MIN_BULLETS: usize = 2;
/// ... and this share of the size before what follows: a word space is 0.25.
const BULLET_GAP: f32 = 0.4;
/// Words of one page beyond this are dropped; a dense page has a thousand.
const MAX_WORDS: usize = 10_000;

struct Word {
    text: String,
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
}

impl Word {
    /// Size of its letters, by which of them rise and hang.
    fn size(&self) -> f32 {
        let has = |these: &str| self.text.chars().any(|c| these.contains(c));
        let east_asian = self.text.chars().any(is_east_asian);
        let tall = self.text.chars().any(|c| c.is_uppercase() || c.is_ascii_digit()) || has("bdfhklt");
        let other = self.text.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
        let share = if east_asian || (other && !tall) {
            WHOLE
        } else {
            let above = if tall || has("ij()") { ABOVE } else { SMALL };
            if self.hangs() { above + BELOW } else { above }
        };
        (self.bottom - self.top) / share
    }

    fn hangs(&self) -> bool {
        self.text.chars().any(|c| "gjpqyQ,;()ßçşру".contains(c))
    }

    fn baseline(&self) -> f32 {
        let below = if self.hangs() || self.text.chars().any(is_east_asian) { BELOW } else { 0.0 };
        self.bottom - below * self.size().min((self.bottom - self.top) * 1.5)
    }
}

/// The characters of a recognised picture, in points from the page's top left corner.
pub(super) fn glyphs(text: &PageText) -> Vec<Glyph> {
    let Some((width, height, lines)) = table(&text.words) else { return Vec::new() };
    let paper = if width > height { PAPER.1 } else { PAPER.0 };
    let [x0, y0, x1, y1] = text.bounds.unwrap_or([0.0, 0.0, paper, paper * height / width]);
    let (across, down) = ((x1 - x0) / width, (y1 - y0) / height);
    let slope = slope(&lines, width);
    let marks = taken_for_letters(&lines);
    let mut glyphs = Vec::new();
    for line in &lines {
        let size = median(line.iter().map(Word::size)) * down;
        let level = median(line.iter().map(|word| word.baseline() - slope * word.left));
        let y = y0 + level * down;
        let mut of_line: Vec<Glyph> = Vec::new();
        for (at, word) in line.iter().enumerate() {
            let (left, right) = (x0 + word.left * across, x0 + word.right * across);
            space(&mut of_line, word, left, y, size);
            let text = if at == 0 && begins_with(line, &marks) { "•" } else { &word.text };
            spread(&mut of_line, text, (left, right), y, size);
        }
        glyphs.append(&mut of_line);
    }
    glyphs
}

/// Bullets are taken for single letters and signs. What several lines begin with, wider apart from what follows than a word, is one.
fn taken_for_letters(lines: &[Vec<Word>]) -> Vec<String> {
    let begins = |line: &&Vec<Word>| {
        let [first, second, ..] = line.as_slice() else { return false };
        BULLETS.contains(&first.text.as_str()) && second.left - first.right > BULLET_GAP * second.size()
    };
    let found: Vec<&String> = lines.iter().filter(begins).map(|line| &line[0].text).collect();
    let often = |text: &&String| found.iter().filter(|other| *other == text).count() >= MIN_BULLETS;
    found.iter().copied().filter(often).cloned().collect()
}

fn begins_with(line: &[Word], marks: &[String]) -> bool {
    let [first, second, ..] = line else { return false };
    marks.contains(&first.text) && second.left - first.right > BULLET_GAP * second.size()
}

/// What parts a word from the one before on its line: nothing between close characters of East Asia, which are recognised one by one.
fn space(line: &mut Vec<Glyph>, word: &Word, left: f32, y: f32, size: f32) {
    let Some(last) = line.last_mut() else { return };
    let both = last.text.chars().all(is_east_asian) && word.text.chars().next().is_some_and(is_east_asian);
    if both && left - last.end < EAST_ASIAN_GAP * size {
        last.end = last.end.max(left);
    } else if left > last.end {
        let x = last.end;
        line.push(glyph(" ".to_owned(), x, left, y, size));
    }
}

/// The characters of a word side by side over its width, from the right where they are read from there.
fn spread(line: &mut Vec<Glyph>, text: &str, (left, right): (f32, f32), y: f32, size: f32) {
    let mut clusters: Vec<String> = Vec::new();
    for c in text.chars() {
        match clusters.last_mut() {
            Some(cluster) if is_combining_mark(c) => cluster.push(c),
            _ => clusters.push(c.to_string()),
        }
    }
    let from_the_right = text.chars().filter(|c| is_right_to_left(*c)).count() * 2 > clusters.len();
    let step = (right - left) / clusters.len().max(1) as f32;
    for (at, cluster) in clusters.into_iter().enumerate() {
        let x = if from_the_right { right - step * (at + 1) as f32 } else { left + step * at as f32 };
        line.push(glyph(cluster, x, x + step, y, size));
    }
}

fn glyph(text: String, x: f32, end: f32, y: f32, size: f32) -> Glyph {
    Glyph { text, x, end, y, size, bold: false, colour: [0.0; 3] }
}

/// Width and height of the picture, and its words line by line.
fn table(words: &str) -> Option<(f32, f32, Vec<Vec<Word>>)> {
    let mut page = None;
    let mut lines: Vec<Vec<Word>> = Vec::new();
    let mut count = 0;
    for row in words.lines() {
        let fields: Vec<&str> = row.split('\t').collect();
        let [level, .., left, top, width, height, confidence, text] = fields.as_slice() else { continue };
        let number = |text: &str| text.trim().parse::<f32>().ok().filter(|n| n.is_finite() && n.abs() < 1e6);
        let (Some(left), Some(top), Some(width), Some(height)) =
            (number(left), number(top), number(width), number(height))
        else {
            continue;
        };
        match *level {
            "1" if page.is_none() && width > 0.0 && height > 0.0 => page = Some((width, height)),
            "4" => lines.push(Vec::new()),
            "5" if width > 0.0 && height > 0.0 && count < MAX_WORDS => {
                let told = text.chars().any(char::is_alphanumeric);
                let least = if told { MIN_CONFIDENCE } else { MIN_CONFIDENCE_OF_MARKS };
                let line = lines.last_mut().filter(|_| number(confidence).is_some_and(|sure| sure >= least));
                if let Some(line) = line.filter(|_| !text.trim().is_empty()) {
                    count += 1;
                    let text = text.trim().chars().filter(|c| !c.is_control()).take(200).collect();
                    line.push(Word { text, left, right: left + width, top, bottom: top + height });
                }
            }
            _ => {}
        }
    }
    let (width, height) = page?;
    Some((width, height, lines))
}

/// How far lines fall for each step to the right.
fn slope(lines: &[Vec<Word>], width: f32) -> f32 {
    let of_line = |line: &Vec<Word>| {
        let (first, last) = (line.first()?, line.last()?);
        let run = last.left - first.left;
        (run.abs() > WIDE * width).then(|| (last.baseline() - first.baseline()) / run)
    };
    let slopes: Vec<f32> = lines.iter().filter_map(of_line).filter(|slope| slope.abs() < MAX_SLOPE).collect();
    if slopes.len() < 3 { 0.0 } else { median(slopes.into_iter()) }
}

fn median(values: impl Iterator<Item = f32>) -> f32 {
    let mut values: Vec<f32> = values.collect();
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

/// Han, kana and Hangul.
fn is_east_asian(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognised::PagePicture;

    const HEAD: &str = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n\
                        1\t1\t0\t0\t0\t0\t0\t0\t1000\t2000\t-1\t\n";

    fn lines(words: &str) -> Vec<String> {
        let text = PagePicture::new(1, Vec::new(), None).recognised(format!("{HEAD}{words}"));
        let page = super::super::lines::assemble(&glyphs(&text), 1, super::super::lines::Furniture::Kept);
        page.head.iter().map(|placed| placed.line.text()).collect()
    }

    fn word(left: u32, top: u32, width: u32, height: u32, sure: f32, text: &str) -> String {
        format!("5\t1\t1\t1\t1\t1\t{left}\t{top}\t{width}\t{height}\t{sure}\t{text}\n")
    }

    const LINE: &str = "4\t1\t1\t1\t1\t0\t0\t0\t10\t10\t-1\t\n";

    #[test]
    fn words_stand_where_they_were_seen() {
        let table = [
            LINE.to_owned(),
            word(100, 100, 80, 20, 96.0, "Mina"),
            word(190, 100, 130, 26, 95.0, "Example"),
            LINE.to_owned(),
            word(100, 200, 120, 20, 93.0, "Engineer"),
            word(500, 200, 4, 400, 40.0, "|"),
            word(600, 210, 90, 20, 12.0, "xzvq"),
        ];
        assert_eq!(lines(&table.concat()), ["Mina Example", "Engineer"]);
    }

    #[test]
    fn what_is_level_on_crooked_paper_is_one_line() {
        let mut table = String::new();
        for row in 0..4 {
            let top = 100 + row * 60;
            table += LINE;
            table += &word(100, top, 80, 20, 96.0, "Tile");
            table += &word(600, top + 20, 80, 20, 96.0, "Hall");
            // A date at the right, which is recognised as a block of its own.
            table += LINE;
            table += &word(850, top + 30, 80, 20, 96.0, "2019");
        }
        assert_eq!(lines(&table), ["Tile Hall 2019"; 4]);
    }

    #[test]
    fn characters_of_east_asia_are_not_parted() {
        let table = [
            LINE.to_owned(),
            word(100, 100, 30, 30, 96.0, "山"),
            word(138, 100, 30, 30, 96.0, "田"),
            word(200, 100, 30, 30, 96.0, "太"),
            word(238, 100, 30, 30, 96.0, "郎"),
        ];
        assert_eq!(lines(&table.concat()), ["山田 太郎"]);
    }

    #[test]
    fn bullets_taken_for_letters_are_bullets() {
        let item = |row: u32, left: u32| {
            let top = 100 + 40 * row;
            [LINE.to_owned(), word(100, top, 10, 10, 90.0, "e"), word(left, top, 80, 20, 96.0, "Built")].concat()
        };
        let starts = |table: &str| glyphs(&PagePicture::new(1, Vec::new(), None).recognised(format!("{HEAD}{table}")));
        let of = |table: &str| starts(table).iter().filter(|glyph| glyph.text == "•").count();
        assert_eq!(of(&(item(0, 130) + &item(1, 130))), 2);
        // The twins: only one line; a word that the next one follows closely.
        assert_eq!(of(&item(0, 130)), 0);
        assert_eq!(of(&(item(0, 117) + &item(1, 117))), 0);
    }

    #[test]
    fn words_read_from_the_right_keep_their_letters_in_order() {
        let table = [LINE.to_owned(), word(500, 100, 90, 30, 96.0, "שלום"), word(380, 100, 100, 30, 96.0, "עולם")];
        assert_eq!(lines(&table.concat()), ["שלום עולם"]);
    }

    #[test]
    fn what_is_no_table_gives_nothing() {
        for words in ["", "5\t", "1\t1\t0\t0\t0\t0\t0\t0\tNaN\t9\t-1\t\n", "4\n5\t1\t1\t1\t1\t1\t1\t1\t1\t1\t99\tx"] {
            let text = PagePicture::new(1, Vec::new(), None).recognised(words.to_owned());
            assert!(glyphs(&text).is_empty());
        }
    }
}
