//! How far a query is, on standard error, where that is a terminal.

use datafusion::physical_plan::ExecutionPlan;
use std::io::{self, IsTerminal};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::task::JoinHandle;

/// Shows the progress of a plan until it is dropped.
pub(crate) struct Progress {
    task: Option<JoinHandle<()>>,
}

impl Progress {
    pub(crate) fn of(plan: &Arc<dyn ExecutionPlan>) -> Self {
        let plan = Arc::clone(plan);
        let task = io::stderr().is_terminal().then(|| {
            tokio::spawn(async move {
                let began = Instant::now();
                // What takes but a moment needs no progress.
                let mut ticks = tokio::time::interval(Duration::from_millis(500));
                ticks.tick().await;
                loop {
                    ticks.tick().await;
                    let seconds = began.elapsed().as_secs();
                    let megabytes = read(plan.as_ref(), "bytes_scanned") / 1_000_000;
                    let rows = read(plan.as_ref(), "output_rows");
                    eprint!("\r\x1b[K{rows} rows, {megabytes} MB read, {seconds} s");
                }
            })
        });
        Self { task }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(task) = &self.task {
            task.abort();
            eprint!("\r\x1b[K");
        }
    }
}

/// The sum of a metric of the plans that read files.
fn read(plan: &dyn ExecutionPlan, metric: &str) -> usize {
    if plan.children().is_empty() {
        let metrics = plan.metrics();
        return metrics.and_then(|metrics| metrics.sum_by_name(metric)).map_or(0, |value| value.as_usize());
    }
    plan.children().into_iter().map(|child| read(child.as_ref(), metric)).sum()
}
