//! A process that makes bursts of calls when it is told to.

use std::{
    fs,
    io::{self, BufRead as _, BufReader, Write as _},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

/// A process that makes bursts of calls when it is told to, and ends with this value.
pub(crate) struct Contestant {
    pub(crate) name: String,
    process: Child,
    orders: ChildStdin,
    results: BufReader<ChildStdout>,
}

/// How one burst went.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Burst {
    /// Calls per second.
    pub(crate) rate: f64,
    /// Microseconds that a call took: the median, and what one in a hundred exceeded.
    pub(crate) latency: [f64; 2],
    /// Microseconds of processor time that the process spent per call; nothing where the system does not tell.
    pub(crate) processor: Option<f64>,
}

impl Contestant {
    /// Starts a command.
    pub(crate) fn start(
        name: &str,
        command: &str,
        arguments: &[&str],
    ) -> io::Result<Self> {
        let mut process = Command::new(command)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let pipes = process.stdin.take().zip(process.stdout.take());
        let (orders, results) = pipes.ok_or_else(|| io::Error::other("no pipes"))?;
        Ok(Self {
            name: name.to_owned(),
            process,
            orders,
            results: BufReader::new(results),
        })
    }

    /// The next line that it prints.
    pub(crate) fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        self.results.read_line(&mut line)?;
        Ok(line.trim().to_owned())
    }

    /// Has it make a burst of calls.
    pub(crate) fn burst(
        &mut self,
        call: &str,
        at_once: u32,
        calls: u32,
    ) -> io::Result<Burst> {
        let before = self.processor_ns();
        writeln!(self.orders, "{call} {at_once} {calls}")?;
        let line = self.line()?;
        let spent =
            self.processor_ns().zip(before).map(|(after, before)| after - before);
        let numbers: Vec<f64> =
            line.split(' ').filter_map(|word| word.parse().ok()).collect();
        let [took, median, slow] = numbers[..] else {
            return Err(io::Error::other(format!(
                "{}: no result but `{line}`",
                self.name
            )));
        };
        let per_call = |ns: f64| ns / 1e3 / f64::from(calls);
        Ok(Burst {
            rate: 1e6 / per_call(took),
            latency: [median / 1e3, slow / 1e3],
            processor: spent.map(per_call),
        })
    }

    /// Nanoseconds that its threads have run, where the system tells.
    fn processor_ns(&self) -> Option<f64> {
        let threads = fs::read_dir(format!("/proc/{}/task", self.process.id())).ok()?;
        let mut sum = 0.0;
        for thread in threads {
            let told = fs::read_to_string(thread.ok()?.path().join("schedstat")).ok()?;
            sum += told.split(' ').next()?.parse::<f64>().ok()?;
        }
        Some(sum)
    }
}

impl Drop for Contestant {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
