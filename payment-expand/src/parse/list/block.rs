//! Parses the blocks of control flow in a list: each has the fields of one item.

use payment_core::{
    inspect::{
        named_field,
        tree::{Node, Value},
    },
    schema::Kind,
};
use proc_macro2::{Group, TokenTree};

use super::{
    super::{
        OuterValue, Parser,
        comments::without_comments,
        control_flow::{self, ParsedControlFlow},
        object_or_block,
    },
    ParsedList,
};
use crate::{keyword, lookahead, scan_expr::FlowContext, source::ControlFlow, token};

impl Parser {
    /// Parses the item in a block. Returns `None` if the block is empty.
    ///
    /// `has_value` is whether a block before it has an expression in place of fields: that is one mistake.
    pub(super) fn block(
        &mut self,
        group: &Group,
        keyword: &str,
        has_value: &mut bool,
        list: &ParsedList,
    ) -> Option<Node<'static>> {
        let tokens = token::inside(group);
        let tokens = without_comments(&tokens);
        if tokens.is_empty() {
            return None;
        }
        let place = self.source.add(&[group.clone().into()]);
        let is_value = is_value(&tokens, list.item);
        if is_value && !*has_value {
            self.recover_block(&tokens, keyword);
        }
        *has_value |= is_value;
        let outer = OuterValue { place, depth: list.outer.depth.inside(), kind: list.item };
        let value = if !is_value {
            self.fields_of_item(outer, group)
        } else if object_or_block::looks_like_object(&tokens) {
            self.silently(|parser| parser.fields_of_item(outer, group))
        } else {
            Value::Unreadable
        };
        if is_value {
            self.silence_since(place);
        }
        Some(Node { value, place })
    }

    /// Parses the braces of a block as an object, whatever the items are.
    fn fields_of_item(&mut self, outer: OuterValue, group: &Group) -> Value<'static> {
        if outer.kind.is_none() { self.object(outer, &token::inside(group)) } else { self.braces(outer, group) }
    }
}

/// Returns whether a block has a Rust expression in place of fields.
fn is_value(tokens: &[TokenTree], item: Option<Kind>) -> bool {
    match (tokens, item) {
        // A single name may be a field, or the beginning of one.
        ([TokenTree::Ident(name)], Some(Kind::Object(object))) => {
            let name = token::without_marker(&name.to_string());
            named_field(object, &name).is_none()
        }
        ([TokenTree::Ident(ident), ..], _) if keyword::is_jump(ident) => !lookahead::begins_with_key(tokens),
        (tokens, _) => !object_or_block::looks_like_object(tokens) && !chooses_fields(tokens, item),
    }
}

/// Returns whether tokens begin with an `if` or `match` that chooses fields.
///
/// The blocks of Rust's own `if` and `match` contain expressions.
fn chooses_fields(tokens: &[TokenTree], item: Option<Kind>) -> bool {
    let Some(ParsedControlFlow { flow: flow @ (ControlFlow::If(_) | ControlFlow::Match(_)), .. }) =
        control_flow::parse(tokens, FlowContext::Entries, item)
    else {
        return false;
    };
    let mut has_value = false;
    flow.map(&mut |group| has_value |= is_value(&without_comments(&token::inside(&group)), item));
    !has_value
}
