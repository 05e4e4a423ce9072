//! Parses an attribute, or tokens that are meant as one.

use proc_macro2::{Delimiter, TokenTree};

use super::rule_names;
use crate::{
    literal,
    token::{self, is_punct},
};

/// The names of the attributes for rules.
pub const WORDS: [&str; 2] = ["allow", "expect"];

/// An attribute, also with mistakes, and the tokens after it.
pub struct Attribute<'t> {
    /// `#`, perhaps `!`, and the brackets.
    pub tokens: &'t [TokenTree],
    /// The tokens in the brackets.
    pub content: Vec<TokenTree>,
    pub is_inner: bool,
    /// Whether `#` and the brackets are right.
    pub is_whole: bool,
    pub rest: &'t [TokenTree],
}

impl<'t> Attribute<'t> {
    /// Returns the attribute that `tokens` begin with, if any: `#![…]` or `#[…]`, and for rules also without the `#`, the
    /// brackets or both.
    pub fn read(tokens: &'t [TokenTree]) -> Option<Self> {
        let hash = usize::from(is_punct(tokens.first(), '#'));
        let bang = usize::from(is_punct(tokens.get(hash), '!'));
        let signs = hash + bang;
        let (content, length, has_brackets) = match &tokens[signs..] {
            [TokenTree::Group(group), ..] => {
                let content = token::ungroup_all(&token::inside(group));
                (content, signs + 1, group.delimiter() == Delimiter::Bracket)
            }
            [TokenTree::Ident(_), TokenTree::Group(_), ..] => (tokens[signs..signs + 2].to_vec(), signs + 2, false),
            // An entry with the rules as its value.
            [word @ TokenTree::Ident(_), colon, rules @ TokenTree::Group(_), ..] if is_punct(Some(colon), ':') => {
                (vec![word.clone(), rules.clone()], signs + 3, false)
            }
            _ => return None,
        };
        let (tokens, rest) = tokens.split_at(length);
        let is_whole = hash > 0 && has_brackets;
        let attribute = Self { tokens, content, is_inner: bang > 0, is_whole, rest };
        (is_whole || attribute.names_rules()).then_some(attribute)
    }

    /// Returns whether the attribute allows or expects something that may be meant as a rule.
    pub fn names_rules(&self) -> bool {
        let [TokenTree::Ident(_), TokenTree::Group(names)] = &*self.content else { return false };
        let is_rule = |token: &TokenTree| match token {
            TokenTree::Ident(name) => rule_names::rule(&name.to_string()).is_some(),
            TokenTree::Literal(literal) => literal::text(literal).is_some_and(|name| rule_names::rule(&name).is_some()),
            _ => false,
        };
        self.is_for_rules() && token::inside(names).iter().any(is_rule)
    }

    /// Returns whether the attribute has a name of those for rules.
    pub fn is_for_rules(&self) -> bool {
        matches!(self.content.first(), Some(TokenTree::Ident(word)) if WORDS.iter().any(|known| word == known))
    }

    /// Returns the attribute as it should be.
    pub fn form(&self) -> String {
        match self.content.first() {
            Some(word) if self.is_for_rules() => format!("`#![{word}(…)]`"),
            _ => "`#![allow(…)]`".to_owned(),
        }
    }

    /// Returns the tokens up to the attribute's name, as a message shows them.
    pub fn beginning(&self) -> String {
        let signs = token::text(&self.tokens[..self.tokens.len() - 1]);
        match self.tokens.last() {
            Some(token @ TokenTree::Group(_)) => signs + &token::opening(token).1,
            _ => signs,
        }
    }
}
