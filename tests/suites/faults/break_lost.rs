//! Faults by which something a page says is lost without any sign of it on the page's site.

use super::page::{Page, indent};
use super::{Fault, Random};

fn is_rule(line: &str) -> bool {
    line.starts_with('|') && line.contains("---") && line.chars().all(|sign| "|-: ".contains(sign))
}

fn rules(page: &Page) -> Vec<usize> {
    let rule = |at: &usize| is_rule(&page.lines[*at]);
    (1..page.lines.len()).filter(rule).collect()
}

/// The line of dashes of a table is gone.
pub(crate) fn no_rule(page: &Page, random: &mut Random) -> Option<Fault> {
    let at = *random.choice(&rules(page))?;
    Some(Fault::remove(page, at..at + 1).or_line(at - 1))
}

/// The line of dashes has a cell less than the head above it.
pub(crate) fn short_rule(page: &Page, random: &mut Random) -> Option<Fault> {
    let at = *random.choice(&rules(page))?;
    let (short, _) = page.lines[at]
        .trim_end()
        .trim_end_matches('|')
        .rsplit_once('|')?;
    Some(Fault::line(page, at, format!("{short}|")).or_line(at - 1))
}

/// An empty line parts the last rows from their table.
pub(crate) fn torn_row(page: &Page, random: &mut Random) -> Option<Fault> {
    let row = |at: &usize| page.lines[*at].starts_with('|') && !is_rule(&page.lines[*at]);
    let inner = |at: &usize| row(at) && row(&(at - 1));
    let rows: Vec<usize> = (1..page.lines.len()).filter(inner).collect();
    let at = *random.choice(&rows)?;
    Some(Fault::insert(page, at, vec![String::new()]).or_line(at + 1))
}

/// A row of a table of parameters has no name.
pub(crate) fn no_name_cell(page: &Page, random: &mut Random) -> Option<Fault> {
    let at = *random.choice(&page.rows())?;
    let (name, rest) = page.lines[at].strip_prefix('|')?.split_once('|')?;
    let typed = ["string", "integer", "long", "boolean"]
        .iter()
        .any(|word| rest.trim_start().starts_with(word));
    let named = !name.trim().is_empty();
    (typed && named).then(|| Fault::line(page, at, format!("|  |{rest}")))
}

/// A blank in the name of a parameter.
pub(crate) fn blank_in_cell(page: &Page, random: &mut Random) -> Option<Fault> {
    let at = *random.choice(&page.rows())?;
    let (name, rest) = page.lines[at].strip_prefix('|')?.split_once('|')?;
    let name = name.trim();
    let plain = name.len() > 3 && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    let typed = rest
        .trim_start()
        .starts_with(|sign: char| sign.is_ascii_lowercase());
    (plain && typed).then(|| {
        let (start, end) = name.split_at(2);
        Fault::line(page, at, format!("| {start} {end} |{rest}"))
    })
}

/// A second line of dashes in the front matter.
pub(crate) fn early_end(page: &Page, random: &mut Random) -> Option<Fault> {
    let matter = page.matter();
    let key = |at: &usize| {
        let line = &page.lines[*at];
        ["response:", "parameters:", "response_example:"]
            .iter()
            .any(|key| line.starts_with(key))
    };
    let keys: Vec<usize> = matter.filter(key).collect();
    let at = *random.choice(&keys)?;
    Some(Fault::insert(page, at, vec!["---".to_owned()]))
}

/// A pattern that no program can read.
pub(crate) fn pattern(page: &Page, random: &mut Random) -> Option<Fault> {
    let is = |at: &usize| {
        let line = page.lines[*at].trim_start();
        line.starts_with("pattern: ") && line.contains(']')
    };
    let lines: Vec<usize> = page.matter().filter(is).collect();
    let at = *random.choice(&lines)?;
    Some(Fault::line(page, at, page.lines[at].replacen(']', "", 1)))
}

/// A limit that counts by a word nobody knows, or fewer than none.
pub(crate) fn limit_scope(page: &Page, random: &mut Random) -> Option<Fault> {
    let is = |at: &usize| {
        let line = page.lines[*at].trim();
        line.starts_with("- ") && line.contains("/s/")
    };
    let lines: Vec<usize> = page.matter().filter(is).collect();
    let at = *random.choice(&lines)?;
    let line = *random.choice(&["  - 10/s/apikye", "  - 10/s/person", "  - -10/s/ip"])?;
    Some(Fault::line(page, at, line.to_owned()))
}

/// A name of an answer's example with a slip: the fields of the page do not have it. Messages of topics have no list to be held to.
pub(crate) fn answer_name(page: &Page, random: &mut Random) -> Option<Fault> {
    let fields = |at: usize| page.lines[at].trim_start().starts_with("- name: ");
    let described = page.matter().filter(|at| fields(*at)).count() > 3;
    let example = page
        .examples()
        .into_iter()
        .find(|lines| page.lines[lines.start - 1].starts_with("response_example"))?;
    let members: Vec<usize> = example
        .filter(|&at| page.lines[at].contains("\": ") && indent(&page.lines[at]) > 4)
        .collect();
    let at = *random.choice(&members)?;
    let line = page.lines[at].replacen("\": ", "Q\": ", 1);
    let topic = page.lines.iter().any(|line| line == "type: websocket");
    (described && !topic).then(|| Fault::line(page, at, line).unless_harmless())
}
