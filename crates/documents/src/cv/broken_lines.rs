//! Lines that broke where their column ends: words, dates and headings of entries that go on below.

use std::ops::Range;

use crosscheck_model::{Locator, Period, PeriodEnd};

use super::row::{DASHES, LIST_ROWS, PARTS_APART, Row, find, outside, take, write_anew};
use super::words::{self, Kind};

/// Dates that break over two lines have at most so many characters.
const BROKEN_DATES: usize = 48;
/// Words that a heading's next line begins with, and no more.
const WORDS_LEFT_OVER: usize = 3;

/// What goes on below is joined to the row above it.
pub(super) fn join(rows: &mut [Row]) {
    for index in 0..rows.len() {
        join_broken_words(rows, index);
        join_broken_dates(rows, index);
        join_dates_of_a_column(rows, index);
        join_broken_headings(rows, index);
    }
}

/// A job or a school too long for its column: "Assistant in Mathe-" over "matics", "Sample, Example &" over "Partners".
fn join_broken_words(rows: &mut [Row], index: usize) {
    let [row, next, ..] = &mut rows[index..] else { return };
    if row.dated.is_none() && row.heading.is_none() && !row.bold || next.pieces.len() != 1 || next.bullet || next.gap {
        return;
    }
    let (Some(last), Some(rest)) = (row.pieces.last_mut(), next.pieces.first()) else { return };
    let level = (last.x - rest.x).abs() < PARTS_APART / 8.0 && next.dated.is_none();
    let letter = |before: &str| before.ends_with(char::is_alphabetic);
    let word = last.text.strip_suffix('-').filter(|before| letter(before) && rest.text.starts_with(char::is_lowercase));
    let text = match word {
        Some(before) => format!("{before}{}", rest.text),
        None if last.text.ends_with(" &") => format!("{} {}", last.text, rest.text),
        None => return,
    };
    if !level {
        return;
    }
    if last.lead_bold >= last.text.len() {
        last.lead_bold = text.len();
    }
    last.text = text;
    row.quote = format!("{}\n{}", row.quote, next.quote);
    write_anew(row);
    take(next);
}

/// "Analyst, Example Data" beside its dates over "Inc.": where the next word had no room, the line goes on below.
fn join_broken_headings(rows: &mut [Row], index: usize) {
    let around = index.saturating_sub(LIST_ROWS)..(index + LIST_ROWS + 1).min(rows.len());
    let limit = rows[around].iter().map(|row| row.end).fold(0.0, f32::max);
    let [row, next, ..] = &mut rows[index..] else { return };
    let [one, other] = row.pieces.as_mut_slice() else { return };
    let [rest] = next.pieces.as_slice() else { return };
    let (piece, limit) = match (is_whole_date(&one.text), is_whole_date(&other.text)) {
        (true, false) => (other, limit),
        (false, true) => (one, other.x - PARTS_APART / 2.0),
        _ => return,
    };
    let plain = next.dated.is_none() && !next.bullet && !next.gap && (row.bold || !next.bold) && next.heading.is_none();
    let of_an_entry =
        [Kind::Title, Kind::Degree].into_iter().any(|kind| words::has(kind, &rest.text)) || rest.text.contains(',');
    let words_left = rest.text.split(' ').count();
    // Only pages say where their lines end.
    let goes_on = matches!(row.locator, Locator::PageLine(..))
        && plain
        && !(words_left > 1 && rest.text.ends_with('.'))
        && !of_an_entry
        && words_left <= WORDS_LEFT_OVER
        && (piece.x - rest.x).abs() < PARTS_APART / 8.0
        && piece.text.contains(", ");
    // Letters of the next word, and the space before it.
    let letter = (rest.end - rest.x) / rest.text.chars().count().max(1) as f32;
    let word = rest.text.split(' ').next().map_or(0, |word| word.chars().count() + 1);
    if !goes_on || piece.end + word as f32 * letter < limit {
        return;
    }
    piece.text = format!("{} {}", piece.text, rest.text);
    row.quote = format!("{}\n{}", row.quote, next.quote);
    write_anew(row);
    take(next);
}

