//! Short ways to write a model by hand.

use api_model::{
    BodyEncoding, EnumDef, EnumValue, Evidence, Field, Location, Method, Node, Operation, Origin,
    Parameter, Place, Response, Shape, Status, Text, Type, TypeTable,
};

/// Somewhere on the only page.
pub(crate) const PLACE: Place = Place {
    page: 0,
    start: 0,
    end: 1,
    line: 12,
    column: 1,
};

/// A type that a page states.
pub(crate) fn node(ty: Type) -> Node {
    let evidence = Evidence {
        origin: Origin::Stated,
        says: "the table says so".to_owned(),
        place: Some(PLACE),
    };
    Node::new(ty, evidence)
}

/// An optional field.
pub(crate) fn field(name: &str, ty: Type) -> Field {
    Field {
        name: name.to_owned(),
        node: node(ty),
        required: false,
        description: Text::default(),
        default: None,
        bounds: api_model::Bounds::default(),
        places: vec![PLACE],
    }
}

/// A field that must be there.
pub(crate) fn required(name: &str, ty: Type) -> Field {
    Field {
        required: true,
        ..field(name, ty)
    }
}

/// Puts fields into one place.
pub(crate) fn sent(location: Location, fields: Vec<Field>) -> Vec<Parameter> {
    fields
        .into_iter()
        .map(|field| Parameter { location, field })
        .collect()
}

/// An object whose name no page states.
pub(crate) fn shape(name: &str, fields: Vec<Field>) -> Shape {
    Shape {
        name: name.to_owned(),
        stated: false,
        description: Text::default(),
        fields,
        places: vec![PLACE],
    }
}

/// An enum whose name no page states.
pub(crate) fn values(name: &str, values: &[&str]) -> EnumDef {
    EnumDef {
        name: name.to_owned(),
        stated: false,
        description: Text::default(),
        numeric: false,
        values: values
            .iter()
            .map(|value| EnumValue {
                value: (*value).to_owned(),
                label: Text::default(),
                name: None,
            })
            .collect(),
        places: vec![PLACE],
    }
}

/// A public GET without parameters that answers an object with `fields`.
pub(crate) fn operation(section: &str, id: &str, fields: Vec<Field>) -> Operation {
    Operation {
        id: id.to_owned(),
        id_stated: true,
        section: section.to_owned(),
        group: Vec::new(),
        title: Text::default(),
        description: Text::default(),
        method: Method::Get,
        path: format!("/v4/{section}/{id}"),
        servers: vec!["rest".to_owned()],
        auth: None,
        permission: None,
        reads: None,
        finds_out: None,
        parameters: Vec::new(),
        body: BodyEncoding::None,
        whole_body: None,
        discriminator: None,
        response: Response {
            envelope: Some("rc".to_owned()),
            payload: Some(node(Type::Object(0))),
            examples: Vec::new(),
        },
        types: TypeTable {
            shapes: vec![shape("response", fields)],
            enums: Vec::new(),
        },
        examples: Vec::new(),
        rate_limits: Vec::new(),
        pagination: None,
        errors: Vec::new(),
        status: Status::Active,
        doubts: Vec::new(),
        places: vec![PLACE],
    }
}
