//! The contest: which bursts there are, and in which order they take turns.

use std::{
    env,
    error::Error,
    io::{self, Write as _},
};

use crate::{
    contestant::{Burst, Contestant},
    table,
};

/// The kinds of bursts: call, calls at once, calls in all.
pub(crate) const KINDS: [(&str, u32, u32); 5] = [
    ("balances", 1, 1_000),
    ("order", 1, 1_000),
    ("symbols", 1, 20),
    ("balances", 64, 3_200),
    ("order", 64, 3_200),
];

/// Contestants and the server, all running.
pub(crate) struct Contest {
    rounds: usize,
    contestants: Vec<Contestant>,
    /// Ends with the contest.
    _server: Contestant,
}

/// All bursts of one contestant: by kind, then by round.
pub(crate) struct Score {
    pub(crate) name: String,
    pub(crate) bursts: Vec<Vec<Burst>>,
}

impl Contest {
    /// Starts the server and all contestants.
    pub(crate) fn new(words: &[&str]) -> Result<Self, Box<dyn Error>> {
        let myself = env::current_exe()?;
        let myself = myself.to_str().ok_or("the path of this program is no text")?;
        let mut server = Contestant::start("server", myself, &["serve"])?;
        let url = server.line()?;
        let mut contestants = Vec::new();
        for name in ["bare", "xt-client"] {
            contestants.push(Contestant::start(name, myself, &[name, &url])?);
        }
        for peer in values(words, "--peer") {
            let (name, command) = peer.split_once('=').ok_or("--peer NAME=COMMAND")?;
            let mut command: Vec<&str> = command.split(' ').collect();
            command.push(&url);
            contestants.push(Contestant::start(name, command[0], &command[1..])?);
        }
        let rounds = values(words, "--rounds").next().map_or(Ok(21), str::parse)?;
        Ok(Self {
            rounds,
            contestants,
            _server: server,
        })
    }

    /// Runs all rounds and prints the table.
    pub(crate) fn run(mut self) -> io::Result<()> {
        let mut scores: Vec<Score> = Vec::new();
        for contestant in &self.contestants {
            scores.push(Score {
                name: contestant.name.clone(),
                bursts: vec![Vec::new(); KINDS.len()],
            });
        }
        self.round(&mut |_, _, _| ())?;
        for round in 0..self.rounds {
            if round % 2 == 0 {
                self.contestants.reverse();
                scores.reverse();
            }
            self.round(&mut |index, kind, burst| {
                scores[index].bursts[kind].push(burst);
            })?;
        }
        scores.sort_by_key(|score| score.name != "bare");
        write!(io::stdout(), "{}", table::markdown(&scores))
    }

    /// One burst of each kind by each contestant.
    fn round(&mut self, note: &mut dyn FnMut(usize, usize, Burst)) -> io::Result<()> {
        for (kind, (call, at_once, calls)) in KINDS.into_iter().enumerate() {
            for (index, contestant) in self.contestants.iter_mut().enumerate() {
                note(index, kind, contestant.burst(call, at_once, calls)?);
            }
        }
        Ok(())
    }
}

/// The values that follow a flag, each time that it is given.
fn values<'w>(words: &'w [&'w str], flag: &'w str) -> impl Iterator<Item = &'w str> {
    let pairs = words.windows(2).filter(move |pair| pair[0] == flag);
    pairs.map(|pair| pair[1])
}
