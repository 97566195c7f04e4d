//! Lists that come in pages: how each is cut, as data, and the method that gives it out whole.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use rust_plan::{
    docs::Docs,
    model::{Call, PageSize, Pages, PagesStyle, RequestType},
    names::RustName,
};

use crate::{attributes, imports::Imports, line_by_line, print::Piece, types};

/// What makes a request one for pages; nothing where its answers are no pages.
pub(crate) fn items(request: &RequestType, imports: &mut Imports) -> Option<Piece> {
    let pages = request.pages.as_ref()?;
    imports.runtime(&["Paged", "Paging"]);
    imports.ty(&pages.item);
    let text = line_by_line::paged(&request.name, pages);
    Some(Piece::of(text, || impl_tokens(&request.name, pages)))
}

fn impl_tokens(name: &RustName, pages: &Pages) -> TokenStream {
    let name = name.ident();
    let item = types::tokens(&pages.item);
    let paging = paging(pages);
    let skip = attributes::skip(breaks_elsewhere(pages));
    quote! {
        #skip
        impl Paged for #name {
            type Item = #item;

            const PAGING: Paging = #paging;
        }
    }
}

/// Whether rustfmt would break the chain elsewhere than the printer: it is short.
pub(crate) fn breaks_elsewhere(pages: &Pages) -> bool {
    links(pages) < 3
}

/// What the method that gives out the whole list says of itself.
pub(crate) fn docs(call: &Call) -> Docs {
    let about = format!(
        "Every item of [`{0}`](Self::{0}), page by page.",
        call.method
    );
    let mut docs = Docs::new();
    docs.own(&about);
    docs
}

/// How many calls follow the first one.
fn links(pages: &Pages) -> usize {
    let has_key = !matches!(pages.style, PagesStyle::Id) && !pages.key.is_empty();
    let said = [
        has_key,
        pages.direction.is_some(),
        pages.size.is_some(),
        !pages.items.is_empty(),
        pages.more.iter().any(|name| !name.is_empty()),
        !pages.total.is_empty(),
    ];
    said.into_iter().filter(|said| *said).count()
}

fn paging(pages: &Pages) -> TokenStream {
    let (start, key) = (&pages.start, &pages.key);
    let own_key = (!key.is_empty()).then(|| quote!(.key(#key)));
    let style = match &pages.style {
        PagesStyle::Id => quote!(by_id(#start, #key)),
        PagesStyle::Number(first) => {
            let first = Literal::u64_unsuffixed(*first);
            quote!(by_number(#start, #first) #own_key)
        }
        PagesStyle::Offset => quote!(by_offset(#start) #own_key),
        PagesStyle::Time(end, false) => quote!(by_time(#start, #end, #key)),
        PagesStyle::Time(end, true) => quote!(by_time(#start, #end, #key).in_seconds()),
    };
    let direction = pages
        .direction
        .as_ref()
        .map(|[name, on, back]| quote!(.direction(#name, #on, #back)));
    let size = pages.size.as_ref().map(size);
    let items = stated(&pages.items).map(|items| quote!(.items(#items)));
    let [more, back] = &pages.more;
    let is_said = !more.is_empty() || !back.is_empty();
    let more = is_said.then(|| quote!(.more(#more, #back)));
    let total = stated(&pages.total).map(|total| quote!(.total(#total)));
    quote!(Paging::#style #direction #size #items #more #total)
}

fn size(size: &PageSize) -> TokenStream {
    let number = |number: Option<u32>| {
        let literal = number.map(Literal::u32_unsuffixed);
        literal.map_or(quote!(None), |literal| quote!(Some(#literal)))
    };
    let parameter = &size.parameter;
    let (usual, most) = (number(size.usual), number(size.most));
    quote!(.size(#parameter, #usual, #most))
}

fn stated(text: &String) -> Option<&String> {
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use rust_plan::{model::RustType, names::NameKind};

    use super::*;
    use crate::{line_by_line::agreement, prose::Prose};

    #[test]
    fn pagings_are_laid_out_as_the_printer_would() {
        let name = RustName::plain(NameKind::Type, "list_orders");
        let texts = ["", "id", "data.list.of.all.items.that.there.are"];
        let styles = [
            PagesStyle::Id,
            PagesStyle::Number(1),
            PagesStyle::Offset,
            PagesStyle::Time("endTime".to_owned(), false),
            PagesStyle::Time("endTime".to_owned(), true),
        ];
        let size = PageSize {
            parameter: "limit".to_owned(),
            usual: Some(20),
            most: None,
        };
        let mut laid_out = 0;
        for (style, text) in styles
            .iter()
            .flat_map(|style| texts.map(|text| (style, text)))
        {
            for full in [false, true] {
                let pages = Pages {
                    method: RustName::plain(NameKind::Method, "all_orders"),
                    item: RustType::Any,
                    style: style.clone(),
                    start: "from".to_owned(),
                    key: text.to_owned(),
                    size: full.then(|| size.clone()),
                    direction: full.then(|| ["way", "NEXT", "PREV"].map(str::to_owned)),
                    items: text.to_owned(),
                    more: [text.to_owned(), String::new()],
                    total: text.to_owned(),
                };
                let text = line_by_line::paged(&name, &pages);
                let tokens = impl_tokens(&name, &pages);
                let is_laid_out = agreement::is_laid_out(text, tokens, &Prose::default());
                laid_out += usize::from(is_laid_out);
            }
        }
        assert!(laid_out > 10, "{laid_out}");
    }
}
