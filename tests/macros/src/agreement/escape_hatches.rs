//! Each waiver and each unchecked field in a generated body turns off only its own rules.

use std::collections::BTreeSet;

use payment_core::rules::{RuleId, Waiver};
use payment_expand::{Invocation, Macro};
use proc_macro2::{Group, Punct, Spacing, TokenStream, TokenTree};

use test_support::bodies;

use super::places;

const COUNT: usize = if cfg!(debug_assertions) { 1_000 } else { 50_000 };

/// The rules that an invocation breaks, each with the pointer of the value to blame.
type Mistakes = BTreeSet<(RuleId, String)>;

fn mistakes(invocation: TokenStream) -> Mistakes {
    let tokens: Vec<TokenTree> = invocation.into_iter().collect();
    let invocation = Invocation::parse(Macro::Session, &tokens);
    let checked = invocation.check();
    checked.explanations().iter().map(|explanation| (explanation.rule.id, explanation.pointer.to_string())).collect()
}

/// Returns generated bodies as invocations in braces.
fn invocations(seed: u64) -> impl Iterator<Item = TokenStream> {
    bodies::generate(seed, COUNT).filter_map(|body| {
        // Otherwise the texts of earlier bodies would fill the memory.
        proc_macro2::extra::invalidate_current_thread_spans();
        places::Rust::of(&body)?.text.parse().ok()
    })
}

/// Adds an attribute at the start of the entries, which allows these rules.
pub fn allow(waivers: &[Waiver], invocation: TokenStream) -> TokenStream {
    let names = waivers.iter().map(|waiver| waiver.attribute_name());
    let attribute = format!("#![allow({})]", names.collect::<Vec<_>>().join(", "));
    let attribute: TokenStream = attribute.parse().expect("a valid attribute");
    let with_attribute = |token| match token {
        TokenTree::Group(group) => {
            let entries = attribute.clone().into_iter().chain(group.stream());
            let mut allowing = Group::new(group.delimiter(), entries.collect());
            allowing.set_span(group.span());
            allowing.into()
        }
        token => token,
    };
    // Entries without braces, such as `null`
    if !invocation.clone().into_iter().any(|token| matches!(token, TokenTree::Group(_))) {
        return attribute.into_iter().chain(invocation).collect();
    }
    invocation.into_iter().map(with_attribute).collect()
}

#[test]
fn an_allowed_rule_is_silent_and_all_others_are_reported() {
    for invocation in invocations(11) {
        let all = mistakes(invocation.clone());
        // An allowed channel counts as known, so more rules apply to it.
        let waivable = all.iter().filter_map(|(rule, _)| rule.waiver()).filter(|waiver| *waiver != Waiver::VaChannel);
        let waivers: Vec<_> = waivable.collect::<BTreeSet<_>>().into_iter().step_by(2).collect();
        if waivers.is_empty() {
            continue;
        }
        let is_left = |(rule, _): &&(RuleId, String)| rule.waiver().is_none_or(|waiver| !waivers.contains(&waiver));
        let expected: Mistakes = all.iter().filter(is_left).cloned().collect();
        assert_eq!(mistakes(allow(&waivers, invocation.clone())), expected, "{waivers:?} {invocation}");
    }
}

/// `va-channel` is about the name of a bank. The bank still decides how many digits an account number has.
#[test]
fn only_its_own_waiver_allows_another_length_of_an_account_number() {
    let rules = |waiver| {
        let entries = "{ client_reference_id: \"A\", payment_type: MULTIPLE, mode: API, customer_id: \"C\", \
            payment_method: { type: VIRTUAL_ACCOUNT }, \
            payment_method_options: { virtual_account: { channel: bank, virtual_account_number: number } } }";
        mistakes(allow(&[waiver], entries.parse().unwrap())).into_iter().map(|(rule, _)| rule).collect::<Vec<_>>()
    };
    assert_eq!(rules(Waiver::VaChannel), [RuleId::DecidingValue]);
    assert!(rules(Waiver::VaNumberDigits).is_empty());
}

/// Puts `!` after one of the keys, counted through all objects.
fn mark(stream: TokenStream, key: &mut usize) -> TokenStream {
    let mut marked = TokenStream::new();
    let mut tokens = stream.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let is_before_colon = matches!(tokens.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
        match token {
            TokenTree::Group(group) => {
                marked.extend([TokenTree::from(Group::new(group.delimiter(), mark(group.stream(), key)))]);
            }
            token => {
                let is_key = matches!(token, TokenTree::Literal(_)) && is_before_colon;
                marked.extend([token]);
                if is_key {
                    if *key == 0 {
                        marked.extend([TokenTree::from(Punct::new('!', Spacing::Joint))]);
                    }
                    *key = key.wrapping_sub(1);
                }
            }
        }
    }
    marked
}

#[test]
fn an_unchecked_field_adds_only_mistakes_about_itself() {
    let mut silenced = 0;
    for (at, invocation) in invocations(12).enumerate() {
        let all = mistakes(invocation.clone());
        // An unchecked key that is similar to a known key no longer counts as the known key.
        if all.iter().any(|(rule, _)| *rule == RuleId::UnknownField) {
            continue;
        }
        let marked = mistakes(mark(invocation.clone(), &mut (at % 17)));
        let added: Mistakes = marked.difference(&all).cloned().collect();
        // The macro searches arbitrary JSON for repeated keys, but not values of a wrong type.
        let is_known = |(rule, _): &(RuleId, String)| matches!(*rule, RuleId::Syntax | RuleId::DuplicateField);
        assert!(added.iter().all(is_known), "{added:?}: key {} of {invocation}", at % 17);
        silenced += all.difference(&marked).count();
    }
    assert!(silenced > 0, "no mark has silenced a rule");
}
