//! What combination rules ask. A row is written once: its path serves tokens and JSON, and is followed through
//! the structs as well.

#[cfg(feature = "runtime")]
use crate::request::{RefundPreference, SessionDraft, SplitRouting, VirtualAccountOptions};
use crate::{schema::Kind, values::value::Value};

/// Makes a module of each list: a bit for each fact, and the `SCOPE`.
macro_rules! facts {
    ($($scope:ident: $object:ident as $subject:ident { $($name:ident: $first:ident $(. $path:ident)* => $test:ident $($arg:ident)*;)* })*) => {
        $(
            pub mod $scope {
                use crate::{schema::{facts::{Fact, Scope, Test}}, values::object_struct::field_name};

                #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
                enum Place { $($name),* }

                $(pub const $name: u64 = 1 << Place::$name as u32;)*

                pub static SCOPE: Scope = Scope {
                    subject: crate::schema::facts::Subject::$subject,
                    facts: &[$(Fact {
                        path: &[field_name(stringify!($first)) $(, field_name(stringify!($path)))*],
                        test: test!($test $($arg)*),
                    }),*],
                };
            }

            // a path is followed by calls of a function: to look for methods takes rustc longer
            #[cfg(feature = "runtime")]
            impl Facts for $object {
                fn facts(&self) -> u64 {
                    let mut is = 0;
                    $(
                        if let Some(at) = there(&self.$first) $(&& let Some(at) = there(&at.$path))* && holds!(at $test $($arg)*) {
                            is |= $scope::$name;
                        }
                    )*
                    is
                }
            }
        )*
    };
}

macro_rules! test {
    (present) => { Test::Present };
    (chosen) => { Test::Chosen };
    (is $word:ident) => { Test::Is(stringify!($word)) };
    (is_false) => { Test::False };
    (has $($member:ident)+) => { Test::Has(&[$(stringify!($member)),+]) };
    (misfit) => { Test::Misfit };
}

/// Tests the end of a path through the structs.
#[cfg(feature = "runtime")]
macro_rules! holds {
    ($at:ident present) => {{ let _ = $at; true }};
    ($at:ident chosen) => {{ let _ = $at; true }};
    ($at:ident is $word:ident) => { matches!($at.as_str(), stringify!($word)) };
    ($at:ident is_false) => { !*$at };
    ($at:ident has $($member:ident)+) => { $($at.$member.is_some())&&+ };
    ($at:ident misfit) => { misfit($at) };
}

facts! {
    session: SessionDraft as Session {
        MULTIPLE: payment_type => is MULTIPLE;
        API: mode => is API;
        LATER: auto_confirm => is_false;
        AMOUNT: amount => present;
        CUSTOMER_ID: customer_id => present;
        CUSTOMER: customer => present;
        REDIRECT_URL: redirect_url => present;
        SAVE: save_for_future_use => present;
        SHOW_SAVED: show_saved_payment => present;
        BYPASS: bypass_status_page => present;
        EXPIRATION: expiration_mode => present;
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
        VA_MISFIT: payment_method_options.virtual_account => misfit;
        EWALLET_CHANNEL: payment_method_options.ewallet.channel => chosen;
    }
    refund: RefundPreference as Refund {
        TRANSFER_ONLY: method => is TRANSFER_ONLY;
        DESTINATION: transfer_destination => present;
    }
    split: SplitRouting as Split {
        FIXED: r#type => is FIXED;
        PERCENTAGE: r#type => is PERCENTAGE;
        FIXED_AMOUNT: fixed_amount => present;
        PERCENTAGE_AMOUNT: percentage_amount => present;
    }
}

/// An object whose facts combination rules ask for.
#[cfg(feature = "runtime")]
pub trait Facts {
    /// What holds, a bit each.
    fn facts(&self) -> u64;
}

/// A field that may be optional.
#[cfg(feature = "runtime")]
trait There {
    type Value;

    fn there(&self) -> Option<&Self::Value>;
}

#[cfg(feature = "runtime")]
fn there<T: There>(field: &T) -> Option<&T::Value> {
    field.there()
}

#[cfg(feature = "runtime")]
impl<T> There for Option<T> {
    type Value = T;

    fn there(&self) -> Option<&T> {
        self.as_ref()
    }
}

#[cfg(feature = "runtime")]
impl<T: crate::values::value::Value> There for T {
    type Value = T;

    fn there(&self) -> Option<&T> {
        Some(self)
    }
}

#[cfg(feature = "runtime")]
fn misfit(options: &VirtualAccountOptions) -> bool {
    let (Some(channel), Some(number)) = (&options.channel, &options.virtual_account_number) else {
        return false;
    };
    number_misfit(channel.as_str(), number.as_ref()).is_some()
}

/// The fewest and the most digits that an account number has at a channel.
pub fn number_length(channel: &str) -> (usize, usize) {
    crate::request::number_digits(channel).map_or((1, 100), |digits| (digits, digits))
}

/// Why an account number does not fit its channel, if it does not. (Rule `va-number-digits`.)
pub fn number_misfit(channel: &str, number: &str) -> Option<alloc::string::String> {
    let (min, max) = number_length(channel);
    if number.chars().count() > 100 {
        // longer than the field takes: that rule speaks
        return None;
    }
    let name = match <crate::request::VaChannel as Value>::KIND {
        Kind::Word(words) if words.position(channel).is_some() => alloc::format!("`{channel}`"),
        // one that is not documented may be anything, and is not shown
        _ => "this channel".into(),
    };
    crate::schema::forms::digit_count(number, min, max).err().map(|wanted| alloc::format!("{wanted} for {name}"))
}
