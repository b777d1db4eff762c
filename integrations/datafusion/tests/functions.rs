//! The functions in SQL, over columns of every type.

use datafusion::arrow::array::{
    Array, ArrayRef, AsArray, BinaryArray, BinaryViewArray, DictionaryArray, Int32Array, LargeBinaryArray,
    LargeStringArray, NullArray, RecordBatch, StringArray, StringViewArray,
};
use datafusion::arrow::compute::cast;
use datafusion::arrow::datatypes::{DataType, Int16Type, Int32Type};
use datafusion::arrow::util::pretty::pretty_format_batches;
use datafusion::prelude::{ParquetReadOptions, SessionContext};
use smtp_reply_datafusion::{SmtpFunctions, register_all};
use std::sync::Arc;

/// Texts, and what is said of them: reason, bounce, action and delivery.
type Case = (Option<&'static str>, [Option<&'static str>; 4]);

const CASES: [Case; 6] = [
    (Some("452 4.2.2 Mailbox full"), [Some("mailbox_full"), Some("soft"), Some("retry"), Some("delayed")]),
    (None, [None; 4]),
    (
        Some("550 5.1.1 No such user"),
        [Some("user_unknown"), Some("hard"), Some("suppress_recipient"), Some("failed")],
    ),
    (
        Some("250 2.0.0 Ok: queued as 4Bq1Xk2Yz3"),
        [Some("accepted"), Some("none"), Some("none"), Some("relayed")],
    ),
    (Some("452 4.2.2 Mailbox full"), [Some("mailbox_full"), Some("soft"), Some("retry"), Some("delayed")]),
    (Some(""), [Some("unknown"), Some("soft"), Some("review"), None]),
];

fn texts() -> Vec<Option<&'static str>> {
    CASES.iter().map(|(text, _)| *text).collect()
}

/// The texts as columns of every type.
fn columns() -> Vec<ArrayRef> {
    let bytes: Vec<_> = texts().into_iter().map(|text| text.map(str::as_bytes)).collect();
    let strings: ArrayRef = Arc::new(StringArray::from(texts()));
    let dictionary = |values| {
        let data_type = DataType::Dictionary(Box::new(DataType::UInt8), Box::new(values));
        cast(&strings, &data_type).unwrap()
    };
    vec![
        Arc::clone(&strings),
        Arc::new(LargeStringArray::from(texts())),
        Arc::new(StringViewArray::from(texts())),
        Arc::new(BinaryArray::from(bytes.clone())),
        Arc::new(LargeBinaryArray::from(bytes.clone())),
        Arc::new(BinaryViewArray::from(bytes)),
        dictionary(DataType::Utf8),
        dictionary(DataType::LargeUtf8),
        dictionary(DataType::Utf8View),
        dictionary(DataType::Binary),
    ]
}

fn context(column: ArrayRef) -> SessionContext {
    let ctx = SessionContext::new();
    register_all(&ctx);
    ctx.register_batch(
        "replies",
        RecordBatch::try_from_iter_with_nullable([("text", column, true)]).unwrap(),
    )
    .unwrap();
    ctx
}

async fn run(ctx: &SessionContext, sql: &str) -> RecordBatch {
    let batches = ctx.sql(sql).await.unwrap().collect().await.unwrap();
    datafusion::arrow::compute::concat_batches(&batches[0].schema(), &batches).unwrap()
}

async fn error(ctx: &SessionContext, sql: &str) -> String {
    let result = match ctx.sql(sql).await {
        Ok(frame) => frame.collect().await,
        Err(error) => Err(error),
    };
    result.unwrap_err().strip_backtrace()
}

#[track_caller]
fn assert_table(batch: &RecordBatch, wanted: &str) {
    let shown = pretty_format_batches(std::slice::from_ref(batch)).unwrap().to_string();
    let wanted: Vec<_> = wanted.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(shown.lines().collect::<Vec<_>>(), wanted, "\n{shown}");
}

