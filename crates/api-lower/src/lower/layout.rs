//! What a page's path says: section, group, language, and which pages are one page in several languages.
//!
//! The manifest decides; without one, folders speak for themselves. File names never become words.

use std::collections::{BTreeMap, BTreeSet};

use spec_draft::{ManifestDraft, PageDraft};

use crate::words::words;

/// A language and its folders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Language {
    /// `en`, `zh`.
    pub(crate) code: String,
    /// Folder pattern with `*` for the main language's folder; nothing where pages lie in plain folders.
    pub(crate) folders: Option<String>,
}

/// Where a page belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spot {
    /// Index into [`Layout::languages`]; 0 is the main language.
    pub(crate) language: usize,
    /// The section's folder as written, without the language; empty for pages at the top.
    pub(crate) folder: String,
    /// Folders below the section, as written.
    pub(crate) groups: Vec<String>,
    /// The path without the language, in lower case: equal for one page in several languages.
    pub(crate) key: String,
}

/// The folders of an API.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    /// The main language first.
    pub(crate) languages: Vec<Language>,
    sections: Vec<String>,
}

impl Layout {
    /// The layout that the manifest states, else the one that the folders suggest.
    pub(crate) fn new(manifest: &ManifestDraft, pages: &[PageDraft]) -> Self {
        let mut sections: Vec<String> = manifest
            .sections
            .iter()
            .map(|section| trimmed(&section.folder.value))
            .collect();
        // The longest folder first, so that `futures/coin` is found before `futures`.
        sections.sort_by_key(|folder| std::cmp::Reverse(folder.len()));
        let stated: Vec<Language> = manifest
            .languages
            .iter()
            .map(|language| Language {
                code: language.language.value.clone(),
                folders: language
                    .folders
                    .as_ref()
                    .map(|folders| trimmed(&folders.value)),
            })
            .collect();
        let languages = if stated.is_empty() {
            guess(pages)
        } else {
            stated
        };
        Self {
            languages,
            sections,
        }
    }

    /// Where a page belongs.
    pub(crate) fn spot(&self, path: &str) -> Spot {
        let matched = self
            .languages
            .iter()
            .enumerate()
            .find_map(|(at, language)| {
                let pattern = language.folders.as_deref()?;
                Some((at, strip(pattern, path)?))
            });
        let (language, key) = matched.unwrap_or_else(|| (0, path.to_owned()));
        let mut folders: Vec<&str> = key.split('/').collect();
        folders.pop();
        let whole = folders.join("/");
        let stated = self.sections.iter().find(|section| {
            whole
                .strip_prefix(section.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        });
        let depth = match stated {
            Some(section) => section.split('/').filter(|part| !part.is_empty()).count(),
            None => usize::from(!folders.is_empty()),
        };
        Spot {
            language,
            folder: folders[..depth].join("/"),
            groups: folders[depth..].iter().map(ToString::to_string).collect(),
            key: key.to_lowercase(),
        }
    }
}

fn trimmed(folder: &str) -> String {
    folder.trim().trim_matches('/').to_owned()
}

/// The path in the main language of a path that fits `pattern`, such as `*_cn` or `zh/*`.
fn strip(pattern: &str, path: &str) -> Option<String> {
    let (before, after) = pattern.split_once('*')?;
    if let Some(folder) = before.strip_suffix('/').filter(|_| after.is_empty()) {
        return path
            .strip_prefix(folder)?
            .strip_prefix('/')
            .map(str::to_owned);
    }
    let (top, rest) = path.split_once('/')?;
    let plain = top.strip_prefix(before)?.strip_suffix(after)?;
    (!plain.is_empty()).then(|| format!("{plain}/{rest}"))
}

/// Folder names that are languages, and the language.
const LANGUAGES: &[(&str, &str)] = &[
    ("en", "en"),
    ("en-us", "en"),
    ("zh", "zh"),
    ("cn", "zh"),
    ("zh-cn", "zh"),
    ("zh-hans", "zh"),
    ("zh-tw", "zh-Hant"),
    ("zh-hant", "zh-Hant"),
    ("ja", "ja"),
    ("jp", "ja"),
    ("ko", "ko"),
    ("kr", "ko"),
    ("ru", "ru"),
    ("es", "es"),
    ("fr", "fr"),
    ("de", "de"),
    ("pt", "pt"),
    ("pt-br", "pt"),
    ("tr", "tr"),
    ("vi", "vi"),
];

fn language_of(folder: &str) -> Option<&'static str> {
    let folder = folder.to_ascii_lowercase().replace('_', "-");
    LANGUAGES
        .iter()
        .find(|(name, _)| *name == folder)
        .map(|(_, code)| *code)
}

