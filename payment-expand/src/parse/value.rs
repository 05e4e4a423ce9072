//! Parses the values of entries and items.
//!
//! ```text
//! value = literal | word | braces | brackets | placeholder | expression
//! ```

use payment_core::{
    inspect::tree::{Hint, Node, Place, Value},
    json::{LEVELS, RUN_TIME_LEVELS},
    schema::{Kind, Secrecy},
};
use proc_macro2::{Delimiter, Group, Literal, TokenTree};

use super::{Depth, Parser, Scope, braces, control_flow};
use crate::{
    keyword,
    literal::{self, LiteralError, Sign},
    lookahead::{self, begins_with_key},
    source::Item,
    token::{self, is_punct},
};

impl Parser {
    /// Parses a value.
    pub(super) fn value(&mut self, written: &[TokenTree], depth: Depth, kind: Option<Kind>) -> Node<'static> {
        let tokens = ungrouped(written);
        if let Some(node) = self.recover_rust_syntax(&tokens, depth, kind) {
            return node;
        }
        let place = self.source.add(match (&*tokens, written) {
            // A placeholder from another macro.
            ([TokenTree::Ident(placeholder)], [TokenTree::Group(_)]) if placeholder == "_" => &tokens,
            _ => written,
        });
        let mut value = self.ungrouped_value(place, depth.inside(), kind, &tokens);
        if matches!(value, Value::Expression(_))
            && let Some(text) = literal::constant_text(&tokens)
        {
            value = Value::Constant(text.into());
        }
        let is_run_time = matches!(value, Value::Name(_) | Value::Constant(_) | Value::Expression(_));
        if is_run_time && matches!(kind, Some(Kind::Free(_))) && depth.exceeds(LEVELS - RUN_TIME_LEVELS) {
            let message = format!("a run-time value can be at most {} levels deep", LEVELS - RUN_TIME_LEVELS);
            self.error_at(place, message, "move it to a higher level");
            value = Value::Broken;
        }
        Node { value, place }
    }

    /// Parses a value without invisible delimiters around it.
    fn ungrouped_value(
        &mut self,
        place: Place,
        depth: Depth,
        kind: Option<Kind>,
        tokens: &[TokenTree],
    ) -> Value<'static> {
        let scope = Scope { place, depth, kind };
        match tokens {
            [TokenTree::Literal(literal)] => self.literal(scope, literal, Sign::None),
            [minus, TokenTree::Literal(literal)] if is_punct(Some(minus), '-') => {
                self.literal(scope, literal, Sign::Minus)
            }
            [TokenTree::Ident(word)] if keyword::is_jump(word) => Value::Expression(Hint::None),
            [TokenTree::Ident(word)] if keyword::precedes_operand(word) => self.unfinished_value(scope.place),
            [TokenTree::Ident(placeholder)] if placeholder == "_" => self.placeholder(place, None),
            [TokenTree::Ident(word)] => value_of_word(&word.to_string()),
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Brace => self.braces(scope, group),
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Bracket => {
                let (value, items) = self.brackets(scope, group);
                self.source[place].items = items;
                value
            }
            [TokenTree::Ident(placeholder), TokenTree::Ident(kw_as), name @ ..]
                if placeholder == "_" && kw_as == "as" =>
            {
                self.named_placeholder(place, &tokens[1..2], name)
            }
            _ => self.recover_expression(scope, tokens).unwrap_or_else(|| Value::Expression(hint(tokens))),
        }
    }

    /// Parses a literal.
    pub(super) fn literal(&mut self, scope: Scope, literal: &Literal, sign: Sign) -> Value<'static> {
        let Scope { place, kind, .. } = scope;
        if matches!(kind, Some(Kind::Text(text)) if text.secrecy == Secrecy::Card) {
            // A literal is always rejected here, and its text is never read.
            return Value::Text("".into());
        }
        match literal::parse(literal, sign) {
            Ok(value) => value,
            // The value is a text without quotes, so all digits are kept.
            Err(_) if matches!(kind, Some(Kind::Text(_))) && literal::is_number(literal) => {
                Value::Number(format!("{}{}", sign.as_str(), literal::without_type(literal)).into())
            }
            Err(_) if literal::is_reported_by_rustc(literal) => Value::Text(literal::inside(literal).into()),
            // The mistake is the string itself, not its quotes.
            Err(_) if !may_be_string(kind) && literal::is_quoted(literal) => {
                Value::Text(literal::inside(literal).into())
            }
            Err(LiteralError { message, help }) => {
                self.error_at(place, message, help);
                Value::Broken
            }
        }
    }

    /// Parses braces: an object if one is expected here or if they cannot be a Rust block.
    pub(super) fn braces(&mut self, scope: Scope, group: &Group) -> Value<'static> {
        let tokens = token::inside(group);
        if let Some(inner) = self.recover_second_braces(scope, &tokens) {
            return self.braces(scope, &inner);
        }
        let is_object = match scope.kind {
            Some(Kind::Text(_) | Kind::Number(_) | Kind::Word(_) | Kind::Bool) => {
                tokens.is_empty() || begins_with_key(&tokens)
            }
            _ if braces::opens_object(&tokens) => true,
            Some(Kind::Object(_) | Kind::Checked(_) | Kind::Free(_)) if control_flow::begins(&tokens) => true,
            Some(Kind::Free(_)) => braces::has_expression_as_key(&tokens),
            _ => false,
        };
        match scope.kind {
            _ if is_object => self.object(scope, &tokens),
            None | Some(Kind::Text(_) | Kind::Number(_) | Kind::Word(_) | Kind::Bool) => {
                Value::Expression(hint(&[group.clone().into()]))
            }
            Some(_) => self.block_for_object(scope.place),
        }
    }

    /// Parses the tokens in braces as an object.
    pub(super) fn object(&mut self, scope: Scope, tokens: &[TokenTree]) -> Value<'static> {
        if self.is_too_deep(scope) {
            return Value::Broken;
        }
        let outer = self.arm.take();
        let entries = self.entries(scope, tokens);
        self.arm = outer;
        Value::Object(entries)
    }

    /// Parses brackets. Returns the items with the value if control flow or iterators build the list.
    fn brackets(&mut self, scope: Scope, group: &Group) -> (Value<'static>, Option<Vec<Item>>) {
        match self.recover_delimiters(scope, group) {
            Some(object) => (object, None),
            None if self.is_too_deep(scope) => (Value::Broken, None),
            None => {
                let (nodes, items) = self.items(scope, &token::inside(group));
                (Value::List(nodes), items)
            }
        }
    }

    /// Returns whether an object or list is nested too deeply, and reports it.
    fn is_too_deep(&mut self, scope: Scope) -> bool {
        let is_too_deep = scope.depth.exceeds(LEVELS);
        if is_too_deep {
            let message = format!("the request is nested more than {LEVELS} levels deep");
            self.error_at(scope.place, message, "use fewer levels");
        }
        is_too_deep
    }
}

