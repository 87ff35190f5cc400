//! One date at a place in a line.

use crosscheck_model::PartialDate;

use super::calendars::{Calendars, LONGEST_ERA};
use super::tokens::{Kind, Role, Token, months, role};

/// Years believed to be years: working lives of people alive today, with some future. Numbers outside are something else.
const YEARS: std::ops::RangeInclusive<u32> = 1940..=2060;
/// Two digits up to this one are of this century.
const LAST_OF_CENTURY: u32 = 45;

/// How a date was written, where that decides how a neighbour is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shape {
    /// Could also be two years: "2011-12".
    TwoYears,
    /// Month and day without a year: "Jan", "5 March".
    NoYear,
    /// Month and two-digit year in figures: "03/19", to be believed only beside another such.
    ShortFigures,
    /// Anything else.
    Plain,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Found {
    pub(crate) date: PartialDate,
    pub(crate) shape: Shape,
    /// Number of tokens.
    pub(crate) taken: usize,
}

/// The date that begins at token `at`.
pub(crate) fn date(tokens: &[Token], at: usize, calendars: Calendars) -> Option<Found> {
    let reader = Reader { tokens, calendars };
    let forms = [
        reader.era(at),
        reader.marked(at),
        reader.numbered_month(at),
        reader.year_first(at),
        reader.figures(at),
        reader.day_month_year(at),
        reader.month_year(at),
        reader.year_month(at),
        reader.season(at),
        reader.year_alone(at),
    ];
    // The form that accounts for most of the line; the earlier one on a tie.
    forms.into_iter().flatten().reduce(|best, next| if next.taken > best.taken { next } else { best })
}

struct Reader<'a> {
    tokens: &'a [Token],
    calendars: Calendars,
}

