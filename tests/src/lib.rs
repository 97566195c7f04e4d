//! What the suites share: where things lie, how the command line is called, how folders are made.
//!
//! The suites stand in `suites/`, one per promise; pages to try in `cases/`.

mod command;
mod folders;

pub use command::{Ended, xtask};
pub use folders::{api_folder, below, project, shared, write};
