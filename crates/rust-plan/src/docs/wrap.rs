//! Lines of a bearable width. A break never makes a line that Markdown would read as something else.

/// A paragraph in lines of at most `width` columns where words allow it, each after `indent`.
pub(super) fn paragraph(text: &str, width: usize, indent: &str) -> Vec<String> {
    if is_one_line(text, width) {
        return vec![[indent, text].concat()];
    }
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut columns = 0;
    for word in pieces(text) {
        let wide = columns_of(word);
        if columns > 0 && columns + 1 + wide > width {
            lines.push(std::mem::take(&mut line));
            columns = 0;
        }
        if columns > 0 {
            line.push(' ');
            columns += 1;
        } else {
            line.push_str(indent);
            // The first word of a line is where Markdown looks for marks.
            if starts_block(word) {
                let at = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
                line.push_str(&word[..at]);
                line.push('\\');
                line.push_str(&word[at..]);
                columns += wide + 1;
                continue;
            }
        }
        line.push_str(word);
        columns += wide;
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Whether a text is a line as it stands.
fn is_one_line(text: &str, width: usize) -> bool {
    // A character takes no more columns than bytes.
    let first = text.split(' ').next().unwrap_or_default();
    text.len() <= width
        && !text.is_empty()
        && !text.starts_with(' ')
        && !text.ends_with(' ')
        && !text.contains("  ")
        && !starts_block(first)
}

/// An item of a list after its mark: a bullet, or a number without its point.
pub(super) fn item(mark: &str, text: &str, width: usize) -> Vec<String> {
    let point = if mark.ends_with(|c: char| c.is_ascii_digit()) {
        "."
    } else {
        ""
    };
    let mark = format!("{mark}{point} ");
    let indent = " ".repeat(mark.len());
    let mut lines = paragraph(text, width.saturating_sub(mark.len()), &indent);
    if let Some(first) = lines.first_mut() {
        first.replace_range(..mark.len(), &mark);
    }
    lines
}

/// Words, code spans whole.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut fence = 0;
    let mut chars = text.char_indices().peekable();
    let mut escaped = false;
    while let Some((at, c)) = chars.next() {
        if c == '`' && !escaped {
            let mut run = 1;
            while chars.next_if(|(_, c)| *c == '`').is_some() {
                run += 1;
            }
            if fence == 0 {
                fence = run;
            } else if fence == run {
                fence = 0;
            }
        } else if c == ' ' && fence == 0 {
            pieces.push(&text[start..at]);
            start = at + 1;
        }
        escaped = c == '\\' && !escaped && fence == 0;
    }
    pieces.push(&text[start..]);
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// Whether a word at the start of a line would open a list, a heading, a rule or a quotation.
fn starts_block(word: &str) -> bool {
    let marks = word.chars().all(|c| "-+=".contains(c));
    let digits = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = digits.len() < word.len() && (digits == "." || digits == ")");
    marks || numbered
}

/// Columns on a terminal: characters of scripts without spaces take two.
fn columns_of(word: &str) -> usize {
    if word.is_ascii() {
        return word.len();
    }
    word.chars()
        .map(|c| if super::is_wide(c) { 2 } else { 1 })
        .sum()
}
