//! The functions.

use crate::columns::{ANSWER, Builder, Column, Place};
use crate::distinct::{Hosts, Known};
use crate::event::Event;
use crate::texts::{Texts, is_text};
use datafusion::arrow::array::{Array, ArrayRef, StructArray, UInt32Array};
use datafusion::arrow::compute::take;
use datafusion::arrow::datatypes::{DataType, Fields};
use datafusion::common::{Result, ScalarValue, exec_err, plan_err};
use datafusion::execution::FunctionRegistry;
use datafusion::logical_expr::{
    ColumnarValue, DocSection, Documentation, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature,
    Volatility,
};
use datafusion::prelude::SessionContext;
use smtp_reply::Classifier;
use std::sync::{Arc, LazyLock};

/// The functions, each with its name.
///
/// [`register_all`] adds them to a session. A [`FunctionRegistry`] of another kind takes them from here:
///
/// ```
/// use datafusion::execution::registry::MemoryFunctionRegistry;
/// use smtp_reply_datafusion::SmtpFunctions;
///
/// let mut registry = MemoryFunctionRegistry::new();
/// SmtpFunctions::register(&mut registry)?;
/// # use datafusion::execution::FunctionRegistry;
/// assert!(registry.udf("smtp_reason").is_ok());
/// # Ok::<(), datafusion::error::DataFusionError>(())
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct SmtpFunctions;

impl SmtpFunctions {
    /// Returns all functions: `smtp_classify`, `smtp_reason`, `smtp_bounce`, `smtp_action` and `smtp_delivery`.
    ///
    /// ```
    /// use smtp_reply_datafusion::SmtpFunctions;
    ///
    /// assert!(SmtpFunctions::all().iter().any(|function| function.name() == "smtp_classify"));
    /// ```
    pub fn all() -> Vec<Arc<ScalarUDF>> {
        FUNCTIONS.clone()
    }

    /// Adds all functions to a registry.
    ///
    /// # Errors
    ///
    /// Fails where the registry takes no functions.
    pub fn register(registry: &mut dyn FunctionRegistry) -> Result<()> {
        Self::all().into_iter().try_for_each(|function| registry.register_udf(function).map(drop))
    }
}

/// Adds all functions to a session.
///
/// ```
/// use datafusion::prelude::SessionContext;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> datafusion::error::Result<()> {
/// let ctx = SessionContext::new();
/// smtp_reply_datafusion::register_all(&ctx);
/// let found = ctx.sql("SELECT smtp_reason('452 4.2.2 Mailbox full') AS reason").await?.to_string().await?;
/// assert!(found.contains("mailbox_full"));
/// # Ok(())
/// # }
/// ```
pub fn register_all(ctx: &SessionContext) {
    for function in SmtpFunctions::all() {
        ctx.register_udf(ScalarUDF::clone(&function));
    }
}

static FUNCTIONS: LazyLock<Vec<Arc<ScalarUDF>>> = LazyLock::new(|| {
    [
        Answer::new("smtp_classify", Output::Struct, "all that a reply tells: code, reason, action and more"),
        Answer::new("smtp_reason", Output::Field("reason"), "why a reply was given, such as user_unknown"),
        Answer::new("smtp_bounce", Output::Field("bounce"), "the kind of bounce: none, soft, hard or block"),
        Answer::new("smtp_action", Output::Field("action"), "what to do next, such as retry or suppress"),
        Answer::new(
            "smtp_delivery",
            Output::Field("delivery"),
            "the result of the delivery, such as failed (RFC 3464)",
        ),
    ]
    .map(|function| Arc::new(ScalarUDF::from(function)))
    .into()
});

/// A function of a text, and of the host that said it.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Answer {
    name: &'static str,
    output: Output,
    signature: Signature,
    documentation: Documentation,
}

/// What a function returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Output {
    /// All fields of the answer.
    Struct,
    Field(&'static str),
}

