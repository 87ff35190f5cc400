use crosscheck_model::{PartialDate, Period, PeriodEnd};

use super::error::CaseError;

/// `2018-03..2021-06`, `2018..present`, `2018..` (end not stated), `..2021`, or `-` for nothing stated.
pub(super) fn period(text: &str) -> Result<Period, CaseError> {
    let wrong = || CaseError::Period(text.to_owned());
    if text == "-" {
        return Ok(Period::UNSTATED);
    }
    let (start, end) = text.split_once("..").ok_or_else(wrong)?;
    let start = if start.is_empty() { None } else { Some(date(start).ok_or_else(wrong)?) };
    let end = match end {
        "" => PeriodEnd::Unstated,
        "present" => PeriodEnd::Present,
        end => PeriodEnd::On(date(end).ok_or_else(wrong)?),
    };
    Ok(Period { start, end })
}

fn date(text: &str) -> Option<PartialDate> {
    let mut parts = text.split('-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next().map(str::parse).transpose().ok()?;
    let day = parts.next().map(str::parse).transpose().ok()?;
    parts.next().is_none().then_some(PartialDate { year, month, day })
}
