//! Many applications at a time: a table, the files that it names, and what came of its rows.

use std::collections::BTreeMap;

use axum::http::{StatusCode, header};
use crosscheck_engine::batch::{BadRow, Row, rows_beside_files};
use crosscheck_engine::linking::{Numbers, ToLink, among};
use crosscheck_model::Digest;
use crosscheck_store::{RosterKept, State, StoredRoster, Submission};
use serde_json::json;

use super::bodies::NewRosterBody;
use super::call::{Answer, Answered, Call};
use super::cases::{keep_in, replayed, word_of};
use super::views::{
    CaseView, List, RosterCounts, RosterLinks, RosterMade, RosterView, RowNotTaken, SharedEvidence, SharingGroup,
};
use crate::handed_in::{File, NewCase};
use crate::problem::Problem;
use crate::service::Service;

/// Most rows of a roster. Our choice: they are all handed in by one request.
pub(crate) const MOST_ROWS: usize = 1_000;
/// Cases of a roster that are fetched at a time.
const AT_A_TIME: i64 = 200;

/// What was handed in: the table, and files by name.
pub(crate) struct HandedIn {
    pub(crate) label: String,
    pub(crate) table: Vec<u8>,
    pub(crate) files: Vec<File>,
    /// The caller's word for this request: sent again under it, the roster and each of its cases are made once.
    pub(crate) word: Option<String>,
}

impl HandedIn {
    /// Of everything that was handed in.
    fn digest(&self) -> Digest {
        let mut all = Vec::new();
        let files = self.files.iter().flat_map(|file| [file.name.as_bytes(), file.content.as_bytes()]);
        for part in [self.label.as_bytes(), &self.table].into_iter().chain(files) {
            all.extend_from_slice(&part.len().to_le_bytes());
            all.extend_from_slice(part);
        }
        Digest::of(&all)
    }
}

/// What came of it.
pub(crate) struct Made {
    pub(crate) roster: StoredRoster,
    /// Whether it was there already.
    pub(crate) again: bool,
    pub(crate) cases: u64,
    pub(crate) not_taken: Vec<BadRow>,
}

/// Makes a roster and its cases. A row that cannot be used is told and left out; the others are run.
pub(crate) async fn make(call: &Call, new: HandedIn) -> Result<Made, Problem> {
    if new.label.trim().is_empty() || new.label.chars().count() > 256 || new.label.chars().any(char::is_control) {
        return Err(Problem::field("/label", "a roster has a label of 1 to 256 characters"));
    }
    let files: BTreeMap<&str, &File> = new.files.iter().map(|file| (file.name.as_str(), file)).collect();
    let rows = rows_beside_files(&new.table, &|name| files.contains_key(name));
    let rows = rows.map_err(|error| Problem::field("/table", format!("the table {error}")))?;
    if rows.is_empty() || rows.len() > MOST_ROWS {
        return Err(Problem::field("/table", format!("a roster has 1 to {MOST_ROWS} rows")));
    }
    let caller = call.caller()?;
    let wish = new.word.as_deref().map(|word| (word, new.digest()));
    let kept = call.service.0.store.add_roster(&caller.tenant, new.label.trim(), wish, &caller.key.id).await?;
    let (roster, again) = match kept {
        RosterKept::New(roster) => (roster, false),
        RosterKept::Again(roster) => (roster, true),
        RosterKept::Different => return Err(Problem::other_content()),
    };
    let mut made = Made { roster, again, cases: 0, not_taken: Vec::new() };
    for row in rows {
        match row {
            Err(bad) => made.not_taken.push(bad),
            Ok(row) => {
                let line = row.line;
                // What was cut off in the middle is brought to its end by sending it again.
                let word = new.word.as_ref().map(|_| format!("{} line {line}", made.roster.id));
                match keep_in(call, case_of(row, &files), word.as_deref(), Some(&made.roster.id)).await {
                    Ok(_) => made.cases += 1,
                    Err(problem) if problem.status == StatusCode::UNPROCESSABLE_ENTITY => {
                        made.not_taken.push(not_taken(line, &problem));
                    }
                    Err(problem) => return Err(problem),
                }
            }
        }
    }
    Ok(made)
}

