//! Drafts, manifest and corrections to the model, one pass per file.