/// A line too long for the page breaks inside its dates: "... Mar 2019 –" and "Present" below it, "(Sept. 2015 – June" and "2019)".
fn join_broken_dates(rows: &mut [Row], index: usize) {
    let [row, next, ..] = &mut rows[index..] else { return };
    let (Some(last), Some(first)) = (row.pieces.last(), next.pieces.first()) else { return };
    let dash =
        begins_with_a_dash(row, next) && find(&last.text).last().is_some_and(|(_, at)| at.end == last.text.len());
    let year = first.text.trim_end_matches([')', ']', '.', ',']);
    let of_a_month = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) && last.text.contains(DASHES);
    if !dash && (!last.text.ends_with(DASHES) && !of_a_month || next.bullet)
        || first.text.chars().count() > 24
        || next.pieces.len() > 1
    {
        return;
    }
    let joined = over_two_lines(&last.text, &first.text, dash);
    let reaches = |(period, at): &(Period, Range<usize>)| {
        at.start < last.text.len() && outside(&joined[at.end..]).is_empty() && period.end != PeriodEnd::Unstated
    };
    if !find(&joined).last().is_some_and(reaches) {
        return;
    }
    row.quote = format!("{}\n{}", row.quote, next.quote);
    if let Some(piece) = row.pieces.last_mut() {
        piece.text = joined;
    }
    write_anew(row);
    take(next);
}

/// Dates in a narrow column break there, beside lines of the entry: "Sept. 2015 – February" over "2019", "March 2019 –" over "present".
fn join_dates_of_a_column(rows: &mut [Row], index: usize) {
    let [row, next, ..] = &mut rows[index..] else { return };
    if row.pieces.len() < 2 || next.heading.is_some() {
        return;
    }
    let whole =
        |text: &str| find(text).iter().any(|(period, at)| at.len() == text.len() && period.end != PeriodEnd::Unstated);
    for first in [0, row.pieces.len() - 1] {
        let Some((piece, joined)) = next.pieces.iter().enumerate().find_map(|(at, rest)| {
            let above = &row.pieces[first];
            let dash = begins_with_a_dash(row, next) && at == 0;
            let joined = over_two_lines(&above.text, &rest.text, dash);
            let level =
                (above.x - rest.x).abs() < PARTS_APART / 8.0 || (above.end - rest.end).abs() < PARTS_APART / 8.0;
            let open = above.text.ends_with(DASHES) || dash || !is_whole_date(&above.text);
            let broken =
                open && level && joined.chars().count() <= BROKEN_DATES && !whole(&above.text) && !whole(&rest.text);
            (broken && whole(&joined)).then_some((at, joined))
        }) else {
            continue;
        };
        row.pieces[first].text = joined;
        write_anew(row);
        next.pieces.remove(piece);
        next.bullet = false;
        match next.pieces.first() {
            Some(rest) => {
                next.x = rest.x;
                write_anew(next);
            }
            None => {
                row.quote = format!("{}\n{}", row.quote, next.quote);
                take(next);
            }
        }
        return;
    }
}

/// A dash at the head of a line is taken for a bullet. Below another item it is one.
fn begins_with_a_dash(row: &Row, next: &Row) -> bool {
    next.bullet && !row.bullet
}

fn over_two_lines(above: &str, rest: &str, dash: bool) -> String {
    format!("{above}{}{rest}", if dash { " – " } else { " " })
}

fn is_whole_date(text: &str) -> bool {
    find(text).iter().any(|(_, at)| at.len() == text.len())
}

#[cfg(test)]
mod tests {
    use crosscheck_model::Locator;

    use crate::cv::row::{Row, rows};
    use crate::sheet::{Cell, Line, Sheet};

    /// A line of cells: text, left edge, right edge.
    fn line(cells: &[(&str, f32, f32)]) -> Line {
        let cells = cells.iter().map(|(text, x, end)| Cell { text: (*text).into(), x: *x, end: *end, lead_bold: 0 });
        let cells = cells.collect();
        Line {
            locator: Locator::PageLine(1, 1),
            cells,
            size: 10.0,
            heading: None,
            bullet: false,
            gap: false,
            column: false,
        }
    }

    fn read(lines: &[Line]) -> Vec<Row> {
        let mut rows = rows(&Sheet { lines: lines.to_vec(), ..Sheet::default() });
        super::join(&mut rows);
        rows
    }

    fn texts(rows: &[Row]) -> Vec<&str> {
        rows.iter().map(|row| row.text.as_str()).collect()
    }

