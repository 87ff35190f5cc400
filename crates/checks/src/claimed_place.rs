//! The place that the times of a source are held against, and its time zones.

use crosscheck_model::{Evidence, Source, SourceKind, SourceReading};

use crate::analysis::Analysis;
use crate::places::zones_of_place;

/// Where the candidate says they are.
pub(crate) struct ClaimedPlace<'a> {
    /// The source that says so.
    pub(crate) by: &'a Source,
    /// The zones of everything that its words can mean.
    pub(crate) zones: Vec<&'static str>,
    pub(crate) places: Vec<&'a Evidence>,
}

impl<'a> ClaimedPlace<'a> {
    /// The CV's place; without one the source's own; without that either, the first that any source states.
    pub(crate) fn of(analysis: &Analysis<'a>, source: &'a SourceReading) -> Option<Self> {
        let readings = analysis.readings();
        let cvs = readings.iter().copied().filter(|reading| reading.source.kind == SourceKind::Cv);
        let mut order = cvs.chain([source]).chain(readings.iter().copied());
        order.find_map(|reading| {
            let stated = analysis.places().iter().filter(|stated| stated.source().source.id == reading.source.id);
            let with_zones = stated.map(|stated| (zones_of_place(&stated.reading), stated.claim.evidence()));
            let (zones, places): (Vec<_>, Vec<_>) = with_zones.filter(|(zones, _)| !zones.is_empty()).unzip();
            (!places.is_empty()).then(|| Self { by: &reading.source, zones: zones.concat(), places })
        })
    }
}
