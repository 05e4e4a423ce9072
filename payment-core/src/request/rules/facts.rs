//! The facts that rules between fields ask for.
//!
//! Each row is written once: its path is followed in trees of tokens and of JSON, and in the structs.

#[cfg(feature = "runtime")]
use crate::engine::rules::impl_held_facts;
use crate::{
    engine::{
        schema::{Fact, FactSet, HasRules, Subject, Test},
        values::object_struct::field_name,
    },
    request::{Refund, RefundPreference, SessionDraft, SplitRouting},
};

/// Passes the rows to a macro. A row: name, path from the object, test of the value there. `decided by` names a fact about
/// each field that decides which other fields the object needs.
macro_rules! fact_rows {
    ($implement:ident) => {
        $implement! {
            Session, session: SessionDraft decided by MULTIPLE, API, LATER, METHOD {
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
                CARD_HOLDER: payment_method.card => has(exp_month, exp_year, card_holder_first_name, card_holder_last_name, card_holder_email, card_holder_phone);
                OPTIONS_CARD: payment_method_options.card => present;
                OPTIONS_VIRTUAL_ACCOUNT: payment_method_options.virtual_account => present;
                OPTIONS_EWALLET: payment_method_options.ewallet => present;
                OPTIONS_QR: payment_method_options.qr => present;
                EXTERNAL: payment_method_options.card.three_ds_method => is EXTERNAL;
                THREE_DS_INFO: payment_method_options.card.three_ds_info => present;
                VA_CHANNEL: payment_method_options.virtual_account.channel => chosen;
                VA_NUMBER: payment_method_options.virtual_account.virtual_account_number => present;
                VA_WRONG_DIGITS: payment_method_options.virtual_account => wrong_digits ACCOUNT_NUMBER(virtual_account_number, channel);
                EWALLET_CHANNEL: payment_method_options.ewallet.channel => chosen;
            }
            Refund, refund: Refund {
                SESSION: payment_session_id => present;
                CHARGE: charge_id => present;
                FULL_OR_NOT: is_full_amount => present;
                NOT_FULL: is_full_amount => is_false;
                AMOUNT: amount => present;
                TRANSFER_ONLY: method => is TRANSFER_ONLY;
                DESTINATION: transfer_destination => present;
            }
            RefundPreference, refund_preference: RefundPreference {
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

/// Declares a [`Subject`](crate::schema::Subject) for each object, and a module for each object that names its facts.
macro_rules! declare_subjects {
    ($($variant:ident, $module:ident: $object:ident $(decided by $($deciding:ident),+)? {
        $($name:ident: $first:ident $(. $path:ident)* => $test:ident $($arg:ident)* $(($($field:ident),*))?;)*
    })*) => {
        enum Number { $($variant),* }

        /// The objects by their names in the rules.
        #[allow(non_upper_case_globals)]
        pub mod subjects {
            use super::{Number, $($module),*};
            use crate::{engine::schema::{FactSet, Subject, Value}, request::rules::RULES};

            $(
                pub static $variant: Subject = Subject {
                    number: Number::$variant as usize,
                    object: || <super::$object as Value>::KIND.as_object().unwrap_or_else(|| unreachable!()),
                    facts: $module::FACTS,
                    deciding: FactSet::EMPTY$($(.union($module::$deciding))+)?,
                    rules: RULES,
                };
            )*
        }

        $(
            impl HasRules for $object {
                const SUBJECT: &'static Subject = &subjects::$variant;
            }
        )*

        $(
            pub mod $module {
                use super::{Fact, FactSet, Test, field_name};

                #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
                enum Position { $($name),* }

                $(pub const $name: FactSet = FactSet::at(Position::$name as usize);)*

                pub(super) const FACTS: &[Fact] = &[$(Fact {
                    path: &[field_name(stringify!($first)) $(, field_name(stringify!($path)))*],
                    test: test!($test $($arg)* $(($($field),*))?),
                }),*];
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
    (has($($field:ident),+)) => { Test::Has(&[$(stringify!($field)),+]) };
    (wrong_digits $digits:ident($text:ident, $sibling:ident)) => {
        Test::WrongDigits {
            text: stringify!($text),
            sibling: stringify!($sibling),
            digits: &$crate::request::$digits,
        }
    };
}

fact_rows!(declare_subjects);
#[cfg(feature = "runtime")]
fact_rows!(impl_held_facts);