fn strings(column: &ArrayRef) -> Vec<Option<String>> {
    let strings = cast(column, &DataType::Utf8).unwrap();
    strings.as_string::<i32>().iter().map(|value| value.map(str::to_owned)).collect()
}

#[tokio::test]
async fn columns_of_every_type_give_the_same_answers() {
    for column in columns() {
        let data_type = column.data_type().clone();
        let answers = run(
            &context(column),
            "SELECT smtp_reason(text), smtp_bounce(text), smtp_action(text), smtp_delivery(text) FROM replies",
        )
        .await;
        for (place, answer) in answers.columns().iter().enumerate() {
            let wanted: Vec<_> = CASES.iter().map(|(_, answers)| answers[place].map(str::to_owned)).collect();
            assert_eq!(strings(answer), wanted, "{data_type}");
            assert!(
                matches!(answer.data_type(), DataType::Dictionary(_, values) if **values == DataType::Utf8)
            );
        }
    }
}

#[tokio::test]
async fn the_fields_of_classify_are_those_of_the_other_functions() {
    for column in columns() {
        let data_type = column.data_type().clone();
        let answers = run(
            &context(column),
            "SELECT c['reason'], smtp_reason(text), c['bounce'], smtp_bounce(text), c['action'], smtp_action(text),
                c['delivery'], smtp_delivery(text)
             FROM (SELECT text, smtp_classify(text) AS c FROM replies)",
        )
        .await;
        for pair in answers.columns().chunks(2) {
            assert_eq!(strings(&pair[0]), strings(&pair[1]), "{data_type}");
        }
    }
}

#[tokio::test]
async fn classify_tells_all_that_a_reply_does() {
    let log = "Mar  4 09:14:07 mx postfix/smtp[20119]: 4Z6cK71NbC: to=<joe@example.com>, \
        relay=mx.example.com[192.0.2.1]:25, delay=0.9, dsn=5.7.1, status=bounced (host mx.example.com[192.0.2.1] said: \
        554 5.7.1 Service unavailable; client host [198.51.100.7] blocked using zen.spamhaus.org (in reply to RCPT TO \
        command))";
    let greylisted = "450 4.7.1 Greylisted for now, please try again in 300 seconds";
    let ctx = context(Arc::new(StringArray::from(vec![log, greylisted])));
    let answers = run(
        &ctx,
        "SELECT c['code'] AS code, c['enhanced'] AS enhanced, c['reason'] AS reason, c['category'] AS category,
            c['bounce'] AS bounce, c['action'] AS action, c['provider'] AS provider, c['blocklist'] AS blocklist,
            c['retry_after_s'] AS retry_after_s, c['delivery'] AS delivery, c['recipient'] AS recipient,
            c['confidence'] BETWEEN 50 AND 100 AS sure
         FROM (SELECT smtp_classify(text) AS c FROM replies)",
    )
    .await;
    assert_table(
        &answers,
        "
        +------+----------+----------------+------------+--------+-------------------+----------+------------------+---------------+----------+-----------------+------+
        | code | enhanced | reason         | category   | bounce | action            | provider | blocklist        | retry_after_s | delivery | recipient       | sure |
        +------+----------+----------------+------------+--------+-------------------+----------+------------------+---------------+----------+-----------------+------+
        | 554  | 5.7.1    | ip_blocklisted | reputation | block  | request_delisting |          | zen.spamhaus.org |               | failed   | joe@example.com | true |
        | 450  | 4.7.1    | greylisted     | rate       | soft   | retry             |          |                  | 300           | delayed  |                 | true |
        +------+----------+----------------+------------+--------+-------------------+----------+------------------+---------------+----------+-----------------+------+
        ",
    );
}

