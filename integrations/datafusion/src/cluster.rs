//! The functions on a cluster of Ballista.
//!
//! A client sends names of functions, not functions: scheduler and executors have to know them, too.
//!
//! Names of reasons and the like are dictionaries. The adaptive planner of Ballista 55 makes strings of them where it
//! sorts, which the plan does not expect: a client that sorts by them turns it off
//! (`ballista.planner.adaptive.enabled`). The results that a client gets have strings in place of dictionaries, too.
//!
//! ```no_run
//! use ballista::prelude::SessionContextExt;
//! use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
//! use ballista_scheduler::cluster::BallistaCluster;
//! use ballista_scheduler::config::SchedulerConfig;
//! use ballista_scheduler::scheduler_process::start_server;
//! use datafusion::prelude::SessionContext;
//! use smtp_reply_datafusion::cluster;
//! use std::sync::Arc;
//!
//! # async fn scheduler() -> Result<(), Box<dyn std::error::Error>> {
//! // The scheduler:
//! let config = SchedulerConfig::default().with_override_session_builder(cluster::session_builder());
//! let nodes = BallistaCluster::new_from_config(&config).await?;
//! start_server(nodes, "0.0.0.0:50050".parse()?, Arc::new(config)).await?;
//! # Ok(())
//! # }
//! # async fn executor() -> Result<(), Box<dyn std::error::Error>> {
//!
//! // Each executor:
//! let config = ExecutorProcessConfig {
//!     scheduler_host: "scheduler.example.com".to_owned(),
//!     override_function_registry: Some(cluster::function_registry()),
//!     ..ExecutorProcessConfig::default()
//! };
//! start_executor_process(Arc::new(config)).await?;
//! # Ok(())
//! # }
//! # async fn client() -> Result<(), Box<dyn std::error::Error>> {
//!
//! // The client:
//! let ctx = SessionContext::remote("df://scheduler.example.com:50050").await?;
//! smtp_reply_datafusion::register_all(&ctx);
//! # Ok(())
//! # }
//! ```

use crate::SmtpFunctions;
use ballista_core::registry::BallistaFunctionRegistry;
use ballista_core::utils::default_session_builder;
use ballista_scheduler::scheduler_server::SessionBuilder;
use std::sync::Arc;

/// Returns what makes the sessions of a scheduler: Ballista's own, with the functions.
pub fn session_builder() -> SessionBuilder {
    Arc::new(|config| {
        let mut state = default_session_builder(config)?;
        SmtpFunctions::register(&mut state)?;
        Ok(state)
    })
}

/// Returns the functions of an executor: Ballista's own, and these.
///
/// ```
/// let registry = smtp_reply_datafusion::cluster::function_registry();
/// assert!(registry.scalar_functions.contains_key("smtp_classify"));
/// assert!(registry.scalar_functions.contains_key("date_trunc"));
/// ```
pub fn function_registry() -> Arc<BallistaFunctionRegistry> {
    let mut registry = BallistaFunctionRegistry::default();
    for function in SmtpFunctions::all() {
        registry.scalar_functions.insert(function.name().to_owned(), function);
    }
    Arc::new(registry)
}
