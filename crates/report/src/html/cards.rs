use super::escaping::show;
use crate::schema::{Certainty, Citation, FindingView, Report, Side, SourceView};
use crate::wording;

/// Most wordings shown of one side: more would bury the others; the evidence at the end has them all.
const MOST_SHOWN: usize = 6;

/// A disagreement as a card: who stands against whom.
pub(super) struct Card<'a> {
    pub(super) number: usize,
    pub(super) finding: &'a FindingView,
    /// The topic, and who stands against whom.
    pub(super) title: String,
    /// The larger side first.
    pub(super) sides: Vec<CardSide<'a>>,
    pub(super) follow: Vec<&'a FindingView>,
}

/// One side of it.
pub(super) struct CardSide<'a> {
    pub(super) sources: Vec<&'a SourceView>,
    pub(super) said: Vec<Said<'a>>,
    /// Wordings that are not shown.
    pub(super) more: usize,
    /// Whether fewer sources stand here than on the other side.
    pub(super) odd: bool,
}

/// One wording, and where it stands.
pub(super) struct Said<'a> {
    pub(super) quote: &'a str,
    pub(super) picture: Option<&'a str>,
    pub(super) sources: Vec<u32>,
    /// Said where a reading is unsure.
    pub(super) unsure: Option<&'static str>,
}

/// Every disagreement, numbered from 1.
pub(super) fn of(report: &Report) -> Vec<Card<'_>> {
    (1..)
        .zip(&report.disagreements)
        .filter_map(|(number, root)| {
            let finding = report.finding(root.finding)?;
            let follow = root.follow.iter().filter_map(|one| report.finding(*one)).collect();
            let sides = sides(report, finding);
            Some(Card { number, finding, title: title(finding, &sides), sides, follow })
        })
        .collect()
}

/// `Name: 3 sources against one`, `Work: cv.pdf against github.com/jane`.
fn title(finding: &FindingView, sides: &[CardSide<'_>]) -> String {
    let topic = wording::topic(finding.topic);
    let against = match sides {
        [one, other] => match (one.sources.as_slice(), other.sources.as_slice()) {
            ([one], [other]) if one.number == other.number => format!("within {}", one.short()),
            ([one], [other]) => format!("{} against {}", one.short(), other.short()),
            (many, [_]) => format!("{} sources against one", many.len()),
            (many, others) => format!("{} sources against {}", many.len(), others.len()),
        },
        _ => return topic.to_owned(),
    };
    format!("{topic}: {}", show(&against))
}

/// Both sides of a finding, the larger first.
pub(super) fn sides<'a>(report: &'a Report, finding: &'a FindingView) -> Vec<CardSide<'a>> {
    let mut sides: Vec<CardSide<'a>> = [Side::A, Side::B]
        .into_iter()
        .map(|which| side(report, finding, which))
        .filter(|one| !one.said.is_empty())
        .collect();
    sides.sort_by_key(|side| std::cmp::Reverse(side.sources.len()));
    if let [first, second] = sides.as_mut_slice() {
        second.odd = second.sources.len() < first.sources.len();
    }
    sides
}

fn side<'a>(report: &'a Report, finding: &'a FindingView, which: Side) -> CardSide<'a> {
    let mut sources: Vec<&SourceView> = Vec::new();
    let mut said: Vec<Said<'a>> = Vec::new();
    for claim in finding.claims.iter().filter(|claim| claim.side == which) {
        let known = sources.iter().any(|source| source.number == claim.source_number);
        sources.extend(report.source(claim.source_number).filter(|_| !known));
        let picture = picture(report, claim);
        match said.iter_mut().find(|one| one.quote == claim.quote && one.picture == picture) {
            Some(one) if one.sources.contains(&claim.source_number) => {}
            Some(one) => one.sources.push(claim.source_number),
            None => said.push(Said {
                quote: &claim.quote,
                picture,
                sources: vec![claim.source_number],
                unsure: matches!(claim.certainty, Certainty::Guessed | Certainty::Ocr)
                    .then(|| wording::certainty(claim.certainty)),
            }),
        }
    }
    let more = said.len().saturating_sub(MOST_SHOWN);
    said.truncate(MOST_SHOWN);
    CardSide { sources, said, more, odd: false }
}

fn picture<'a>(report: &'a Report, claim: &Citation) -> Option<&'a str> {
    report.pictures.get(claim.picture.as_deref()?).map(String::as_str)
}