    #[test]
    fn dates_of_a_narrow_column_are_whole_again_beside_what_they_date() {
        let rows = read(&[
            line(&[("March 2019 –", 50.0, 110.0), ("Example Software Ltd", 150.0, 260.0)]),
            line(&[("present", 50.0, 85.0), ("Engineer", 150.0, 200.0)]),
            line(&[("September 2015 – February", 50.0, 140.0), ("Sample Data Inc.", 150.0, 240.0)]),
            line(&[("2019", 50.0, 70.0), ("Analyst", 150.0, 190.0)]),
        ]);
        assert_eq!(
            texts(&rows),
            [
                "March 2019 – present Example Software Ltd",
                "Engineer",
                "September 2015 – February 2019 Sample Data Inc.",
                "Analyst"
            ]
        );
        assert!(rows[0].dated.is_some() && rows[1].dated.is_none() && rows[3].dated.is_none());
    }

    #[test]
    fn a_dash_at_the_head_of_the_next_line_is_the_one_between_two_dates() {
        let mut next = line(&[("February 2019", 50.0, 115.0), ("Analyst", 150.0, 190.0)]);
        next.bullet = true;
        let rows = read(&[line(&[("September 2015", 50.0, 120.0), ("Sample Data Inc.", 150.0, 240.0)]), next]);
        assert_eq!(texts(&rows), ["September 2015 – February 2019 Sample Data Inc.", "Analyst"]);
    }

    #[test]
    fn a_month_goes_on_with_its_year() {
        let broken =
            |rest| read(&[line(&[("Analyst, Sample Data Inc. (Sept. 2015 – June", 50.0, 260.0)]), line(&[rest])]);
        let whole = broken(("2019)", 50.0, 75.0));
        assert_eq!(texts(&whole), ["Analyst, Sample Data Inc. (Sept. 2015 – June 2019)", ""]);
        assert!(whole[0].dated.is_some());
        assert_eq!(texts(&broken(("2019 parts", 50.0, 90.0)))[1], "2019 parts");
    }

    #[test]
    fn years_in_a_list_are_years_of_their_own() {
        let item = |text: &str| Line { bullet: true, ..line(&[(text, 50.0, 70.0)]) };
        assert_eq!(texts(&read(&[item("2015"), item("2019")])), ["2015", "2019"]);
    }

    #[test]
    fn a_year_above_a_remark_is_whole() {
        let lines =
            [line(&[("2018", 50.0, 70.0), ("Sample Data Inc.", 150.0, 240.0)]), line(&[("present", 50.0, 85.0)])];
        assert_eq!(texts(&read(&lines)), ["2018 Sample Data Inc.", "present"]);
    }

    #[test]
    fn dates_one_below_the_other_are_two() {
        let lines = [
            line(&[("2015 – 2019", 50.0, 100.0), ("Sample Data Inc.", 150.0, 240.0)]),
            line(&[("2011 – 2015", 50.0, 100.0), ("Example Software Ltd", 150.0, 260.0)]),
        ];
        assert_eq!(texts(&read(&lines)), ["2015 – 2019 Sample Data Inc.", "2011 – 2015 Example Software Ltd"]);
    }

    #[test]
    fn a_heading_goes_on_below_where_the_next_word_had_no_room() {
        let broken = [
            line(&[("Analyst, Example Data", 50.0, 170.0), ("2015 – 2019", 190.0, 250.0)]),
            line(&[("Consulting", 50.0, 110.0)]),
        ];
        assert_eq!(texts(&read(&broken))[0], "Analyst, Example Data Consulting 2015 – 2019");
        let roomy = [
            line(&[("Example, Sample", 50.0, 120.0), ("2015 – 2019", 300.0, 360.0)]),
            line(&[("Consulting", 50.0, 110.0)]),
        ];
        assert_eq!(texts(&read(&roomy)), ["Example, Sample 2015 – 2019", "Consulting"]);
        // A job below its employer is a line of its own however long the line above is.
        let job = [
            line(&[("Example Data, Sample Town", 50.0, 180.0), ("2015 – 2019", 190.0, 250.0)]),
            line(&[("Software Engineer", 50.0, 140.0)]),
        ];
        assert_eq!(texts(&read(&job))[1], "Software Engineer");
    }
}
