//! Which operations a method and path can mean.

use std::collections::BTreeMap;

use api_model::{Api, Operation};
use percent_encoding::percent_decode_str;

use crate::StartError;

const GET: &str = "GET";
const HEAD: &str = "HEAD";

/// The paths of an API, by method.
#[derive(Debug, Default)]
pub(crate) struct Routes {
    methods: BTreeMap<&'static str, matchit::Router<usize>>,
    shapes: BTreeMap<(&'static str, String), usize>,
    /// Operations on one method and path, as indices into the API's list.
    rooms: Vec<Vec<usize>>,
}

/// What a method and path lead to.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Route {
    /// Operations, each an index into the API's list; and the values of the path's variables in their order, decoded.
    Found(Vec<usize>, Vec<String>),
    /// The path is known; these are its methods.
    WrongMethod(Vec<&'static str>),
    /// Nothing.
    UnknownPath,
}

impl Routes {
    /// The paths of all operations.
    pub(crate) fn new(api: &Api) -> Result<Self, StartError> {
        let mut routes = Self::default();
        for (at, operation) in api.operations.iter().enumerate() {
            routes.add(at, operation)?;
        }
        Ok(routes)
    }

    fn add(&mut self, at: usize, operation: &Operation) -> Result<(), StartError> {
        let method = operation.method.as_str();
        let shape = shape(&operation.path);
        let refused = |refused: matchit::InsertError| StartError::Path {
            path: operation.path.clone(),
            why: refused.to_string(),
        };
        // Several operations on one path are told apart later: by their server or by a parameter.
        let fresh = self.rooms.len();
        let room = *self.shapes.entry((method, shape.clone())).or_insert(fresh);
        if room == fresh {
            let router = self.methods.entry(method).or_default();
            router.insert(shape, room).map_err(refused)?;
            self.rooms.push(Vec::new());
        }
        self.rooms[room].push(at);
        Ok(())
    }

    /// Where a method and path lead: HEAD asks for what GET answers, without its body. `serves` says whether an operation belongs to the server that was asked.
    pub(crate) fn find(&self, method: &str, path: &str, serves: impl Fn(usize) -> bool) -> Route {
        if let Some((room, values)) = self.room(method, path, &serves) {
            return Route::Found(room, values);
        }
        if method == HEAD {
            return self.find(GET, path, serves);
        }
        let known = |method: &&&'static str| self.room(method, path, &serves).is_some();
        let mut methods: Vec<_> = self.methods.keys().filter(known).copied().collect();
        if methods.contains(&GET) && !methods.contains(&HEAD) {
            methods.push(HEAD);
        }
        if methods.is_empty() {
            Route::UnknownPath
        } else {
            Route::WrongMethod(methods)
        }
    }

    fn room(
        &self,
        method: &str,
        path: &str,
        serves: impl Fn(usize) -> bool,
    ) -> Option<(Vec<usize>, Vec<String>)> {
        let found = self.methods.get(method)?.at(path).ok()?;
        let room = self.rooms.get(*found.value)?;
        let here: Vec<usize> = room.iter().copied().filter(|at| serves(*at)).collect();
        let decoded = |value: &str| percent_decode_str(value).decode_utf8_lossy().into_owned();
        let values = found
            .params
            .iter()
            .map(|(_, value)| decoded(value))
            .collect();
        (!here.is_empty()).then_some((here, values))
    }
}

/// A path whose variables are named by their order, so that operations may name them differently.
fn shape(path: &str) -> String {
    let mut shape = String::with_capacity(path.len());
    let mut rest = path;
    let mut count = 0;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((_, behind)) = after.split_once('}') else {
            break;
        };
        shape.push_str(before);
        shape.push_str("{v");
        shape.push_str(&count.to_string());
        shape.push('}');
        count += 1;
        rest = behind;
    }
    shape.push_str(rest);
    shape
}

/// The names of a path's variables in their order.
pub(crate) fn variables(path: &str) -> impl Iterator<Item = &str> {
    let behind = path.split('{').skip(1);
    behind.filter_map(|part| part.split_once('}').map(|(name, _)| name))
}
