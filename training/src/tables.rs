//! The model as the crate has it: its generated tables, read back.

use crate::error::Error;
use crate::judge::{Judged, Row, Scores};
use crate::lexicon::Lexicon;
use crate::model::Model;
use crate::replies::Labelled;
use smtp_reply::__training::{Feature, Reading, stored};
use smtp_reply::classify;

/// The row of a feature, if the tables have one. The numbers of words are where their rows start.
pub(crate) fn row(feature: Feature) -> Option<Row> {
    match feature {
        Feature::Word(start) => Some(stored::row(start)),
        Feature::Key(key) => stored::key(key),
        Feature::Reply(key) | Feature::Enhanced(key) => {
            stored::find(key).map(|(_, start)| stored::row(start))
        }
    }
}

/// How many replies of ten thousand the tables may answer otherwise than the model: a few bits of a hash tell a word that
/// is not in them from the one whose place it would have, so some strangers are taken for words.
const STRANGERS: usize = 10;

/// Checks that the classifier answers each reply as the model does from which its tables were made.
pub(crate) fn check(lexicon: &Lexicon, model: &Model, replies: &[Labelled]) -> Result<(), Error> {
    let mut compared = 0;
    let mut others = Vec::new();
    for reply in replies {
        let answer = classify(&reply.text);
        // An answer without a second one is not by the model, but by the line or by the tables of codes.
        if answer.runner_up().is_none() {
            continue;
        }
        compared += 1;
        let judged = model.judge(&lexicon.read(&reply.text));
        if answer.reason() != judged.reason {
            others.push(format!("{}: {}, the model says {}", reply.place, answer.reason(), judged.reason));
        }
    }
    eprintln!("{compared} answers by the tables, {} of them not those of the model", others.len());
    for other in &others {
        eprintln!("{other}");
    }
    if others.len() * 10_000 > compared * STRANGERS {
        return Err(Error::Other("the classifier does not answer as the model does".to_owned()));
    }
    Ok(())
}

/// The answer of the tables, by the arithmetic of the model.
pub(crate) fn judge(reading: &Reading) -> Judged {
    Judged::of(reading, &Scores::of(reading, row), &stored::BIAS)
}
