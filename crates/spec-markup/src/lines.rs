//! Where the lines of a text end.

/// The end of each line, its break included; the last line need have none.
pub(crate) fn ends(text: &str) -> impl Iterator<Item = usize> {
    let breaks = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
    let rest = (!text.is_empty() && !text.ends_with('\n')).then_some(text.len());
    breaks.chain(rest)
}
