//! Sessions: on this machine, or on a cluster.

use crate::args::{Input, host_and_port};
use crate::error::Error;
use ballista::prelude::SessionContextExt;
use datafusion::execution::runtime_env::RuntimeEnvBuilder;
use datafusion::prelude::{SessionConfig, SessionContext};
use smtp_reply_datafusion::register_all;

/// Options of Ballista that are not as it has them. The adaptive planner of Ballista 55 sends what is to be sorted in a way
/// that makes strings of dictionaries, which the plan does not expect: `ORDER BY reason` would fail.
const CLUSTER: &[(&str, &str)] = &[("ballista.planner.adaptive.enabled", "false")];

/// A session on this machine.
pub(crate) fn local(input: &Input, options: &[(String, String)]) -> Result<SessionContext, Error> {
    let mut config = SessionConfig::new().with_information_schema(true);
    if let Some(cores) = input.cores {
        config = config.with_target_partitions(cores.into());
    }
    for (key, value) in options {
        config.options_mut().set(key, value)?;
    }
    let memory = usize::try_from(input.memory).unwrap_or(usize::MAX).saturating_mul(1 << 20);
    let runtime = RuntimeEnvBuilder::new().with_memory_limit(memory, 1.0).build_arc()?;
    let ctx = SessionContext::new_with_config_rt(config, runtime);
    register_all(&ctx);
    Ok(ctx)
}

/// A session on a cluster.
pub(crate) async fn cluster(address: &str, options: &[(String, String)]) -> Result<SessionContext, Error> {
    let (host, port) = host_and_port(address)?;
    tokio::net::TcpStream::connect((host.trim_matches(['[', ']']), port))
        .await
        .map_err(|error| Error::Cluster(address.to_owned(), error.to_string()))?;
    let ctx = SessionContext::remote(&format!("df://{host}:{port}")).await?;
    let defaults = CLUSTER.iter().map(|(key, value)| (*key, *value));
    let given = options.iter().map(|(key, value)| (&key[..], &value[..]));
    for (key, value) in defaults.chain(given) {
        ctx.state_ref().write().config_mut().options_mut().set(key, value)?;
    }
    register_all(&ctx);
    Ok(ctx)
}
