//! Running statements, and writing what they give.

use crate::args::Query;
use crate::error::Error;
use crate::output::{Format, Output};
use crate::progress::Progress;
use crate::tables::Table;
use crate::{reports, session};
use datafusion::dataframe::DataFrame;
use datafusion::error::DataFusionError;
use datafusion::physical_plan::execute_stream;
use datafusion::prelude::SessionContext;
use datafusion::sql::parser::DFParser;
use futures::StreamExt;
use std::sync::Arc;

/// Runs what was asked for.
pub(crate) async fn run(query: &Query) -> Result<(), Error> {
    let sql = match (&query.sql, &query.report) {
        (Some(sql), _) => sql,
        (None, Some(name)) => reports::sql(name)?,
        (None, None) => return Err(Error::NothingToDo),
    };
    let tables = tables(query)?;
    let ctx = match &query.cluster {
        Some(address) => session::cluster(address, &query.options).await?,
        None => session::local(&query.input, &query.options)?,
    };
    for table in &tables {
        table.register(&ctx, query.input.year).await?;
    }
    match results(&ctx, sql, query).await {
        Err(Error::DataFusion(error)) => Err(blame(&tables, error).await),
        result => result,
    }
}

/// Runs statements one after the other: a later one may use what an earlier one defines.
async fn results(ctx: &SessionContext, sql: &str, query: &Query) -> Result<(), Error> {
    let path = query.output.as_deref();
    let format = query.format.unwrap_or_else(|| path.map_or(Format::Table, Format::of));
    let mut file = None;
    for statement in DFParser::parse_sql(sql)? {
        let plan = ctx.state().statement_to_plan(statement).await?;
        let frame = ctx.execute_logical_plan(plan).await?;
        // A definition gives no result.
        if frame.schema().fields().is_empty() {
            frame.collect().await?;
            continue;
        }
        if file.is_some() {
            return Err(Error::SeveralResults);
        }
        let mut output = Output::create(path, format, Arc::clone(frame.schema().inner()))?;
        write(ctx, frame, &mut output).await?;
        match path {
            Some(_) => file = Some(output),
            None => output.finish()?,
        }
    }
    file.map_or(Ok(()), Output::finish)
}

async fn write(ctx: &SessionContext, frame: DataFrame, output: &mut Output) -> Result<(), Error> {
    let plan = frame.create_physical_plan().await?;
    let _progress = Progress::of(&plan);
    let mut batches = execute_stream(plan, ctx.task_ctx())?;
    while let Some(batch) = batches.next().await {
        if !output.write(batch?)? {
            break;
        }
    }
    Ok(())
}

/// Names the file that an error comes from, where one does.
async fn blame(tables: &[Table], error: DataFusionError) -> Error {
    for table in tables {
        if let Some(found) = table.blame(&error).await {
            return found;
        }
    }
    error.into()
}

fn tables(query: &Query) -> Result<Vec<Table>, Error> {
    let mut tables = Vec::new();
    if !query.input.files.is_empty() {
        tables.push(Table::find("events", &query.input.files, query.logs)?);
    }
    for (name, path) in &query.tables {
        tables.push(Table::find(name, std::slice::from_ref(path), query.logs)?);
    }
    if query.cluster.is_some() {
        return tables.into_iter().map(Table::for_cluster).collect();
    }
    Ok(tables)
}
