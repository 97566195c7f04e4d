//! An ordered tree of generated files, and its comparison with another.
