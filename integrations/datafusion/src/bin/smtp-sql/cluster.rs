//! The nodes of a cluster, with the functions.

use crate::args::{Executor, Scheduler, host_and_port};
use crate::error::Error;
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::SchedulerConfig;
use ballista_scheduler::scheduler_process::{create_scheduler, start_grpc_service_with_listener};
use datafusion_proto::protobuf::{LogicalPlanNode, PhysicalPlanNode};
use smtp_reply_datafusion::cluster::{function_registry, session_builder};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::thread::available_parallelism;
use tokio::net::TcpListener;

/// How long an executor waits for its scheduler to start, in seconds.
const PATIENCE: u16 = 60;

/// Runs a scheduler until the process is ended. The first line of its output tells where it listens.
pub(crate) async fn schedule(options: &Scheduler) -> Result<(), Error> {
    let listener = TcpListener::bind((options.bind, options.port)).await?;
    let address = listener.local_addr()?;
    let mut config = SchedulerConfig::default()
        .with_hostname(&options.host)
        .with_port(address.port())
        .with_override_session_builder(session_builder());
    config.bind_host = options.bind.to_string();
    config.executor_timeout_seconds = options.executor_timeout;
    config.no_executors_grace_period_seconds = options.executor_timeout;
    config.expire_dead_executor_interval_seconds = (options.executor_timeout / 4).max(1);
    config.validate()?;
    let nodes = BallistaCluster::new_from_config(&config).await?;
    let scheduler = create_scheduler::<LogicalPlanNode, PhysicalPlanNode>(nodes, Arc::new(config)).await?;
    println!("listening at {address}");
    Ok(start_grpc_service_with_listener(listener, scheduler).await?)
}

/// Runs an executor until the process is ended.
pub(crate) async fn execute(options: &Executor) -> Result<(), Error> {
    let (scheduler_host, scheduler_port) = host_and_port(&options.scheduler)?;
    let temporary = tempfile::tempdir()?;
    let work = options.work.clone().unwrap_or_else(|| temporary.path().to_owned());
    std::fs::create_dir_all(&work).map_err(|error| Error::write(&work, &error))?;
    let [port, task_port] = free_ports(options.bind, [options.port, options.task_port]).await?;
    let config = ExecutorProcessConfig {
        bind_host: options.bind.to_string(),
        external_host: options.host.clone().or_else(|| Some(options.bind.to_string())),
        port,
        grpc_port: task_port,
        scheduler_host,
        scheduler_port,
        scheduler_connect_timeout_seconds: PATIENCE,
        vcores: options.cores.map_or_else(|| available_parallelism().map_or(1, Into::into), Into::into),
        work_dir: Some(work.to_string_lossy().into_owned()),
        executor_heartbeat_interval_seconds: options.heartbeat,
        job_data_ttl_seconds: 24 * 3600,
        job_data_clean_up_interval_seconds: 3600,
        override_function_registry: Some(function_registry()),
        ..ExecutorProcessConfig::default()
    };
    println!("listening at {} for tasks of {}", SocketAddr::new(options.bind, port), options.scheduler);
    Ok(start_executor_process(Arc::new(config)).await?)
}

/// Replaces each 0 by a port that is free.
async fn free_ports(bind: IpAddr, wanted: [u16; 2]) -> Result<[u16; 2], Error> {
    // Both are held until both are known.
    let (first, second) =
        (TcpListener::bind((bind, wanted[0])).await?, TcpListener::bind((bind, wanted[1])).await?);
    Ok([first.local_addr()?.port(), second.local_addr()?.port()])
}
