//! An API of a harbour, from pages; and the one of XT.

use std::fs;
use std::path::{Path, PathBuf};

use api_model::Api;
use codegen_pipeline::{ApiFolder, Options, PageText, understand};

const MANIFEST: &str = "name: harbour
title: The harbour
servers:
  - { name: main, url: 'https://harbour.example' }
  - { name: tower, url: 'https://tower.example' }
envelopes:
  - { name: rc, code: rc, success: [0], payload: result, message: mc, error_code: mc, arguments: ma }
refusals:
  - { when: parameter_malformed, code: 'BAD_{name}', parameters: [depth] }
  - { when: parameter_missing, code: MISSING_1 }
  - { when: parameter_malformed, code: WRONG_1 }
  - { when: rate_limit, code: SLOW_1 }
time: { server: main, path: /v1/time, field: result.now }
sections:
  - { folder: boats, title: Boats, servers: [main], envelope: rc, body: json, rate_limits: [3/h/ip] }
  - { folder: tower, title: Tower, servers: [tower], body: json }
";

const MOOR: &str = "---
id: moor
title: Moor a boat
type: post
description: /v1/boats
parameters:
  - { name: name, type: string, mandatory: true, max_length: 12, pattern: '^[a-z]+$' }
  - { name: kind, type: string, mandatory: true, enum: [SAIL, MOTOR] }
  - { name: depth, type: decimal, min: '0.5', max: '8' }
  - { name: clientId, type: string }
errors:
  - { code: BAD_depth, description: Too deep. }
right_code_blocks:
  - title: Response
    language: json
    code_block: '{\"rc\": 0, \"mc\": \"SUCCESS\", \"ma\": [], \"result\": {\"boatId\": \"900\", \"fee\": 10.50}}'
---
";

const BOAT: &str = "---
id: boat
title: One boat
type: get
description: /v1/boats/{boatId}
parameters:
  - { name: boatId, type: id, mandatory: true, in: path }
right_code_blocks:
  - title: Response
    language: json
    code_block: '{\"rc\": 0, \"mc\": \"SUCCESS\", \"ma\": [], \"result\": {\"boatId\": \"900\", \"name\": \"anna\", \"kind\": \"SAIL\", \"depth\": \"2.10\"}}'
---
";

const HIRE: &str = "---
id: hire
title: Hire a hand
type: post
description: /v1/hands/create-hand
response: { type: any }
parameters:
  - { name: clientId, type: string }
right_code_blocks:
  - title: Response
    language: json
    code_block: '{\"rc\": 0, \"mc\": \"SUCCESS\", \"ma\": [], \"result\": {}}'
---
";

const WAVES: &str = "---
id: waves
title: Waves by pier
type: get
description: /v1/waves
rate_limits: ['single pier: 2/h/ip', 'multiple piers: 1/h/ip', 'in storms: 1/h/ip']
parameters:
  - { name: pier, type: string }
  - { name: piers, type: array, items: string }
response:
  fields: [{ name: height, type: integer }]
---
";

const TIME: &str = "---
id: time
title: The time
type: get
description: /v1/time
right_code_blocks:
  - title: Response
    language: json
    code_block: '{\"rc\": 0, \"mc\": \"string\", \"ma\": [], \"result\": {\"now\": 1767240288450}}'
---
";

const SEARCH: &str = "---
id: search
title: Search for a boat
type: post
description: /v1/boats/search
reads: true
right_code_blocks:
  - title: Response
    language: json
    code_block: '{\"rc\": 0, \"mc\": \"SUCCESS\", \"ma\": [], \"result\": {\"boatId\": \"900\", \"name\": \"anna\"}}'
---
";

const TIDE: &str = "---
id: tide
title: The tide
type: get
description: /v1/tide
response:
  fields:
    - { name: height, type: integer }
    - { name: rising, type: boolean }
right_code_blocks:
  - title: Response
    language: json
    code_block: '{\"height\": \"7\", \"rising\": \"false\"}'
---
";

const LIGHT: &str = "---
id: light
title: The light
type: get
description: /v1/light
response:
  fields:
    - { name: colour, type: string, enum: [RED, GREEN] }
    - { name: range, type: integer }
---
";

/// The harbour.
pub(crate) fn harbour() -> Api {
    let page = |path: &str, text: &str| PageText {
        path: path.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let pages = [
        ("boats/moor.md", MOOR),
        ("boats/boat.md", BOAT),
        ("boats/time.md", TIME),
        ("boats/search.md", SEARCH),
        ("boats/hire.md", HIRE),
        ("tower/waves.md", WAVES),
        ("tower/light.md", LIGHT),
        ("tower/tide.md", TIDE),
    ];
    read(ApiFolder {
        shown: "specs/harbour".to_owned(),
        manifest: Some(page("api.yml", MANIFEST)),
        corrections: None,
        pages: pages.map(|(path, text)| page(path, text)).to_vec(),
        ..ApiFolder::default()
    })
}

/// XT, from the project's own pages.
pub(crate) fn xt() -> Api {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs/xt");
    let text = |path: &Path| PageText {
        path: path
            .strip_prefix(&root)
            .expect("below")
            .to_string_lossy()
            .replace('\\', "/"),
        bytes: fs::read(path).expect("a page"),
    };
    let mut found = Vec::new();
    pages(&root, &mut found);
    found.sort();
    read(ApiFolder {
        shown: "specs/xt".to_owned(),
        manifest: Some(text(&root.join("api.yml"))),
        corrections: None,
        pages: found.iter().map(|path| text(path)).collect(),
        ..ApiFolder::default()
    })
}

fn pages(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            pages(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "md") {
            found.push(path);
        }
    }
}

fn read(folder: ApiFolder) -> Api {
    let understood = understand(folder, &Options::default());
    assert!(!understood.has_errors(), "{:#?}", understood.findings);
    understood.api
}