fn not_taken(line: u64, problem: &Problem) -> BadRow {
    let view = problem.view();
    let (column, reason) = match view.errors.into_iter().next() {
        Some(error) => (error.pointer.trim_start_matches('/').to_owned(), error.detail),
        None => (String::new(), view.detail),
    };
    BadRow { line, column, reason }
}

/// The first of the files is the CV.
fn case_of(row: Row, files: &BTreeMap<&str, &File>) -> NewCase {
    let named = |paths: &[std::path::PathBuf]| -> Vec<File> {
        let found = paths.iter().filter_map(|path| files.get(path.to_str()?).copied());
        found.cloned().collect()
    };
    let mut documents = named(&row.cv).into_iter();
    NewCase {
        external_ref: row.candidate_ref,
        consent_ref: row.consent_ref,
        permissible_purpose: row.purpose,
        jurisdiction: row.jurisdiction,
        agency: row.agency,
        links: row.links.iter().map(ToString::to_string).collect(),
        cv: documents.next(),
        files: documents.collect(),
        records: named(&row.records),
        dossier: None,
        follow_cv_links: true,
    }
}

/// A roster as it stands.
pub(crate) async fn view(service: &Service, roster: &StoredRoster) -> Result<RosterView, Problem> {
    let mut counts = RosterCounts::default();
    for (state, count) in service.0.store.roster_counts(&roster.id).await? {
        match state {
            Some(State::Waiting) => counts.waiting += count,
            Some(State::Running) => counts.running += count,
            Some(State::Done) => counts.done += count,
            Some(State::Quarantined) => counts.left_alone += count,
            Some(State::Cancelled) => counts.cancelled += count,
            None => counts.erased += count,
        }
    }
    let created_at = roster.created_at.to_string();
    Ok(RosterView { id: roster.id.clone(), label: roster.label.clone(), created_at, counts })
}

/// The caller's roster that the address names.
pub(crate) async fn own(call: &Call) -> Result<StoredRoster, Problem> {
    let found = call.service.0.store.roster(&call.caller()?.tenant, call.part("id")).await?;
    found.ok_or_else(Problem::not_found)
}

pub(crate) async fn create(call: Call) -> Answered {
    let NewRosterBody { label, table, files } = call.json()?;
    let word = word_of(&call)?;
    let made = make(&call, HandedIn { label, table: table.into_bytes(), files, word }).await?;
    let row = |BadRow { line, column, reason }| RowNotTaken { line, column, reason };
    let view = RosterMade {
        roster: view(&call.service, &made.roster).await?,
        cases: made.cases,
        not_taken: made.not_taken.into_iter().map(row).collect(),
    };
    let answer = Answer::json(&view)?.with_status(StatusCode::ACCEPTED);
    let answer = answer.with(header::LOCATION, &format!("/v1/rosters/{}", made.roster.id));
    Ok(if made.again { replayed(answer) } else { answer })
}

pub(crate) async fn list(call: Call) -> Answered {
    let limit = call.limit()?;
    let (store, tenant) = (&call.service.0.store, &call.caller()?.tenant);
    let before = match call.query.get("cursor") {
        None => i64::MAX,
        Some(id) => {
            let last = store.roster(tenant, id).await?;
            last.ok_or_else(|| Problem::malformed("this cursor is of no list that this key may see"))?.number
        }
    };
    let mut rosters = store.rosters(tenant, before, limit + 1).await?;
    let more = rosters.len() as i64 > limit;
    rosters.truncate(usize::try_from(limit).unwrap_or_default());
    let next = rosters.last().filter(|_| more).map(|roster| roster.id.clone());
    let mut data = Vec::new();
    for roster in &rosters {
        data.push(view(&call.service, roster).await?);
    }
    Answer::json(&List { data, next })
}

pub(crate) async fn get(call: Call) -> Answered {
    Answer::json(&view(&call.service, &own(&call).await?).await?)
}

