//! Writes pages to measure with: `cargo run -p docwright-tests --example many_pages -- 10000 DIR`.

use std::path::Path;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let count = arguments.next().and_then(|count| count.parse().ok());
    let (Some(count), Some(folder)) = (count, arguments.next()) else {
        panic!("say how many pages and where: many_pages 10000 DIR");
    };
    let pages = docwright_tests::many_pages(count);
    let files: Vec<(&str, &str)> = pages
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    docwright_tests::write(Path::new(&folder), &files);
}
