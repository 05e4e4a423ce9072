//! The facts that combination rules ask for. Each row is written once: its path is followed in trees of tokens and of
//! JSON, and in the structs.

use alloc::{format, string::String};
use core::ptr;

use super::{Check, Combination, Fact, FactSet, Scope, Test};
use crate::{
    request::{self, RefundPreference, SESSION, SessionDraft, SplitRouting, VaChannel},
    schema::{Field, Kind, Object, Value, forms},
    values::object_struct::field_name,
};

/// Passes the rows to a macro. A row: name, path from the object, test of the value there.
macro_rules! fact_rows {
    ($implement:ident) => {
        $implement! {
            Session, session: SessionDraft {
                MULTIPLE: payment_type => is MULTIPLE;
                API: mode => is API;
                LATER: auto_confirm => is_false;
                AMOUNT: amount => present;
                CUSTOMER_ID: customer_id => present;
                CUSTOMER: customer => present;
                REDIRECT_URL: redirect_url => present;
                SAVE: save_for_future_use => is_true;
                SHOW_SAVED: show_saved_payment => is_true;
                BYPASS: bypass_status_page => is_true;
                EXPIRATION: expiration_mode => is_not LOOSE;
                METHOD: payment_method.r#type => chosen;
                VIRTUAL_ACCOUNT: payment_method.r#type => is VIRTUAL_ACCOUNT;
                QR: payment_method.r#type => is QR;
                CARD: payment_method.r#type => is CARD;
                EWALLET: payment_method.r#type => is EWALLET;
                METHOD_CARD: payment_method.card => present;
                METHOD_VIRTUAL_ACCOUNT: payment_method.virtual_account => present;
                METHOD_EWALLET: payment_method.ewallet => present;
                ENCRYPTED_CARD: payment_method.card.encrypted_card => present;
                TOKEN: payment_method.card.token => present;
                CARD_NUMBER: payment_method.card.number => present;
                CARD_HOLDER: payment_method.card => has exp_month exp_year card_holder_first_name card_holder_last_name card_holder_email card_holder_phone;
                OPTIONS_CARD: payment_method_options.card => present;
                OPTIONS_VIRTUAL_ACCOUNT: payment_method_options.virtual_account => present;
                OPTIONS_EWALLET: payment_method_options.ewallet => present;
                OPTIONS_QR: payment_method_options.qr => present;
                EXTERNAL: payment_method_options.card.three_ds_method => is EXTERNAL;
                THREE_DS_INFO: payment_method_options.card.three_ds_info => present;
                VA_CHANNEL: payment_method_options.virtual_account.channel => chosen;
                VA_NUMBER: payment_method_options.virtual_account.virtual_account_number => present;
                VA_WRONG_LENGTH: payment_method_options.virtual_account => wrong_length(virtual_account_number, channel);
                EWALLET_CHANNEL: payment_method_options.ewallet.channel => chosen;
            }
            Refund, refund: RefundPreference {
                TRANSFER_ONLY: method => is TRANSFER_ONLY;
                DESTINATION: transfer_destination => present;
            }
            Split, split: SplitRouting {
                FIXED: r#type => is FIXED;
                PERCENTAGE: r#type => is PERCENTAGE;
                FIXED_AMOUNT: fixed_amount => present;
                PERCENTAGE_AMOUNT: percentage_amount => present;
            }
        }
    };
}

/// Implements [`Scope`] for each object, with a module that names its facts.
macro_rules! impl_scope {
    ($($variant:ident, $module:ident: $object:ident {
        $($name:ident: $first:ident $(. $path:ident)* => $test:ident $($arg:ident)* $(($($field:ident),*))?;)*
    })*) => {
        $(
            pub mod $module {
                use super::{FactSet, $object};

                #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
                enum Place { $($name),* }

                $(pub const $name: FactSet<$object> = FactSet::at(Place::$name as usize);)*
            }

            impl Scope for $object {
                const FACTS: &'static [Fact] = &[$(Fact {
                    path: &[field_name(stringify!($first)) $(, field_name(stringify!($path)))*],
                    test: test!($test $($arg)* $(($($field),*))?),
                }),*];

                fn checks(combination: &Combination) -> &'static [Check<Self>] {
                    match combination {
                        Combination::$variant(checks) => checks,
                        _ => &[],
                    }
                }
            }
        )*
    };
}

