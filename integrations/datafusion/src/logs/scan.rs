//! Reading logs, line by line, into batches.

use super::LogError;
use super::pieces::Piece;
use super::reader::for_each_line;
use super::times::{UNKNOWN_DAY, day};
use crate::columns::{Builder, Column, Place};
use crate::event::Event;
use datafusion::arrow::array::{RecordBatch, RecordBatchOptions};
use datafusion::arrow::datatypes::SchemaRef;
use datafusion::common::Result;
use datafusion::common::tree_node::TreeNodeRecursion;
use datafusion::execution::{SendableRecordBatchStream, TaskContext};
use datafusion::physical_expr::{EquivalenceProperties, PhysicalExpr};
use datafusion::physical_plan::execution_plan::{Boundedness, EmissionType, ReplaceChildrenOptions};
use datafusion::physical_plan::metrics::{Count, ExecutionPlanMetricsSet, MetricBuilder, MetricsSet};
use datafusion::physical_plan::stream::RecordBatchReceiverStreamBuilder;
use datafusion::physical_plan::{DisplayAs, DisplayFormatType, ExecutionPlan, Partitioning, PlanProperties};
use std::fmt;
use std::sync::Arc;

/// The batches that wait for whoever uses them, for each share of the logs.
const QUEUE: usize = 2;

/// A batch with lines of so many bytes is full, however few they are.
const BATCH_BYTES: usize = 4 << 20;

/// Reads shares of logs, each of them as a partition.
#[derive(Debug)]
pub(super) struct LogExec {
    shares: Vec<Vec<Piece>>,
    columns: Vec<&'static Column>,
    properties: Arc<PlanProperties>,
    metrics: ExecutionPlanMetricsSet,
}

impl LogExec {
    pub(super) fn new(shares: Vec<Vec<Piece>>, columns: Vec<&'static Column>, schema: SchemaRef) -> Self {
        let properties = PlanProperties::new(
            EquivalenceProperties::new(schema),
            Partitioning::UnknownPartitioning(shares.len()),
            EmissionType::Incremental,
            Boundedness::Bounded,
        );
        Self { shares, columns, properties: Arc::new(properties), metrics: ExecutionPlanMetricsSet::new() }
    }
}

impl DisplayAs for LogExec {
    fn fmt_as(&self, _: DisplayFormatType, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let columns: Vec<_> = self.columns.iter().map(|column| column.name).collect();
        write!(f, "LogExec: shares={}, columns=[{}]", self.shares.len(), columns.join(", "))
    }
}

impl ExecutionPlan for LogExec {
    fn name(&self) -> &'static str {
        "LogExec"
    }

    fn properties(&self) -> &Arc<PlanProperties> {
        &self.properties
    }

    fn children(&self) -> Vec<&Arc<dyn ExecutionPlan>> {
        Vec::new()
    }

    fn apply_expressions(
        &self,
        _: &mut dyn FnMut(&Arc<dyn PhysicalExpr>) -> Result<TreeNodeRecursion>,
    ) -> Result<TreeNodeRecursion> {
        Ok(TreeNodeRecursion::Continue)
    }

    fn replace_children(
        self: Arc<Self>,
        _: Vec<Arc<dyn ExecutionPlan>>,
        _: ReplaceChildrenOptions,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        Ok(self)
    }

    fn with_new_children(self: Arc<Self>, _: Vec<Arc<dyn ExecutionPlan>>) -> Result<Arc<dyn ExecutionPlan>> {
        Ok(self)
    }

    fn execute(&self, partition: usize, context: Arc<TaskContext>) -> Result<SendableRecordBatchStream> {
        let mut stream = RecordBatchReceiverStreamBuilder::new(self.schema(), QUEUE);
        let sender = stream.tx();
        let pieces = self.shares[partition].clone();
        let batch = Batch::new(self.columns.clone(), self.schema());
        let batch_size = context.session_config().batch_size();
        let output_rows = MetricBuilder::new(&self.metrics).output_rows(partition);
        let bytes = MetricBuilder::new(&self.metrics).counter("bytes_scanned", partition);
        stream.spawn_blocking(move || {
            let send = |batch: RecordBatch| {
                output_rows.add(batch.num_rows());
                // Nobody wants more: a query with a limit, or one that was given up.
                sender.blocking_send(Ok(batch)).is_ok()
            };
            Ok(read(&pieces, batch, batch_size, &bytes, send)?)
        });
        Ok(stream.build())
    }

    fn metrics(&self) -> Option<MetricsSet> {
        Some(self.metrics.clone_inner())
    }
}

/// Reads pieces of logs into batches, until `send` returns `false`.
fn read(
    pieces: &[Piece],
    mut batch: Batch,
    batch_size: usize,
    bytes: &Count,
    send: impl Fn(RecordBatch) -> bool,
) -> Result<(), LogError> {
    let mut goes_on = true;
    for piece in pieces {
        let file = piece.log.path.to_string_lossy();
        let mut day = Day::default();
        let each = |line: &[u8]| {
            for event in Event::each(line) {
                let time = event.found.time().and_then(|time| piece.log.clock.read(time));
                batch.push(&event, &Place { time, day: day.of(time), line, file: &file });
            }
            if batch.rows >= batch_size || batch.bytes >= BATCH_BYTES {
                goes_on = send(batch.take());
            }
            goes_on
        };
        for_each_line(piece, |read| bytes.add(read), each)?;
        if !goes_on {
            return Ok(());
        }
    }
    if batch.rows > 0 {
        send(batch.take());
    }
    Ok(())
}

/// The day of the last time: the next line is mostly of the same.
#[derive(Default)]
struct Day {
    number: Option<i64>,
    name: String,
}

impl Day {
    fn of(&mut self, time: Option<i64>) -> &str {
        const MICROS: i64 = 24 * 3600 * 1_000_000;
        let Some(time) = time else { return UNKNOWN_DAY };
        let number = time.div_euclid(MICROS);
        if self.number != Some(number) {
            *self = Self { number: Some(number), name: day(time) };
        }
        &self.name
    }
}

/// Columns in the making.
struct Batch {
    columns: Vec<&'static Column>,
    schema: SchemaRef,
    builders: Vec<Builder>,
    rows: usize,
    bytes: usize,
}

impl Batch {
    fn new(columns: Vec<&'static Column>, schema: SchemaRef) -> Self {
        let builders = columns.iter().map(|column| column.builder()).collect();
        Self { columns, schema, builders, rows: 0, bytes: 0 }
    }

    fn push(&mut self, event: &Event<'_>, place: &Place<'_>) {
        for builder in &mut self.builders {
            builder.push(event, place);
        }
        self.rows += 1;
        self.bytes += place.line.len();
    }

    /// Takes what is there, and begins anew.
    fn take(&mut self) -> RecordBatch {
        let empty = Self::new(self.columns.clone(), Arc::clone(&self.schema));
        let full = std::mem::replace(self, empty);
        let columns = full.builders.into_iter().map(Builder::finish).collect();
        let options = RecordBatchOptions::new().with_row_count(Some(full.rows));
        RecordBatch::try_new_with_options(full.schema, columns, &options)
            .expect("the columns are of the schema, and of one length")
    }
}
