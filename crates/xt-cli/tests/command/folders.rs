//! Models that are not built in: a page that is dropped into a folder is a command at once.

use super::support::{Server, command, ended, spot, xt};

pub(crate) const PAGE: &str = "---
id: price
title: Price of one thing
type: get
description: /v1/things/{thingId}/price
parameters:
  - name: thingId
    type: id
    mandatory: true
    description: Which thing.
  - name: unit
    type: string
    description: What it is told in.
    enum: [coins, notes]
response_example: |-
  {\"price\": \"12.50\", \"stockCount\": 3}
---
";

#[test]
fn a_page_is_callable_as_soon_as_it_lies_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let things = folder.path().join("things");
    std::fs::create_dir(&things).expect("a folder");
    std::fs::write(things.join("price.md"), PAGE).expect("a page");
    let server = Server::always(200, r#"{"price": "12.50", "stockCount": 3}"#);
    let specs = folder.path().to_str().expect("UTF-8");
    let words = ["things", "price", "--thing-id", "7", "--unit", "coins"];
    let by_flag = xt(&[&["--specs", specs, "--server", &server.url], &words[..]].concat());
    assert_eq!(by_flag.status, 0, "{}", by_flag.err);
    assert_eq!(by_flag.out, "price       12.50\nstockCount  3\n");
    let by_variable = ended(
        command()
            .env("XT_SPECS", specs)
            .args(words)
            .args(["--server", &server.url]),
    );
    assert_eq!(by_variable.status, 0, "{}", by_variable.err);
    let targets: Vec<String> = server.seen().into_iter().map(|seen| seen.target).collect();
    assert_eq!(
        targets,
        [
            "/v1/things/7/price?unit=coins",
            "/v1/things/7/price?unit=coins"
        ]
    );
    let nowhere = xt(&[&["--specs", specs], &words[..]].concat());
    assert_eq!(nowhere.status, 2, "{}", nowhere.err);
    assert!(nowhere.err.contains("--server"), "{}", nowhere.err);
    let help = xt(&["--specs", specs, "things", "price", "--help"]);
    assert!(help.out.contains("Which thing"), "{}", help.out);
}

#[test]
fn pages_with_errors_are_shown_and_not_called() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = "---\ntitle: [\ntype: get\ndescription: /v1/things\n---\n";
    std::fs::write(folder.path().join("broken.md"), page).expect("a page");
    let ended = xt(&["--specs", folder.path().to_str().expect("UTF-8"), "--help"]);
    assert_eq!(ended.status, 2, "{}", ended.out);
    assert!(ended.err.contains("broken.md:"), "{}", ended.err);
}

#[test]
fn a_catalogue_and_a_model_are_read_from_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let whole =
        api_model::Catalogue::new(xt_client::CATALOGUE).and_then(api_model::Catalogue::whole);
    let model = whole.expect("the built-in model").to_json().expect("JSON");
    let server = Server::always(200, &spot(r#"{"serverTime":1}"#));
    for (name, text) in [
        ("catalogue.txt", xt_client::CATALOGUE),
        ("model.json", &model),
    ] {
        let file = folder.path().join(name);
        std::fs::write(&file, text).expect("a file");
        let ended = server.xt(&[
            "--model",
            file.to_str().expect("UTF-8"),
            "spot",
            "server-time",
        ]);
        assert_eq!(ended.status, 0, "{name}: {}", ended.err);
    }
    let file = folder.path().join("other.json");
    std::fs::write(&file, "{}").expect("a file");
    let ended = xt(&[
        "--model",
        file.to_str().expect("UTF-8"),
        "spot",
        "server-time",
    ]);
    assert_eq!(ended.status, 2, "{}", ended.err);
    assert!(ended.err.contains("holds no model"), "{}", ended.err);
}

#[test]
fn a_folder_of_one_api_stands_for_it_and_of_several_for_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let api = |name: &str| {
        let home = folder.path().join(name);
        std::fs::create_dir_all(home.join("things")).expect("a folder");
        std::fs::write(home.join("things/price.md"), PAGE).expect("a page");
        let manifest = format!(
            "name: {name}\ntitle: The {name}\nsections:\n  - {{ folder: things, title: Things of the {name} }}\n"
        );
        std::fs::write(home.join("api.yml"), manifest).expect("a manifest");
    };
    let specs = folder.path().to_str().expect("UTF-8");
    api("shop");
    let one = xt(&["--specs", specs, "--help"]);
    assert!(
        one.out.contains("Things of the shop"),
        "{}{}",
        one.out,
        one.err
    );
    api("bank");
    let several = xt(&["--specs", specs, "--help"]);
    assert_eq!(several.status, 2);
    assert!(
        several.err.contains("/bank") && several.err.contains("/shop"),
        "{}",
        several.err
    );
}
