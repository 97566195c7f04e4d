//! Dates in headers.

use jiff::fmt::rfc2822::DateTimeParser;

/// An HTTP date, such as `Sun, 06 Nov 1994 08:49:37 GMT`, in milliseconds since 1970.
pub(crate) fn http_date_ms(text: &str) -> Option<u64> {
    let time = DateTimeParser::new().parse_timestamp(text.trim()).ok()?;
    u64::try_from(time.as_millisecond()).ok()
}
