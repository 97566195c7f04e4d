//! Writes made-up pages for measurements: `cargo run -p docwright-tests --example made_up_pages -- 10000 /tmp/pages`.

use std::error::Error;
use std::path::PathBuf;

use docwright_tests::{many_pages, write};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let count = arguments.next().and_then(|count| count.parse().ok());
    let (Some(count), Some(folder)) = (count, arguments.next()) else {
        return Err("say how many pages, and the folder for them".into());
    };
    let pages = many_pages(count);
    let borrowed: Vec<(&str, &str)> = pages
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    write(&PathBuf::from(folder), &borrowed);
    Ok(())
}
