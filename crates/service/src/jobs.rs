//! Runs cases out of the store's queue, whoever put them there: a server, or a process that does nothing else.

use std::sync::Arc;
use std::time::Duration;

use crosscheck_engine::batch::{ENDED_BEFORE_ALONE, ENDED_BEFORE_QUARANTINE, LONGEST_CASE, Row, Run, Runner};
use crosscheck_engine::knowledge::site_of;
use crosscheck_engine::{Application, MemoryPages, Progress, Step};
use crosscheck_model::{Reply, Request, Want};
use crosscheck_store::{CaseId, MATERIAL, StoreError, Taken};
use futures_util::future::join_all;
use jiff::Timestamp;
use serde_json::{Value, json};
use tokio::sync::{RwLock, mpsc};

use crate::handed_in::Material;
use crate::kept;
use crate::service::Service;
use crate::trying_out::Trial;

/// Between two looks at an empty queue: another process may have put a case there.
const LOOK_AGAIN: Duration = Duration::from_millis(300);
/// Between two looks whether a case is still to be run, and whether other processes have ended.
const LOOK_AFTER: Duration = Duration::from_secs(1);
/// After the store refused something.
const REST: Duration = Duration::from_secs(5);
/// How long cases under way may still take when the service stops; what is not done then is given back. Our choice: systemd kills
/// after 90 seconds.
const DRAIN: Duration = Duration::from_secs(60);

/// Says something to the operator; never personal data.
pub type Say = Arc<dyn Fn(&str) + Send + Sync>;

/// The work of one process.
pub struct Jobs {
    service: Service,
    runner: Runner,
    /// A case under suspicion runs alone.
    beside: RwLock<()>,
    say: Say,
}

impl Jobs {
    /// For this service's store.
    pub fn new(service: &Service, say: Say) -> Self {
        let (engine, store) = (service.0.engine.clone(), service.0.store.clone());
        let also = Some(kept::reports(&store));
        let runner = Runner { engine, store, also, longest: LONGEST_CASE };
        Self { service: service.clone(), runner, beside: RwLock::default(), say }
    }

    /// Runs cases until the service stops; those under way are brought to their end, or given back.
    pub async fn run(&self) {
        let slots = join_all((0..self.service.0.options.jobs).map(|_| self.slot()));
        let stopped = async {
            self.service.stopped().await;
            tokio::time::sleep(DRAIN).await;
        };
        tokio::select! {
            _ = slots => {}
            () = stopped => (self.say)("cases that were not done in time are given back"),
            () = self.look_after() => {}
        }
        if let Err(error) = self.runner.store.give_back_all().await {
            (self.say)(&format!("cases could not be given back: {error}"));
        }
    }

    /// Takes the cases of processes that have ended, or are not heard of any more. It ends when this program may not work on the store
    /// any longer, because a newer one laid it out anew: it then gives its cases back.
    async fn look_after(&self) {
        loop {
            if let Err(error @ StoreError::TooNew { .. }) = self.runner.store.check_layout().await {
                (self.say)(&format!("stopping: {error}"));
                self.service.stop();
                return;
            }
            match self.runner.store.take_back_abandoned().await {
                Ok(0) => {}
                Ok(_) => self.service.0.came.notify_waiters(),
                Err(error) => (self.say)(&format!("cannot look after the cases of others: {error}")),
            }
            match self.runner.store.erase_what_is_due(Timestamp::now()).await {
                Ok(_) => {}
                Err(error) => (self.say)(&format!("cases that are to be erased could not be: {error}")),
            }
            tokio::time::sleep(LOOK_AFTER).await;
        }
    }

    async fn slot(&self) {
        while !self.service.is_stopping() {
            match self.runner.store.take_next().await {
                Ok(Some(taken)) => {
                    if let Err(error) = self.take(taken).await {
                        (self.say)(&format!("a case could not be run: {error}"));
                        tokio::time::sleep(REST).await;
                    }
                }
                Ok(None) => {
                    let came = self.service.0.came.notified();
                    tokio::select! {
                        () = came => {}
                        () = tokio::time::sleep(LOOK_AGAIN) => {}
                        () = self.service.stopped() => {}
                    }
                }
                Err(error) => {
                    (self.say)(&format!("the queue cannot be read: {error}"));
                    tokio::time::sleep(REST).await;
                }
            }
        }
    }

    async fn take(&self, taken: Taken) -> Result<(), StoreError> {
        let ended = if taken.ended_before >= ENDED_BEFORE_QUARANTINE {
            let why = format!("the program ended {} times while it ran it", taken.ended_before);
            self.runner.leave_alone(taken.ticket, &why).await?
        } else if taken.ended_before >= ENDED_BEFORE_ALONE {
            let _alone = self.beside.write().await;
            self.run_one(taken).await?
        } else {
            let _beside = self.beside.read().await;
            self.run_one(taken).await?
        };
        self.service.0.metrics.case(match ended {
            Run::Kept(_) => "done",
            Run::LeftAlone(_) => "left_alone",
            Run::Lost => "dropped",
        });
        Ok(())
    }

