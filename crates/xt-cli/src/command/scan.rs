//! A first look at the words of a call: which operation, which model. clap cannot tell before it knows the operation.

use std::borrow::Cow;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::Arg;

/// The variable that names a folder of pages.
pub(super) const SPECS_VARIABLE: &str = "XT_SPECS";

/// What the words mean at first sight.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// The words that are no flags: section and operation, at most.
    pub(super) plain: Vec<String>,
    /// Whether values are to be sent unchecked.
    pub(super) unchecked: bool,
    specs: Option<PathBuf>,
    model: Option<PathBuf>,
}

impl Words {
    /// Looks at the words behind the name of the program, by the flags that may stand anywhere.
    pub(super) fn scan(words: &[OsString], flags: &[Arg]) -> Self {
        let mut found = Self::default();
        let mut words = words.iter().skip(1).map(|word| word.to_string_lossy());
        while let Some(word) = words.next() {
            if word == "--" {
                break;
            }
            let Some(flag) = word.strip_prefix('-') else {
                found.plain(&word);
                continue;
            };
            let (name, mut value) = match flag.split_once('=') {
                Some((name, value)) => (name, Some(value.to_owned())),
                None => (flag, None),
            };
            let name = name.trim_start_matches('-');
            let valued = |arg: &&Arg| arg.get_long() == Some(name);
            let takes = flags.iter().find(valued);
            if value.is_none() && takes.is_some_and(|arg| arg.get_action().takes_values()) {
                value = words.next().map(Cow::into_owned);
            }
            found.flag(name, value);
        }
        found
    }

    /// The folder of pages, by flag or environment.
    pub(super) fn specs(&self) -> Option<PathBuf> {
        let named = || std::env::var_os(SPECS_VARIABLE).filter(|value| !value.is_empty());
        match (&self.specs, &self.model) {
            (None, None) => named().map(PathBuf::from),
            (specs, _) => specs.clone(),
        }
    }

    /// The file of a model.
    pub(super) fn model(&self) -> Option<&Path> {
        self.model.as_deref()
    }

    fn plain(&mut self, word: &str) {
        // `xt help spot depth` and `xt spot help depth` are about the call as well.
        if word != "help" && self.plain.len() < 2 {
            self.plain.push(word.to_owned());
        }
    }

    fn flag(&mut self, name: &str, value: Option<String>) {
        match name {
            "specs" => self.specs = value.map(PathBuf::from),
            "model" => self.model = value.map(PathBuf::from),
            "unchecked" => self.unchecked = true,
            _ => {}
        }
    }
}