impl Output {
    fn columns(self) -> &'static [Column] {
        match self {
            Self::Struct => &ANSWER,
            Self::Field(name) => {
                let at = ANSWER.iter().position(|column| column.name == name).expect("a field of the answer");
                &ANSWER[at..=at]
            }
        }
    }

    fn data_type(self) -> DataType {
        match self {
            Self::Struct => DataType::Struct(self.fields()),
            Self::Field(_) => self.columns()[0].data_type(),
        }
    }

    fn fields(self) -> Fields {
        self.columns().iter().map(Column::field).collect()
    }

    fn array(self, mut columns: Vec<ArrayRef>) -> Result<ArrayRef> {
        match self {
            Self::Struct => Ok(Arc::new(StructArray::try_new(self.fields(), columns, None)?)),
            Self::Field(_) => Ok(columns.remove(0)),
        }
    }
}

impl Answer {
    fn new(name: &'static str, output: Output, about: &str) -> Self {
        let documentation = Documentation::builder(
            DocSection { include: true, label: "SMTP Functions", description: None },
            format!("Returns {about}."),
            format!("{name}(text [, host])"),
        )
        .with_argument(
            "text",
            "A reply, a log line, an event or a Diagnostic-Code, as a string, bytes or a dictionary",
        )
        .with_argument("host", "The host that said it, where that is known: it tells the provider")
        .build();
        Self { name, output, signature: Signature::user_defined(Volatility::Immutable), documentation }
    }

    /// The answers to texts, row by row: each distinct pair of text and host is classified once.
    fn answers<'a>(&self, texts: &'a Texts<'a>, hosts: &'a Hosts<'a>, rows: usize) -> Result<ArrayRef> {
        let mut builders: Vec<Builder> = self.output.columns().iter().map(Column::builder).collect();
        let mut known = Known::new(texts, hosts);
        let mut places = Vec::with_capacity(rows);
        let mut count = 0_u32;
        for row in 0..rows {
            let Some(text) = texts.get(row) else {
                places.push(None);
                continue;
            };
            let host = hosts.get(row);
            let place = known.place(row, text, host, || {
                let classifier = host.map_or(Classifier::new(), |host| Classifier::new().with_host(host));
                let event = Event::of(text, &classifier);
                for builder in &mut builders {
                    builder.push(&event, &Place::default());
                }
                count += 1;
                count - 1
            });
            places.push(Some(place));
        }
        let distinct = self.output.array(builders.into_iter().map(Builder::finish).collect())?;
        if distinct.len() == rows {
            return Ok(distinct);
        }
        Ok(take(&distinct, &UInt32Array::from(places), None)?)
    }
}

impl ScalarUDFImpl for Answer {
    fn name(&self) -> &str {
        self.name
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(self.output.data_type())
    }

    fn coerce_types(&self, given: &[DataType]) -> Result<Vec<DataType>> {
        if !matches!(given, [_] | [_, _]) {
            return plan_err!("{}(text [, host]) takes one or two arguments, not {}", self.name, given.len());
        }
        given
            .iter()
            .map(|data_type| match data_type {
                DataType::Null => Ok(DataType::Utf8),
                text if is_text(text) => Ok(text.clone()),
                other => plan_err!("{}(text [, host]) takes strings or bytes, not {other}", self.name),
            })
            .collect()
    }

    fn documentation(&self) -> Option<&Documentation> {
        Some(&self.documentation)
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let [text, host @ ..] = &args.args[..] else {
            return exec_err!("{}(text [, host]) takes a text", self.name);
        };
        let host = host.first();
        // A constant is worked out once, whatever the number of rows.
        let all_constant =
            [Some(text), host].into_iter().flatten().all(|arg| matches!(arg, ColumnarValue::Scalar(_)));
        let rows = if all_constant { 1 } else { args.number_rows };
        let texts = text.to_array(rows)?;
        let hosts = match host {
            None => None,
            Some(ColumnarValue::Scalar(host)) => Some((host.to_array()?, true)),
            Some(ColumnarValue::Array(hosts)) => Some((Arc::clone(hosts), false)),
        };
        let hosts = match &hosts {
            None => Hosts::None,
            Some((host, true)) => Texts::of(host)?.get(0).map_or(Hosts::None, Hosts::One),
            Some((hosts, false)) => Hosts::Each(Texts::of(hosts)?),
        };
        let answers = self.answers(&Texts::of(&texts)?, &hosts, rows)?;
        if all_constant {
            return Ok(ColumnarValue::Scalar(ScalarValue::try_from_array(&answers, 0)?));
        }
        Ok(ColumnarValue::Array(answers))
    }
}
