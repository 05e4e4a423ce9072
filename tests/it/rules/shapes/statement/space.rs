//! All requests that the rules between fields distinguish.
//!
//! A request is a choice along each dimension. All choices are free, so their product is the whole space.
//!
//! Values that no fact can distinguish share one choice:
//!
//! * a field with its default and an absent field,
//! * all values of `threeDsMethod` except `EXTERNAL`,
//! * incomplete card numbers, whichever of the six companions are missing,
//! * absent options and empty options,
//! * account numbers that are too short and too long for their bank.
//!
//! Other values do not matter, because no rule has a fact about them. `drafts.rs` varies all of these values.

use super::predicates::{
    AccountOptions, Card, CardOptions, Method, Mode, Options, PaymentMethod, PaymentType, Preference, Refund, Request,
    Split, ThreeDsMethod,
};

/// The choices of `paymentMethod`: absent, or any method or a missing `type`, with any branches.
const PAYMENT_METHODS: u64 = 1 + 5 * CARDS * 2 * 2;
/// The choices of a card: absent, or any of three sources, with or without companions.
const CARDS: u64 = 1 + 16;

/// The number of choices of each dimension.
pub const SESSION: &[u64] = &[3, 3, 3, 2, 2, 2, 2, 2, 2, 2, 2, PAYMENT_METHODS, 7, 6, 3, 2];
pub const PREFERENCE: &[u64] = &[3, 2];
pub const REFUND: &[u64] = &[2, 2, 3, 2, 2, 2];
pub const SPLIT: &[u64] = &[3, 2, 2];

/// A choice along each dimension. Spaces with fewer dimensions than sessions ignore the last ones.
pub type Choices = [u64; SESSION.len()];

/// Returns the number of shapes in a space.
pub fn size(dimensions: &[u64]) -> u64 {
    dimensions.iter().product()
}

/// Returns the choices of the shape with this number.
pub fn nth(dimensions: &[u64], mut number: u64) -> Choices {
    let mut choices = Choices::default();
    for (choice, count) in choices.iter_mut().zip(dimensions) {
        *choice = number % count;
        number /= count;
    }
    choices
}

pub fn session(choices: &Choices) -> Request {
    let [payment_type, mode, auto_confirm, ..] = *choices;
    let is = |at: usize| choices[at] == 1;
    Request {
        payment_type: [None, Some(PaymentType::Single), Some(PaymentType::Multiple)][index(payment_type)],
        mode: [None, Some(Mode::Redirect), Some(Mode::Api)][index(mode)],
        auto_confirm: option(auto_confirm),
        amount: is(3),
        customer_id: is(4),
        customer: is(5),
        redirect_url: is(6),
        save_for_future_use: is(7),
        show_saved_payment: is(8),
        bypass_status_page: is(9),
        expiration_mode: is(10),
        payment_method: payment_method(choices[11]),
        options: Options {
            card: card_options(choices[12]),
            virtual_account: account_options(choices[13]),
            ewallet: option(choices[14]),
            qr: is(15),
        },
    }
}

pub fn preference(choices: &Choices) -> Preference {
    Preference { transfer_only: option(choices[0]), destination: choices[1] == 1 }
}

pub fn refund(choices: &Choices) -> Refund {
    let is = |at: usize| choices[at] == 1;
    Refund {
        session: is(0),
        charge: is(1),
        full: option(choices[2]),
        amount: is(3),
        transfer_only: is(4),
        destination: is(5),
    }
}

pub fn split(choices: &Choices) -> Split {
    Split { fixed: option(choices[0]), fixed_amount: choices[1] == 1, percentage_amount: choices[2] == 1 }
}

fn payment_method(choice: u64) -> Option<PaymentMethod> {
    let mut choice = choice.checked_sub(1)?;
    let mut pick = |count: u64| {
        let picked = choice % count;
        choice /= count;
        picked
    };
    let methods = [None, Some(Method::VirtualAccount), Some(Method::Qr), Some(Method::Card), Some(Method::Ewallet)];
    Some(PaymentMethod {
        method: methods[index(pick(5))],
        card: card(pick(CARDS)),
        virtual_account: pick(2) == 1,
        ewallet: pick(2) == 1,
    })
}

fn card(choice: u64) -> Option<Card> {
    let bits = choice.checked_sub(1)?;
    let is = |bit: u64| bits & bit != 0;
    Some(Card { token: is(1), number: is(2), encrypted: is(4), companions: is(8) })
}

fn card_options(choice: u64) -> Option<CardOptions> {
    let choice = choice.checked_sub(1)?;
    let methods = [None, Some(ThreeDsMethod::Other), Some(ThreeDsMethod::External)];
    Some(CardOptions { three_ds_method: methods[index(choice / 2)], three_ds_info: choice % 2 == 1 })
}

fn account_options(choice: u64) -> Option<AccountOptions> {
    let of = |channel, number, wrong_length| Some(AccountOptions { channel, number, wrong_length });
    match choice {
        0 => None,
        1 => of(false, false, false),
        2 => of(false, true, false),
        3 => of(true, false, false),
        4 => of(true, true, false),
        _ => of(true, true, true),
    }
}

/// Converts a choice into an absent, false or true field.
fn option(choice: u64) -> Option<bool> {
    [None, Some(false), Some(true)][index(choice)]
}

fn index(choice: u64) -> usize {
    usize::try_from(choice).unwrap_or(usize::MAX)
}
