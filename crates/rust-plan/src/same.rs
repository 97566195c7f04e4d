//! Whether two pages that state one name mean one type.

use api_model::{EnumDef, EnumRef, Type, TypeTable};

/// Two types of two tables, compared by what travels: prose and places aside.
pub(crate) fn same_type(left: (&TypeTable, &Type), right: (&TypeTable, &Type)) -> bool {
    compare(left, right, &mut Vec::new())
}

/// Whether two enums have the same values on the wire.
pub(crate) fn same_enum(left: &EnumDef, right: &EnumDef) -> bool {
    let values = |def: &EnumDef| -> Vec<_> {
        def.values
            .iter()
            .map(|value| (value.value.clone(), value.name.clone()))
            .collect()
    };
    left.numeric == right.numeric && values(left) == values(right)
}

fn compare(
    (left_table, left): (&TypeTable, &Type),
    (right_table, right): (&TypeTable, &Type),
    open: &mut Vec<(usize, usize)>,
) -> bool {
    match (left, right) {
        (Type::Object(a), Type::Object(b)) => {
            // A pair that is being compared is equal unless something else differs.
            if open.contains(&(*a, *b)) {
                return true;
            }
            open.push((*a, *b));
            let (Some(a), Some(b)) = (left_table.shapes.get(*a), right_table.shapes.get(*b)) else {
                return false;
            };
            a.fields.len() == b.fields.len()
                && a.fields.iter().zip(&b.fields).all(|(a, b)| {
                    let (left, right) = ((left_table, &a.node.ty), (right_table, &b.node.ty));
                    a.name == b.name && a.required == b.required && compare(left, right, open)
                })
        }
        (Type::Enum(EnumRef::Local(a)), Type::Enum(EnumRef::Local(b))) => {
            match (left_table.enums.get(*a), right_table.enums.get(*b)) {
                (Some(a), Some(b)) => same_enum(a, b),
                _ => false,
            }
        }
        (Type::Array(a), Type::Array(b)) | (Type::Map(a), Type::Map(b)) => {
            compare((left_table, &a.ty), (right_table, &b.ty), open)
        }
        _ => left == right,
    }
}
