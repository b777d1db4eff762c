//! Takes the time of several contenders on one task, in turns, so that a disturbance meets all of them alike.

use std::hint::black_box;
use std::time::{Duration, Instant};

const SAMPLES: usize = 25;
const SAMPLE: Duration = Duration::from_millis(12);

type Task<'a> = Box<dyn FnMut() + 'a>;

/// One task, and those who do it.
pub struct Race<'a> {
    title: String,
    octets: usize,
    operations: usize,
    runners: Vec<(&'static str, Task<'a>)>,
}

impl<'a> Race<'a> {
    /// A task over `octets` of input, which is `operations` operations.
    pub fn new(title: impl Into<String>, octets: usize, operations: usize) -> Self {
        Self { title: title.into(), octets, operations, runners: Vec::new() }
    }

    /// Adds a contender. The first one is what the others are compared with.
    pub fn with<T>(mut self, name: &'static str, mut task: impl FnMut() -> T + 'a) -> Self {
        self.runners.push((
            name,
            Box::new(move || {
                black_box(task());
            }),
        ));
        self
    }

    /// Runs all if the title has this word in it.
    pub fn run_if(self, word: &str) {
        if self.title.to_lowercase().contains(&word.to_lowercase()) {
            self.run();
        }
    }

    /// Runs all, and prints a table: the median time of one operation, the throughput, the ratio to the first.
    fn run(mut self) {
        let rounds: Vec<u32> = self.runners.iter_mut().map(|(_, task)| calibrate(task)).collect();
        let mut samples = vec![Vec::with_capacity(SAMPLES); self.runners.len()];
        for _ in 0..SAMPLES {
            for (index, (_, task)) in self.runners.iter_mut().enumerate() {
                samples[index].push(time(task, rounds[index]) / f64::from(rounds[index]));
            }
        }
        println!("\n### {}\n", self.title);
        println!("| | per operation | MB/s | ratio |");
        println!("| --- | ---: | ---: | ---: |");
        let mut first = None;
        for ((name, _), mut times) in self.runners.into_iter().zip(samples) {
            times.sort_by(f64::total_cmp);
            let median = times[SAMPLES / 2];
            let ratio = median / *first.get_or_insert(median);
            let each = median / self.operations as f64;
            let throughput = self.octets as f64 / median / 1e6;
            println!("| {name} | {} | {throughput:.0} | {ratio:.2} |", readable(each));
        }
    }
}

fn calibrate(task: &mut dyn FnMut()) -> u32 {
    let mut rounds = 1;
    loop {
        let spent = time(task, rounds);
        if spent > SAMPLE.as_secs_f64() / 4.0 {
            return ((f64::from(rounds) * SAMPLE.as_secs_f64() / spent) as u32).max(1);
        }
        rounds *= 4;
    }
}

fn time(task: &mut dyn FnMut(), rounds: u32) -> f64 {
    let start = Instant::now();
    for _ in 0..rounds {
        task();
    }
    start.elapsed().as_secs_f64()
}

fn readable(seconds: f64) -> String {
    match seconds * 1e9 {
        nanos if nanos < 100.0 => format!("{nanos:.1} ns"),
        nanos if nanos < 10_000.0 => format!("{nanos:.0} ns"),
        nanos if nanos < 10_000_000.0 => format!("{:.1} µs", nanos / 1e3),
        nanos => format!("{:.1} ms", nanos / 1e6),
    }
}
