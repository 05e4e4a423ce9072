//! Parses the items of lists: values, `..iterator`, and control flow that builds items.

mod blocks;

use payment_core::{inspect::tree::Node, schema::Kind};
use proc_macro2::TokenTree;

use super::{
    Reader, Scope,
    comments::without_comments,
    control_flow::{self, Parsed},
};
use crate::{
    lookahead, scan_expr,
    scan_expr::Among,
    source::{Item, ItemBlock, ItemFlow},
    token::{self, is_punct},
};

/// The items of a list so far.
struct List {
    scope: Scope,
    /// The kind of each item; `None` if it is unknown.
    item: Option<Kind>,
    nodes: Vec<Node<'static>>,
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

impl Reader {
    /// Parses the items of a list.
    pub(super) fn items(&mut self, scope: Scope, tokens: &[TokenTree]) -> Vec<Node<'static>> {
        let tokens = without_comments(tokens);
        let item = match scope.kind {
            Some(Kind::List(item)) => Some(*item),
            Some(Kind::Free(_)) => scope.kind,
            _ => None,
        };
        let mut list = List { scope, item, nodes: Vec::new(), items: Vec::new(), is_built: false };
        let mut rest = &*tokens;
        while !rest.is_empty() {
            rest = match self.flow_or_spread(rest, &mut list) {
                Some(rest) => rest,
                None => self.item(rest, &mut list),
            };
        }
        if list.is_built {
            self.source.record_built_list(scope.place, list.items);
        }
        list.nodes
    }

    /// Parses a value among the items.
    fn item<'t>(&mut self, start: &'t [TokenTree], list: &mut List) -> &'t [TokenTree] {
        if lookahead::begins_with_key(start) {
            return self.fields_without_braces(start, list);
        }
        let (value, rest) = scan_expr::value(start);
        if value.is_empty() {
            self.source.error(&start[..1], "expected a value", "remove this");
            return &start[1..];
        }
        if !matches!(list.item, Some(Kind::Free(_)))
            && let Some(iterator) = without_dots(value)
        {
            let dots = &value[iterator.len()..];
            if !self.report_impossible_list(dots, list, "`..iterator`") {
                let help = format!("write `..{}`", token::text(iterator));
                self.source.error(dots, "`..` must be before the iterator", help);
                self.push_spread(iterator, dots, list);
            }
            return self.separator(start, rest, Among::Items, None);
        }
        let node = self.value_without_option(value, list.scope.level, list.item, None);
        if self.is_unnamed_placeholder(node.place) {
            self.report_nameless(node.place);
        }
        let index = list.add(node);
        list.items.push(Item::Value(index));
        self.separator(start, rest, Among::Items, None)
    }

    /// Reports fields outside of braces. Returns the tokens after them.
    fn fields_without_braces<'t>(&mut self, start: &'t [TokenTree], list: &List) -> &'t [TokenTree] {
        let message = "a field must be inside the braces of an item";
        self.source.error(&start[..1], message, format!("write `{{ …, {}: … }}`", start[0]));
        if let Some(item) = list.nodes.last() {
            // They are fields of the item before them.
            self.source.silence_since(item.place);
        }
        let mut rest = start;
        while let [_, after @ ..] = rest
            && lookahead::begins_with_key(rest)
            && let Some(colon) = lookahead::colon(after)
        {
            rest = lookahead::skip_comma(scan_expr::value(colon.rest).1);
        }
        rest
    }

    /// Parses items that are not values, or returns `None` if a value begins here.
    fn flow_or_spread<'t>(&mut self, start: &'t [TokenTree], list: &mut List) -> Option<&'t [TokenTree]> {
        let is_free = matches!(list.item, Some(Kind::Free(_)));
        match start {
            [TokenTree::Punct(quote), TokenTree::Ident(_), colon, flow @ ..]
                if quote.as_char() == '\'' && is_punct(Some(colon), ':') && control_flow::begins(flow) =>
            {
                self.source.error(&start[..3], "a loop that builds a list cannot have a label", "remove the label");
                Some(flow)
            }
            [TokenTree::Ident(word), ..]
                if matches!(&*word.to_string(), "while" | "loop") && !lookahead::begins_with_key(start) =>
            {
                let (_, rest) = scan_expr::value(start);
                let message = format!("`{word}` cannot build a list");
                self.source.error(&start[..1], &message, "write `for pattern in expression { … }`");
                Some(self.separator(start, rest, Among::Items, None))
            }
            // In free JSON, `if` and `match` are Rust expressions.
            [TokenTree::Ident(word), ..] if is_free && word != "for" => None,
            [TokenTree::Punct(one), two, rest @ ..] if one.as_char() == '.' && is_punct(Some(two), '.') => {
                Some(self.spread(start, rest, list))
            }
            _ if control_flow::begins(start) => self.flow(start, list),
            _ => None,
        }
    }

    /// Parses `..iterator`.
    fn spread<'t>(&mut self, start: &'t [TokenTree], tokens: &'t [TokenTree], list: &mut List) -> &'t [TokenTree] {
        let tokens = match tokens {
            [third, after @ ..] if is_punct(Some(third), '.') => {
                self.source.error(&start[..3], "expected `..`, found `...`", "write `..iterator`");
                after
            }
            tokens => tokens,
        };
        let (value, rest) = scan_expr::value(tokens);
        let dots = &start[..2];
        if !self.report_impossible_list(dots, list, "`..iterator`") {
            self.push_spread(value, dots, list);
        }
        self.separator(start, rest, Among::Items, None)
    }

    /// Adds the items of an iterator to a list. `dots` are blamed if the iterator is missing.
    fn push_spread(&mut self, iterator: &[TokenTree], dots: &[TokenTree], list: &mut List) {
        let node = if iterator.is_empty() {
            self.report_missing_value(dots, "expected an iterator after `..`", "write `..iterator`")
        } else {
            let place = self.source.add_place(iterator);
            Node { value: self.expression(place, iterator, list.scope.kind), place }
        };
        let index = list.add(node);
        list.is_built = true;
        list.items.push(Item::Spread(index));
    }

    /// Parses control flow.
    fn flow<'t>(&mut self, start: &'t [TokenTree], list: &mut List) -> Option<&'t [TokenTree]> {
        let Parsed { flow, mistakes, rest } = control_flow::parse(start, Among::Items)?;
        if self.report_impossible_list(&start[..1], list, &format!("`{}`", start[0])) {
            return Some(lookahead::skip_comma(rest));
        }
        let is_whole = mistakes.is_empty();
        self.report_mistakes(mistakes);
        let keyword = start[0].to_string();
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
        Some(if !is_whole && lookahead::begins_with_key(rest) { &[] } else { rest })
    }

    /// Reports `code` where it cannot create the items of a list. Returns whether it is reported.
    fn report_impossible_list(&mut self, tokens: &[TokenTree], list: &List, code: &str) -> bool {
        let (message, help) = if matches!(list.item, Some(Kind::Free(_))) {
            let message = format!("{code} cannot build a list in free JSON");
            (message, "write a run-time value, for example `MetadataValue::from_serialize(…)`")
        } else if self.source.template.is_some() {
            (format!("{code} cannot build a list in a template"), "write `_ as name` in place of the list")
        } else {
            return false;
        };
        self.source.error(tokens, &message, help);
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
