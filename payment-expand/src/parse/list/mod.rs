//! Parses the items of lists: values, `..iterator`, and control flow that builds items.

mod block;

use payment_core::{
    inspect::tree::{ExpressionKind, Node, Value},
    schema::Kind,
};
use proc_macro2::TokenTree;

use super::{
    ExpectedValue, Optionality, OuterValue, Parser,
    comments::without_comments,
    control_flow::{self, ParsedControlFlow},
};
use crate::{
    lookahead,
    scan_expr::{self, Expression, FlowContext},
    source::{Item, ItemBlock, ItemControlFlow},
    token::is_punct,
};

/// A list that is parsed, with its items so far.
pub(super) struct ParsedList {
    pub outer: OuterValue,
    /// The kind of each item; `None` if it is unknown.
    pub item: Option<Kind>,
    pub nodes: Vec<Node<'static>>,
    items: Vec<Item>,
    /// Whether control flow or an iterator is among the items.
    is_built: bool,
}

impl ParsedList {
    /// Adds a node, and returns its index.
    fn add(&mut self, node: Node<'static>) -> usize {
        self.nodes.push(node);
        self.nodes.len() - 1
    }
}

impl Parser {
    /// Parses the items of a list. Returns its nodes, and the items if control flow or iterators build it.
    pub(super) fn items(&mut self, outer: OuterValue, tokens: &[TokenTree]) -> (Vec<Node<'static>>, Option<Vec<Item>>) {
        let tokens = without_comments(tokens);
        let item = match outer.kind {
            Some(Kind::List(item)) => Some(*item),
            Some(Kind::Free(_)) => outer.kind,
            _ => None,
        };
        let mut list = ParsedList { outer, item, nodes: Vec::new(), items: Vec::new(), is_built: false };
        let mut rest = &*tokens;
        while !rest.is_empty() {
            rest = self.item(rest, &mut list);
        }
        (list.nodes, list.is_built.then_some(list.items))
    }

    /// Parses an item and the comma after it.
    fn item<'t>(&mut self, start: &'t [TokenTree], list: &mut ParsedList) -> &'t [TokenTree] {
        if begins_with_dots(start) {
            return self.spread(start, list);
        }
        // In arbitrary JSON, `if` and `match` are Rust expressions.
        let is_free = matches!(list.item, Some(Kind::Free(_)));
        let is_flow = |first: &TokenTree| !is_free || first.to_string() == "for" || is_punct(Some(first), '\'');
        if start.first().is_some_and(is_flow)
            && let Some(flow) = control_flow::parse(start, FlowContext::Items, None)
        {
            return self.flow(flow, list);
        }
        let (value, rest) = scan_expr::value(start);
        if (!value.is_complete || lookahead::begins_with_loop(start))
            && let Some(rest) = self.recover_item(start, value, rest, list)
        {
            return rest;
        }
        self.value_item(value, list);
        self.comma(start, rest, None)
    }

    /// Parses a value among the items.
    fn value_item(&mut self, value: Expression<'_>, list: &mut ParsedList) {
        let expected = ExpectedValue { depth: list.outer.depth, kind: list.item, optionality: Optionality::Required };
        let node = self.value(value, expected);
        if self.is_unnamed_placeholder(node.place) {
            self.report_nameless(node.place);
        }
        let index = list.add(node);
        list.items.push(Item::Value(index));
    }

    /// Parses `..iterator`.
    fn spread<'t>(&mut self, start: &'t [TokenTree], list: &mut ParsedList) -> &'t [TokenTree] {
        let (dots, tokens) = start.split_at(2);
        let (iterator, rest) = scan_expr::value(tokens);
        if !self.is_impossible_list(dots, list, "`..iterator`") {
            self.push_spread(iterator, dots, list);
        }
        self.comma(start, rest, None)
    }

    /// Adds the items of an iterator to a list. `dots` are blamed if the iterator is missing.
    pub(super) fn push_spread(&mut self, iterator: Expression<'_>, dots: &[TokenTree], list: &mut ParsedList) {
        let node = if iterator.tokens.is_empty() {
            self.missing_value(dots, "expected an iterator after `..`", "write `..iterator`")
        } else {
            let place = self.source.add(iterator.tokens);
            let outer = OuterValue { place, ..list.outer };
            let value = self.recover_iterator(outer, iterator).unwrap_or(Value::Expression(ExpressionKind::Other));
            Node { value, place }
        };
        let index = list.add(node);
        list.is_built = true;
        list.items.push(Item::Spread(index));
    }

    fn flow<'t>(&mut self, flow: ParsedControlFlow<'t>, list: &mut ParsedList) -> &'t [TokenTree] {
        let ParsedControlFlow { flow, errors, rest } = flow;
        let keyword = flow.keyword();
        if self.is_impossible_list(&[keyword.clone().into()], list, &format!("`{keyword}`")) {
            return lookahead::skip_comma(rest);
        }
        let is_whole = errors.is_empty();
        self.report_errors(errors);
        let keyword = keyword.to_string();
        // An expression in place of the fields of a block is often the same mistake.
        let mut has_value = !is_whole;
        let flow = flow.map(&mut |group| {
            let item = self.block(&group, &keyword, &mut has_value, list).map(|node| list.add(node));
            ItemBlock { span: group.span(), item }
        });
        list.is_built = true;
        list.items.push(Item::ControlFlow(ItemControlFlow { flow, is_whole }));
        let rest = lookahead::skip_comma(rest);
        // Fields after a loop without braces are the same mistake.
        if !is_whole && lookahead::begins_with_key(rest) { &[] } else { rest }
    }

    /// Reports `code` where it cannot create the items of a list. Returns whether it is reported.
    pub(super) fn is_impossible_list(&mut self, tokens: &[TokenTree], list: &ParsedList, code: &str) -> bool {
        let (message, help) = if matches!(list.item, Some(Kind::Free(_))) {
            let message = format!("{code} cannot build a list in arbitrary JSON");
            (message, "write a run-time value, for example `MetadataValue::from_serialize(…)`")
        } else if self.source.template.is_some() {
            (format!("{code} cannot build a list in a template"), "write `_ as name` in place of the list")
        } else {
            return false;
        };
        self.error(tokens, &message, help);
        true
    }
}

pub(super) fn begins_with_dots(tokens: &[TokenTree]) -> bool {
    is_punct(tokens.first(), '.') && is_punct(tokens.get(1), '.')
}
