//! Help of every call, finding calls, manual pages.

use std::path::Path;

use api_model::Catalogue;

use super::support::xt;

#[test]
fn every_call_has_help_with_the_words_of_its_page() {
    let catalogue = Catalogue::new(xt_client::CATALOGUE).expect("the built-in model");
    for entry in catalogue.operations() {
        let [section, call] = [entry.section, entry.id].map(|id| id.replace('_', "-"));
        let help = xt(&[&section, &call, "--help"]);
        assert_eq!(help.status, 0, "{section} {call}: {}", help.err);
        assert!(
            help.out.contains(entry.title),
            "{section} {call}: {}",
            help.out
        );
        assert!(
            help.out.contains(entry.page),
            "{section} {call}: {}",
            help.out
        );
        let operation = entry.read().expect("a line of this form");
        assert_eq!(
            help.out.contains("--all\n"),
            client_pages(&operation),
            "{section} {call}: --all where the client has a method for all pages"
        );
        let fixed = operation.discriminator.map(|fixed| fixed.parameter);
        for parameter in operation
            .parameters
            .iter()
            .filter(|one| fixed.as_ref() != Some(&one.field.name))
        {
            let said = parameter.field.description.main().unwrap_or_default();
            // Lines are wrapped, so words are looked for.
            for word in said.split_whitespace().take(3) {
                let word = word.trim_end_matches('.');
                assert!(
                    help.out.contains(word),
                    "{section} {call}: no `{word}` in\n{}",
                    help.out
                );
            }
        }
    }
}

/// Whether the generated client goes through the pages of an operation.
fn client_pages(operation: &api_model::Operation) -> bool {
    let generated = concat!(env!("CARGO_MANIFEST_DIR"), "/../xt-client/src/generated");
    let method = format!("fn {}_all(", operation.id);
    let mut left = vec![Path::new(generated).join(&operation.section)];
    while let Some(path) = left.pop() {
        if path.is_dir() {
            let files = std::fs::read_dir(&path).expect("a folder");
            left.extend(files.map(|file| file.expect("an entry").path()));
        } else if std::fs::read_to_string(&path).is_ok_and(|text| text.contains(&method)) {
            return true;
        }
    }
    false
}

#[test]
fn parts_list_their_calls() {
    let all = xt(&["--help"]);
    assert_eq!(all.status, 0, "{}", all.err);
    for part in [
        "spot",
        "futures-copy",
        "user-center",
        "Exit status:",
        "completions",
    ] {
        assert!(all.out.contains(part), "{}", all.out);
    }
    for words in [["help", "spot", "depth"], ["spot", "help", "depth"]] {
        let help = xt(&words);
        assert!(
            help.out.contains("--symbol"),
            "{words:?}: {}{}",
            help.out,
            help.err
        );
    }
    let spot = xt(&["help", "spot"]);
    assert!(spot.out.contains("place-order"), "{}", spot.out);
    let version = xt(&["--version"]);
    assert_eq!(version.out, format!("xt {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn calls_are_found_by_words() {
    let found = xt(&["find", "withdraw", "history"]);
    assert_eq!(
        found.out, "xt spot withdrawal-history  Past withdrawals\n",
        "{}",
        found.err
    );
}

#[test]
fn manual_pages_are_written_for_every_command() {
    let folder = tempfile::tempdir().expect("a folder");
    let ended = xt(&["man", "--out", folder.path().to_str().expect("UTF-8")]);
    assert_eq!(ended.status, 0, "{}", ended.err);
    let page =
        std::fs::read_to_string(folder.path().join("xt-spot-place-order.1")).expect("a page");
    assert!(page.starts_with(".ie") && page.contains(".TH"), "{page}");
    let count = std::fs::read_dir(folder.path()).expect("a folder").count();
    let calls = Catalogue::new(xt_client::CATALOGUE)
        .expect("the built-in model")
        .operations()
        .count();
    assert!(count > calls, "{count} pages of {calls} calls");
    let one = xt(&["man", "spot", "place-order"]);
    assert_eq!(one.out, page);
    assert_eq!(xt(&["man", "spot", "nothing"]).status, 2);
}