#[tokio::test]
async fn the_host_tells_the_provider() {
    let ctx = context(Arc::new(StringArray::from(vec![Some("421 4.7.0 Try later"), None])));
    for (host, wanted) in [
        ("'gmail-smtp-in.l.google.com'", Some("google")),
        ("CASE WHEN text IS NOT NULL THEN 'gmail-smtp-in.l.google.com' END", Some("google")),
        ("arrow_cast('mta5.am0.yahoodns.net', 'Dictionary(Int8, Utf8)')", Some("yahoo")),
        ("'mx.example.com'", None),
        ("''", None),
        ("NULL", None),
    ] {
        let answers =
            run(&ctx, &format!("SELECT smtp_classify(text, {host})['provider'] FROM replies")).await;
        assert_eq!(strings(answers.column(0)), [wanted.map(str::to_owned), None], "{host}");
    }
}

#[tokio::test]
async fn the_same_text_of_two_hosts_is_two_cases() {
    let ctx = SessionContext::new();
    register_all(&ctx);
    let answers = run(
        &ctx,
        "SELECT smtp_classify(text, host)['provider'] FROM (VALUES
            ('421 4.7.0 Try later', 'gmail-smtp-in.l.google.com'),
            ('421 4.7.0 Try later', 'mta5.am0.yahoodns.net'),
            ('421 4.7.0 Try later', NULL)) AS replies (text, host)",
    )
    .await;
    assert_eq!(strings(answers.column(0)), [Some("google".to_owned()), Some("yahoo".to_owned()), None]);
}

#[tokio::test]
async fn dictionaries_may_be_sliced_empty_or_hold_nulls() {
    let values = StringArray::from(vec![
        Some("452 4.2.2 Mailbox full"),
        None,
        Some("unused"),
        Some("550 5.1.1 No such user"),
    ]);
    let keys = Int32Array::from(vec![Some(3), Some(0), None, Some(1), Some(3)]);
    let column: ArrayRef = Arc::new(DictionaryArray::<Int32Type>::new(keys, Arc::new(values)));
    let wanted = [Some("user_unknown"), Some("mailbox_full"), None, None, Some("user_unknown")];
    for (from, len) in [(0, 5), (1, 3), (4, 1)] {
        let answers = run(&context(column.slice(from, len)), "SELECT smtp_reason(text) FROM replies").await;
        let wanted: Vec<_> =
            wanted[from..from + len].iter().map(|reason| reason.map(str::to_owned)).collect();
        assert_eq!(strings(answers.column(0)), wanted);
    }
    let empty: ArrayRef = Arc::new(StringArray::from(Vec::<&str>::new()));
    let nulls = DictionaryArray::<Int32Type>::new(Int32Array::from(vec![None, None]), empty);
    let answers =
        run(&context(Arc::new(nulls)), "SELECT smtp_reason(text), smtp_classify(text) FROM replies").await;
    assert_eq!((answers.column(0).null_count(), answers.column(1).null_count()), (2, 2));
}

#[tokio::test]
async fn columns_without_rows_or_values_have_no_answers() {
    let ctx = context(Arc::new(NullArray::new(3)));
    let answers =
        run(&ctx, "SELECT smtp_reason(text), smtp_classify(text), smtp_classify(NULL) FROM replies").await;
    let nulls: Vec<_> = answers.columns().iter().map(Array::null_count).collect();
    assert_eq!(nulls, [3, 3, 3]);
    for column in columns() {
        let ctx = context(column.slice(0, 0));
        let rows = ctx.sql("SELECT smtp_classify(text) FROM replies").await.unwrap().count().await.unwrap();
        assert_eq!(rows, 0);
    }
}

#[tokio::test]
async fn bytes_that_are_no_text_are_classified_all_the_same() {
    let latin1: &[u8] = b"550 5.1.1 Utilisateur inconnu, d\xe9sol\xe9";
    let ctx = context(Arc::new(BinaryArray::from(vec![latin1])));
    let answers = run(&ctx, "SELECT smtp_reason(text) FROM replies").await;
    assert_eq!(strings(answers.column(0)), [Some("user_unknown".to_owned())]);
}

