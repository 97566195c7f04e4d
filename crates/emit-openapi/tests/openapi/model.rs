//! Small models to write documents of.

use api_model::{
    Api, AuthScheme, BodyEncoding, Bounds, Envelope, Evidence, Field, Location, Method, Node,
    Operation, Origin, Parameter, Place, Response, Section, Server, Shape, Status, Text, Type,
    TypeTable,
};
use serde_json::Value;

pub(crate) const HERE: Place = Place {
    page: 0,
    start: 0,
    end: 1,
    line: 7,
    column: 1,
};

pub(crate) fn node(ty: Type) -> Node {
    let says = "the test says so".to_owned();
    Node::new(
        ty,
        Evidence {
            origin: Origin::Stated,
            says,
            place: None,
        },
    )
}

pub(crate) fn field(name: &str, ty: Type, required: bool) -> Field {
    Field {
        name: name.to_owned(),
        node: node(ty),
        required,
        description: Text::new("en", &format!("The {name}.")),
        default: None,
        bounds: Bounds::default(),
        places: vec![HERE],
    }
}

pub(crate) fn sent(location: Location, field: Field) -> Parameter {
    Parameter { location, field }
}

pub(crate) fn shape(name: &str, fields: Vec<Field>) -> Shape {
    let description = Text::default();
    Shape {
        name: name.to_owned(),
        stated: false,
        description,
        fields,
        places: vec![HERE],
    }
}

pub(crate) fn operation(id: &str, method: Method, path: &str) -> Operation {
    Operation {
        id: id.to_owned(),
        id_stated: true,
        section: "margin".to_owned(),
        group: Vec::new(),
        title: Text {
            entries: vec![
                ("en".into(), "Does it.".into()),
                ("zh".into(), "做。".into()),
            ],
        },
        description: Text::default(),
        method,
        path: path.to_owned(),
        servers: Vec::new(),
        auth: None,
        permission: None,
        reads: None,
        finds_out: None,
        parameters: Vec::new(),
        body: BodyEncoding::None,
        whole_body: None,
        discriminator: None,
        response: Response::default(),
        types: TypeTable::default(),
        examples: Vec::new(),
        rate_limits: Vec::new(),
        pagination: None,
        errors: Vec::new(),
        status: Status::Active,
        doubts: Vec::new(),
        places: vec![HERE],
    }
}

pub(crate) fn api(operations: Vec<Operation>) -> Api {
    Api {
        name: "shop".to_owned(),
        title: "Shop".to_owned(),
        package: "shop-client".to_owned(),
        pages: vec!["specs/shop/margin/balance.md".to_owned()],
        servers: vec![Server {
            name: "main".to_owned(),
            url: "https://api.example.org".to_owned(),
            description: Text::default(),
        }],
        auth: vec![AuthScheme {
            name: "key".to_owned(),
            headers: vec!["x-key".to_owned(), "x-signature".to_owned()],
            description: Text::default(),
        }],
        envelopes: vec![Envelope {
            name: "rc".to_owned(),
            code: "rc".to_owned(),
            success: vec!["0".to_owned()],
            payload: "result".to_owned(),
            message: Some("error.msg".to_owned()),
            error_code: None,
            arguments: None,
        }],
        sections: vec![Section {
            id: "margin".to_owned(),
            title: Text::new("en", "Margin"),
            description: Text::default(),
            rate_limits: Vec::new(),
            lock_ms: None,
        }],
        operations,
        ..Api::default()
    }
}

pub(crate) fn emitted(api: &Api) -> Value {
    let text = emit_openapi::emit(api);
    assert_eq!(
        text,
        emit_openapi::emit(api),
        "the same model gives the same bytes"
    );
    serde_json::from_str(&text).expect("a document is JSON")
}
