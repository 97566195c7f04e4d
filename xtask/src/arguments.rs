//! The flags.

mod diff;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub(crate) use self::diff::{Diff, DiffFormat, FailOn};

/// Reads the pages of an API's documentation and writes its Rust client.
///
/// Exit status: 0 clean, 1 findings or stale files, 2 a call that cannot be carried out.
#[derive(Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    version,
    max_term_width = 100
)]
pub(crate) struct Arguments {
    /// Say nothing but findings and results
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Write the client of each API
    #[command(
        after_help = "Examples:\n  cargo xtask codegen\n  cargo xtask codegen --check\n  \
        cargo xtask codegen --specs ../docs/api --out /tmp/client && cargo check --manifest-path /tmp/client/Cargo.toml"
    )]
    Codegen(Codegen),
    /// Say what is wrong with the pages, and write nothing
    #[command(
        after_help = "Examples:\n  cargo xtask lint\n  cargo xtask lint specs/xt/spot/order\n  \
        cargo xtask lint --format sarif > findings.sarif\n  cargo xtask lint --fix --dry-run\n  \
        cargo xtask lint --explain json/missing-comma\n  cargo xtask lint --list"
    )]
    Lint(Lint),
    /// Say what is wrong with the pages on every save, until the process is ended
    #[command(
        after_help = "Examples:\n  cargo xtask watch --api xt\n  cargo xtask watch --specs ../docs/api"
    )]
    Watch(Watch),
    /// Print the model as JSON
    #[command(
        after_help = "Examples:\n  cargo xtask model --api xt\n  cargo xtask model --specs ../docs/api --out model.json"
    )]
    Model(Print),
    /// Print the API as OpenAPI 3.1
    #[command(
        after_help = "Examples:\n  cargo xtask openapi --api xt\n  cargo xtask openapi --specs ../docs/api --out openapi.json"
    )]
    Openapi(Print),
    /// Say why an operation, field or type is what it is
    #[command(
        after_help = "Examples:\n  cargo xtask explain MarketBalance.base\n  cargo xtask explain margin.balance\n  \
        cargo xtask explain \"GET /v4/lever/balance response.base\""
    )]
    Explain(Explain),
    /// Count what types rest on, and what is described, limited, exampled and translated
    #[command(
        after_help = "Examples:\n  cargo xtask coverage --api xt\n  cargo xtask coverage --specs ../docs/api --format json\n  \
        cargo xtask coverage --api xt --into README.md"
    )]
    Coverage(Coverage),
    /// Play the API's servers on this machine: documented answers, checked requests
    #[command(
        after_help = "Examples:\n  cargo xtask mock --api xt --port 8080 --credentials my-key:my-secret\n  \
        cargo xtask mock --api xt --fault spot.place_order=latency:2s --fault futures.ticker=dropped\n  \
        cargo xtask mock --specs ../docs/api --port-per-server"
    )]
    Mock(Mock),
    /// Write a site for readers of the API
    #[command(
        after_help = "Examples:\n  cargo xtask reference --api xt\n  cargo xtask reference --specs ../docs/api --out /tmp/site\n  \
        cargo xtask reference --api xt --serve"
    )]
    Reference(Reference),
    /// Say what changed for users between two states of the pages
    #[command(after_help = diff::HELP)]
    Diff(Diff),
    /// Write a page to start from
    #[command(
        after_help = "Examples:\n  cargo xtask new get /v4/lever/balance --into margin/balance --id balance"
    )]
    New(New),
    /// Check the layering of the crates, the size of the files and the headers of generated ones
    #[command(after_help = "Example:\n  cargo xtask tidy")]
    Tidy,
}

/// Which pages.
#[derive(Args)]
pub(crate) struct Pages {
    /// A folder of pages, or of one folder per API [default: the project's specs]
    #[arg(long, value_name = "DIR")]
    pub(crate) specs: Option<PathBuf>,
    /// Only the API of this name (its folder); may be repeated
    #[arg(long, value_name = "NAME")]
    pub(crate) api: Vec<String>,
    /// Take warnings for errors
    #[arg(long)]
    pub(crate) strict: bool,
}

#[derive(Args)]
pub(crate) struct Codegen {
    #[command(flatten)]
    pub(crate) pages: Pages,
    /// Write a whole crate into this folder instead of the project's own
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Write nothing; fail where the files differ from what the pages say
    #[arg(long)]
    pub(crate) check: bool,
}

#[derive(Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag")]
pub(crate) struct Lint {
    #[command(flatten)]
    pub(crate) pages: Pages,
    /// Only findings in these files or folders
    #[arg(value_name = "PATHS")]
    pub(crate) paths: Vec<PathBuf>,
    /// Who reads the findings
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,
    /// Give advice too: what is no fault, but could be said better
    #[arg(long)]
    pub(crate) advice: bool,
    /// Mend what can be mended without a doubt; everything else stays byte for byte
    #[arg(long)]
    pub(crate) fix: bool,
    /// With --fix: show what would be changed, and write nothing
    #[arg(long, requires = "fix")]
    pub(crate) dry_run: bool,
    /// Print the page on a code: what it means, why it matters, an example gone wrong and right
    #[arg(long, value_name = "CODE", conflicts_with_all = ["fix", "list"])]
    pub(crate) explain: Option<String>,
    /// List every code with its usual weight
    #[arg(long, conflicts_with = "fix")]
    pub(crate) list: bool,
}