#[tokio::test]
async fn columns_that_hold_no_text_are_refused() {
    let ctx = context(Arc::new(Int32Array::from(vec![550])));
    for (sql, wanted) in [
        (
            "SELECT smtp_reason(text) FROM replies",
            "smtp_reason(text [, host]) takes strings or bytes, not Int32",
        ),
        (
            "SELECT smtp_classify('550 No', text) FROM replies",
            "smtp_classify(text [, host]) takes strings or bytes, not Int32",
        ),
        ("SELECT smtp_reason()", "smtp_reason"),
        ("SELECT smtp_reason('a', 'b', 'c')", "smtp_reason(text [, host]) takes one or two arguments, not 3"),
    ] {
        let error = error(&ctx, sql).await;
        assert!(error.contains(wanted), "{sql}: {error}");
    }
}

#[tokio::test]
async fn constants_are_folded() {
    let ctx = SessionContext::new();
    register_all(&ctx);
    let plan = ctx
        .sql("SELECT smtp_reason('550 5.1.1 No such user') AS reason")
        .await
        .unwrap()
        .into_optimized_plan()
        .unwrap();
    let plan = plan.to_string();
    assert!(plan.contains("user_unknown") && !plan.contains("smtp_reason("), "{plan}");
}

#[tokio::test]
async fn names_group_sort_and_compare_like_strings() {
    let ctx = context(Arc::new(StringArray::from(texts())));
    let answers = run(
        &ctx,
        "SELECT smtp_reason(text) AS reason, count(*) AS replies, count(DISTINCT smtp_bounce(text)) AS kinds
         FROM replies WHERE smtp_reason(text) <> 'unknown' AND smtp_action(text) IN ('retry', 'suppress_recipient', 'none')
         GROUP BY smtp_reason(text) HAVING count(*) > 0 ORDER BY replies DESC, reason",
    )
    .await;
    assert_table(
        &answers,
        "
        +--------------+---------+-------+
        | reason       | replies | kinds |
        +--------------+---------+-------+
        | mailbox_full | 2       | 1     |
        | accepted     | 1       | 1     |
        | user_unknown | 1       | 1     |
        +--------------+---------+-------+
        ",
    );
}

#[tokio::test]
async fn names_keep_their_type_in_parquet() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("answers.parquet");
    let path = path.to_str().unwrap();
    let ctx = context(Arc::new(StringArray::from(texts())));
    let frame =
        ctx.sql("SELECT smtp_reason(text) AS reason, smtp_classify(text) AS c FROM replies").await.unwrap();
    frame.write_parquet(path, datafusion::dataframe::DataFrameWriteOptions::new(), None).await.unwrap();
    ctx.register_parquet("answers", path, ParquetReadOptions::default()).await.unwrap();
    let answers = run(&ctx, "SELECT reason, c['reason'] FROM answers").await;
    assert!(
        answers.column(0).as_any().is::<DictionaryArray<Int16Type>>(),
        "{}",
        answers.column(0).data_type()
    );
    let wanted: Vec<_> = CASES.iter().map(|(_, answers)| answers[0].map(str::to_owned)).collect();
    assert_eq!(strings(answers.column(0)), wanted);
    assert_eq!(strings(answers.column(1)), wanted);
}

#[test]
fn every_function_has_its_documentation() {
    let mut names: Vec<_> = SmtpFunctions::all().iter().map(|function| function.name().to_owned()).collect();
    names.sort();
    assert_eq!(names, ["smtp_action", "smtp_bounce", "smtp_classify", "smtp_delivery", "smtp_reason"]);
    for function in SmtpFunctions::all() {
        let documentation = function.documentation().unwrap();
        assert_eq!(documentation.syntax_example, format!("{}(text [, host])", function.name()));
    }
}
