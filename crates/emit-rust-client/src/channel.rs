//! Channels: a struct that knows how its topic is written.

use proc_macro2::TokenStream;
use quote::quote;
use rust_plan::model::{ChannelType, Field, RustType, TopicPart};

use crate::{constructor, imports::Imports, line_by_line, print::Piece, prose::Prose, structure};

/// A channel and its impls.
pub(crate) fn items(channel: &ChannelType, imports: &mut Imports, prose: &mut Prose) -> Vec<Piece> {
    // Every variable of a topic has to be filled.
    let required = channel.arguments.iter().map(|field| Field {
        optional: false,
        ..field.clone()
    });
    let required: Vec<Field> = required.collect();
    let fields: Vec<&Field> = required.iter().collect();
    for field in &fields {
        imports.ty(&field.ty);
    }
    let mut items = vec![declaration(channel, &fields, prose)];
    let made = constructor::inherent(&channel.name, &fields, "Names a topic", prose);
    items.push(made);
    items.push(told(channel));
    items
}

fn told(channel: &ChannelType) -> Piece {
    Piece::of(line_by_line::channel(channel), || told_tokens(channel))
}

fn told_tokens(channel: &ChannelType) -> TokenStream {
    let name = channel.name.ident();
    let (topic, private) = (&channel.topic, channel.private);
    let format = topic_body(channel);
    quote! {
        impl #name {
            /// The word that names it in messages.
            pub const NAME: &'static str = #topic;
            /// Whether it needs a listen key.
            pub const PRIVATE: bool = #private;

            /// How a subscription names it.
            #[must_use]
            pub fn topic(&self) -> String { #format }
        }
    }
}

const WITH_DEFAULT: &str = "\
#[derive(Clone, Debug, Default)]
#[must_use = \"a channel does nothing until it is subscribed to\"]
#[non_exhaustive]
";
const WITHOUT_DEFAULT: &str = "\
#[derive(Clone, Debug)]
#[must_use = \"a channel does nothing until it is subscribed to\"]
#[non_exhaustive]
";

fn declaration(channel: &ChannelType, fields: &[&Field], prose: &mut Prose) -> Piece {
    let attributes = if fields.is_empty() {
        WITH_DEFAULT
    } else {
        WITHOUT_DEFAULT
    };
    structure::declaration(&channel.docs, attributes, &channel.name, fields, prose)
}

fn topic_body(channel: &ChannelType) -> TokenStream {
    if let [TopicPart::Text(text)] = channel.format.as_slice() {
        return quote!(#text.to_owned());
    }
    let pushes = channel.format.iter().map(|part| match part {
        TopicPart::Text(text) => single(text).map_or_else(
            || quote!(topic.push_str(#text);),
            |sign| quote!(topic.push(#sign);),
        ),
        TopicPart::Argument(index) => channel
            .arguments
            .get(*index)
            .map_or_else(TokenStream::new, argument),
    });
    quote! {
        let mut topic = String::new();
        #(#pushes)*
        topic
    }
}

fn argument(field: &Field) -> TokenStream {
    let name = field.name.ident();
    if field.ty == RustType::Text {
        quote!(topic.push_str(&self.#name);)
    } else {
        quote!(topic.push_str(&client_runtime::to_plain(&self.#name));)
    }
}

/// The only character of a text.
pub(crate) fn single(text: &str) -> Option<char> {
    let mut signs = text.chars();
    signs.next().filter(|_| signs.next().is_none())
}

#[cfg(test)]
mod tests {
    use rust_plan::{
        docs::Docs,
        names::{NameKind, RustName},
    };

    use super::*;
    use crate::line_by_line::agreement;

    fn channel(topic: &str, format: Vec<TopicPart>) -> ChannelType {
        let argument = |name: &str, ty| Field {
            name: RustName::plain(NameKind::Field, name),
            setter: RustName::plain(NameKind::Field, name),
            wire: name.to_owned(),
            ty,
            optional: false,
            docs: Docs::new(),
        };
        ChannelType {
            id: "spot.trades".to_owned(),
            name: RustName::plain(NameKind::Type, "trades"),
            docs: Docs::new(),
            arguments: vec![
                argument("symbol", RustType::Text),
                argument("levels", RustType::Integer),
            ],
            format,
            topic: topic.to_owned(),
            private: false,
            push: None,
        }
    }

    fn is_laid_out(channel: &ChannelType) -> bool {
        let fields: Vec<&Field> = channel.arguments.iter().collect();
        let declared = declaration(channel, &fields, &mut Prose::default());
        assert!(matches!(declared, Piece::Text(_)));
        let text = line_by_line::channel(channel);
        agreement::is_laid_out(text, told_tokens(channel), &Prose::default())
    }

    #[test]
    fn topics_are_laid_out_as_the_printer_would() {
        let text = |text: &str| TopicPart::Text(text.to_owned());
        for wide in 1..50 {
            let topic = "t".repeat(wide);
            assert!(is_laid_out(&channel(&topic, vec![text(&topic)])));
            let parts = vec![
                text(&topic),
                text("@"),
                TopicPart::Argument(0),
                TopicPart::Argument(1),
            ];
            assert!(is_laid_out(&channel(&topic, parts)));
        }
        for escaped in ["a\"b", "买", "'"] {
            let parts = vec![text(escaped), TopicPart::Argument(0)];
            assert!(!is_laid_out(&channel("trade", parts)), "{escaped}");
        }
    }
}
