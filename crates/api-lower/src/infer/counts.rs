//! Names that speak for a whole number: what counts, numbers, grades or flags things.
//!
//! An example of `10` does not tell whether `0.001` comes next time. A whole number is only read from it where the
//! name says so; every other number is a decimal, which takes both.

use heck::ToSnakeCase;

/// Last words of names whose numbers are whole.
const LAST: &[&str] = &[
    "code",
    "count",
    "counts",
    "num",
    "nums",
    "cnt",
    "page",
    "pages",
    "limit",
    "offset",
    "status",
    "state",
    "type",
    "kind",
    "mode",
    "flag",
    "level",
    "levels",
    "leverage",
    "tier",
    "grade",
    "rank",
    "ranking",
    "precision",
    "scale",
    "decimals",
    "digits",
    "places",
    "index",
    "idx",
    "version",
    "ver",
    "seq",
    "sequence",
    "nonce",
    "priority",
    "days",
    "day",
    "hours",
    "hour",
    "minutes",
    "seconds",
    "times",
    "confirmations",
    "confirms",
    "sort",
    "order",
    "no",
    "depth",
    "rc",
    "port",
    "year",
    "month",
    "week",
];

/// Words that make a number whole wherever they stand: `pageSize`, `statusOfOrder`.
const ANYWHERE: &[&str] = &["page", "precision", "count", "status", "index", "version"];

/// First words of a question, whose answer is a flag where it is a number.
const QUESTIONS: &[&str] = &["is", "has", "can", "support", "enable", "enabled"];

/// First words that count what follows: `numOfTrades`, `totalCount`.
const FIRST: &[&str] = &["num", "days"];

/// Whether the name says that its number is whole.
pub(super) fn whole(name: &str) -> bool {
    let snake = name.to_snake_case();
    let words: Vec<&str> = snake.split('_').filter(|word| !word.is_empty()).collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    LAST.contains(last)
        || words.iter().any(|word| ANYWHERE.contains(word))
        || (words.len() > 1 && (QUESTIONS.contains(first) || FIRST.contains(first)))
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn names_that_count_and_names_that_measure() {
        for name in [
            "count",
            "totalCount",
            "page",
            "pageSize",
            "page_size",
            "pricePrecision",
            "orderStatus",
            "accountType",
            "index",
            "limit",
            "days",
            "minDays",
            "version",
            "level",
            "leverage",
            "isLock",
            "numOfTrades",
            "depositConfirmations",
        ] {
            assert!(whole(name), "{name}");
        }
        for name in [
            "contractSize",
            "makerFee",
            "totalIncome",
            "value",
            "multiplier",
            "minQty",
            "a",
            "",
            "size",
            "counter",
            "discount",
            "stepSize",
            "is",
            "余额",
        ] {
            assert!(!whole(name), "{name}");
        }
    }
}