fn guess(pages: &[PageDraft]) -> Vec<Language> {
    let tops: BTreeSet<&str> = pages
        .iter()
        .filter_map(|page| Some(page.path.split_once('/')?.0))
        .collect();
    by_top(&tops)
        .or_else(|| by_suffix(&tops))
        .unwrap_or_else(|| {
            vec![Language {
                code: "en".to_owned(),
                folders: None,
            }]
        })
}

/// `en/…` and `zh/…`: every top folder is a language.
fn by_top(tops: &BTreeSet<&str>) -> Option<Vec<Language>> {
    let mut languages = tops
        .iter()
        .map(|top| {
            language_of(top).map(|code| Language {
                code: code.to_owned(),
                folders: Some(format!("{top}/*")),
            })
        })
        .collect::<Option<Vec<_>>>()?;
    languages.sort_by_key(|language| (language.code != "en", language.code.clone()));
    (!languages.is_empty()).then_some(languages)
}

/// `x_cn` beside `x`.
fn by_suffix(tops: &BTreeSet<&str>) -> Option<Vec<Language>> {
    let mut found: BTreeMap<String, &'static str> = BTreeMap::new();
    for top in tops {
        for (suffix, code) in LANGUAGES {
            for sign in ['_', '-', '.'] {
                let end = format!("{sign}{suffix}");
                if top
                    .strip_suffix(end.as_str())
                    .is_some_and(|plain| tops.contains(plain))
                {
                    found.insert(end, *code);
                }
            }
        }
    }
    // Beside folders marked as English stand folders in another language.
    let main = if found.values().any(|code| *code == "en") {
        "zh"
    } else {
        "en"
    };
    let mut languages = vec![Language {
        code: main.to_owned(),
        folders: None,
    }];
    for (suffix, code) in found {
        languages.push(Language {
            code: code.to_owned(),
            folders: Some(format!("*{suffix}")),
        });
    }
    (languages.len() > 1).then_some(languages)
}

/// The words of a group; folders without ASCII words make no level.
pub(crate) fn group_words(groups: &[String]) -> Vec<String> {
    groups.iter().filter_map(|folder| words(folder)).collect()
}

#[cfg(test)]
mod tests {
    use diagnostics::FileId;
    use spec_draft::{ManifestDraft, PageDraft};

    use super::{Layout, Spot, strip};

    fn page(path: &str) -> PageDraft {
        PageDraft {
            file: FileId(0),
            path: path.to_owned(),
            dialect: "test",
            position: None,
            translates: None,
            contents: Vec::new(),
            links: spec_markup::Links::default(),
        }
    }

    fn layout(paths: &[&str]) -> Layout {
        let pages: Vec<_> = paths.iter().map(|path| page(path)).collect();
        Layout::new(&ManifestDraft::default(), &pages)
    }

    fn told(spot: &Spot) -> (usize, &str, Vec<&str>, &str) {
        let groups = spot.groups.iter().map(String::as_str).collect();
        (spot.language, &spot.folder, groups, &spot.key)
    }

    #[test]
    fn patterns() {
        assert_eq!(strip("*_cn", "a_cn/b.md").as_deref(), Some("a/b.md"));
        assert_eq!(strip("*_cn", "a/b_cn/c.md"), None);
        assert_eq!(strip("zh/*", "zh/a/b.md").as_deref(), Some("a/b.md"));
        assert_eq!(strip("zh/*", "zhu/a/b.md"), None);
        assert_eq!(strip("zh/*", "zh/b.md").as_deref(), Some("b.md"));
    }

    #[test]
    fn suffixes_beside_plain_folders() {
        let layout = layout(&["_a/x.md", "_a_cn/x.md", "_b_cn/y.md", "top.md"]);
        assert_eq!(layout.languages.len(), 2);
        assert_eq!(
            told(&layout.spot("_a_cn/x.md")),
            (1, "_a", vec![], "_a/x.md")
        );
        assert_eq!(
            told(&layout.spot("_b_cn/g/y.md")),
            (1, "_b", vec!["g"], "_b/g/y.md")
        );
        assert_eq!(told(&layout.spot("top.md")), (0, "", vec![], "top.md"));
    }

    #[test]
    fn folders_that_are_languages() {
        let layout = layout(&["zh/spot/x.md", "en/spot/x.md", "index.md"]);
        assert_eq!(layout.languages[0].code, "en");
        assert_eq!(
            told(&layout.spot("zh/spot/o/x.md")),
            (1, "spot", vec!["o"], "spot/o/x.md")
        );
        assert_eq!(
            told(&layout.spot("en/spot/x.md")),
            (0, "spot", vec![], "spot/x.md")
        );
    }

    #[test]
    fn nothing_to_guess() {
        let layout = layout(&["copy_cn/x.md", "de/x.md", "spot/x.md"]);
        assert_eq!(layout.languages.len(), 1);
        assert_eq!(
            told(&layout.spot("copy_cn/x.md")),
            (0, "copy_cn", vec![], "copy_cn/x.md")
        );
    }
}
