//! Fits the weights of the text model to labelled replies, and measures it: see `README.md`.

mod error;
mod examples;
mod fit;
mod folds;
mod generate;
mod lexicon;
mod lint;
mod model;
mod replies;
mod report;
mod why;

use error::Error;
use examples::Example;
use lexicon::{Lexicon, Words};
use model::Model;
use replies::Labelled;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
usage: training COMMAND

  fit [--check]         fit the weights and write the tables into ../src/text; --check: compare only
  report [--misses N]   out-of-fold figures by reason, source and language
  why TEXT              what speaks for which reason
  lint                  rows that look wrong";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        ["fit"] => Data::load().and_then(|data| generate::write(&data)),
        ["fit", "--check"] => Data::load().and_then(|data| generate::check(&data)),
        ["report"] => Data::load().map(|data| data.report(0)),
        ["report", "--misses", count] => match count.parse() {
            Ok(count) => Data::load().map(|data| data.report(count)),
            Err(error) => Err(Error::Other(format!("--misses {count}: {error}"))),
        },
        ["why", text] => Data::load().map(|data| why::print(&data, text)),
        ["lint"] => Data::load().and_then(|data| lint::print(&data)),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("training: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Where this package lies.
pub(crate) fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Replies and words.
pub(crate) struct Data {
    pub(crate) words: Words,
    pub(crate) replies: Vec<Labelled>,
}

impl Data {
    fn load() -> Result<Self, Error> {
        Self::of(&folder())
    }

    fn of(folder: &Path) -> Result<Self, Error> {
        let words = Words::load(folder)?;
        Lexicon::of_words(&words)?;
        Ok(Self { words, replies: replies::load(&folder.join("replies"))? })
    }

    /// The lexicon with the words of all replies, and the examples that a model decides.
    pub(crate) fn examples(&self) -> (Lexicon, Vec<Example>) {
        let mut lexicon = Lexicon::of_words(&self.words).expect("it was read before");
        lexicon.learn(&self.words, self.replies.iter().map(|reply| reply.text.as_str()));
        let examples = self
            .replies
            .iter()
            .map(|reply| Example::of(reply, &lexicon))
            .filter(|example| !example.reading.decided)
            .collect();
        (lexicon, examples)
    }

    /// The model, with its calibration.
    pub(crate) fn model(&self) -> (Lexicon, Model) {
        let (lexicon, examples) = self.examples();
        let examples: Vec<&Example> = examples.iter().collect();
        let mut model = Model::of(&lexicon, &examples);
        model.confidence = report::calibrate(&report::out_of_fold(&self.words, &self.replies));
        (lexicon, model)
    }

    fn report(&self, misses: usize) {
        report::print(&report::out_of_fold(&self.words, &self.replies), misses);
    }
}
