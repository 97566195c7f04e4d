//! An API with every type, style and nasty name.

use api_model::{
    Api, AuthScheme, BodyEncoding, Bounds, CodeMeaning, Discriminator, Doubt, EnumRef, Envelope,
    ErrorCode, Example, Field, Location, Meaning, Method, Operation, Parameter, RateLimit, Role,
    Scope, Section, Server, Status, Text, TimeSource, TimeUnit, Type, TypeTable,
};

use crate::build::{PLACE, field, node, operation, required, sent, shape, values};
use crate::channels;
use crate::errors::errors;

/// Text that tries to become something else.
pub(crate) const HOSTILE: &str = "*/ \"# #[derive(Debug)] \u{202e}evil\u{2066} ``` {} {x} <script> [Order] \r pub fn injected() {} \u{0} \
     https://x.com/a_b?c=[d] orderId \\ `open **bold** #![allow(x)]\n```rust\npub fn injected() {}\n```\n/// doc\n//! doc";

/// The whole API.
pub(crate) fn api() -> Api {
    Api {
        name: "kitchen_sink".to_owned(),
        title: format!("Kitchen Sink {HOSTILE}"),
        version: Some("1.0".to_owned()),
        description: Text::new("en", HOSTILE),
        package: "kitchen-sink".to_owned(),
        pages: vec!["specs/sink/page.md".to_owned()],
        servers: servers(),
        auth: vec![AuthScheme {
            name: "key".to_owned(),
            headers: vec!["x-key".to_owned()],
            description: Text::default(),
        }],
        codes: vec![
            CodeMeaning {
                code: HOSTILE.to_owned(),
                means: Meaning::Clock,
            },
            CodeMeaning {
                code: "AUTH_*".to_owned(),
                means: Meaning::Auth,
            },
        ],
        signing: Vec::new(),
        refusals: Vec::new(),
        time: Some(TimeSource {
            server: "rest".to_owned(),
            path: "/time".to_owned(),
            field: HOSTILE.to_owned(),
        }),
        envelopes: vec![Envelope {
            name: "rc".to_owned(),
            code: "rc".to_owned(),
            success: vec!["0".to_owned()],
            payload: "result".to_owned(),
            message: Some("msg".to_owned()),
            error_code: Some("error.code".to_owned()),
            arguments: Some("ma".to_owned()),
        }],
        sections: ["names", "types", "styles", "std", "24h"]
            .map(section)
            .into(),
        operations: [
            names(),
            types(),
            styles(),
            crate::pages::operations(),
            vec![operation("std", "move", Vec::new())],
            vec![operation(
                "24h",
                "24h_ticker",
                vec![field("24h", Type::Decimal)],
            )],
        ]
        .concat(),
        channels: vec![channels::depth()],
        enums: vec![
            api_model::EnumDef {
                numeric: true,
                ..values("order_status", &["1", "-1", "2"])
            },
            values("side", &["BUY", "SELL"]),
        ],
        errors: vec![errors()],
    }
}

fn servers() -> Vec<Server> {
    let server = |name: &str, url: &str| Server {
        name: name.to_owned(),
        url: url.to_owned(),
        description: Text::default(),
    };
    vec![
        server("rest", "https://example.com"),
        server("ws", "wss://example.com"),
    ]
}

fn section(id: &str) -> Section {
    Section {
        id: id.to_owned(),
        title: Text::new("zh", "中文标题"),
        description: Text::new("en", HOSTILE),
        rate_limits: vec![RateLimit {
            count: 1000,
            window_ms: 60_000,
            scope: Scope::Ip,
            when: None,
            place: None,
        }],
        lock_ms: Some(30_000),
    }
}

