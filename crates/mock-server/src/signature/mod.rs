//! Whether a request is signed as its scheme demands.
//!
//! What is signed is put together here from the request as it arrived, independently of any client. Headers are
//! taken under each of their known names, and a signature in digits of either case.

mod hash;
mod text;

use std::collections::BTreeMap;

use api_model::{Api, Cause, SigningRule};

use crate::arrived::Arrived;
use crate::refusal::Refusal;
use hash::Algorithm;

/// The window of requests that name none, in milliseconds.
const DEFAULT_WINDOW: u64 = 5_000;
/// The longest window that a request may name, in milliseconds.
const LONGEST_WINDOW: u64 = 60_000;
/// How far ahead of this server a clock may be, in milliseconds.
const AHEAD: u64 = 1_000;

/// Keys and their secrets.
#[derive(Clone, Default)]
pub(crate) struct Keys(BTreeMap<String, String>);

impl Keys {
    /// Adds a key.
    pub(crate) fn add(&mut self, key: String, secret: String) {
        self.0.insert(key, secret);
    }
}

/// Secrets stay out.
impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

/// Checks the signature of a request by the rules of a scheme, one of which must be kept. Without rules the headers
/// that the scheme names must be there; without keys every key is good and its signature is not looked at.
pub(crate) fn verify(
    api: &Api,
    scheme: &str,
    keys: &Keys,
    arrived: &Arrived,
    now: u64,
) -> Result<(), Refusal> {
    let mut refused = None;
    for rule in api.signing.iter().filter(|rule| rule.scheme == scheme) {
        match Check::of(rule, arrived).and_then(|check| check.verify(keys, now)) {
            Ok(()) => return Ok(()),
            Err(why) => refused = refused.or(Some(why)),
        }
    }
    match refused {
        Some(why) => Err(why),
        None if api.signing.iter().any(|rule| rule.scheme == scheme) => Ok(()),
        None => headers_there(api, scheme, arrived),
    }
}

/// The key that a request names, under whatever rule.
pub(crate) fn key_of<'a>(api: &Api, arrived: &'a Arrived) -> Option<&'a str> {
    let mut rules = api.signing.iter();
    rules.find_map(|rule| arrived.header(&prefixed(prefix(rule, arrived), &rule.key)))
}

fn headers_there(api: &Api, scheme: &str, arrived: &Arrived) -> Result<(), Refusal> {
    let scheme = api.auth.iter().find(|have| have.name == scheme);
    for name in scheme
        .map(|scheme| scheme.headers.as_slice())
        .unwrap_or_default()
    {
        if arrived.header(&name.to_ascii_lowercase()).is_none() {
            return Err(missing(Cause::KeyMissing, name));
        }
    }
    Ok(())
}

fn missing(cause: Cause, name: &str) -> Refusal {
    Refusal::new(cause, format!("the header `{name}` is missing")).of(name)
}

/// What a client put before the names of its headers.
fn prefix<'r>(rule: &'r SigningRule, arrived: &Arrived) -> &'r str {
    let sent = |prefix: &&str| arrived.header(&prefixed(prefix, &rule.key)).is_some();
    let mut known = rule.prefixes.iter().map(String::as_str);
    known.find(sent).unwrap_or_default()
}

fn prefixed(prefix: &str, name: &str) -> String {
    [prefix, name].concat().to_ascii_lowercase()
}

/// One request under one rule, with all that must be there.
struct Check<'a> {
    rule: &'a SigningRule,
    arrived: &'a Arrived,
    prefix: &'a str,
    key: &'a str,
    timestamp: u64,
    window: u64,
    algorithm: Algorithm,
    signature: &'a str,
}

impl<'a> Check<'a> {
    fn of(rule: &'a SigningRule, arrived: &'a Arrived) -> Result<Self, Refusal> {
        let prefix = prefix(rule, arrived);
        let header = |name: &str| {
            arrived
                .header(&prefixed(prefix, name))
                .filter(|it| !it.is_empty())
        };
        let must = |name: &str, cause| header(name).ok_or_else(|| missing(cause, name));
        let optional = |name: &Option<String>, cause| match name {
            Some(name) if rule.headers.contains(name) => must(name, cause).map(Some),
            Some(name) => Ok(header(name)),
            None => Ok(None),
        };
        let key = must(&rule.key, Cause::KeyMissing)?;
        let time = must(&rule.timestamp, Cause::TimestampMissing)?;
        let window = optional(&rule.window, Cause::WindowMissing)?;
        let algorithm = optional(&rule.algorithm, Cause::AlgorithmMissing)?;
        let signature = must(&rule.signature, Cause::SignatureMissing)?;
        Ok(Self {
            rule,
            arrived,
            prefix,
            key,
            timestamp: time.parse().map_err(|_| no_time(rule, time))?,
            window: read_window(rule, window)?,
            algorithm: read_algorithm(rule, algorithm)?,
            signature,
        })
    }

    fn verify(&self, keys: &Keys, now: u64) -> Result<(), Refusal> {
        let secret = keys.0.get(self.key);
        if secret.is_none() && !keys.0.is_empty() {
            let why = format!("nobody has the key `{}`", self.key);
            return Err(Refusal::new(Cause::KeyUnknown, why).of(&self.rule.key));
        }
        self.in_time(now)?;
        let Some(secret) = secret else { return Ok(()) };
        let text = text::signed(self.rule, self.prefix, self.arrived);
        if hash::verify(self.algorithm, secret.as_bytes(), &text, self.signature) {
            return Ok(());
        }
        let shown = String::from_utf8_lossy(&text);
        let why = format!("the signature is not that of `{shown}`");
        Err(Refusal::new(Cause::SignatureWrong, why).of(&self.rule.signature))
    }

    fn in_time(&self, now: u64) -> Result<(), Refusal> {
        let age = now.saturating_sub(self.timestamp);
        let ahead = self.timestamp.saturating_sub(now);
        let why = if age >= self.window {
            format!(
                "the request is {age} ms old, its window is {} ms",
                self.window
            )
        } else if ahead > AHEAD {
            format!("the clock of the request is {ahead} ms ahead")
        } else {
            return Ok(());
        };
        Err(Refusal::new(Cause::Clock, why).of(&self.rule.timestamp))
    }
}

fn no_time(rule: &SigningRule, text: &str) -> Refusal {
    let why = format!("`{text}` is no time in milliseconds");
    Refusal::new(Cause::TimestampMissing, why).of(&rule.timestamp)
}

fn read_window(rule: &SigningRule, text: Option<&str>) -> Result<u64, Refusal> {
    let Some(text) = text else {
        return Ok(DEFAULT_WINDOW);
    };
    let window = text
        .parse()
        .ok()
        .filter(|window| (1..=LONGEST_WINDOW).contains(window));
    window.ok_or_else(|| {
        let why = format!("the window must be 1 to {LONGEST_WINDOW} ms, not `{text}`");
        Refusal::new(Cause::WindowMalformed, why).of(rule.window.as_deref().unwrap_or_default())
    })
}

fn read_algorithm(rule: &SigningRule, text: Option<&str>) -> Result<Algorithm, Refusal> {
    let Some(text) = text else {
        return Ok(Algorithm::Sha256);
    };
    Algorithm::named(text).ok_or_else(|| {
        let why = format!("there is no algorithm `{text}`");
        let name = rule.algorithm.as_deref().unwrap_or_default();
        Refusal::new(Cause::AlgorithmUnknown, why).of(name)
    })
}
