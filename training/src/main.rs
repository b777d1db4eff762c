//! Fits the weights of the text model to labelled replies, measures it, and reports what it does: see `README.md`.
#![warn(clippy::pedantic)]
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "counts are small, and what is rounded is clamped first"
)]

mod error;
mod examples;
mod fit;
mod folds;
mod generate;
mod judge;
mod lexicon;
mod lint;
mod model;
mod replies;
mod report;
mod tables;
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

  fit                   fit the weights and write the tables into ../src/text
  fit --check           compare the tables with what the data give, and the classifier's answers with the model's
  report [--misses N]   out-of-fold figures by reason, source and language
  why TEXT              what speaks for which reason
  lint [--all]          what looks wrong in replies, words and tags; --all: list unused spellings, too";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("training: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<ExitCode, Error> {
    match arguments {
        ["fit"] => {
            let data = Data::load()?;
            let (lexicon, model) = data.model();
            generate::write(&data, &lexicon, &model)?;
        }
        ["fit", "--check"] => {
            let data = Data::load()?;
            let (lexicon, model) = data.model();
            generate::check(&data, &lexicon, &model)?;
            tables::check(&lexicon, &model, &data.replies)?;
        }
        ["report"] => Data::load()?.report(0),
        ["report", "--misses", count] => {
            let count = count.parse().map_err(|error| Error::Other(format!("--misses {count}: {error}")))?;
            Data::load()?.report(count);
        }
        ["why", text] => why::print(&Words::load(&folder())?, text)?,
        ["lint"] => return Ok(lint::print(&Data::load()?, false)),
        ["lint", "--all"] => return Ok(lint::print(&Data::load()?, true)),
        _ => {
            eprintln!("{USAGE}");
            return Ok(ExitCode::from(2));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Where this package lies.
fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Replies and words.
struct Data {
    words: Words,
    /// The lexicon of the words.
    lexicon: Lexicon,
    replies: Vec<Labelled>,
}

impl Data {
    fn load() -> Result<Self, Error> {
        Self::of(&folder())
    }

    fn of(folder: &Path) -> Result<Self, Error> {
        let words = Words::load(folder)?;
        let lexicon = Lexicon::of_words(&words)?;
        Ok(Self { words, lexicon, replies: replies::load(folder)? })
    }

    /// The lexicon with the words of all replies, and the examples that a model decides.
    fn examples(&self) -> (Lexicon, Vec<Example>) {
        let mut lexicon = self.lexicon.clone();
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
    fn model(&self) -> (Lexicon, Model) {
        let (lexicon, examples) = self.examples();
        let examples: Vec<&Example> = examples.iter().collect();
        let mut model = Model::of(&lexicon, &examples);
        model.confidence = report::calibrate(&report::out_of_fold(self));
        (lexicon, model)
    }

    fn report(&self, misses: usize) {
        report::print(&report::out_of_fold(self), misses);
    }
}
