//! The two styles: which headers are signed, and whether the method is.

/// How the text that is signed is put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Style {
    /// Spot, margin and all that shares their gateway: four headers and the method are signed.
    Spot,
    /// Futures: two headers are signed, and the method is not.
    Futures,
}

/// The parts of the text that is signed, in order; to be read as one.
pub(super) fn signed_text<'p>(
    style: Style,
    headers: &'p str,
    method: &'p str,
    path: &'p str,
    query: &'p str,
    body: &'p [u8],
) -> [&'p [u8]; 9] {
    let method = if style == Style::Spot { method } else { "" };
    let mark =
        |part: &[u8]| -> &'static [u8] { if part.is_empty() { b"" } else { b"#" } };
    let [method, path, query] = [method, path, query].map(str::as_bytes);
    [
        headers.as_bytes(),
        mark(method),
        method,
        mark(path),
        path,
        mark(query),
        query,
        mark(body),
        body,
    ]
}
