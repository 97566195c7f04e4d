//! What every generated client runs on: transport, signing, envelopes, decoding, errors.
