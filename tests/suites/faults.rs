//! Seeded faults: sound pages, one thing broken at random, a thousand times. An error or warning must name the line.

#[path = "faults/break_example.rs"]
mod break_example;
#[path = "faults/break_lost.rs"]
mod break_lost;
#[path = "faults/break_meaning.rs"]
mod break_meaning;
#[path = "faults/break_signs.rs"]
mod break_signs;
#[path = "faults/break_tables.rs"]
mod break_tables;
#[path = "faults/break_words.rs"]
mod break_words;
#[path = "faults/break_yaml.rs"]
mod break_yaml;
#[path = "faults/page.rs"]
mod page;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;
use std::thread;

use codegen_pipeline::{ApiFolder, Options, PageText, Understood, openapi, understand};
use diagnostics::Severity;
use docwright_tests::{below, project};

use page::Page;

/// How many faults are made, and how many of a hundred must be found at their line.
const FAULTS: usize = 1000;
const WANTED: usize = 99;

/// Choices that depend on the seed alone.
pub(crate) struct Random(fastrand::Rng);

impl Random {
    fn below(&mut self, end: usize) -> Option<usize> {
        (end > 0).then(|| self.0.usize(..end))
    }

    fn choice<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        self.below(of.len()).map(|at| &of[at])
    }

    fn coin(&mut self) -> bool {
        self.0.bool()
    }
}

/// A broken page and the lines, from 0, at which the fault may be told.
pub(crate) struct Fault {
    text: String,
    lines: Vec<usize>,
    may_be_harmless: bool,
}

impl Fault {
    /// Another line instead of one.
    fn line(page: &Page, at: usize, line: String) -> Self {
        Self::replace(page, at..at + 1, vec![line])
    }

    /// Lines before one.
    fn insert(page: &Page, at: usize, lines: Vec<String>) -> Self {
        Self::replace(page, at..at, lines)
    }

    /// Lines taken out; the line that now stands there counts.
    fn remove(page: &Page, range: Range<usize>) -> Self {
        let at = range.start;
        let mut fault = Self::replace(page, range, Vec::new());
        fault.lines.push(at);
        fault
    }

    fn replace(page: &Page, range: Range<usize>, new: Vec<String>) -> Self {
        let lines: Vec<usize> = (range.start..range.start + new.len()).collect();
        let mut all = page.lines.clone();
        all.splice(range, new);
        Self {
            text: all.join("\n") + "\n",
            lines,
            may_be_harmless: false,
        }
    }

    /// Another line that may be named.
    fn or_line(mut self, at: usize) -> Self {
        self.lines.push(at);
        self
    }

    /// Not every such change is a fault: one that changes nothing of what the page says is none.
    fn unless_harmless(mut self) -> Self {
        self.may_be_harmless = true;
        self
    }
}

type Breaker = fn(&Page, &mut Random) -> Option<Fault>;

