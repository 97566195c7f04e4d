//! Words of heads and headings in traditional Chinese, as the lists of words have them.

/// Signs of such words: traditional, simplified.
const SIGNS: &[(char, char)] = &[
    ('參', '参'),
    ('數', '数'),
    ('稱', '称'),
    ('類', '类'),
    ('據', '据'),
    ('說', '说'),
    ('説', '说'),
    ('釋', '释'),
    ('備', '备'),
    ('註', '注'),
    ('義', '义'),
    ('請', '请'),
    ('響', '响'),
    ('應', '应'),
    ('體', '体'),
    ('選', '选'),
    ('須', '须'),
    ('傳', '传'),
    ('認', '认'),
    ('範', '范'),
    ('圍', '围'),
    ('舉', '举'),
    ('錯', '错'),
    ('誤', '误'),
    ('碼', '码'),
    ('狀', '状'),
    ('態', '态'),
    ('異', '异'),
    ('頻', '频'),
    ('徑', '径'),
    ('結', '结'),
    ('變', '变'),
];

/// Words that the two ways of writing do not share.
const WORDS: &[(&str, &str)] = &[("預設", "默认"), ("欄位", "字段")];

/// The text with traditional signs of the words that heads and headings are made of as simplified ones.
pub(crate) fn simplified(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let text = WORDS.iter().fold(text.to_owned(), |text, (word, other)| {
        text.replace(word, other)
    });
    let sign = |sign: char| {
        let known = SIGNS.iter().find(|(traditional, _)| *traditional == sign);
        known.map_or(sign, |(_, simplified)| *simplified)
    };
    text.chars().map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::simplified;

    #[test]
    fn words_of_heads() {
        let cases = [
            ("參數名稱", "参数名称"),
            ("是否必須", "是否必须"),
            ("預設值", "默认值"),
            ("類型", "类型"),
            ("欄位", "字段"),
            ("說明", "说明"),
            ("Type", "Type"),
        ];
        for (written, read) in cases {
            assert_eq!(simplified(written), read);
        }
    }
}
