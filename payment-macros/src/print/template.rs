//! A template: a struct of what varies, and its request, rendered as far as it is known.

mod holes;
mod render;

use payment_core::node::{Node, Value};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};

use crate::{
    print::{broken, code::Code, rustc},
    source::{Source, Template},
    token,
};
use holes::Hole;

/// The constant of a template whose body is not told.
const EMPTY_JSON: &str = "pub const JSON: &'static __p::str = \"\";";

/// The conversion of a template that has no request.
const BROKEN: &str = "{ let _ = __request; __p::broken() }";

/// The struct and what it can do.
pub fn items(root: &Ident, template: &Template, node: &Node<'_>, source: &Source) -> TokenStream {
    let mut code = Code::new();
    let holes = holes::of(node, source);
    declaration(&mut code, template, &holes);
    let rendering = render::of(root, node, source);
    let json = match &rendering.constant {
        None => String::new(),
        Some(json) => format!(
            "/// The request's body: all of it is known.
            pub const JSON: &'static __p::str = {json:?};"
        ),
    };
    abilities(&mut code, template, &holes, &json);
    code.stream(rendering.statements);
    code.put(",");
    code.stream(rustc::session(root, node, source));
    code.put(");");
    code.rooted(root)
}

/// The struct of a template that is refused, so that its users get no second error, behind the errors.
pub fn broken_items(
    root: &Ident,
    template: &Template,
    node: &Node<'_>,
    source: &Source,
    errors: &[TokenTree],
) -> TokenStream {
    let mut code = Code::new();
    code.slice(errors);
    let holes = holes::of(node, source);
    declaration(&mut code, template, &holes);
    let json = match &node.value {
        Value::Object(_) if holes.is_empty() => format!("#[doc(hidden)] {EMPTY_JSON}"),
        _ => String::new(),
    };
    abilities(&mut code, template, &holes, &json);
    // the constants in it are looked at once
    code.put("{ let _ = out; let __request = self;");
    code.stream(broken::values(root, node, source));
    code.put("},");
    code.put(BROKEN);
    code.put(");");
    code.rooted(root)
}

/// The struct and the types of what it can do, for an editor.
pub fn outline(code: &mut Code, template: &Template, node: &Node<'_>, source: &Source) {
    let mut holes = holes::of(node, source);
    declaration(code, template, &holes);
    // the fields are the user's names once, not wherever they are used
    for hole in &mut holes {
        hole.name.set_span(Span::call_site());
    }
    abilities(code, template, &holes, if holes.is_empty() { EMPTY_JSON } else { "" });
    code.put("{ let _ = out; },");
    code.put(BROKEN);
    code.put(");");
}

fn declaration(code: &mut Code, template: &Template, holes: &[Hole]) {
    code.slice(&template.head);
    code.put("struct");
    code.name(&template.name);
    code.put("{");
    for hole in holes {
        // without the end of the last line
        let docs = hole.docs.strip_suffix("\n").unwrap_or(hole.docs);
        code.print(format_args!("#[doc = {docs:?}] pub"));
        code.name(&hole.name);
        code.print(format_args!(": {},", hole.r#type));
    }
    code.put("}");
}

/// Everything that a template is good for, up to the body of `write_json` and that of the conversion.
fn abilities(code: &mut Code, template: &Template, holes: &[Hole], json: &str) {
    // where there is no struct, there is nothing that it could do
    for at in 1..template.head.len() {
        if let TokenTree::Group(group) = &template.head[at]
            && token::is_attribute(group, "cfg")
        {
            code.slice(&template.head[at - 1..=at]);
        }
    }
    code.put("__p::__template!(");
    code.name(&template.name);
    code.put(", [");
    for hole in holes {
        code.put("(");
        code.name(&hole.name);
        code.print(format_args!(", {:?}),", token::plain(&hole.name.to_string())));
    }
    code.put("],");
    code.put(if derives_debug(&template.head) { "derived" } else { "redacted" });
    code.put(", self, out, __request, {");
    code.put(json);
    code.put("},");
}

/// Whether the user's own attributes derive `Debug`.
fn derives_debug(head: &[TokenTree]) -> bool {
    fn is_debug(token: &TokenTree) -> bool {
        match token {
            TokenTree::Ident(word) => word == "Debug",
            TokenTree::Group(group) => token::position(&token::list(group.stream()), is_debug).is_some(),
            _ => false,
        }
    }

    let is_such = |token: &TokenTree| match token {
        TokenTree::Group(group) => token::is_attribute(group, "derive") && is_debug(token),
        _ => false,
    };
    token::position(head, is_such).is_some()
}
