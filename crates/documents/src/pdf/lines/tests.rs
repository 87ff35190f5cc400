use super::*;

fn glyphs(text: &str, x: f32, y: f32, step: f32) -> Vec<Glyph> {
    text.chars()
        .enumerate()
        .map(|(index, c)| {
            let x = x + step * index as f32;
            Glyph { text: c.to_string(), x, end: x + 5.0, y, size: 10.0, bold: false, colour: [0.0; 3] }
        })
        .collect()
}

fn lines(glyphs: &[Glyph]) -> Vec<Vec<String>> {
    let placed = assemble(glyphs, 1, Furniture::Left).head;
    placed.iter().map(|placed| placed.line.cells.iter().map(|cell| cell.text.clone()).collect()).collect()
}

#[test]
fn words_and_cells_part_by_gaps() {
    let mut all = glyphs("ab", 0.0, 10.0, 5.0);
    all.extend(glyphs("cd", 13.0, 10.5, 5.0));
    all.extend(glyphs("2019", 200.0, 10.0, 5.0));
    assert_eq!(lines(&all), [["ab cd", "2019"]]);
}

#[test]
fn letters_with_spaces_between_them_are_words() {
    let spaced = |text: &str, x: f32| {
        let blanks: String = text.chars().flat_map(|c| [c, ' ']).collect();
        glyphs(&blanks, x, 10.0, 5.0)
    };
    let mut all = spaced("JOHN", 0.0);
    all.extend(spaced("DOE", 58.0));
    assert_eq!(lines(&all), [["JOHN DOE"]]);
    // Initials are initials.
    let few = glyphs("J R R", 0.0, 10.0, 5.0);
    assert_eq!(lines(&few), [["J R R"]]);
}

#[test]
fn rows_of_single_letters_and_digits_are_not_spaced_out_words() {
    let alphabet: String = ('А'..='я').flat_map(|c| [c, ' ']).collect();
    let all = glyphs(&alphabet, 0.0, 10.0, 5.0);
    assert_eq!(lines(&all), [[alphabet.trim()]]);
    // Digits in pairs, so that half of the gaps are none.
    let mut all = Vec::new();
    for (at, pair) in ["3", "9", "08", "02", "1"].into_iter().enumerate() {
        all.extend(glyphs(pair, 12.5 * at as f32 - if at > 1 { 5.0 } else { 0.0 }, 10.0, 5.0));
    }
    assert_eq!(lines(&all)[0][0].split(' ').count(), 5, "{:?}", lines(&all));
}

#[test]
fn words_of_a_line_set_tight_are_parted() {
    let mut all = Vec::new();
    for (at, word) in ["tools", "built", "alike", "later"].into_iter().enumerate() {
        all.extend(glyphs(word, 26.3 * at as f32, 10.0, 5.0));
    }
    assert_eq!(lines(&all), [["tools built alike later"]]);
    // The twin: gaps that grow by and by are kerning.
    let mut all = glyphs("tools", 0.0, 10.0, 5.0);
    for (at, gap) in [0.6, 0.7, 1.2, 1.3, 1.1].into_iter().enumerate() {
        all.extend(glyphs("x", 25.0 + 5.0 * at as f32 + gap * (at + 1) as f32, 10.0, 5.0));
    }
    assert_eq!(lines(&all).concat().len(), 1);
}

#[test]
fn cells_of_a_narrow_table_part_where_rows_agree() {
    let mut all = glyphs("ab", 0.0, 10.0, 5.0);
    all.extend(glyphs("cd", 12.5, 10.0, 5.0));
    all.extend(glyphs("2019", 26.5, 10.0, 5.0));
    all.extend(glyphs("ef", 0.0, 22.0, 5.0));
    all.extend(glyphs("gh", 12.5, 22.0, 5.0));
    all.extend(glyphs("2020", 26.5, 22.0, 5.0));
    assert_eq!(lines(&all), [["ab cd", "2019"], ["ef gh", "2020"]]);
    // Dates set below dates: everything begins level, a usual word space apart.
    let mut all = glyphs("2019", 0.0, 10.0, 5.0);
    all.extend(glyphs("2020", 23.5, 10.0, 5.0));
    all.extend(glyphs("2017", 0.0, 22.0, 5.0));
    all.extend(glyphs("2018", 23.5, 22.0, 5.0));
    assert_eq!(lines(&all), [["2019 2020"], ["2017 2018"]]);
}

#[test]
fn right_to_left_is_read_from_the_right() {
    // Placed from left to right as on the paper; read it begins with the last.
    let all = glyphs("אבג דהו", 0.0, 10.0, 5.0);
    assert_eq!(lines(&all), [["והד גבא"]]);
}

#[test]
fn spaced_out_headings_are_words() {
    let mut all = glyphs("WORK", 0.0, 10.0, 8.0);
    all.extend(glyphs("LIFE", 40.0, 10.0, 8.0));
    assert_eq!(lines(&all), [["WORK LIFE"]]);
}

#[test]
fn bullets_are_marks_not_text() {
    let placed = assemble(&glyphs("• ab", 0.0, 10.0, 5.0), 1, Furniture::Left).head;
    assert!(placed[0].line.bullet);
    assert_eq!(placed[0].line.text(), "ab");
}

#[test]
fn a_letter_that_a_font_does_not_tell_stays_in_its_word() {
    // "O?ce": the ligature has no meaning, and a symbol before an address has none either.
    let all = glyphs("O\u{fffd}ce", 0.0, 10.0, 5.0);
    assert_eq!(lines(&all), [["O\u{fffd}ce"]]);
    let mut all = glyphs("\u{fffd}", 0.0, 10.0, 5.0);
    all.extend(glyphs("abc", 12.0, 10.0, 5.0));
    assert_eq!(lines(&all), [["abc"]]);
    let mut all = glyphs("\u{fffd}\u{fffd}x", 0.0, 10.0, 5.0);
    all.extend(glyphs("y", 40.0, 10.0, 5.0));
    assert_eq!(lines(&all), [["\u{fffd}\u{fffd}x", "y"]]);
}
