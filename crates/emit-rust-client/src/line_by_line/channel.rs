//! How the topic of a channel is written: a line per part.

use rust_plan::model::{ChannelType, RustType, TopicPart};

use super::{Lines, is_plain, literal};
use crate::channel;

/// The impl of a channel; nothing where its word needs an escape or a line would have to be broken.
pub(crate) fn channel(channel: &ChannelType) -> Option<String> {
    if !is_plain(&channel.topic) {
        return None;
    }
    let mut out = Lines::default();
    out.line(format_args!("impl {} {{", channel.name))?;
    out.raw("    /// The word that names it in messages.\n");
    out.line(format_args!(
        "    pub const NAME: &'static str = \"{}\";",
        channel.topic
    ))?;
    out.raw("    /// Whether it needs a listen key.\n");
    out.line(format_args!(
        "    pub const PRIVATE: bool = {};",
        channel.private
    ))?;
    out.raw("    /// How a subscription names it.\n    #[must_use]\n");
    out.raw("    pub fn topic(&self) -> String {\n");
    topic(channel, &mut out)?;
    out.raw("    }\n}\n");
    Some(out.finish())
}

fn topic(channel: &ChannelType, out: &mut Lines) -> Option<()> {
    if let [TopicPart::Text(text)] = channel.format.as_slice() {
        return out.line(format_args!("        {}.to_owned()", plain(text)?));
    }
    out.raw("        let mut topic = String::new();\n");
    for part in &channel.format {
        match part {
            TopicPart::Text(text) => match channel::single(text) {
                Some(sign) if is_plain(text) && sign != '\'' => {
                    out.line(format_args!("        topic.push('{sign}');"))?;
                }
                Some(_) => return None,
                None => out.line(format_args!("        topic.push_str({});", plain(text)?))?,
            },
            TopicPart::Argument(index) => {
                let field = channel.arguments.get(*index)?;
                let name = &field.name;
                if field.ty == RustType::Text {
                    out.line(format_args!("        topic.push_str(&self.{name});"))?;
                } else {
                    out.line(format_args!(
                        "        topic.push_str(&client_runtime::to_plain(&self.{name}));"
                    ))?;
                }
            }
        }
    }
    out.raw("        topic\n");
    Some(())
}

fn plain(text: &str) -> Option<String> {
    is_plain(text).then(|| literal(text))
}
