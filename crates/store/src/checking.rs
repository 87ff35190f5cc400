use futures_util::TryStreamExt;

use crate::connection::Backend;
use crate::{State, Store, StoreError, StoredCase};

/// What became of looking through a store.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct CheckReport {
    /// Cases by state.
    pub cases: Vec<(String, u64)>,
    /// Records that were opened.
    pub opened: u64,
    /// What is wrong; empty if nothing is.
    pub problems: Vec<String>,
}

impl Store {
    /// Opens every record of every case, and has the database look at itself.
    pub async fn check(&self) -> Result<CheckReport, StoreError> {
        let mut report = CheckReport { cases: Vec::new(), opened: 0, problems: Vec::new() };
        if self.connection.backend == Backend::Sqlite {
            let found: Vec<(String,)> =
                sqlx::query_as("PRAGMA integrity_check").fetch_all(&self.connection.pool).await?;
            report.problems.extend(found.into_iter().map(|(found,)| found).filter(|found| found != "ok"));
        }
        report.cases =
            self.counts().await?.into_iter().map(|(state, count)| (state.as_str().to_owned(), count)).collect();
        let mut cases = std::pin::pin!(self.cases());
        loop {
            match cases.try_next().await {
                Ok(Some(case)) => self.check_case(&case, &mut report).await?,
                Ok(None) => break,
                Err(StoreError::Damaged(what)) => report.problems.push(format!("a case cannot be opened: {what}")),
                Err(error) => return Err(error),
            }
        }
        let orphans: (i64,) =
            sqlx::query_as("SELECT COUNT(*) FROM case_keys k LEFT JOIN cases c ON c.id = k.case_id WHERE c.id IS NULL")
                .fetch_one(&self.connection.pool)
                .await?;
        if orphans.0 > 0 {
            report.problems.push(format!("{} keys belong to no case", orphans.0));
        }
        report.problems.extend(self.verify_audit(None).await?.problems);
        Ok(report)
    }

    async fn check_case(&self, case: &StoredCase, report: &mut CheckReport) -> Result<(), StoreError> {
        let mut note = |what: &str| report.problems.push(format!("line {} of the roster: {what}", case.position));
        report.opened += 1;
        match self.case(case.id).await {
            Ok(None) if case.state == State::Done => note("its result is gone"),
            Ok(_) => {}
            Err(StoreError::Damaged(what)) => note(what),
            Err(error) => return Err(error),
        }
        for name in self.blob_names(case.id).await? {
            report.opened += 1;
            match self.blob(case.id, &name).await {
                Ok(Some(_)) => {}
                Ok(None) => report.problems.push(format!("line {} of the roster: {name} is gone", case.position)),
                Err(StoreError::Damaged(what)) => {
                    report.problems.push(format!("line {} of the roster: {name}: {what}", case.position));
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}
