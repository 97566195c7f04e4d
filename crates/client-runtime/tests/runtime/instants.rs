//! Instants are told as RFC 3339 tells them, and calculate with the standard library's times.

use std::time::{Duration, SystemTime};

use client_runtime::{Timestamp, TimestampSeconds};

#[test]
fn what_rfc_3339_tells_is_read_and_printed() {
    let rows = [
        (
            "2023-11-14T22:13:20Z",
            1_700_000_000_000,
            "2023-11-14T22:13:20Z",
        ),
        (
            "2023-11-14T22:13:20.25Z",
            1_700_000_000_250,
            "2023-11-14T22:13:20.25Z",
        ),
        (
            "2023-11-15T06:13:20+08:00",
            1_700_000_000_000,
            "2023-11-14T22:13:20Z",
        ),
        (
            "2023-11-14T22:13:20.0009Z",
            1_700_000_000_000,
            "2023-11-14T22:13:20Z",
        ),
        ("1969-12-31T23:59:59Z", -1_000, "1969-12-31T23:59:59Z"),
    ];
    for (text, count, printed) in rows {
        let instant: Timestamp = text.parse().unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(
            (instant.as_millisecond(), instant.to_string().as_str()),
            (count, printed)
        );
        let seconds: TimestampSeconds = text.parse().expect("an instant");
        assert_eq!(seconds.as_second(), count.div_euclid(1000), "{text}");
    }
    for text in [
        "",
        "2023-11-14",
        "2023-11-14T22:13:20",
        "1700000000000",
        "soon",
    ] {
        let error = text.parse::<Timestamp>().expect_err(text);
        assert_eq!(error.text(), text);
        assert!(
            error.to_string().contains("2026-01-31T12:00:00Z"),
            "{error}"
        );
    }
}

#[test]
fn the_clock_of_the_standard_library_goes_there_and_back() {
    for count in [0, 1, -1, 1_700_000_000_123, -62_000_000_000_000] {
        let instant = Timestamp::from_millis(count);
        let system = instant.to_system_time().expect("an instant");
        assert_eq!(Timestamp::from(system), instant);
    }
    let late = SystemTime::UNIX_EPOCH + Duration::from_micros(1_999_999);
    assert_eq!(Timestamp::from(late), Timestamp::from_millis(1_999));
    assert_eq!(
        TimestampSeconds::from(late),
        TimestampSeconds::from_seconds(1)
    );
}

#[test]
fn times_are_added_taken_away_and_measured() {
    let noon = Timestamp::from_millis(1_000);
    let hour = Duration::from_secs(3_600);
    let later = noon.checked_add(hour).expect("an instant");
    assert_eq!(later, Timestamp::from_millis(3_601_000));
    assert_eq!(later.checked_sub(hour), Some(noon));
    assert_eq!(later.duration_since(noon), Some(hour));
    assert_eq!(noon.duration_since(later), None);
    assert_eq!(Timestamp::from_millis(i64::MAX).checked_add(hour), None);
    assert_eq!(noon.checked_sub(Duration::MAX), None);
    let (first, last) = (
        Timestamp::from_millis(i64::MIN),
        Timestamp::from_millis(i64::MAX),
    );
    assert_eq!(
        last.duration_since(first),
        Some(Duration::from_millis(u64::MAX))
    );
    let seconds = TimestampSeconds::from_seconds(10).checked_add(Duration::from_millis(1_999));
    assert_eq!(seconds, Some(TimestampSeconds::from_seconds(11)));
}
