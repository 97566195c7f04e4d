//! A model by hand in which every field of every type says something.
//!
//! Structs are written out without defaults: a field that is added to the model does not compile until it stands here,
//! and so in `docs/model.md`.

use api_model::{
    Api, AuthScheme, BodyEncoding, Bounds, Cause, Channel, CodeMeaning, Discriminator, Doubt,
    EnumDef, EnumRef, EnumValue, Envelope, ErrorCode, ErrorTable, Evidence, Example, Field,
    Location, Meaning, Method, Node, Operation, Origin, Pagination, PaginationStyle, Parameter,
    Place, RateLimit, RefusalRule, Response, Role, Scope, Section, Server, Shape, SigningRule,
    Status, Text, TimeSource, TimeUnit, Type, TypeTable,
};

/// The complete model.
pub(crate) fn api() -> Api {
    Api {
        name: "shop".to_owned(),
        title: "The shop".to_owned(),
        version: Some("4".to_owned()),
        description: two("Sells things.", "卖东西。"),
        package: "shop-client".to_owned(),
        pages: vec!["specs/shop/orders/place.md".to_owned()],
        servers: vec![Server {
            name: "main".to_owned(),
            url: "https://api.shop.example".to_owned(),
            description: one("Everything."),
        }],
        auth: vec![AuthScheme {
            name: "key".to_owned(),
            headers: vec!["x-key".to_owned()],
            description: one("A key."),
        }],
        codes: vec![CodeMeaning {
            code: "AUTH_*".to_owned(),
            means: Meaning::OutcomeUnknown,
        }],
        signing: vec![SigningRule {
            scheme: "key".to_owned(),
            key: "x-key".to_owned(),
            timestamp: "x-time".to_owned(),
            signature: "x-sign".to_owned(),
            window: Some("x-window".to_owned()),
            algorithm: Some("x-algorithm".to_owned()),
            headers: vec!["x-key".to_owned(), "x-time".to_owned()],
            method: true,
            prefixes: vec!["shop-".to_owned()],
        }],
        refusals: vec![RefusalRule {
            when: Cause::ParameterMissing,
            code: "invalid_{name}".to_owned(),
            sections: vec!["orders".to_owned()],
            parameters: vec!["side".to_owned()],
        }],
        time: Some(TimeSource {
            server: "main".to_owned(),
            path: "/v4/time".to_owned(),
            field: "result.now".to_owned(),
        }),
        envelopes: vec![Envelope {
            name: "rc".to_owned(),
            code: "rc".to_owned(),
            success: vec!["0".to_owned()],
            payload: "result".to_owned(),
            message: Some("mc".to_owned()),
            error_code: Some("error.code".to_owned()),
            arguments: Some("error.args".to_owned()),
        }],
        sections: vec![Section {
            id: "orders".to_owned(),
            title: one("Orders"),
            description: one("What was bought."),
            rate_limits: vec![limit()],
            lock_ms: Some(600_000),
        }],
        operations: vec![operation()],
        channels: vec![channel()],
        enums: vec![side()],
        errors: vec![ErrorTable {
            name: "orders".to_owned(),
            section: Some("orders".to_owned()),
            title: one("Errors of orders"),
            codes: vec![error()],
            places: vec![place()],
        }],
    }
}

fn operation() -> Operation {
    Operation {
        id: "place".to_owned(),
        id_stated: true,
        section: "orders".to_owned(),
        group: vec!["single".to_owned()],
        title: two("Place an order", "下单"),
        description: one("Buys a thing."),
        method: Method::Post,
        path: "/v4/orders/{thingId}".to_owned(),
        servers: vec!["main".to_owned()],
        auth: Some("key".to_owned()),
        permission: Some("trade".to_owned()),
        reads: Some(false),
        finds_out: Some("orders.find".to_owned()),
        parameters: vec![Parameter {
            location: Location::Body,
            field: field("price", Type::Decimal),
        }],
        body: BodyEncoding::Json,
        whole_body: Some(node(Type::Array(Box::new(node(Type::Object(0)))))),
        discriminator: Some(Discriminator {
            parameter: "grant_type".to_owned(),
            value: "refresh_token".to_owned(),
        }),
        response: Response {
            envelope: Some("rc".to_owned()),
            payload: Some(node(Type::Object(0))),
            examples: vec![example(Role::Response)],
        },
        types: types(),
        examples: vec![example(Role::RequestBody)],
        rate_limits: vec![limit()],
        pagination: Some(Pagination {
            style: PaginationStyle::Cursor,
            parameters: vec!["fromId".to_owned(), "limit".to_owned()],
            items: vec!["items".to_owned()],
            start: Some("fromId".to_owned()),
            end: Some("until".to_owned()),
            size: Some("limit".to_owned()),
            direction: Some("direction".to_owned()),
            key: Some("orderId".to_owned()),
            more: Some("hasNext".to_owned()),
            back: Some("hasPrev".to_owned()),
            total: Some("total".to_owned()),
        }),
        errors: vec![error()],
        status: Status::Deprecated,
        doubts: vec![Doubt {
            text: "The table says `int`, the example shows text; the example is followed."
                .to_owned(),
            place: place(),
        }],
        places: vec![place()],
    }
}

