//! The list of one answer: its items as text, their keys, and what stands beside the list.

use super::paging::Paging;
use crate::decode::{DecodeError, Empty, Kind, Known, Reader, Scalar};

/// What an answer says about its page.
#[derive(Default)]
pub(super) struct List<'j> {
    /// The items in the order of the answer.
    pub(super) items: Vec<Item<'j>>,
    /// Whether more follows.
    pub(super) more: Option<bool>,
    /// Whether more goes before.
    pub(super) back: Option<bool>,
    /// How many items all pages hold.
    pub(super) total: Option<u64>,
}

/// An item, not yet read.
pub(super) struct Item<'j> {
    text: &'j str,
    /// The byte of the answer at which it starts.
    offset: usize,
    /// What tells it from all others, where it says so.
    pub(super) key: Option<String>,
}

impl<'j> List<'j> {
    /// Reads a payload that starts at byte `offset` of its answer. An absent one is a list without items.
    pub(super) fn read(
        payload: &'j str,
        offset: usize,
        paging: &Paging,
    ) -> Result<Self, DecodeError> {
        let mut list = Self::default();
        let path: Vec<&str> = paging
            .items
            .split('.')
            .filter(|step| !step.is_empty())
            .collect();
        list.level(&mut Reader::at(payload, offset), &path, paging)?;
        Ok(list)
    }

    fn level(
        &mut self,
        reader: &mut Reader<'j>,
        path: &[&str],
        paging: &Paging,
    ) -> Result<(), DecodeError> {
        let Some((step, rest)) = path.split_first() else {
            return self.entries(reader, paging);
        };
        if reader.nothing(Empty::TextOrArray)? {
            return Ok(());
        }
        reader.object(&[], &mut |name, value| {
            if name == *step {
                self.level(value, rest, paging)?;
            } else {
                self.beside(name, value, paging)?;
            }
            Ok(Known::Yes)
        })
    }

    fn entries(&mut self, reader: &mut Reader<'j>, paging: &Paging) -> Result<(), DecodeError> {
        if reader.nothing(Empty::Text)? {
            return Ok(());
        }
        reader.array(&mut |item| {
            let offset = item.offset();
            let text = item.raw()?;
            self.items.push(Item {
                text,
                offset,
                key: key(text, paging.key),
            });
            Ok(())
        })
    }

    fn beside(
        &mut self,
        name: &str,
        value: &mut Reader<'j>,
        paging: &Paging,
    ) -> Result<(), DecodeError> {
        let slot = match name {
            _ if name == paging.more => &mut self.more,
            _ if name == paging.back => &mut self.back,
            _ if name == paging.total => {
                self.total = scalar(value)?.and_then(|text| text.parse().ok());
                return Ok(());
            }
            _ => return value.skip(),
        };
        *slot = scalar(value)?.and_then(|text| text.parse().ok());
        Ok(())
    }
}

impl<'j> Item<'j> {
    /// A reader of the item, as part of its answer.
    pub(super) fn reader(&self) -> Reader<'j> {
        Reader::at(self.text, self.offset)
    }
}

/// The value of one field of an item; nothing where the item is broken, which reading it will tell.
fn key(item: &str, field: &str) -> Option<String> {
    if field.is_empty() {
        return None;
    }
    let mut key = None;
    let mut reader = Reader::new(item);
    let read = reader.object(&[], &mut |name, value| {
        if name == field {
            key = scalar(value)?.filter(|text| !text.is_empty());
        } else {
            value.skip()?;
        }
        Ok(Known::Yes)
    });
    read.ok().and(key)
}

/// A scalar as text; nothing for null and for what has parts.
fn scalar(value: &mut Reader<'_>) -> Result<Option<String>, DecodeError> {
    match value.peek()? {
        Kind::Null | Kind::Array | Kind::Object => value.skip().map(|()| None),
        _ => Ok(Some(match value.scalar()? {
            Scalar::Text(text) => text.into_owned(),
            Scalar::Number(text) => text.to_owned(),
            Scalar::Bool(yes) => yes.to_string(),
        })),
    }
}
