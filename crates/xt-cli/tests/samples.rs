//! The examples of the reference site are calls that the command takes.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use codegen_pipeline::{ApiFolder, Options, PageText, reference, understand};

#[test]
fn every_example_of_the_reference_is_a_call() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs/xt");
    let mut folder = ApiFolder {
        shown: "specs/xt".to_owned(),
        ..ApiFolder::default()
    };
    gather(&root, &root, &mut folder);
    let mut understood = understand(folder, &Options::default());
    let site = reference(&mut understood, "xt", false).expect("a site");
    let pages = site.iter().filter(|(path, _)| path.starts_with("calls/"));
    let mut refused = Vec::new();
    let mut tried = 0;
    for (path, page) in pages {
        let sample = sample(page).unwrap_or_else(|| panic!("{path} has no example"));
        let said = dry_run(&sample);
        tried += 1;
        if let Err(error) = said {
            refused.push(format!("{path}\n{sample}\n{error}"));
        }
    }
    assert!(tried > 270, "{tried}");
    assert!(refused.is_empty(), "{}", refused.join("\n\n"));
}

/// The example for the shell.
fn sample(page: &str) -> Option<String> {
    let (_, rest) = page.split_once("<figcaption>xt</figcaption>")?;
    let (_, rest) = rest.split_once("<code>")?;
    let (code, _) = rest.split_once("</code>")?;
    let plain = code
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"");
    Some(plain.replace("&amp;", "&"))
}

fn dry_run(sample: &str) -> Result<(), String> {
    let script = format!("{} --dry-run", sample.replacen("xt ", "\"$XT\" ", 1));
    let mut shell = Command::new("sh")
        .args(["-c", &script])
        .env("XT", env!("CARGO_BIN_EXE_xt"))
        .env("XT_API_KEY", "key")
        .env("XT_API_SECRET", "secret")
        .env("XT_ACCESS_TOKEN", "token")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("a shell");
    // Secrets are read from standard input; a call without one does not look.
    let _ = shell.stdin.take().expect("an input").write_all(b"secret\n");
    let ended = shell.wait_with_output().expect("an end");
    if ended.status.success() {
        Ok(())
    } else {
        Err(String::from_utf8_lossy(&ended.stderr).into_owned())
    }
}

fn gather(root: &Path, at: &Path, folder: &mut ApiFolder) {
    for entry in std::fs::read_dir(at).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            gather(root, &path, folder);
            continue;
        }
        let below = path.strip_prefix(root).expect("below").to_string_lossy();
        let text = PageText {
            path: below.replace('\\', "/"),
            bytes: std::fs::read(&path).expect("a text"),
        };
        if text.path == "api.yml" {
            folder.manifest = Some(text);
        } else if path.extension().is_some_and(|ending| ending == "md") {
            folder.pages.push(text);
        }
    }
}