/// Names that meet, and names that Rust has for itself.
fn names() -> Vec<Operation> {
    let nasty = [
        "1m", "1M", "type", "self", "Self", "super", "crate", "order_id", "orderId", "ORDER-ID",
        "a", "A", "", "_", "数量", "<=", "Option", "Result", "String", "gen", "new", "clone",
        "default", "fields", "value", "out", "name", "None", "Some", "24hHigh", "members",
    ];
    let nasty_fields = || {
        nasty
            .iter()
            .map(|name| field(name, Type::String))
            .collect::<Vec<_>>()
    };
    let mut clash = operation("names", "clash", nasty_fields());
    clash.parameters = sent(Location::Query, nasty_fields());
    clash.types.enums = vec![values("type", &nasty), values("nothing", &[])];
    clash.types.shapes[0]
        .fields
        .push(field("kind", Type::Enum(EnumRef::Local(0))));
    clash.types.shapes[0]
        .fields
        .push(field("nothing", Type::Enum(EnumRef::Local(1))));
    clash.title = Text::new("zh", "只有中文标题");
    let mut all = vec![clash];
    for id in [
        "option", "result", "self", "type", "fn", "request", "decimal", "clone", "1m", "async",
    ] {
        let mut named = operation("names", id, vec![required("Option", Type::String)]);
        named.parameters = sent(Location::Query, vec![required("type", Type::String)]);
        named.group = vec![id.to_owned()];
        all.push(named);
    }
    let mut stated = operation("names", "market", vec![field("id", Type::Id)]);
    "market".clone_into(&mut stated.types.shapes[0].name);
    stated.types.shapes[0].stated = true;
    all.push(stated);
    // A derived name that meets a stated one of its call gives way.
    let mut derived = operation(
        "names",
        "order",
        vec![field("list", Type::Enum(EnumRef::Local(0)))],
    );
    derived.types.enums = vec![values("list", &["x"])];
    "order_list".clone_into(&mut derived.types.shapes[0].name);
    derived.types.shapes[0].stated = true;
    all.push(derived);
    all
}

fn every_type() -> Vec<Field> {
    let list = |ty| Type::Array(Box::new(node(ty)));
    let map = |ty| Type::Map(Box::new(node(ty)));
    vec![
        field("boolean", Type::Boolean),
        field("integer", Type::Integer),
        field("decimal", Type::Decimal),
        field("string", Type::String),
        field("id", Type::Id),
        field("seconds", Type::Timestamp(TimeUnit::Seconds)),
        field("milliseconds", Type::Timestamp(TimeUnit::Milliseconds)),
        field("shared", Type::Enum(EnumRef::Shared(1))),
        field("numeric", Type::Enum(EnumRef::Shared(0))),
        field("local", Type::Enum(EnumRef::Local(0))),
        field("list", list(Type::Decimal)),
        field("map", map(Type::Integer)),
        field("map_of_arrays", map(list(Type::Decimal))),
        field("any", Type::Any),
    ]
}

/// Every type, in requests and in answers.
fn types() -> Vec<Operation> {
    let inner = field("inner", Type::Object(1));
    let mut fields = every_type();
    fields.push(inner.clone());
    let mut every = operation("types", "every", fields.clone());
    every.types.shapes.push(shape(
        "inner",
        vec![
            required("deep", Type::Object(2)),
            field("self", Type::Object(0)),
        ],
    ));
    every
        .types
        .shapes
        .push(shape("deep", every_type().into_iter().map(must).collect()));
    every.types.enums = vec![values(
        "local",
        &["a", "A", "Unknown", "", "1m", "1M", ">=1"],
    )];
    every.method = Method::Post;
    every.body = BodyEncoding::Json;
    every.parameters = sent(Location::Body, fields);
    let mut all_required = every.clone();
    "every_required".clone_into(&mut all_required.id);
    all_required.parameters = sent(Location::Body, every_type().into_iter().map(must).collect());
    let many = (0..70)
        .map(|at| field(&format!("field{at}"), Type::Decimal))
        .collect();
    let mut list = operation("types", "bare_list", vec![field("x", Type::Integer)]);
    list.response.payload = Some(node(Type::Array(Box::new(node(Type::Object(0))))));
    list.response.envelope = None;
    let mut nothing = operation("types", "nothing", Vec::new());
    nothing.response.payload = None;
    nothing.types = TypeTable::default();
    vec![
        every,
        all_required,
        widths(),
        operation("types", "seventy", many),
        list,
        nothing,
    ]
}

/// Names of every width, so that each kind of line is as long as a line may be, and longer.
fn widths() -> Operation {
    let name = |at: usize| "x".repeat(at);
    let fields = || {
        (1..44)
            .chain([60, 75, 90])
            .map(|at| field(&name(at), Type::Decimal))
            .collect::<Vec<_>>()
    };
    let mut widths = operation("types", "widths", fields());
    widths.parameters = sent(Location::Query, fields());
    for at in 1..70 {
        let def = values(&format!("e{at}"), &["a", &name(at)]);
        let index = widths.types.enums.len();
        widths.types.enums.push(def);
        let known = field(&format!("e{at}"), Type::Enum(EnumRef::Local(index)));
        widths.types.shapes[0].fields.push(known);
        widths.types.shapes.push(shape(
            &format!("s{at}"),
            vec![required(&name(at), Type::Id)],
        ));
        let object = field(&format!("s{at}"), Type::Object(index + 1));
        widths.types.shapes[0].fields.push(object.clone());
        widths
            .parameters
            .extend(sent(Location::Query, vec![object]));
    }
    widths
}

