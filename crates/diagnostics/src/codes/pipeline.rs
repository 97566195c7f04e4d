//! Codes of a run as a whole: reading the folder, writing the files.

super::register! {
    NO_PAGES = error "run/no-pages" "the folder holds no page";
    UNSAFE_PATH = error "run/unsafe-path" "a generated file would leave its folder";
}