#[derive(Args)]
pub(crate) struct Watch {
    #[command(flatten)]
    pub(crate) pages: Pages,
    /// Watch with this very build: a debug build takes several times as long, and is otherwise built anew for speed
    #[arg(long)]
    pub(crate) as_is: bool,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Format {
    /// People
    Human,
    /// Programs: a JSON array
    Json,
    /// Code scanners: SARIF 2.1.0
    Sarif,
    /// Workflow annotations
    Github,
}

#[derive(Args)]
pub(crate) struct Print {
    #[command(flatten)]
    pub(crate) pages: Pages,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Args)]
pub(crate) struct Coverage {
    #[command(flatten)]
    pub(crate) pages: Pages,
    /// How to print the counts
    #[arg(long, value_enum, default_value_t = CoverageFormat::Table)]
    pub(crate) format: CoverageFormat,
    /// Bring the table up to date that stands in this file between the lines `<!-- coverage -->` and `<!-- end of coverage -->`
    #[arg(long, value_name = "FILE", conflicts_with = "format")]
    pub(crate) into: Option<PathBuf>,
    /// Write nothing; fail where the table of the file is stale
    #[arg(long, requires = "into")]
    pub(crate) check: bool,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum CoverageFormat {
    /// Markdown tables, for people
    Table,
    /// Programs: counts by section
    Json,
}

#[derive(Args)]
pub(crate) struct Reference {
    #[command(flatten)]
    pub(crate) pages: Pages,
    /// Write into this folder [default: target/reference/NAME of the project]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Serve the site until the process is ended, with a form on each page that tries the call against a mock server
    #[arg(long, conflicts_with = "out")]
    pub(crate) serve: bool,
    /// The port to serve at; 0 takes a free one
    #[arg(long, default_value_t = 0, requires = "serve")]
    pub(crate) port: u16,
    /// How examples for the shell begin [default: xt, and the pages where they are others]
    #[arg(long, value_name = "WORDS")]
    pub(crate) command: Option<String>,
}

#[derive(Args)]
pub(crate) struct Explain {
    #[command(flatten)]
    pub(crate) pages: Pages,
    /// `Type`, `Type.field`, `section.operation`, `section.channel`, or `METHOD /path` with `parameters.name` or
    /// `response.field` behind it
    #[arg(value_name = "ITEM", required = true, num_args = 1..)]
    pub(crate) item: Vec<String>,
}

#[derive(Args)]
pub(crate) struct Mock {
    #[command(flatten)]
    pub(crate) pages: Pages,
    /// The port; 0 takes a free one
    #[arg(long, default_value_t = 0)]
    pub(crate) port: u16,
    /// Give each server of the API a port of its own; they follow the first
    #[arg(long)]
    pub(crate) port_per_server: bool,
    /// An API key with its secret: signatures are then verified and other keys unknown; may be repeated
    #[arg(long, value_name = "KEY:SECRET", value_parser = key_and_secret)]
    pub(crate) credentials: Vec<(String, String)>,
    /// What answers without an example are made from
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    pub(crate) seed: u64,
    /// Enforce the documented rate limits and locks; with a number lock who exceeds one for so many seconds, whatever is
    /// documented
    #[arg(long, value_name = "LOCK_SECONDS", num_args = 0..=1)]
    #[expect(
        clippy::option_option,
        reason = "a flag that may stand without its value"
    )]
    pub(crate) rate_limits: Option<Option<u64>>,
    /// Set the server's clock ahead by milliseconds, or back
    #[arg(
        long,
        value_name = "MS",
        default_value_t = 0,
        allow_negative_numbers = true
    )]
    pub(crate) skew: i64,
    /// Let the server's clock stand still at an instant, in milliseconds since 1970
    #[arg(long, value_name = "MS")]
    pub(crate) clock: Option<i64>,
    /// Let something go wrong: latency:200ms, status:503, skew:-10s, dropped, half or garbage; `*` means every request; may be repeated
    #[arg(long, value_name = "OPERATION=FAULT", value_parser = operation_and_fault)]
    pub(crate) fault: Vec<(String, mock_server::Fault)>,
}

fn key_and_secret(text: &str) -> Result<(String, String), String> {
    match text.split_once(':') {
        Some((key, secret)) if !key.is_empty() && !secret.is_empty() => {
            Ok((key.to_owned(), secret.to_owned()))
        }
        _ => Err("write KEY:SECRET".to_owned()),
    }
}

fn operation_and_fault(text: &str) -> Result<(String, mock_server::Fault), String> {
    let (operation, fault) = text
        .rsplit_once('=')
        .ok_or("write OPERATION=FAULT, such as spot.place_order=dropped")?;
    let fault = fault
        .parse()
        .map_err(|error: mock_server::FaultError| error.to_string())?;
    Ok((operation.to_owned(), fault))
}

#[derive(Args)]
pub(crate) struct New {
    /// get, post, put, patch or delete
    pub(crate) method: String,
    /// Such as /v4/order/{orderId}
    pub(crate) path: String,
    /// The API's folder below specs, where there are several
    #[arg(long, value_name = "NAME")]
    pub(crate) api: Option<String>,
    /// Section and group: folders below the API's
    #[arg(long, value_name = "FOLDER", default_value = "")]
    pub(crate) into: String,
    /// The operation's name in code
    #[arg(long)]
    pub(crate) id: Option<String>,
    /// The page's title
    #[arg(long)]
    pub(crate) title: Option<String>,
}
