//! Names that are taken: keywords, the prelude, and what generated code names without a path.

/// Keywords of the 2024 edition that a raw identifier may spell.
const KEYWORDS: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Types, traits and variants that are in scope everywhere, and those of the runtime that generated code imports.
const TYPES: [&str; 84] = [
    "Any",
    "Api",
    "ApiError",
    "AsMut",
    "AsRef",
    "AsyncFn",
    "AsyncFnMut",
    "AsyncFnOnce",
    "BTreeMap",
    "Borrow",
    "Box",
    "Calling",
    "Client",
    "ClientBuilder",
    "Clone",
    "Copy",
    "Credentials",
    "Debug",
    "Decimal",
    "Decode",
    "DecodeError",
    "Default",
    "Display",
    "DoubleEndedIterator",
    "Drift",
    "Drop",
    "Encode",
    "Enumeration",
    "Envelope",
    "Eq",
    "Err",
    "Error",
    "ErrorCode",
    "ExactSizeIterator",
    "Extend",
    "Fields",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Future",
    "Hash",
    "Id",
    "Into",
    "IntoIterator",
    "Iterator",
    "Json",
    "Known",
    "Limit",
    "Members",
    "Method",
    "None",
    "Object",
    "Ok",
    "Operation",
    "Option",
    "Ord",
    "Paged",
    "Pages",
    "Paging",
    "PartialEq",
    "PartialOrd",
    "Reader",
    "Request",
    "Result",
    "Scope",
    "Secret",
    "Self",
    "Send",
    "Server",
    "Signer",
    "Sized",
    "Some",
    "String",
    "Sync",
    "Timestamp",
    "TimestampSeconds",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Vec",
];

/// Modules of the root of a generated crate, crates that its code names, its features, and the one that cargo has itself.
const ROOT_MODULES: [&str; 15] = [
    "alloc",
    "api",
    "blocking",
    "client",
    "client_runtime",
    "core",
    "default",
    "enums",
    "errors",
    "examples",
    "generated",
    "gzip",
    "proc_macro",
    "runtime",
    "std",
];

/// Methods whose names a setter would take from a trait of the standard library, or from the request itself.
const SETTERS: [&str; 40] = [
    "add",
    "as_mut",
    "as_ref",
    "bitand",
    "bitor",
    "bitxor",
    "borrow",
    "borrow_mut",
    "clone",
    "cmp",
    "default",
    "deref",
    "deref_mut",
    "div",
    "drop",
    "eq",
    "fields",
    "fmt",
    "from",
    "from_iter",
    "from_str",
    "hash",
    "index",
    "index_mut",
    "into",
    "into_iter",
    "mul",
    "ne",
    "neg",
    "new",
    "next",
    "not",
    "rem",
    "shl",
    "shr",
    "sub",
    "to_owned",
    "to_string",
    "try_from",
    "try_into",
];

pub(super) fn is_keyword(text: &str) -> bool {
    // Asked of every name that is printed: most are longer than any keyword.
    const LONGEST: usize = "abstract".len();
    text.len() <= LONGEST && KEYWORDS.binary_search(&text).is_ok()
}

pub(super) fn is_reserved_type(text: &str) -> bool {
    TYPES.binary_search(&text).is_ok()
}

pub(super) fn is_reserved_variant(text: &str) -> bool {
    matches!(text, "Self" | "Unknown")
}

/// Whether a section cannot be a module of this name at the root.
pub(crate) fn is_root_module(text: &str) -> bool {
    ROOT_MODULES.binary_search(&text).is_ok()
}

/// Whether a setter of this name would hide a method that everybody expects.
pub(crate) fn is_reserved_setter(text: &str) -> bool {
    SETTERS.binary_search(&text).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_for_the_search() {
        assert!(KEYWORDS.is_sorted() && TYPES.is_sorted());
        assert!(ROOT_MODULES.is_sorted() && SETTERS.is_sorted());
        assert!(KEYWORDS.iter().all(|word| is_keyword(word)));
    }
}
