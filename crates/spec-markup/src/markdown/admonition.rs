//! Admonitions: `:::note Title` up to `:::`.

use diagnostics::Sink;

use super::scan::{Body, Taken};
use crate::{Block, Limits};

/// Bytes in which the closing line is looked for.
const REACH: usize = 64 << 10;

const MARK: &str = ":::";

/// The admonition whose mark stands at `at`, its title the first text in it. One that never closes loses its mark only.
pub(super) fn read(body: Body<'_>, at: usize, sink: &mut Sink) -> Taken {
    let line = body.line(at);
    let named = line.trim_start_matches(':');
    let inner = line.len()
        - named
            .trim_start_matches(|c: char| c.is_alphanumeric() || c == '-')
            .len();
    let only_mark = Taken {
        end: at + inner.max(MARK.len()),
        block: None,
    };
    // Half the depth for what stands inside: a few levels, not as many as lists have.
    let limits = Limits {
        depth: body.limits.depth / 2,
        ..body.limits
    };
    let Some((close, end)) = closing(body, at, at + inner).filter(|_| limits.depth > 0) else {
        return only_mark;
    };
    let blocks = super::blocks(&body.mapped.slice(at + inner..close), &limits, sink);
    Taken {
        end,
        block: Some(Block::Quote(blocks)),
    }
}

/// Where the content ends and where the page goes on. A closing mark may stand at the end of the last line of text.
fn closing(body: Body<'_>, at: usize, from: usize) -> Option<(usize, usize)> {
    let (mut open, mut at) = (0_usize, at);
    while at < body.text.len() && at - from.min(at) <= REACH {
        let line = body.line(at);
        let bare = line.trim();
        if bare.starts_with(MARK) && bare.len() > MARK.len() {
            open += 1;
        }
        if bare.ends_with(MARK) {
            open = open.checked_sub(1)?;
            if open == 0 {
                let close = at + line.trim_end().len() - MARK.len();
                return Some((close.max(from), at + line.trim_end().len()));
            }
        }
        at += line.len();
    }
    None
}