/// Returns the part of an expression that help needs where a literal is required.
fn hint(expression: &[TokenTree]) -> Hint {
    match expression {
        [TokenTree::Ident(keyword), rest @ ..] if keyword == "if" || keyword == "match" => {
            let head = rest.iter().position(token::is_braces).unwrap_or(rest.len());
            let head = token::text(&rest[..head]);
            if keyword == "if" { Hint::If(head) } else { Hint::Match(head) }
        }
        [_, .., TokenTree::Ident(name)] if lookahead::is_capitalized_path(expression) => Hint::Path(name.to_string()),
        [TokenTree::Group(group)] => match &*token::inside(group) {
            [TokenTree::Ident(name)] => Hint::InBrackets(name.to_string()),
            _ => Hint::None,
        },
        _ => Hint::None,
    }
}

/// Returns the value that a single identifier means.
fn value_of_word(word: &str) -> Value<'static> {
    match word {
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        "null" => Value::Null,
        name => Value::Name(token::without_marker(name).into()),
    }
}

/// Returns the tokens in the invisible delimiters of another macro's `$value`, also after a sign as in `-$number`, or the
/// tokens themselves.
fn ungrouped(written: &[TokenTree]) -> Vec<TokenTree> {
    match written {
        [sign, group @ TokenTree::Group(_)] => [vec![sign.clone()], token::ungroup(group)].concat(),
        written => token::ungroup_all(written),
    }
}

/// Returns whether a string may be valid here.
fn may_be_string(kind: Option<Kind>) -> bool {
    matches!(kind, None | Some(Kind::Text(_) | Kind::Word(_) | Kind::Free(_)))
}
