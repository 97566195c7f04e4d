//! What the suites share: where things lie, how the command line is called, how folders are made.
//!
//! The suites stand in `suites/`, one per promise; pages to try in `cases/`.

mod answers;
mod clients;
mod command;
mod crates;
mod exchange;
mod folders;
mod many_pages;
mod summary;
mod xt;

pub use answers::{documented, envelope, holds, payload, pushed};
pub use clients::{installed, said, script};
pub use command::{Ended, xtask, xtask_command};
pub use crates::{compile, runtime};
pub use exchange::exchange;
pub use folders::{api_folder, below, project, shared, write};
pub use many_pages::many_pages;
pub use summary::summary;
pub use xt::xt;

/// Runs what the guide to the mock server shows.
#[cfg(doctest)]
#[doc = include_str!("../../docs/mock.md")]
struct MockGuide;