pub(crate) async fn cases(call: Call) -> Answered {
    let (roster, limit, store) = (own(&call).await?, call.limit()?, &call.service.0.store);
    let tenant = &call.caller()?.tenant;
    let after = match call.query.get("cursor") {
        None => 0,
        Some(id) => {
            let last = store.find_submission(tenant, id).await?;
            last.ok_or_else(|| Problem::malformed("this cursor is of no list that this key may see"))?.number
        }
    };
    let mut cases = store.cases_of_roster(tenant, &roster.id, after, limit + 1).await?;
    let more = cases.len() as i64 > limit;
    cases.truncate(usize::try_from(limit).unwrap_or_default());
    let next = cases.last().filter(|_| more).map(|case| case.public_id.clone());
    Answer::json(&List { data: cases.iter().map(CaseView::of).collect(), next })
}

/// All cases of a roster, in its order.
pub(crate) async fn all_cases(call: &Call, roster: &StoredRoster) -> Result<Vec<Submission>, Problem> {
    let (store, tenant) = (&call.service.0.store, &call.caller()?.tenant);
    let (mut all, mut after) = (Vec::new(), 0);
    loop {
        let found = store.cases_of_roster(tenant, &roster.id, after, AT_A_TIME).await?;
        let Some(last) = found.last() else { return Ok(all) };
        after = last.number;
        all.extend(found);
    }
}

/// What the applications of a roster share: only those of this roster are looked at.
pub(crate) async fn shared(
    call: &Call,
    roster: &StoredRoster,
) -> Result<(crosscheck_engine::linking::Links, Numbers, Vec<Submission>), Problem> {
    let cases = all_cases(call, roster).await?;
    let application = |case: &Submission| {
        let row: Option<Row> = serde_json::from_str(&case.row).ok();
        let (reference, agency) = row.map(|row| (row.candidate_ref, row.agency)).unwrap_or_default();
        ToLink { case: case.id, reference, agency }
    };
    let done: Vec<ToLink> = cases.iter().filter(|case| case.state == Some(State::Done)).map(application).collect();
    // Each verification compares texts: as many at a time as looks at profiles.
    let _turn = call.service.0.looks.acquire().await.map_err(|_| Problem::fault())?;
    let (links, numbers) = among(&call.service.0.store, done).await?;
    Ok((links, numbers, cases))
}

pub(crate) async fn links(call: Call) -> Answered {
    let roster = own(&call).await?;
    let (links, numbers, cases) = shared(&call, &roster).await?;
    let name = |number: u32| {
        let case = numbers.case(number);
        cases.iter().find(|one| Some(one.id) == case).map(|one| one.public_id.clone()).unwrap_or_default()
    };
    let group = |group: &crosscheck_engine::linking::Group| SharingGroup {
        cases: group.members.iter().map(|member| name(*member)).collect(),
        evidence: group
            .edges
            .iter()
            .filter_map(|at| links.edges.get(*at))
            .flat_map(|edge| edge.evidence.iter().map(move |one| (edge, one)))
            .map(|(edge, one)| SharedEvidence {
                cases: [name(edge.a), name(edge.b)],
                kind: one.kind.as_str().to_owned(),
                quotes: [one.a.quote.clone(), one.b.quote.clone()],
                sources: [one.a.source.clone(), one.b.source.clone()],
            })
            .collect(),
    };
    Answer::json(&RosterLinks {
        clusters: links.clusters.iter().map(group).collect(),
        same_applications: links.same_applications.iter().map(group).collect(),
        waiting: cases.iter().filter(|case| case.state != Some(State::Done) && case.state.is_some()).count() as u64,
    })
}

/// Stops what is not read yet of a roster.
pub(crate) async fn cancel(call: Call) -> Answered {
    let roster = own(&call).await?;
    let actor = &call.caller()?.key.id;
    let mut stopped = 0_u64;
    for case in all_cases(&call, &roster).await? {
        let waits = matches!(case.state, Some(State::Waiting | State::Running));
        if waits && call.service.0.store.cancel(&case, actor).await? {
            stopped += 1;
        }
    }
    Answer::json(&json!({ "stopped": stopped }))
}
