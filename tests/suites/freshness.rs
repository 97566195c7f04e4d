//! What is checked in is what the pages say.

use docwright_tests::{project, xtask};

#[test]
fn generated_files_are_fresh() {
    let ended = xtask(&project(), &["codegen", "--check"]);
    assert_eq!(
        ended.status, 0,
        "run: cargo xtask codegen\n{}{}",
        ended.out, ended.err
    );
}

#[test]
fn the_pages_of_the_project_are_clean() {
    let ended = xtask(&project(), &["lint", "--strict"]);
    assert_eq!(ended.status, 0, "{}{}", ended.out, ended.err);
}

#[test]
fn the_table_of_the_readme_is_fresh() {
    let arguments = ["coverage", "--api", "xt", "--into", "README.md", "--check"];
    let ended = xtask(&project(), &arguments);
    assert_eq!(ended.status, 0, "{}{}", ended.out, ended.err);
}

#[test]
fn layers_sizes_and_headers_are_in_order() {
    let ended = xtask(&project(), &["tidy"]);
    assert_eq!(ended.status, 0, "{}{}", ended.out, ended.err);
}
