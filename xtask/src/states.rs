//! The two states that `diff` compares: folders, single pages, revisions of git.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use codegen_pipeline::{ApiFolder, PageText};

use crate::arguments::{Diff, Pages};
use crate::{Unusable, folders, project};

/// The APIs of one state, by name.
pub(crate) type State = BTreeMap<String, ApiFolder>;

/// Both states that a call names.
pub(crate) fn both(call: &Diff) -> Result<(State, State), Unusable> {
    if let Some(revision) = &call.git {
        let specs = call
            .specs
            .clone()
            .unwrap_or_else(|| project::root().join("specs"));
        if let Some((old, new)) = revision.split_once("..") {
            return Ok((at_revision(&specs, old)?, at_revision(&specs, new)?));
        }
        return Ok((at_revision(&specs, revision)?, on_disk(&specs)?));
    }
    match (&call.old, &call.new) {
        (Some(old), Some(new)) => Ok((on_disk(old)?, on_disk(new)?)),
        _ => Err(Unusable::new("name two states: OLD NEW, or --git REV")),
    }
}

/// A folder as `--specs` takes it, or one page.
fn on_disk(path: &Path) -> Result<State, Unusable> {
    if path.is_file() {
        return one_page(path);
    }
    if !path.is_dir() {
        return Err(Unusable::new(format!(
            "`{}` is neither a folder nor a page; name two folders of pages, two pages, or a revision: --git main",
            path.display()
        )));
    }
    let pages = Pages {
        specs: Some(path.to_owned()),
        api: Vec::new(),
        strict: false,
    };
    let found = folders::find(&pages)?;
    let read = found
        .into_iter()
        .map(|folder| Ok((folder.name.clone(), folder.read()?)));
    read.collect()
}

fn one_page(path: &Path) -> Result<State, Unusable> {
    let bytes = fs::read(path)
        .map_err(|error| Unusable::new(format!("{} cannot be read: {error}", path.display())))?;
    let path = project::absolute(path);
    let name = |path: Option<&Path>| {
        let name = path.and_then(Path::file_name).unwrap_or_default();
        name.to_string_lossy().into_owned()
    };
    let folder = ApiFolder {
        shown: name(path.parent()),
        pages: vec![PageText {
            path: name(Some(&path)),
            bytes,
        }],
        ..ApiFolder::default()
    };
    Ok(BTreeMap::from([(folder.shown.clone(), folder)]))
}

/// The pages below a folder as a revision has them.
fn at_revision(specs: &Path, revision: &str) -> Result<State, Unusable> {
    if revision.starts_with('-') || revision.is_empty() {
        return Err(Unusable::new(format!("`{revision}` is no revision")));
    }
    let commit = format!("{revision}^{{tree}}");
    git(specs, &["rev-parse", "--git-dir"], None)?;
    if git(specs, &["rev-parse", "--quiet", "--verify", &commit], None).is_err() {
        return Err(Unusable::new(format!(
            "git knows no revision `{revision}` here; name a branch, a tag or a commit, such as `main` or `HEAD~1`"
        )));
    }
    let listed = git(specs, &["ls-tree", "-r", "-z", revision], None)?;
    let listed = String::from_utf8_lossy(&listed).into_owned();
    let mut wanted: Vec<(&str, &str)> = Vec::new();
    for line in listed.split('\0') {
        // `100644 blob <id>\t<path>`; links and submodules are no pages.
        let Some((about, path)) = line.split_once('\t') else {
            continue;
        };
        let mut words = about.split(' ');
        let is_file = words.next().is_some_and(|mode| mode.starts_with("100"));
        let id = words.nth(1).unwrap_or_default();
        let hidden = path.split('/').any(|part| part.starts_with('.'));
        if is_file && !hidden && folders::is_text(Path::new(path)) {
            wanted.push((id, path));
        }
    }
    let ids: Vec<&str> = wanted.iter().map(|(id, _)| *id).collect();
    let texts = blobs(specs, &ids)?;
    let files = wanted.iter().map(|(_, path)| (*path).to_owned()).zip(texts);
    Ok(sorted_into_apis(specs, files.collect()))
}

/// The texts of blobs, in their order, by one call.
fn blobs(folder: &Path, ids: &[&str]) -> Result<Vec<Vec<u8>>, Unusable> {
    let mut asked = tempfile::tempfile().map_err(|error| Unusable::new(error.to_string()))?;
    let written = asked
        .write_all(ids.join("\n").as_bytes())
        .and_then(|()| std::io::Seek::rewind(&mut asked));
    written.map_err(|error| Unusable::new(error.to_string()))?;
    let answer = git(folder, &["cat-file", "--batch"], Some(asked))?;
    let broken = || Unusable::new("git gave an answer that cannot be read");
    let mut rest = answer.as_slice();
    let mut texts = Vec::with_capacity(ids.len());
    for _ in ids {
        let end = rest
            .iter()
            .position(|byte| *byte == b'\n')
            .ok_or_else(broken)?;
        let head = String::from_utf8_lossy(rest.get(..end).unwrap_or_default());
        let size = head
            .rsplit(' ')
            .next()
            .and_then(|size| size.parse::<usize>().ok());
        let size = size.ok_or_else(broken)?;
        let from = end + 1;
        texts.push(rest.get(from..from + size).ok_or_else(broken)?.to_vec());
        rest = rest.get(from + size + 1..).unwrap_or_default();
    }
    Ok(texts)
}

fn git(folder: &Path, arguments: &[&str], input: Option<fs::File>) -> Result<Vec<u8>, Unusable> {
    let ended = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(arguments)
        .stdin(input.map_or_else(Stdio::null, Stdio::from))
        .output()
        .map_err(|error| Unusable::new(format!("git cannot be started: {error}")))?;
    if ended.status.success() {
        return Ok(ended.stdout);
    }
    let said = String::from_utf8_lossy(&ended.stderr);
    Err(Unusable::new(format!(
        "git {} in {}: {}",
        arguments.join(" "),
        folder.display(),
        said.trim()
    )))
}

/// Files below a folder, taken for APIs as [`folders::find`] does.
fn sorted_into_apis(specs: &Path, files: BTreeMap<String, Vec<u8>>) -> State {
    let own = project::absolute(specs) == project::absolute(&project::root().join("specs"));
    let is_manifest = |path: &str| path.ends_with("/api.yml") && path.matches('/').count() == 1;
    let below = files.keys().any(|path| is_manifest(path));
    let one = files.contains_key("api.yml") || !(own || below);
    let with_manifest: Vec<String> = files
        .keys()
        .filter(|path| is_manifest(path))
        .filter_map(|path| Some(path.split_once('/')?.0.to_owned()))
        .collect();
    let mut state = State::new();
    for (path, bytes) in files {
        let (name, path, folder) = match path.split_once('/') {
            _ if one => (String::new(), path, specs.to_owned()),
            Some((api, rest)) if own || with_manifest.iter().any(|name| name == api) => {
                (api.to_owned(), rest.to_owned(), specs.join(api))
            }
            _ => continue,
        };
        let api = state.entry(name).or_insert_with(|| ApiFolder {
            shown: project::shown(&folder),
            ..ApiFolder::default()
        });
        let page = PageText { path, bytes };
        match page.path.as_str() {
            "api.yml" => api.manifest = Some(page),
            "corrections.yml" => api.corrections = Some(page),
            _ => api.pages.push(page),
        }
    }
    state
}
