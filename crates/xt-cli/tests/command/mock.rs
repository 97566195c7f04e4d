//! Every call of the API, tried against the server in the process: no keys, no network.

use api_model::Catalogue;

use super::support::{command, documented, ended};

#[test]
fn every_call_can_be_tried_without_keys_and_network() {
    let catalogue = Catalogue::new(xt_client::CATALOGUE).expect("the built-in model");
    let enums = catalogue.enums().expect("the built-in model");
    let folder = tempfile::tempdir().expect("a folder");
    let secret = folder.path().join("secret");
    std::fs::write(&secret, "a-secret\n").expect("a file");
    let mut faults = Vec::new();
    let mut calls = 0;
    for entry in catalogue.operations() {
        let operation = entry.read().expect("a line of this form");
        let mut words = documented::words(&operation, &enums, &secret);
        words.extend(["--yes", "--server", "mock"].map(str::to_owned));
        for form in ["--json", "--timeout=20s"] {
            let run = ended(command().args(&words).arg(form));
            if run.status != 0 || run.out.is_empty() {
                faults.push(format!("{words:?} {form}: {} {}", run.status, run.err));
            }
        }
        calls += 1;
    }
    println!("{calls} calls tried");
    assert!(calls > 0 && faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_server_in_the_process_verifies_what_it_is_sent() {
    let words = "spot depth --symbol btc_usdt --limit 5000 --unchecked --server mock";
    let run = ended(command().args(words.split(' ')));
    assert_eq!(run.status, 1, "{}", run.err);
}

#[test]
fn pages_that_were_dropped_in_are_served_too() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("price.md"), super::folders::PAGE).expect("a page");
    let specs = folder.path().to_str().expect("UTF-8");
    let shown = ended(command().args(["--specs", specs, "--help"]));
    let part = shown
        .out
        .lines()
        .skip_while(|line| !line.starts_with("Parts"))
        .nth(1);
    let part = part
        .and_then(|line| line.split_whitespace().next())
        .expect("a part");
    let words = [
        part,
        "price",
        "--thing-id",
        "7",
        "--server",
        "mock",
        "--specs",
        specs,
    ];
    let run = ended(command().args(words));
    assert_eq!(run.status, 0, "{}", run.err);
    assert_eq!(run.out, "price       12.50\nstockCount  3\n");
}
