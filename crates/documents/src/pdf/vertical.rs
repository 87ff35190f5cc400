//! Pages of East Asia set in columns from the top down, read from the right: laid flat, they are lines like others.

use crosscheck_compare::vocabulary::unspaced::is_wide;

use super::content::Glyph;

/// Fewer such letters say nothing about how a page is set.
const MIN_LETTERS: usize = 20;
/// Letters that follow each other stand at most this far apart, from middle to middle, in sizes.
const NEXT: f32 = 1.6;
/// Letters of one column or line differ across it by less than this share of their size.
const STRAIGHT: f32 = 0.3;
/// Words stand apart by more; what parts two letters laid flat must stay below a word's gap.
const WIDTH: f32 = 1.0;

/// The characters of a page that is set from the top down, laid flat; nothing for any other page.
pub(super) fn laid_flat(glyphs: &[Glyph]) -> Option<Vec<Glyph>> {
    let shown: Vec<&Glyph> = glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty()).collect();
    let wide = shown.iter().filter(|glyph| holds_wide(glyph)).count();
    if wide < MIN_LETTERS || wide * 2 < shown.len() {
        return None;
    }
    let middle = |glyph: &Glyph| (glyph.x + glyph.end) / 2.0;
    let below = followers(&shown, |glyph| (middle(glyph), glyph.y));
    let beside = followers(&shown, |glyph| (glyph.y, middle(glyph)));
    // Ruled manuscript paper has neighbours both ways, and is read as lines.
    if below * 2 < shown.len() || below < beside * 3 {
        return None;
    }
    let right = shown.iter().map(|glyph| glyph.end).fold(0.0, f32::max);
    let flat = |glyph: &Glyph| {
        let from = glyph.y - glyph.size;
        Glyph { x: from, end: from + glyph.size * WIDTH, y: right - glyph.x, ..glyph.clone() }
    };
    Some(glyphs.iter().map(flat).collect())
}

/// How many letters have another one next to them in the second direction.
fn followers(glyphs: &[&Glyph], place: impl Fn(&Glyph) -> (f32, f32)) -> usize {
    let mut placed: Vec<(f32, f32, f32)> = glyphs
        .iter()
        .map(|glyph| {
            let ((across, along), size) = (place(glyph), glyph.size.max(1.0));
            (across, along, size)
        })
        .collect();
    placed.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut lines: Vec<Vec<(f32, f32)>> = Vec::new();
    let mut last = f32::NEG_INFINITY;
    for (across, along, size) in placed {
        if across - last > STRAIGHT * size {
            lines.push(Vec::new());
        }
        last = across;
        if let Some(line) = lines.last_mut() {
            line.push((along, size));
        }
    }
    lines
        .iter_mut()
        .map(|line| {
            line.sort_by(|a, b| a.0.total_cmp(&b.0));
            line.windows(2)
                .filter(|pair| (0.5 * pair[0].1..NEXT * pair[0].1).contains(&(pair[1].0 - pair[0].0)))
                .count()
        })
        .sum()
}

fn holds_wide(glyph: &Glyph) -> bool {
    glyph.text.chars().any(is_wide)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyph(text: char, x: f32, y: f32) -> Glyph {
        Glyph { text: text.to_string(), x, end: x + 10.0, y, size: 10.0, bold: false, colour: [0.0; 3] }
    }

    fn columns(step: f32, apart: f32) -> Vec<Glyph> {
        let columns = ["履歴書氏名見本花子東京都例", "株式会社例入社二〇一二年三月"];
        let mut glyphs = Vec::new();
        for (number, column) in columns.iter().enumerate() {
            for (at, c) in column.chars().enumerate() {
                glyphs.push(glyph(c, 500.0 - apart * number as f32, 50.0 + step * at as f32));
            }
        }
        glyphs
    }

    #[test]
    fn columns_from_the_top_down_are_laid_flat_from_the_right() {
        let flat = laid_flat(&columns(12.0, 30.0)).unwrap();
        assert!(flat[0].y < flat[20].y, "the right column is the first line");
        assert!(flat[0].x < flat[1].x && (flat[0].y - flat[1].y).abs() < 0.1);
    }

    #[test]
    fn lines_and_ruled_paper_stay() {
        let lines: Vec<Glyph> = columns(12.0, 30.0).into_iter().map(|g| glyph('山', g.y, g.x)).collect();
        assert!(laid_flat(&lines).is_none());
        let ruled: Vec<Glyph> = (0..40).map(|at| glyph('山', (at % 8) as f32 * 12.0, (at / 8) as f32 * 12.0)).collect();
        assert!(laid_flat(&ruled).is_none());
        assert!(laid_flat(&[]).is_none());
    }
}
