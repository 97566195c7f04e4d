//! Sentences that say whether a call is signed.

const UNSIGNED: &[&str] = &[
    "not require a signature",
    "not require signature",
    "not require signing",
    "not require authentication",
    "not need a signature",
    "not need signature",
    "not need to be signed",
    "no need to sign",
    "no signature",
    "no authentication",
    "without signature",
    "without authentication",
    "signature is not required",
    "signature not required",
    "signature: no",
    "need to be signed: no",
    "不需要签名",
    "无需签名",
    "不用签名",
    "无须签名",
    "不需要鉴权",
    "无需鉴权",
    "无需登录",
];

const SIGNED: &[&str] = &[
    "requires a signature",
    "requires signature",
    "requires signing",
    "requires authentication",
    "signature is required",
    "signature required",
    "authentication required",
    "must be signed",
    "signature: yes",
    "需要签名",
    "必须签名",
    "需签名",
    "需要鉴权",
];

/// What a sentence says of signing, as `true` or `false`. Marks of emphasis are looked through.
pub(super) fn signed(sentence: &str) -> Option<&'static str> {
    let plain = sentence.replace(['*', '`', '_'], "").to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| plain.contains(word));
    if has(UNSIGNED) {
        Some("false")
    } else if has(SIGNED) {
        Some("true")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::signed;

    #[test]
    fn emphasis_does_not_hide_a_no() {
        assert_eq!(
            signed("Note: This method does **not** require a signature"),
            Some("false")
        );
        assert_eq!(signed("注意：该接口不需要签名"), Some("false"));
        assert_eq!(
            signed("The request must be signed with the main key."),
            Some("true")
        );
        assert_eq!(signed("Signs of a trend"), None);
    }
}