fn must(field: Field) -> Field {
    Field {
        required: true,
        ..field
    }
}

/// Every way of sending, and everything that can be said about a call.
fn styles() -> Vec<Operation> {
    let mut everywhere = operation("styles", "everywhere", Vec::new());
    everywhere.method = Method::Patch;
    "/v4/{symbol}/x".clone_into(&mut everywhere.path);
    everywhere.body = BodyEncoding::Form;
    everywhere.auth = Some("key".to_owned());
    everywhere.parameters = [
        Location::Path,
        Location::Query,
        Location::Body,
        Location::Header,
    ]
    .map(|location| Parameter {
        location,
        field: required("symbol", Type::String),
    })
    .into();
    let mut whole = operation("styles", "whole_body", Vec::new());
    whole.method = Method::Post;
    whole.body = BodyEncoding::Json;
    whole.types.shapes.push(shape(
        "body",
        vec![
            required("symbol", Type::String),
            field("new", Type::Decimal),
        ],
    ));
    whole.whole_body = Some(node(Type::Array(Box::new(node(Type::Object(1))))));
    whole.parameters = sent(Location::Query, vec![field("body", Type::String)]);
    let mut all = vec![everywhere, whole, said()];
    all.extend(["password", "refresh_token"].map(|grant| {
        let mut token = operation("styles", &format!("token_by_{grant}"), Vec::new());
        token.discriminator = Some(Discriminator {
            parameter: "grant_type".to_owned(),
            value: grant.to_owned(),
        });
        token.parameters = sent(
            Location::Query,
            vec![
                required("grant_type", Type::String),
                required(grant, Type::String),
            ],
        );
        token
    }));
    all.extend(
        [Method::Put, Method::Delete, Method::Head, Method::Options].map(|method| {
            let id = format!("method_{}", method.as_str().to_lowercase());
            Operation {
                method,
                ..operation("styles", &id, Vec::new())
            }
        }),
    );
    all
}

/// Hostile text in every place that takes text.
fn said() -> Operation {
    let text = || Text {
        entries: vec![
            ("en".to_owned(), HOSTILE.to_owned()),
            ("zh".to_owned(), "订单ID，见orderId".to_owned()),
        ],
    };
    let hostile = || HOSTILE.to_owned();
    let mut parameter = required(HOSTILE, Type::String);
    parameter.description = text();
    parameter.default = Some(hostile());
    parameter.bounds = Bounds {
        min: Some(hostile()),
        max: Some("10".to_owned()),
        exclusive_max: true,
        min_length: Some(1),
        max_length: Some(2),
        max_items: Some(3),
        pattern: Some(hostile()),
        ..Bounds::default()
    };
    let mut said = operation("styles", "said", vec![parameter.clone()]);
    said.title = text();
    said.description = text();
    said.path = format!("/v4/{HOSTILE}");
    said.permission = Some(hostile());
    said.parameters = sent(Location::Query, vec![parameter]);
    said.types.shapes[0].description = text();
    let mut labelled = values("labels", &[HOSTILE, "x"]);
    labelled.description = text();
    labelled.values[0].label = text();
    said.types.enums = vec![labelled];
    said.types.shapes[0]
        .fields
        .push(field("labels", Type::Enum(EnumRef::Local(0))));
    said.rate_limits = vec![RateLimit {
        count: 10,
        window_ms: 10_000,
        scope: Scope::ApiKey,
        when: Some(hostile()),
        place: None,
    }];
    said.errors = vec![ErrorCode {
        code: hostile(),
        meaning: text(),
        place: PLACE,
    }];
    said.doubts = vec![Doubt {
        text: hostile(),
        place: PLACE,
    }];
    said.status = Status::Deprecated;
    said.examples = vec![Example {
        role: Role::RequestQuery,
        title: None,
        json: "{\"symbol\": \"btc_usdt\"}".to_owned(),
        clean: true,
        place: PLACE,
    }];
    said
}
