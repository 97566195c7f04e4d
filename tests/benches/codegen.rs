//! How long the generator takes: stage by stage in this process, and whole as the command line that people call.
//!
//! The pages are the front-matter corpus where it lies beside the clone, else made up; larger folders are always made
//! up. Reading and writing happen in the command line alone, so whole runs are those of its release build.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use codegen_pipeline::{ApiFolder, Options, plan, understand};
use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use docwright_tests::{api_folder, below, many_pages, project, shared, write};

/// The allocator of the command line, so that stages add up to runs.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// As many as the corpus has.
const PAGES: usize = 466;

fn stages(criterion: &mut Criterion) {
    let folder = match shared("corpus/front-matter") {
        Some(corpus) => below(&corpus, "front-matter"),
        None => made_up(PAGES),
    };
    let read = || understand(folder.clone(), &Options::default());
    let planned = plan(&mut read(), false);
    let mut group = criterion.benchmark_group("stage");
    group.throughput(Throughput::Elements(folder.pages.len() as u64));
    group.bench_function("understand", |bench| {
        let options = Options::default();
        bench.iter_batched(
            || folder.clone(),
            |folder| understand(folder, &options),
            BatchSize::LargeInput,
        );
    });
    group.bench_function("plan", |bench| {
        bench.iter_batched_ref(
            read,
            |understood| plan(understood, false),
            BatchSize::LargeInput,
        );
    });
    group.bench_function("print", |bench| {
        bench.iter(|| emit_rust_client::emit_crate(&planned, "../client-runtime", true));
    });
    group.finish();
}

fn runs(criterion: &mut Criterion) {
    let binary = command_line();
    let mut group = criterion.benchmark_group("run");
    group.sample_size(20);
    let scratch = tempfile::tempdir().expect("a folder");
    let pages = shared("corpus/front-matter").unwrap_or_else(|| on_disk(scratch.path(), PAGES));
    let mut everything = Fresh::new(&binary, &pages);
    group.bench_function("everything is new", |bench| {
        bench.iter_custom(|times| everything.run(times));
    });
    let out = scratch.path().join("client");
    codegen(&binary, &pages, &out);
    group.bench_function("nothing to do", |bench| {
        bench.iter(|| codegen(&binary, &pages, &out));
    });
    group.finish();
}

fn sizes(criterion: &mut Criterion) {
    let binary = command_line();
    let scratch = tempfile::tempdir().expect("a folder");
    let folders = [100, 1_000, 10_000].map(|count| {
        (
            count,
            on_disk(&scratch.path().join(count.to_string()), count),
        )
    });
    let mut fresh: Vec<Fresh> = folders
        .iter()
        .map(|(_, pages)| Fresh::new(&binary, pages))
        .collect();
    let mut group = criterion.benchmark_group("pages");
    group.sample_size(10);
    for ((count, _), fresh) in folders.iter().zip(&mut fresh) {
        let count = *count;
        group.throughput(Throughput::Elements(count as u64));
        group.bench_function(BenchmarkId::from_parameter(count), |bench| {
            bench.iter_custom(|times| fresh.run(times));
        });
    }
    group.finish();
}

/// Runs into folders that were not there before.
///
/// All of them stay until the group has ended: file systems create files slowly for half a minute after thousands were
/// removed, and that would be measured in place of the generator.
struct Fresh<'a> {
    binary: &'a Path,
    pages: &'a Path,
    scratch: tempfile::TempDir,
    runs: u64,
}

impl<'a> Fresh<'a> {
    fn new(binary: &'a Path, pages: &'a Path) -> Self {
        let scratch = tempfile::tempdir().expect("a folder");
        Self {
            binary,
            pages,
            scratch,
            runs: 0,
        }
    }

    fn run(&mut self, times: u64) -> Duration {
        (0..times).map(|_| self.once()).sum()
    }

    fn once(&mut self) -> Duration {
        self.runs += 1;
        let out = self.scratch.path().join(format!("client-{}", self.runs));
        let started = Instant::now();
        codegen(self.binary, self.pages, &out);
        started.elapsed()
    }
}

fn codegen(binary: &Path, pages: &Path, out: &Path) {
    let ended = Command::new(binary)
        .args(["codegen", "--quiet", "--specs"])
        .arg(pages)
        .arg("--out")
        .arg(out)
        .env("CARGO_MANIFEST_DIR", project().join("xtask"))
        .stderr(Stdio::null())
        .status()
        .expect("the command line starts");
    assert!(ended.success(), "the pages hold no error");
}

/// Builds the command line as a release.
fn command_line() -> PathBuf {
    let built = Command::new(env!("CARGO"))
        .args(["build", "--release", "--quiet", "--package", "xtask"])
        .args(["--message-format", "json"])
        .current_dir(project())
        .output()
        .expect("cargo starts");
    String::from_utf8_lossy(&built.stdout)
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .find_map(|message| Some(PathBuf::from(message["executable"].as_str()?)))
        .expect("cargo names the command line that it built")
}

fn on_disk(scratch: &Path, count: usize) -> PathBuf {
    let folder = scratch.join("pages");
    let pages = many_pages(count);
    write(&folder, &borrowed(&pages));
    folder
}

fn made_up(count: usize) -> ApiFolder {
    api_folder("pages", &borrowed(&many_pages(count)))
}

fn borrowed(pages: &[(String, String)]) -> Vec<(&str, &str)> {
    pages
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect()
}

criterion_group!(benches, stages, runs, sizes);
criterion_main!(benches);
