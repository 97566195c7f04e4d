//! Codes of the dialects: what a page says.

super::register! {
    NO_DIALECT = error "page/no-dialect" "no dialect recognises the page";
    MISPLACED_KEY = warning "page/misplaced-key" "a key stands outside what it belongs to";
    MISSPELT_KEY = warning "page/misspelt-key" "a key is almost one that is known";
    BLANK_IN_NAME = warning "page/blank-in-name" "a name begins or ends with a blank";
    PARAMETER_NAMELESS = warning "parameter/nameless" "an entry says what a parameter is, and not its name";
    ROW_UNEVEN = warning "table/row-uneven" "a row has fewer or more cells than its table has columns";
    COLUMN_MISSPELT = warning "table/column" "the head of a column is almost one that is known";
    SWALLOWED_KEY = warning "page/swallowed-key" "a key became a part of the text above it";
    PATH_FROM_CODE = warning "page/path-from-code" "only sample code shows the path of a call";
    NOWHERE = warning "page/nowhere" "a page has a method and words where its path should be";
    CORRECTION_INCOMPLETE = error "correction/incomplete" "a correction lacks a part";
    MANIFEST_KEY = error "manifest/unknown-key" "the manifest has a key that is not known";
    MANIFEST_INCOMPLETE = error "manifest/incomplete" "an entry of the manifest lacks a part";
    TWO_DIALECTS = error "page/two-dialects" "more than one dialect claims the page";
}
