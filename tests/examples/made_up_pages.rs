//! Writes made-up pages for measurements: `cargo run -p docwright-tests --example made_up_pages -- 10000 /tmp/pages`.

use std::path::PathBuf;
use std::process::ExitCode;

use docwright_tests::{many_pages, write};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let count = arguments.next().and_then(|count| count.parse().ok());
    let (Some(count), Some(folder)) = (count, arguments.next()) else {
        eprintln!("usage: made_up_pages COUNT FOLDER");
        return ExitCode::from(2);
    };
    let pages = many_pages(count);
    let borrowed: Vec<(&str, &str)> = pages
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    write(&PathBuf::from(folder), &borrowed);
    ExitCode::SUCCESS
}
