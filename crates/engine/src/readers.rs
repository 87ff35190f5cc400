use std::fmt;
use std::sync::Arc;

use crosscheck_documents::{Format, PageText};
use crosscheck_model::{Blob, Extraction, Locator, Outcome, Problem, Request};
use crosscheck_photos::Fingerprint;
use crosscheck_sandbox::{Confinement, Interrupt, Pool};

use crate::computing::Computing;
use crate::recogniser::Recogniser;
use crate::task::{Done, Opened, Picture, Task};

/// Who reads hostile bytes. Cheap to clone; clones share their workers and their turns.
#[derive(Debug, Clone)]
pub struct Readers {
    who: Who,
    computing: Computing,
    passwords: Passwords,
    recogniser: Option<Arc<Recogniser>>,
}

/// Passwords of handed-in files, which are never shown.
#[derive(Clone, Default)]
struct Passwords(Arc<[String]>);

impl fmt::Debug for Passwords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passwords", self.0.len())
    }
}

#[derive(Debug, Clone)]
enum Who {
    Workers(Arc<Pool>),
    ThisProcess,
}

/// Ends what is read for somebody who has gone.
struct StopsOnDrop(Interrupt);

impl Drop for StopsOnDrop {
    fn drop(&mut self) {
        self.0.set();
    }
}

impl Readers {
    /// Worker processes. No more is sent to them than there are workers; the rest waits its turn here.
    pub fn workers(pool: Arc<Pool>) -> Self {
        let computing = Computing::new(pool.size());
        Self { who: Who::Workers(pool), computing, passwords: Passwords::default(), recogniser: None }
    }

    /// This process, so many readings at a time: for bytes that are trusted, for tests, and for measuring what workers cost.
    pub fn in_process(at_once: usize) -> Self {
        Self {
            who: Who::ThisProcess,
            computing: Computing::new(at_once),
            passwords: Passwords::default(),
            recogniser: None,
        }
    }

    /// The same readers, which try these passwords on files that are locked.
    #[must_use]
    pub fn with_passwords(self, passwords: Vec<String>) -> Self {
        Self { passwords: Passwords(passwords.into()), ..self }
    }

    /// The same readers, which have this read the pages that are pictures.
    #[must_use]
    pub fn with_recogniser(self, recogniser: Recogniser) -> Self {
        Self { recogniser: Some(Arc::new(recogniser)), ..self }
    }

    /// What is recognised on the pages of a file that are pictures, and what is to be told of that; nothing where nobody asked for it.
    pub(crate) async fn recognised(
        &self,
        bytes: &Blob,
        name: &str,
        format: Option<Format>,
    ) -> (Vec<PageText>, Vec<Problem>) {
        let Some(recogniser) = self.recogniser.clone() else { return Default::default() };
        let task =
            Task::PagePictures { bytes: bytes.clone(), name: name.to_owned(), format, passwords: self.passwords() };
        // Where this fails, reading the file fails too, and says why.
        let Ok(Done::PagePictures(pictures)) = self.perform(task).await else { return Default::default() };
        if pictures.is_empty() {
            return Default::default();
        }
        let interrupt = Interrupt::default();
        let _stops = StopsOnDrop(interrupt.clone());
        self.computing.run(move || recogniser.recognise(&pictures, &interrupt)).await
    }

    pub(crate) fn passwords(&self) -> Vec<String> {
        self.passwords.0.to_vec()
    }

    /// How far the readers were confined; nothing if they were not, or before the first has read.
    pub fn confinement(&self) -> Option<Confinement> {
        match &self.who {
            Who::Workers(pool) => pool.confinement(),
            Who::ThisProcess => None,
        }
    }

    async fn perform(&self, task: Task) -> Result<Done, String> {
        let interrupt = Interrupt::default();
        let _stops = StopsOnDrop(interrupt.clone());
        let who = self.who.clone();
        let work = move || match who {
            Who::ThisProcess if interrupt.is_set() => Err("reading it was stopped".to_owned()),
            Who::ThisProcess => Ok(task.perform()),
            Who::Workers(pool) => {
                let mut request = Vec::new();
                ciborium::into_writer(&task, &mut request).map_err(|error| error.to_string())?;
                drop(task);
                let answer = pool.run_unless(&request, &interrupt).map_err(|failure| failure.to_string())?;
                ciborium::from_reader(answer.as_slice())
                    .map_err(|_| "the reader's answer cannot be understood".to_owned())
            }
        };
        self.computing.run(work).await
    }

    /// A profile. A reader that fails makes the source unreadable, and says so.
    pub(crate) async fn extraction(&self, task: Task) -> Extraction {
        match self.perform(task).await {
            Ok(Done::Extraction(extraction)) => extraction,
            Ok(_) => Extraction::without_claims(Outcome::Unreadable(OTHER_ANSWER.to_owned())),
            Err(why) => Extraction::without_claims(Outcome::Unreadable(why)),
        }
    }

    /// The records of one case, each; where the reader fails, all of them are unreadable and say so.
    pub(crate) async fn records(&self, task: Task, count: usize) -> Vec<Extraction> {
        let unreadable =
            |why: &str| (0..count).map(|_| Extraction::without_claims(Outcome::Unreadable(why.to_owned()))).collect();
        match self.perform(task).await {
            Ok(Done::Extractions(extractions)) if extractions.len() == count => extractions,
            Ok(_) => unreadable(OTHER_ANSWER),
            Err(why) => unreadable(&why),
        }
    }

    /// The text of a document, or why it has none.
    pub(crate) async fn text(&self, task: Task) -> Result<String, String> {
        match self.perform(task).await {
            Ok(Done::Text(text)) => text,
            Ok(_) => Err("the reader gave another answer".to_owned()),
            Err(why) => Err(why),
        }
    }

    /// A file that was handed in.
    pub(crate) async fn opened(&self, task: Task) -> Opened {
        let unreadable = |why| Opened::Cv(Extraction::without_claims(Outcome::Unreadable(why)));
        match self.perform(task).await {
            Ok(Done::Opened(opened)) => opened,
            Ok(_) => unreadable(OTHER_ANSWER.to_owned()),
            Err(why) => unreadable(why),
        }
    }

    /// Further requests; none, and the problem, if the pages cannot be read.
    pub(crate) async fn follow_up(&self, task: Task) -> Result<Vec<Request>, Problem> {
        match self.perform(task).await {
            Ok(Done::Requests(requests)) => Ok(requests),
            Ok(_) => Err(Problem { locator: Locator::Whole, what: OTHER_ANSWER.to_owned() }),
            Err(what) => Err(Problem { locator: Locator::Whole, what }),
        }
    }

    /// A picture, or why it cannot be read.
    pub(crate) async fn picture(&self, task: Task) -> Result<Picture, String> {
        match self.perform(task).await? {
            Done::Picture(picture) => picture,
            _ => Err(OTHER_ANSWER.to_owned()),
        }
    }

    /// What a picture looks like, or why it cannot be read.
    pub(crate) async fn fingerprint(&self, task: Task) -> Result<Fingerprint, String> {
        match self.perform(task).await? {
            Done::Fingerprint(fingerprint) => fingerprint,
            _ => Err(OTHER_ANSWER.to_owned()),
        }
    }
}

const OTHER_ANSWER: &str = "the reader gave another answer";