    async fn run_one(&self, taken: Taken) -> Result<Run, StoreError> {
        let (id, fence) = (taken.ticket.id(), taken.ticket.fence());
        let material = self.runner.store.blob(id, MATERIAL).await?;
        let row: Option<Row> = serde_json::from_str(&taken.row).ok();
        let (Some(material), Some(row)) = (material.and_then(|bytes| Material::read(&bytes)), row) else {
            return self.runner.leave_alone(taken.ticket, "what was handed in cannot be read any more").await;
        };
        let (told, steps) = mpsc::unbounded_channel();
        let material = self.with_cv(material).await;
        let (application, delay) = self.application(material, taken.live, told);
        let running = async {
            tokio::time::sleep(delay).await;
            let run = self.runner.run(&row, taken.ticket, application).await;
            Some(run)
        };
        // Dropping the run stops the case: nothing more is fetched, no worker reads for it any more.
        let gone = async {
            while self.runner.store.is_still_ours(fence).await.unwrap_or(true) {
                tokio::time::sleep(LOOK_AFTER).await;
            }
            None
        };
        let stopped = async {
            tokio::select! {
                biased;
                run = running => run,
                gone = gone => gone,
            }
        };
        let (run, ()) = tokio::join!(stopped, self.tell(id, steps));
        run.unwrap_or(Ok(Run::Lost))
    }

    /// With the CV from where it can be had. What cannot be had becomes a source that was not reached, and the report says why.
    async fn with_cv(&self, mut material: Material) -> Material {
        let Some(url) = material.cv_from.take() else { return material };
        let pages = (self.service.0.options.pages)();
        match pages.get(&Request::new(url.clone(), Want::Text)).await {
            Reply::Page(page) if page.status == 200 => {
                let last = url.path_segments().and_then(|mut parts| parts.next_back());
                let name = last.filter(|name| !name.is_empty()).unwrap_or("cv").to_owned();
                material.add_cv(name, page.body);
            }
            _ => material.links.push(url),
        }
        material
    }

    /// The application, as its key allows: with a test key nothing is fetched.
    /// And how long it takes to be answered.
    fn application(
        &self,
        mut material: Material,
        live: bool,
        told: mpsc::UnboundedSender<Value>,
    ) -> (Application, Duration) {
        let options = &self.service.0.options;
        let trial = if live { None } else { Trial::among(&material.links) };
        let mut application = match trial {
            Some(trial) => {
                material.links.clear();
                let basis_of = material.application(Arc::new(MemoryPages::new()));
                let archive = trial.open();
                let of_trial = archive.map(|archive| Application::of_archive(&archive));
                match of_trial {
                    Some(of_trial) => Application { basis: basis_of.basis, ..of_trial },
                    None => basis_of,
                }
            }
            None if live => material.application((options.pages)()),
            None => material.application(Arc::new(MemoryPages::new())),
        };
        application.as_of = application.as_of.or(options.as_of);
        application.overrides.extend(options.overrides.iter().cloned());
        application.progress = Arc::new(Told { told, service: self.service.clone() });
        (application, trial.map_or(Duration::ZERO, |trial| trial.delay))
    }

    /// Keeps how far reading has come, for who watches.
    async fn tell(&self, id: CaseId, mut steps: mpsc::UnboundedReceiver<Value>) {
        while let Some(detail) = steps.recv().await {
            match self.runner.store.add_event(id, "source.read", &detail, None).await {
                Ok(_) | Err(StoreError::NoSuchCase) => {}
                Err(error) => (self.say)(&format!("a step of a case could not be kept: {error}")),
            }
        }
    }
}

struct Told {
    told: mpsc::UnboundedSender<Value>,
    service: Service,
}

impl Progress for Told {
    fn step(&self, step: Step<'_>) {
        if let Step::Finished(source, outcome) = step {
            if let Some(site) = site_of(source) {
                self.service.0.metrics.source(site, word(outcome));
            }
            // Nobody listens any more if the case was stopped.
            drop(self.told.send(json!({ "source": source.to_string(), "outcome": word(outcome) })));
        }
    }
}

fn word(outcome: &crosscheck_model::Outcome) -> &'static str {
    match outcome {
        crosscheck_model::Outcome::Read => "read",
        crosscheck_model::Outcome::NotReached(_) => "not_reached",
        crosscheck_model::Outcome::Unreadable(_) => "unreadable",
        _ => "not_recognised",
    }
}