fn channel() -> Channel {
    Channel {
        id: "depth".to_owned(),
        section: "orders".to_owned(),
        group: vec!["public".to_owned()],
        title: one("Depth"),
        description: one("The book."),
        server: Some("main".to_owned()),
        topic: "depth".to_owned(),
        format: "depth@{symbol}".to_owned(),
        arguments: vec![field("symbol", Type::String)],
        interval: Some("100ms".to_owned()),
        private: true,
        push: Some(node(Type::Object(0))),
        types: types(),
        examples: vec![example(Role::Push)],
        places: vec![place()],
    }
}

/// One shape with a field of each type.
fn types() -> TypeTable {
    let kinds = [
        Type::Boolean,
        Type::Integer,
        Type::Decimal,
        Type::String,
        Type::Id,
        Type::Timestamp(TimeUnit::Seconds),
        Type::Timestamp(TimeUnit::Milliseconds),
        Type::Enum(EnumRef::Shared(0)),
        Type::Enum(EnumRef::Local(0)),
        Type::Object(0),
        Type::Array(Box::new(node(Type::Any))),
        Type::Map(Box::new(node(Type::Id))),
        Type::Any,
    ];
    let fields = kinds.into_iter().enumerate();
    TypeTable {
        shapes: vec![Shape {
            name: "placed".to_owned(),
            stated: true,
            description: one("An order."),
            fields: fields
                .map(|(at, ty)| field(&format!("f{at}"), ty))
                .collect(),
            places: vec![place()],
        }],
        enums: vec![side()],
    }
}

fn field(name: &str, ty: Type) -> Field {
    Field {
        name: name.to_owned(),
        node: node(ty),
        required: true,
        description: two("What it is.", "说明。"),
        default: Some("5".to_owned()),
        bounds: Bounds {
            min: Some("0.000000000000000001".to_owned()),
            max: Some("18446744073709551616".to_owned()),
            exclusive_min: true,
            exclusive_max: true,
            min_length: Some(1),
            max_length: Some(32),
            max_items: Some(100),
            pattern: Some("^[a-z]+$".to_owned()),
        },
        places: vec![place()],
    }
}

fn node(ty: Type) -> Node {
    let evidence = [
        Origin::Corrected,
        Origin::Stated,
        Origin::Ruled,
        Origin::Inferred,
        Origin::Defaulted,
    ];
    Node {
        ty,
        evidence: evidence
            .into_iter()
            .map(|origin| Evidence {
                origin,
                says: "the parameter table says so".to_owned(),
                place: Some(place()),
            })
            .collect(),
    }
}

fn side() -> EnumDef {
    EnumDef {
        name: "side".to_owned(),
        stated: true,
        description: one("Which side."),
        numeric: true,
        values: vec![EnumValue {
            value: "1".to_owned(),
            label: one("Buys"),
            name: Some("buy".to_owned()),
        }],
        places: vec![place()],
    }
}

fn example(role: Role) -> Example {
    Example {
        role,
        title: Some("Sample".to_owned()),
        json: r#"{"price":12.500000000000000000001}"#.to_owned(),
        clean: true,
        place: place(),
    }
}

fn limit() -> RateLimit {
    RateLimit {
        count: 10,
        window_ms: 1_000,
        scope: Scope::ApiKey,
        when: Some("single symbol".to_owned()),
        place: Some(place()),
    }
}

fn error() -> ErrorCode {
    ErrorCode {
        code: "ORDER_002".to_owned(),
        meaning: one("Not enough funds."),
        place: place(),
    }
}

fn place() -> Place {
    Place {
        page: 0,
        start: 10,
        end: 20,
        line: 2,
        column: 3,
    }
}

fn one(prose: &str) -> Text {
    Text::new("en", prose)
}

fn two(english: &str, chinese: &str) -> Text {
    let mut text = one(english);
    text.add("zh", chinese);
    text
}
