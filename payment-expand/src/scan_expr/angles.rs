//! The pairs of `<` and `>` around the parameters of types.

use std::collections::HashMap;

use proc_macro2::TokenTree;

use crate::{lookahead::begins_with_key, token::is_punct};

/// The pairs that were found so far. Each token is searched once, however many `<` are not closed.
#[derive(Default)]
pub struct Angles {
    /// The place after the `>` for the place of each `<` that is closed.
    ends: HashMap<usize, usize>,
    /// The place where the search ended.
    searched: usize,
}

impl Angles {
    /// Returns the number of tokens of the `<…>` that begins at a place, or `None` if it is not closed.
    ///
    /// The `>` of an arrow does not close it, and neither does one after the next key. Places must be asked for in order.
    pub fn length(&mut self, tokens: &[TokenTree], at: usize) -> Option<usize> {
        if at >= self.searched {
            self.search(tokens, at);
        }
        self.ends.get(&at).map(|end| end - at)
    }

    fn search(&mut self, tokens: &[TokenTree], start: usize) {
        let mut open = Vec::new();
        self.searched = tokens.len();
        for at in start..tokens.len() {
            let token = Some(&tokens[at]);
            if begins_with_key(&tokens[at..]) {
                self.searched = at;
                return;
            }
            if is_punct(token, '<') {
                open.push(at);
            } else if is_punct(token, '>') && !is_arrow_head(&tokens[..at]) {
                let Some(opened) = open.pop() else { continue };
                self.ends.insert(opened, at + 1);
                if open.is_empty() {
                    self.searched = at + 1;
                    return;
                }
            }
        }
    }
}

/// Returns whether a `>` after these tokens is the head of `->` or `=>`.
fn is_arrow_head(before: &[TokenTree]) -> bool {
    is_punct(before.last(), '-') || is_punct(before.last(), '=')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Searches from one place only.
    fn length(tokens: &[TokenTree]) -> Option<usize> {
        let mut depth = 0_usize;
        for at in 0..tokens.len() {
            let token = Some(&tokens[at]);
            if begins_with_key(&tokens[at..]) {
                return None;
            } else if is_punct(token, '<') {
                depth += 1;
            } else if is_punct(token, '>') && !is_arrow_head(&tokens[..at]) {
                depth -= 1;
            }
            if depth == 0 {
                return Some(at + 1);
            }
        }
        None
    }

    #[test]
    fn one_search_finds_what_a_search_from_each_place_finds() {
        const ALPHABET: [&str; 4] = ["<", ">", "a :", "->"];
        for mut code in 0..ALPHABET.len().pow(7) {
            let mut source = String::new();
            for _ in 0..7 {
                source = source + ALPHABET[code % ALPHABET.len()] + " ";
                code /= ALPHABET.len();
            }
            let tokens: Vec<_> = source.parse::<proc_macro2::TokenStream>().unwrap().into_iter().collect();
            let mut angles = Angles::default();
            let mut at = 0;
            while at < tokens.len() {
                let mut length_here = None;
                if is_punct(tokens.get(at), '<') {
                    length_here = angles.length(&tokens, at);
                    assert_eq!(length_here, length(&tokens[at..]), "{source}: {at}");
                }
                at += length_here.unwrap_or(1);
            }
        }
    }
}