impl Reader<'_> {
    fn number(&self, at: usize) -> Option<(u32, usize)> {
        match self.tokens.get(at)?.kind {
            Kind::Number(value, digits) => Some((value, digits)),
            _ => None,
        }
    }

    fn sign(&self, at: usize) -> Option<char> {
        match self.tokens.get(at)?.kind {
            Kind::Sign(c) => Some(c),
            _ => None,
        }
    }

    /// A sign or number written without white space before it.
    fn tight(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| !token.spaced)
    }

    fn year(&self, at: usize) -> Option<i16> {
        let (value, digits) = self.number(at)?;
        let value = self.calendars.common(value);
        (digits == 4 && YEARS.contains(&value)).then(|| i16::try_from(value).ok())?
    }

    fn month(&self, at: usize) -> Option<u8> {
        let (value, digits) = self.number(at)?;
        (digits <= 2 && (1..=12).contains(&value)).then(|| u8::try_from(value).ok())?
    }

    fn day(&self, at: usize) -> Option<u8> {
        let (value, digits) = self.number(at)?;
        (digits <= 2 && (1..=31).contains(&value)).then(|| u8::try_from(value).ok())?
    }

    fn short_year(&self, at: usize) -> Option<i16> {
        let (value, digits) = self.number(at)?;
        let century = if value <= LAST_OF_CENTURY { 2000 } else { 1900 };
        let year = self.calendars.short(value).unwrap_or(century + value);
        (digits == 2).then(|| i16::try_from(year).ok())?
    }

    fn is_role(&self, at: usize, wanted: Role) -> bool {
        role(self.tokens, at, wanted).is_some()
    }

    /// Skips "de", "of", "г", commas and full stops.
    fn skip(&self, mut at: usize) -> usize {
        for _ in 0..3 {
            if matches!(self.sign(at), Some('.' | ',' | '،' | '’' | '\'')) {
                at += 1;
            } else if let Some(taken) = role(self.tokens, at, Role::Filler) {
                at += taken;
            }
        }
        at
    }

    /// 令和3年4月, 平成元年, 民國109年1月, H31.4.
    fn era(&self, at: usize) -> Option<Found> {
        let Kind::Word(word) = &self.tokens.get(at)?.kind else { return None };
        if let Some(name) = word.strip_suffix("元年") {
            let (before, _) = self.calendars.era(name)?;
            let year = i16::try_from(before + 1).ok()?;
            let month = self.month(at + 1).filter(|_| self.is_role(at + 2, Role::Month));
            return Some(match month {
                Some(month) => plain(PartialDate::month(year, month), 3),
                None => plain(PartialDate::year(year), 1),
            });
        }
        let (before, is_letter) = self.calendars.era(word)?;
        let (value, _) = self.number(at + 1).filter(|_| !is_letter || self.tight(at + 1))?;
        let year = i16::try_from(before + value.min(LONGEST_ERA)).ok()?;
        if let Some(rest) = self.after_year(at + 2, year) {
            return Some(Found { taken: rest.taken + 2, ..rest });
        }
        let joined = matches!(self.sign(at + 2), Some('.' | '/' | '-')) && self.tight(at + 2) && self.tight(at + 3);
        let month = self.month(at + 3).filter(|_| joined);
        match month {
            Some(month) => Some(plain(PartialDate::month(year, month), 4)),
            None => (!is_letter).then(|| plain(PartialDate::year(year), 2)),
        }
    }

    /// 2019年3月1日, 2019년 3월.
    fn marked(&self, at: usize) -> Option<Found> {
        let year = self.year(at).or_else(|| self.is_role(at + 1, Role::Year).then(|| self.short_year(at)).flatten())?;
        let rest = self.after_year(at + 1, year)?;
        Some(Found { taken: rest.taken + 1, ..rest })
    }

    fn after_year(&self, at: usize, year: i16) -> Option<Found> {
        if !self.is_role(at, Role::Year) {
            return None;
        }
        let Some(month) = self.month(at + 1).filter(|_| self.is_role(at + 2, Role::Month)) else {
            return Some(plain(PartialDate::year(year), 1));
        };
        match self.day(at + 3).filter(|_| self.is_role(at + 4, Role::Day)) {
            Some(day) => Some(plain(PartialDate { year, month: Some(month), day: Some(day) }, 5)),
            None => Some(plain(PartialDate::month(year, month), 3)),
        }
    }

    /// Vietnamese "tháng 3 năm 2019", "thg 3/2019", "T3/2019".
    fn numbered_month(&self, at: usize) -> Option<Found> {
        let Kind::Word(word) = &self.tokens.get(at)?.kind else { return None };
        let letter = word == "t" && self.tight(at + 1) && self.tight(at + 2) && self.sign(at + 2) == Some('/');
        let month = self.month(at + 1).filter(|_| letter || matches!(word.as_str(), "thang" | "thg"))?;
        let after = at + 2 + usize::from(matches!(self.sign(at + 2), Some('/' | '-' | '.')));
        let year_at = self.skip(after);
        Some(plain(PartialDate::month(self.year(year_at)?, month), year_at + 1 - at))
    }

    /// 2019-03-01, 2019.03, 2019/3, "2019. 3. 1.".
    fn year_first(&self, at: usize) -> Option<Found> {
        let year = self.year(at)?;
        let sign = self.sign(at + 1).filter(|c| matches!(c, '-' | '.' | '/' | '‐' | '‑'))?;
        let month = self.month(at + 2)?;
        // White space is allowed only in the Korean and Hungarian "2019. 3. 1."; a spaced dash separates two dates.
        if !(self.tight(at + 1) && (self.tight(at + 2) || sign == '.')) {
            return None;
        }
        let again = self.sign(at + 3) == Some(sign) && self.tight(at + 3);
        if again
            && let Some(day) = self.day(at + 4)
            && (self.tight(at + 4) || sign == '.')
        {
            return Some(plain(PartialDate { year, month: Some(month), day: Some(day) }, 5));
        }
        let (value, digits) = self.number(at + 2)?;
        let next = (u32::from(year.unsigned_abs()) + 1) % 100;
        let shape = if sign != '.' && digits == 2 && value == next { Shape::TwoYears } else { Shape::Plain };
        Some(Found { date: PartialDate::month(year, month), shape, taken: 3 })
    }

    /// 03/2019, 01.03.2019, 3/14/2019, 03/19.
    fn figures(&self, at: usize) -> Option<Found> {
        let first = self.day(at)?;
        let sign = self.sign(at + 1).filter(|c| matches!(c, '-' | '.' | '/' | '‐' | '‑'))?;
        if !self.tight(at + 1) || !self.tight(at + 2) {
            return None;
        }
        if let Some(year) = self.year(at + 2) {
            return (first <= 12).then(|| plain(PartialDate::month(year, first), 3));
        }
        let second = self.day(at + 2);
        if let Some(second) = second
            && self.sign(at + 3) == Some(sign)
            && self.tight(at + 3)
            && let Some(year) = self.year(at + 4)
        {
            // Day and month can be told apart by a full stop or by a number above twelve; otherwise only the year is sure.
            let date = match (first, second) {
                (day, month) if month <= 12 && (sign == '.' || day > 12 || day == month) => {
                    PartialDate { year, month: Some(month), day: Some(day) }
                }
                (month, day) if month <= 12 && day > 12 => PartialDate { year, month: Some(month), day: Some(day) },
                (a, b) if a <= 12 && b <= 12 => PartialDate::year(year),
                _ => return None,
            };
            return Some(plain(date, 5));
        }
        if sign == '/' && first <= 12 {
            let year = self.short_year(at + 2)?;
            return Some(Found { date: PartialDate::month(year, first), shape: Shape::ShortFigures, taken: 3 });
        }
        None
    }

    /// 5 March 2019, 1er mars 2019, 5 de março de 2019, "5 March" (the year follows later).
    fn day_month_year(&self, at: usize) -> Option<Found> {
        let day = self.day(at)?;
        let month_at = self.skip(at + 1);
        let (month, taken) = months(self.tokens, month_at)?;
        let rest = self.year_after_month(month_at + taken);
        let (year, end, shape) = match rest {
            Some((year, end)) => (year, end, Shape::Plain),
            None => (0, month_at + taken, Shape::NoYear),
        };
        let date = one_month(year, &month, Some(day));
        Some(Found { date, shape, taken: end - at })
    }

    /// March 2019, Mar. '19, Mar-19, March 5, 2019, "March" (the year follows later).
    fn month_year(&self, at: usize) -> Option<Found> {
        let (month, taken) = months(self.tokens, at)?;
        let after = at + taken;
        if let Some((year, end)) = self.year_after_month(after) {
            return Some(plain(one_month(year, &month, None), end - at));
        }
        let day_at = self.skip(after);
        if let Some(day) = self.day(day_at) {
            let year_at = self.skip(day_at + 1);
            if let Some(year) = self.year(year_at) {
                return Some(plain(one_month(year, &month, Some(day)), year_at + 1 - at));
            }
        }
        // "Jan 22 – Mar 24": years, if both sides are written so and nothing follows that is one.
        if let Some(year) = self.short_year(after)
            && self.number(after + 1).is_none()
            && self.year(self.skip(after + 1)).is_none()
        {
            return Some(Found {
                date: one_month(year, &month, None),
                shape: Shape::ShortFigures,
                taken: after + 1 - at,
            });
        }
        let end = if self.sign(after) == Some('.') { after + 1 } else { after };
        // "ม.ค. 63": the year of the line's own calendar.
        if let Some(year) =
            self.number(end).filter(|(_, digits)| *digits == 2).and_then(|(value, _)| self.calendars.short(value))
        {
            let date = one_month(i16::try_from(year).unwrap_or(0), &month, None);
            return Some(plain(date, end + 1 - at));
        }
        Some(Found { date: one_month(0, &month, None), shape: Shape::NoYear, taken: end - at })
    }

    fn year_after_month(&self, after: usize) -> Option<(i16, usize)> {
        let at = self.skip(after);
        if let Some(year) = self.year(at) {
            return Some((year, at + 1));
        }
        let joined = matches!(self.sign(after), Some('-' | '/' | '\'' | '’' | '‘' | '‑'));
        let at = if self.sign(after) == Some('.') && matches!(self.sign(after + 1), Some('\'' | '’' | '-' | '/')) {
            after + 2
        } else {
            after + 1
        };
        if joined || at == after + 2 {
            // "Mar-19" is tight; "Mar - 19" is something else.
            if self.tight(at) && (self.tight(at - 1) || matches!(self.sign(at - 1), Some('\'' | '’' | '‘'))) {
                return self.year(at).or_else(|| self.short_year(at)).map(|year| (year, at + 1));
            }
        }
        None
    }

    /// 2019. március, 2019 m. kovo, 2019 March.
    fn year_month(&self, at: usize) -> Option<Found> {
        let year = self.year(at)?;
        let month_at = self.skip(at + 1);
        let (month, taken) = months(self.tokens, month_at)?;
        // "2018 March 2019" holds two dates: the month belongs to the year after it.
        if self.year_after_month(month_at + taken).is_some() {
            return None;
        }
        Some(plain(one_month(year, &month, None), month_at + taken - at))
    }

    /// Summer 2018, Q3 2019, 2019 Q3: only the year is sure, for seasons differ between the hemispheres.
    fn season(&self, at: usize) -> Option<Found> {
        if let Some(year) = self.year(at) {
            let after = self.quarter(at + 1).or_else(|| role(self.tokens, at + 1, Role::Season))?;
            return Some(plain(PartialDate::year(year), 1 + after));
        }
        let taken = self.quarter(at).or_else(|| role(self.tokens, at, Role::Season))?;
        let year_at = self.skip(at + taken);
        let year = self.year(year_at)?;
        Some(plain(PartialDate::year(year), year_at + 1 - at))
    }

    fn quarter(&self, at: usize) -> Option<usize> {
        let Kind::Word(word) = &self.tokens.get(at)?.kind else { return None };
        let (value, digits) = self.number(at + 1)?;
        (matches!(word.as_str(), "q" | "h" | "t" | "к" | "s")
            && digits == 1
            && (1..=4).contains(&value)
            && self.tight(at + 1))
        .then_some(2)
    }

    fn year_alone(&self, at: usize) -> Option<Found> {
        let year = self.year(at)?;
        let after = self.tokens.get(at + 1);
        // "2019px", "2000€", "2,019": not years.
        let stuck = after.is_some_and(|next| {
            !next.spaced
                && matches!(next.kind, Kind::Word(_))
                && !self.is_role(at + 1, Role::To)
                && !self.is_role(at + 1, Role::Since)
        });
        let currency = matches!(self.sign(at + 1), Some('%' | '€' | '$' | '£' | '+' | '°'));
        // "2019-3344", "2019.5": one number or two, but no year; "2015/16" and "2015-19" are two years.
        let continues =
            matches!(self.sign(at + 1), Some('.' | ',' | ':' | '/' | '-')) && self.tight(at + 1) && self.tight(at + 2);
        let two_years =
            matches!(self.sign(at + 1), Some('/' | '-')) && self.number(at + 2).is_some_and(|(_, digits)| digits <= 2);
        let unit = currency || continues && self.number(at + 2).is_some() && self.year(at + 2).is_none() && !two_years;
        (!stuck && !unit).then(|| plain(PartialDate::year(year), 1))
    }
}

fn plain(date: PartialDate, taken: usize) -> Found {
    Found { date, shape: Shape::Plain, taken }
}

/// Where languages disagree about a month's name ("listopad"), only the year is sure.
fn one_month(year: i16, months: &[u8], day: Option<u8>) -> PartialDate {
    match months {
        [month] => PartialDate { year, month: Some(*month), day },
        _ => PartialDate::year(year),
    }
}
