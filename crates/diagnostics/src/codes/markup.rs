//! Codes of reading: front matter, Markdown, commented JSON, limits.

super::register! {
    PAGE_TOO_LARGE = error "markup/page-too-large" "a page is larger than the limit";
    NOT_UTF8 = error "markup/not-utf8" "a page is not valid UTF-8";
    FRONT_MATTER_UNCLOSED = warning "markup/front-matter-unclosed" "front matter opens with `---` and never closes";
    FRONT_MATTER_LATE = warning "markup/front-matter-late" "text stands before the front matter";
    FRONT_MATTER_CUT = error "markup/front-matter-cut" "a line of `---` ends the front matter above some of its keys";
    YAML_INVALID = error "markup/yaml-invalid" "front matter is not valid YAML";
    YAML_TOO_DEEP = error "markup/yaml-too-deep" "front matter nests or expands beyond the limit";
    YAML_DUPLICATE_KEY = error "markup/yaml-duplicate-key" "a key of a mapping stands twice in one mapping of the front matter";
    YAML_REPEATED_KEY = warning "markup/yaml-repeated-key" "a key stands twice in one mapping; of plain values the last counts, lists are read as one";
    YAML_TAB = warning "markup/yaml-tab" "a TAB stands where YAML allows blanks only";
    YAML_UNQUOTED = warning "markup/yaml-unquoted" "a value starts with a sign of YAML and stands without quotes";
    MARKDOWN_TOO_DEEP = error "markup/markdown-too-deep" "the body nests beyond the limit";
    MERGE_CONFLICT = warning "markup/merge-conflict" "a merge conflict was left in the page";
    TABLE_UNRULED = error "markup/table-unruled" "rows of a table stand where a line of dashes is missing or does not fit";
    FENCE_UNCLOSED = warning "markup/fence-unclosed" "a code fence never closes";
    JSON_MISSING_COMMA = warning "json/missing-comma" "a comma is missing between two members or elements";
    JSON_EXTRA_COMMA = warning "json/extra-comma" "a comma follows nothing";
    JSON_BARE_VALUE = warning "json/bare-value" "a value stands without quotes";
    JSON_BARE_KEY = warning "json/bare-key" "a key stands without quotes";
    JSON_MISSING_VALUE = warning "json/missing-value" "a key has no value";
    JSON_MISSING_COLON = warning "json/missing-colon" "a key and its value are not separated by a colon";
    JSON_MEMBER_IN_ARRAY = warning "json/member-in-array" "members stand directly in an array";
    JSON_UNCLOSED = warning "json/unclosed" "an object, array or string never closes";
    JSON_UNOPENED = warning "json/unopened" "a bracket closes that never opened";
    JSON_KEY_COLON = warning "json/key-colon" "a key ends with a colon inside its quotes";
    JSON_DUPLICATE_KEY = warning "json/duplicate-key" "a key stands twice in one object";
    JSON_TRAILING_TEXT = warning "json/trailing-text" "text follows the end of the example";
    JSON_UNEXPECTED = warning "json/unexpected" "a character does not belong here";
    JSON_OTHER_SIGN = warning "json/other-sign" "a quote, a colon or a comma is another sign than that of JSON";
    JSON_TOO_DEEP = error "json/too-deep" "an example nests beyond the limit";
}
