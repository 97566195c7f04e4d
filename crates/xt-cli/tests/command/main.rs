//! The command as users start it: words in, requests out, answers and exit statuses back.

mod support;

mod answers;
mod checks;
mod clients;
mod completions;
mod confirmation;
mod folders;
mod keys;
mod mock;
mod paging;
mod requests;
mod screens;
mod statuses;
mod tools;
