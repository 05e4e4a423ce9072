//! Parses the items of lists: values, `..iterator`, and control flow that builds items.

mod block;

use payment_core::{
    inspect::tree::{Hint, Node, Value},
    schema::Kind,
};
use proc_macro2::TokenTree;

use super::{
    Parser, Scope,
    comments::without_comments,
    control_flow::{self, ParsedFlow},
};
use crate::{
    lookahead,
    scan_expr::{self, Among},
    source::{Item, ItemBlock, ItemFlow, TokenChange},
    token::is_punct,
};

/// The items of a list so far.
pub(super) struct List {
    pub scope: Scope,
    /// The kind of each item; `None` if it is unknown.
    pub item: Option<Kind>,
    pub nodes: Vec<Node<'static>>,
    items: Vec<Item>,
    /// Whether control flow or an iterator is among the items.
    is_built: bool,
}

impl List {
    /// Adds a node, and returns its index.
    fn add(&mut self, node: Node<'static>) -> usize {
        self.nodes.push(node);
        self.nodes.len() - 1
    }
}

impl Parser {
    /// Parses the items of a list. Returns its nodes, and the items if control flow or iterators build it.
    pub(super) fn items(&mut self, scope: Scope, tokens: &[TokenTree]) -> (Vec<Node<'static>>, Option<Vec<Item>>) {
        let tokens = without_comments(tokens);
        let item = match scope.kind {
            Some(Kind::List(item)) => Some(*item),
            Some(Kind::Free(_)) => scope.kind,
            _ => None,
        };
        let mut list = List { scope, item, nodes: Vec::new(), items: Vec::new(), is_built: false };
        let mut rest = &*tokens;
        while !rest.is_empty() {
            rest = self.item(rest, &mut list);
        }
        (list.nodes, list.is_built.then_some(list.items))
    }

    /// Parses an item and the comma after it.
    fn item<'t>(&mut self, start: &'t [TokenTree], list: &mut List) -> &'t [TokenTree] {
        // In arbitrary JSON, `if` and `match` are Rust expressions.
        let is_free = matches!(list.item, Some(Kind::Free(_)));
        let is_flow = |first: &TokenTree| !is_free || first.to_string() == "for" || is_punct(Some(first), '\'');
        if let [one, two, iterator @ ..] = start
            && is_punct(Some(one), '.')
            && is_punct(Some(two), '.')
        {
            return self.spread(start, iterator, list);
        }
        if start.first().is_some_and(is_flow)
            && let Some(flow) = control_flow::parse(start, Among::Items)
        {
            return self.flow(flow, list);
        }
        match self.recover_item(start, list) {
            Some(rest) => rest,
            None => self.value_item(start, list),
        }
    }

    /// Parses a value among the items.
    fn value_item<'t>(&mut self, start: &'t [TokenTree], list: &mut List) -> &'t [TokenTree] {
        let (value, rest) = scan_expr::value(start);
        let (depth, item) = (list.scope.depth, list.item);
        let option = self.recover_option(value, depth, item, None);
        let node = option.unwrap_or_else(|| self.value(value, depth, item));
        if self.is_unnamed_placeholder(node.place) {
            self.report_nameless(node.place);
        }
        let index = list.add(node);
        list.items.push(Item::Value(index));
        self.comma(start, rest, Among::Items, None)
    }

    /// Parses `..iterator`.
    fn spread<'t>(&mut self, start: &'t [TokenTree], tokens: &'t [TokenTree], list: &mut List) -> &'t [TokenTree] {
        let tokens = match tokens {
            [third, after @ ..] if is_punct(Some(third), '.') => {
                let dots = TokenChange::Replace("..".into());
                self.error_with_correction(&start[..3], "expected `..`, found `...`", "write `..iterator`", dots);
                after
            }
            tokens => tokens,
        };
        let (value, rest) = scan_expr::value(tokens);
        let dots = &start[..2];
        if !self.is_impossible_list(dots, list, "`..iterator`") {
            self.push_spread(value, dots, list);
        }
        self.comma(start, rest, Among::Items, None)
    }

    /// Adds the items of an iterator to a list. `dots` are blamed if the iterator is missing.
    pub(super) fn push_spread(&mut self, iterator: &[TokenTree], dots: &[TokenTree], list: &mut List) {
        let node = if iterator.is_empty() {
            self.missing_value(dots, "expected an iterator after `..`", "write `..iterator`")
        } else {
            let place = self.source.add(iterator);
            let scope = Scope { place, ..list.scope };
            Node { value: self.recover_iterator(scope, iterator).unwrap_or(Value::Expression(Hint::None)), place }
        };
        let index = list.add(node);
        list.is_built = true;
        list.items.push(Item::Spread(index));
    }

    /// Parses control flow.
    fn flow<'t>(&mut self, flow: ParsedFlow<'t>, list: &mut List) -> &'t [TokenTree] {
        let ParsedFlow { flow, mistakes, rest } = flow;
        let keyword = flow.keyword();
        if self.is_impossible_list(&[keyword.clone().into()], list, &format!("`{keyword}`")) {
            return lookahead::skip_comma(rest);
        }
        let is_whole = mistakes.is_empty();
        self.report_mistakes(mistakes);
        let keyword = keyword.to_string();
        // An expression in place of the fields of a block is often the same mistake.
        let mut has_value = !is_whole;
        let flow = flow.map(|group| {
            let item = self.block(&group, &keyword, &mut has_value, list).map(|node| list.add(node));
            ItemBlock { span: group.span(), item }
        });
        list.is_built = true;
        list.items.push(Item::Flow(ItemFlow { flow, is_whole }));
        let rest = lookahead::skip_comma(rest);
        // Fields after a loop without braces are the same mistake.
        if !is_whole && lookahead::begins_with_key(rest) { &[] } else { rest }
    }

    /// Reports `code` where it cannot create the items of a list. Returns whether it is reported.
    pub(super) fn is_impossible_list(&mut self, tokens: &[TokenTree], list: &List, code: &str) -> bool {
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

/// Returns the iterator of `..iterator` or `iterator..`, or `None` for any other value.
pub(super) fn without_dots(value: &[TokenTree]) -> Option<&[TokenTree]> {
    match value {
        [one, two, iterator @ ..] | [iterator @ .., one, two]
            if is_punct(Some(one), '.') && is_punct(Some(two), '.') && !iterator.is_empty() =>
        {
            Some(iterator)
        }
        _ => None,
    }
}
