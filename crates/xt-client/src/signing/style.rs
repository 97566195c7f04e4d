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
) -> Vec<&'p [u8]> {
    // The headers, and four parts with their marks.
    let mut parts: Vec<&[u8]> = Vec::with_capacity(9);
    parts.push(headers.as_bytes());
    let method = if style == Style::Spot { method } else { "" };
    for part in [
        method.as_bytes(),
        path.as_bytes(),
        query.as_bytes(),
        body,
    ] {
        if !part.is_empty() {
            parts.push(b"#");
            parts.push(part);
        }
    }
    parts
}