/// Returns the test of a row.
macro_rules! test {
    (present) => { Test::Present };
    (chosen) => { Test::Chosen };
    (is $word:ident) => { Test::Is(stringify!($word)) };
    (is_false) => { Test::False };
    (is_true) => { Test::True };
    (is_not $word:ident) => { Test::Not(stringify!($word)) };
    (has $($field:ident)+) => { Test::Has(&[$(stringify!($field)),+]) };
    (wrong_length($number:ident, $channel:ident)) => {
        Test::WrongLength { number: stringify!($number), channel: stringify!($channel) }
    };
}

fact_rows!(impl_scope);

/// Returns the facts that combination rules about `object` ask for. There are none if no rules are about it.
pub fn facts_about(object: &Object) -> &'static [Fact] {
    if object.describes::<SessionDraft>() {
        SessionDraft::FACTS
    } else if object.describes::<RefundPreference>() {
        RefundPreference::FACTS
    } else if object.describes::<SplitRouting>() {
        SplitRouting::FACTS
    } else {
        &[]
    }
}

/// Returns whether combination rules are about `object`, so that it can be allowed to break them.
#[doc(hidden)]
pub fn has_rules(object: &Object) -> bool {
    !facts_about(object).is_empty()
}

/// Returns the objects along a path through the request: for `payment_method.card.token` those of `payment_method` and
/// of `card`.
fn objects_along(path: &[&str]) -> impl Iterator<Item = &'static Object> {
    path.iter().scan(SESSION, |object, name| match object.by_rust(name)?.kind {
        Kind::Object(inner) => {
            *object = inner;
            Some(inner)
        }
        _ => None,
    })
}

/// Returns whether the rules about a request look at fields of `object`, so that the macro needs its braces.
#[doc(hidden)]
pub fn is_looked_into(object: &Object) -> bool {
    SessionDraft::FACTS.iter().any(|fact| {
        let length = fact.path.len() - usize::from(!fact.test.looks_inside());
        objects_along(&fact.path[..length]).any(|inner| ptr::eq(inner, object))
    })
}

/// An account number, and the channel that decides how many digits the number has.
#[doc(hidden)]
pub struct AccountNumber {
    pub number: &'static Field,
    pub channel: &'static Field,
}

/// Returns the fields of the account number in `object`, or `None` if `object` has no such number.
#[doc(hidden)]
pub fn account_number(object: &'static Object) -> Option<AccountNumber> {
    SessionDraft::FACTS.iter().find_map(|fact| match fact.test {
        Test::WrongLength { number, channel }
            if objects_along(fact.path).last().is_some_and(|inner| ptr::eq(inner, object)) =>
        {
            Some(AccountNumber { number: object.by_rust(number)?, channel: object.by_rust(channel)? })
        }
        _ => None,
    })
}

/// Returns the least and the greatest number of digits of an account number at a channel.
pub fn number_length(channel: &str) -> (usize, usize) {
    request::number_digits(channel).map_or((1, forms::MOST_DIGITS), |digits| (digits, digits))
}

/// Returns what is wrong with the length of an account number at its channel. (Rule `va-number-digits`.)
pub fn wrong_length(channel: &str, number: &str) -> Option<String> {
    if number.chars().count() > forms::MOST_DIGITS {
        // The field itself refuses such a number.
        return None;
    }
    let (min, max) = number_length(channel);
    let reason = forms::digit_count(number, min, max).err()?;
    let is_documented = matches!(VaChannel::KIND, Kind::Word(words) if words.position(channel).is_some());
    // Another channel may be anything, so it is not shown.
    Some(if is_documented { format!("{reason} for `{channel}`") } else { format!("{reason} for this channel") })
}
