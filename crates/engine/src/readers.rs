use std::sync::Arc;

use crosscheck_model::{Extraction, Outcome, Problem, Request};
use crosscheck_sandbox::{Confinement, Pool};

use crate::task::{Done, Picture, Task};

/// Who reads hostile bytes.
#[derive(Clone)]
pub enum Readers {
    /// Worker processes.
    Workers(Arc<Pool>),
    /// This process: for tests, and for measuring what workers cost.
    InProcess,
}

impl Readers {
    /// How far the readers were confined; nothing if they were not.
    pub fn confinement(&self) -> Option<Confinement> {
        match self {
            Self::Workers(pool) => pool.confinement(),
            Self::InProcess => None,
        }
    }

    async fn perform(&self, task: Task) -> Result<Done, String> {
        let Self::Workers(pool) = self else { return Ok(task.perform()) };
        let mut request = Vec::new();
        ciborium::into_writer(&task, &mut request).map_err(|error| error.to_string())?;
        let pool = Arc::clone(pool);
        let answer =
            tokio::task::spawn_blocking(move || pool.run(&request)).await.map_err(|error| error.to_string())?;
        let answer = answer.map_err(|failure| failure.to_string())?;
        ciborium::from_reader(answer.as_slice()).map_err(|_| "the reader's answer cannot be understood".to_owned())
    }

    /// A document or a profile. A reader that fails makes the source unreadable, and says so.
    pub(crate) async fn extraction(&self, task: Task) -> Extraction {
        match self.perform(task).await {
            Ok(Done::Extraction(extraction)) => extraction,
            Ok(_) => Extraction::without_claims(Outcome::Unreadable("the reader gave another answer".to_owned())),
            Err(why) => Extraction::without_claims(Outcome::Unreadable(why)),
        }
    }

    /// Further requests; none, and the problem, if the pages cannot be read.
    pub(crate) async fn follow_up(&self, task: Task) -> Result<Vec<Request>, Problem> {
        match self.perform(task).await {
            Ok(Done::Requests(requests)) => Ok(requests),
            Ok(_) => Ok(Vec::new()),
            Err(what) => Err(Problem { locator: crosscheck_model::Locator::Whole, what }),
        }
    }

    /// A picture, or why it cannot be read.
    pub(crate) async fn picture(&self, task: Task) -> Result<Picture, String> {
        match self.perform(task).await {
            Ok(Done::Picture(picture)) => picture,
            Ok(_) => Err("the reader gave another answer".to_owned()),
            Err(why) => Err(why),
        }
    }

    /// What a picture looks like, or why it cannot be read.
    pub(crate) async fn fingerprint(&self, task: Task) -> Result<crosscheck_photos::Fingerprint, String> {
        match self.perform(task).await {
            Ok(Done::Fingerprint(fingerprint)) => fingerprint,
            Ok(_) => Err("the reader gave another answer".to_owned()),
            Err(why) => Err(why),
        }
    }
}
