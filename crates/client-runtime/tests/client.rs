//! The client against a server on this machine.

mod sample_api;