const BREAKERS: &[(&str, Breaker)] = &[
    ("misspelt key", break_yaml::misspelt_key),
    ("key twice", break_yaml::key_twice),
    ("open quote", break_yaml::open_quote),
    ("open bracket", break_yaml::open_bracket),
    ("bad indent", break_yaml::bad_indent),
    ("TAB", break_yaml::tab),
    ("key without colon", break_yaml::no_colon),
    ("front matter without end", break_yaml::no_fence),
    ("merge conflict", break_yaml::conflict),
    ("example: no comma", break_example::no_comma),
    ("example: open value", break_example::open_value),
    ("example: open key", break_example::open_key),
    ("example: no colon", break_example::no_colon),
    ("example: member twice", break_example::member_twice),
    ("example: no closing bracket", break_example::open_bracket),
    ("example: no opening bracket", break_example::no_opening),
    ("example: truncated", break_example::truncated),
    ("example: stray word", break_example::stray_word),
    ("type word", break_meaning::type_word),
    ("method", break_meaning::method),
    ("flag", break_meaning::flag),
    ("unknown name", break_meaning::unknown_name),
    ("bound", break_meaning::bound),
    ("default", break_meaning::default),
    ("parameter twice", break_meaning::parameter_twice),
    ("path variable", break_meaning::no_variable),
    ("path", break_meaning::path),
    ("rate limit", break_meaning::rate_limit),
    ("example against table", break_meaning::against_table),
    ("row twice", break_meaning::row_twice),
    ("open fence", break_meaning::open_fence),
    ("no blank behind colon", break_signs::no_blank),
    ("other sign for colon", break_signs::other_colon),
    ("dash without blank", break_signs::dash_without_blank),
    ("colon in value", break_signs::colon_in_value),
    ("other fence", break_signs::other_fence),
    ("example: smart quotes", break_signs::smart_quotes),
    ("example: bracket too many", break_signs::extra_bracket),
    ("example: other bracket", break_signs::other_bracket),
    ("example: other colon", break_signs::other_json_colon),
    ("example: other comma", break_signs::other_comma),
    ("example: no value", break_signs::no_value),
    ("example: merge conflict", break_signs::conflict_in_example),
    ("other code fence", break_signs::other_code_fence),
    ("front matter ends too soon", break_lost::early_end),
    ("pattern", break_lost::pattern),
    ("limit by nobody", break_lost::limit_scope),
    ("example: name of an answer", break_lost::answer_name),
    ("no name", break_words::no_name),
    ("foreign key", break_words::foreign_key),
    ("not in path", break_words::not_in_path),
    ("default of another type", break_words::default_type),
    ("default unlisted", break_words::default_unlisted),
    ("entry twice", break_words::entry_twice),
    ("example sends unknown", break_words::example_name),
    ("limit words", break_words::limit_words),
    ("path form", break_words::path_form),
    ("table: no line of dashes", break_lost::no_rule),
    ("table: short line of dashes", break_lost::short_rule),
    ("table: row torn off", break_lost::torn_row),
    ("table: no name", break_lost::no_name_cell),
    ("table: blank in a name", break_lost::blank_in_cell),
    ("table: cell missing", break_tables::cell_missing),
    ("table: cell extra", break_tables::cell_extra),
    ("table: head misspelt", break_tables::head_misspelt),
    ("table: required word", break_tables::required_word),
    ("table: table type", break_tables::table_type),
    ("table: table default", break_tables::table_default),
    ("table: table bounds", break_tables::table_bounds),
    ("table: value twice", break_tables::value_twice),
    ("table: table variable", break_tables::table_variable),
    ("table: declared method", break_tables::declared_method),
    ("table: curl", break_tables::curl),
    ("table: sent", break_tables::sent),
    ("table: link", break_tables::link),
    ("table: code twice", break_tables::code_twice),
    ("table: field type", break_tables::field_type),
];

/// A folder of sound pages.
struct Site {
    folder: ApiFolder,
    pages: Vec<Page>,
}

impl Site {
    /// The pages of a folder below the project, in one language.
    fn of(path: &str) -> Self {
        let folder = below(&project().join(path), path);
        let text = |page: &PageText| String::from_utf8(page.bytes.clone()).expect("text");
        let mut pages: Vec<Page> = folder
            .pages
            .iter()
            .map(|page| Page::new(&page.path, &text(page)))
            .filter(|page| !page.path.contains("_cn/"))
            .collect();
        pages.sort_by(|one, other| one.path.cmp(&other.path));
        Self { folder, pages }
    }

    /// What is found where one page has another text, read with its section and the shared enums.
    fn with(&self, path: &str, text: &str) -> Understood {
        let section = |path: &str| path.split('/').next().unwrap_or_default().to_owned();
        let own = section(path);
        let mut folder = ApiFolder {
            shown: self.folder.shown.clone(),
            manifest: self.folder.manifest.clone(),
            ..ApiFolder::default()
        };
        for page in &self.folder.pages {
            if page.path == path {
                folder.pages.push(PageText {
                    path: path.to_owned(),
                    bytes: text.as_bytes().to_vec(),
                });
            } else if section(&page.path).trim_end_matches("_cn") == own
                || page.path.contains("enums/")
            {
                folder.pages.push(page.clone());
            }
        }
        understand(folder, &Options::default())
    }
}

