//! The stages composed; texts in, texts and diagnostics out.