/// The findings that weigh, as text: where, what, and its line from 0.
fn told(understood: &Understood, path: &str) -> Vec<(usize, String)> {
    let shown = format!("{}/{path}", understood.shown);
    let one = |finding: &diagnostics::Diagnostic| {
        let file = understood.sources.file(finding.span().file);
        let line = understood.sources.place(finding.span()).line as usize;
        let text = format!(
            "{} {}:{line} {}",
            finding.code.id,
            file.path(),
            finding.message
        );
        (finding.severity >= Severity::Warning && file.path() == shown).then_some((line - 1, text))
    };
    understood.findings.iter().filter_map(one).collect()
}

/// Breaks pages until enough faults were made; the misses, told.
fn run(seed: u64, faults: usize) -> (usize, String) {
    let sites = [Site::of("specs/xt"), Site::of("tests/faults")];
    let mut random = Random(fastrand::Rng::with_seed(seed));
    let mut by_kind: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let (mut made, mut found, mut said) = (0, 0, String::new());
    while made < faults {
        let site = if random.below(4) == Some(0) {
            &sites[1]
        } else {
            &sites[0]
        };
        let (kind, breaker) = *random.choice(BREAKERS).expect("ways to break");
        let page = random.choice(&site.pages).expect("pages");
        let Some(fault) = breaker(page, &mut random).filter(|fault| fault.text != page.text())
        else {
            continue;
        };
        let understood = site.with(&page.path, &fault.text);
        let told = told(&understood, &page.path);
        if fault.may_be_harmless && told.is_empty() {
            let sound = site.with(&page.path, &page.text());
            if openapi(&sound) == openapi(&understood) {
                continue;
            }
        }
        made += 1;
        let hit = told.iter().any(|(line, _)| fault.lines.contains(line));
        let count = by_kind.entry(kind).or_default();
        count.0 += 1;
        if hit {
            found += 1;
            count.1 += 1;
        } else {
            let _ = writeln!(
                said,
                "{kind}: {}/{} lines {:?}",
                site.folder.shown,
                page.path,
                fault.lines.iter().map(|line| line + 1).collect::<Vec<_>>()
            );
            for line in &fault.lines {
                let _ = writeln!(
                    said,
                    "    | {}",
                    fault.text.lines().nth(*line).unwrap_or_default()
                );
            }
            for (_, text) in &told {
                let _ = writeln!(said, "    told: {text}");
            }
        }
    }
    let _ = writeln!(said, "{found} of {made} found at their line");
    for (kind, (made, found)) in by_kind {
        let _ = writeln!(said, "  {kind}: {found} of {made}");
    }
    (found, said)
}

#[test]
fn the_line_of_a_fault_is_named() {
    let seed = std::env::var("FAULTS_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or(1);
    // Two runs at once: one keeps a single processor busy.
    let runs = [2 * seed, 2 * seed + 1].map(|seed| thread::spawn(move || run(seed, FAULTS / 2)));
    let mut found = 0;
    for run in runs {
        let (of_run, said) = run.join().expect("a run");
        println!("{said}");
        found += of_run;
    }
    assert!(100 * found >= WANTED * FAULTS, "{found} of {FAULTS} found");
}

/// What is broken is sound before.
#[test]
fn the_pages_are_sound_before() {
    for site in [Site::of("specs/xt"), Site::of("tests/faults")] {
        let understood = understand(site.folder, &Options::default());
        let told: Vec<&str> = understood
            .findings
            .iter()
            .filter(|finding| finding.severity >= Severity::Warning)
            .map(|finding| finding.message.as_str())
            .collect();
        assert!(told.is_empty(), "{told:?}");
    }
}
