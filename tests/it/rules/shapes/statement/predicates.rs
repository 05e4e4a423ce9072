//! An independent statement of the rules between fields, in plain Rust and in documented order.
//!
//! Only tests use it. It shares no code with the table of rules.

use serde_json::Value;

/// The parts of a request that these rules read.
#[allow(clippy::struct_excessive_bools)] // most fields are presences
#[derive(Clone, Copy, Debug)]
pub struct Request {
    pub payment_type: Option<PaymentType>,
    pub mode: Option<Mode>,
    pub auto_confirm: Option<bool>,
    pub amount: bool,
    pub customer_id: bool,
    pub customer: bool,
    pub redirect_url: bool,
    /// Whether the field is `true`. Absence and `false` are equivalent.
    pub save_for_future_use: bool,
    pub show_saved_payment: bool,
    pub bypass_status_page: bool,
    /// Whether the field is `STRICT`. Absence and `LOOSE` are equivalent.
    pub expiration_mode: bool,
    pub payment_method: Option<PaymentMethod>,
    pub options: Options,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PaymentType {
    Single,
    Multiple,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    Redirect,
    Api,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Method {
    VirtualAccount,
    Qr,
    Card,
    Ewallet,
}

#[derive(Clone, Copy, Debug)]
pub struct PaymentMethod {
    /// `None` if the required `type` is missing.
    pub method: Option<Method>,
    pub card: Option<Card>,
    pub virtual_account: bool,
    pub ewallet: bool,
}

#[allow(clippy::struct_excessive_bools)]
#[derive(Clone, Copy, Debug)]
pub struct Card {
    pub token: bool,
    pub number: bool,
    pub encrypted: bool,
    /// Whether expiry date and card holder are complete.
    pub companions: bool,
}

#[derive(Clone, Copy, Debug)]
pub struct Options {
    pub card: Option<CardOptions>,
    pub virtual_account: Option<AccountOptions>,
    /// Whether the e-wallet has a channel. `None` if it has no options.
    pub ewallet: Option<bool>,
    pub qr: bool,
}

#[derive(Clone, Copy, Debug)]
pub struct CardOptions {
    pub three_ds_method: Option<ThreeDsMethod>,
    pub three_ds_info: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ThreeDsMethod {
    Other,
    External,
}

#[derive(Clone, Copy, Debug)]
pub struct AccountOptions {
    pub channel: bool,
    pub number: bool,
    /// Whether channel and number are present but the number has a wrong length for the channel.
    pub wrong_length: bool,
}

#[derive(Clone, Copy, Debug)]
pub struct Preference {
    /// `None` if the method is missing.
    pub transfer_only: Option<bool>,
    pub destination: bool,
}

#[allow(clippy::struct_excessive_bools)] // one for each fact
#[derive(Clone, Copy, Debug)]
pub struct Refund {
    pub session: bool,
    pub charge: bool,
    /// `None` if `isFullAmount` is missing.
    pub full: Option<bool>,
    pub amount: bool,
    pub transfer_only: bool,
    pub destination: bool,
}

#[derive(Clone, Copy, Debug)]
pub struct Split {
    /// `None` if the type is missing.
    pub fixed: Option<bool>,
    pub fixed_amount: bool,
    pub percentage_amount: bool,
}

/// One condition of a rule.
pub struct Row<R> {
    pub id: &'static str,
    /// The pointers that a violation may have, with `:` where the key is at fault. It has the first one that is in the
    /// request, or else that of the object. Of pointers with `+` between them, it has the last one in the text.
    pub blames: &'static str,
    /// The paths of the fields that the condition reads.
    pub reads: &'static str,
    /// Returns whether a request breaks the condition, or `None` if the condition is skipped.
    pub breaks: fn(&R) -> Option<bool>,
}

const fn row<R>(id: &'static str, blames: &'static str, reads: &'static str, breaks: fn(&R) -> Option<bool>) -> Row<R> {
    Row { id, blames, reads, breaks }
}

/// The order of the fields in a text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Order {
    Documented,
    Reversed,
}

impl<R> Row<R> {
    /// Returns the place of the violation in the JSON of the object: a pointer, with `:` for a key.
    pub fn blamed(&self, json: &Value, order: Order) -> String {
        let place = |place: &str| {
            let (pointers, sign) = place.strip_suffix(':').map_or((place, ""), |pointers| (pointers, ":"));
            let mut present = pointers.split('+').filter(|pointer| json.pointer(pointer).is_some());
            let last = if order == Order::Documented { present.next_back() } else { present.next() };
            last.map(|pointer| format!("{pointer}{sign}"))
        };
        self.blames.split_whitespace().find_map(place).unwrap_or_default()
    }
}

impl Request {
    fn is_multiple(&self) -> bool {
        self.payment_type == Some(PaymentType::Multiple)
    }

    fn is_api(&self) -> bool {
        self.mode == Some(Mode::Api)
    }

    fn is_confirmed_later(&self) -> bool {
        self.auto_confirm == Some(false)
    }

    #[allow(clippy::option_option)] // the outer `None` skips the condition, the inner `None` is absence
    /// Returns the method or its absence, or the outer `None` if `paymentMethod` lacks its `type`.
    pub fn method(&self) -> Option<Option<Method>> {
        match &self.payment_method {
            Some(method) => method.method.map(Some),
            None => Some(None),
        }
    }

    /// Returns whether the request has this method, or `None` if the method is unknown.
    fn is(&self, method: Method) -> Option<bool> {
        Some(self.method()? == Some(method))
    }

    /// Returns whether the method can be saved or is absent, or `None` if it is unknown.
    fn may_be_saved(&self) -> Option<bool> {
        Some(matches!(self.method()?, None | Some(Method::Card | Method::Ewallet)))
    }

    /// Returns whether the request has another method, or `None` if the method is unknown.
    fn is_another_than(&self, method: Method) -> Option<bool> {
        Some(self.method()?.is_some_and(|chosen| chosen != method))
    }

    pub fn card(&self) -> Option<Card> {
        self.payment_method?.card
    }

    /// Returns whether the payment is `SINGLE`, in the mode API and confirmed at once.
    fn is_direct(&self) -> bool {
        !self.is_multiple() && self.is_api() && !self.is_confirmed_later()
    }

    fn has_va_channel(&self) -> bool {
        self.options.virtual_account.is_some_and(|account| account.channel)
    }
}

pub static SESSION: &[Row<Request>] = &[
    row("multiple-method", "/paymentMethod/type /paymentType", "payment_type payment_method.type", |r| {
        Some(r.is_multiple() && !matches!(r.method()?, Some(Method::Qr | Method::VirtualAccount)))
    }),
    row("multiple-mode", "/mode /paymentType", "payment_type mode", |r| Some(r.is_multiple() && !r.is_api())),
    row("multiple-auto-confirm", "/autoConfirm", "payment_type auto_confirm", |r| {
        Some(r.is_multiple() && r.is_confirmed_later())
    }),
    row(
        "static-va-options",
        "/paymentMethod/type",
        "payment_type payment_method.type payment_method_options.virtual_account.channel",
        |r| Some(r.is_multiple() && r.is(Method::VirtualAccount)? && !r.has_va_channel()),
    ),
    row("static-qr-amount", "/amount:", "payment_type payment_method.type amount", |r| {
        Some(r.is_multiple() && r.is(Method::Qr)? && r.amount)
    }),
    row("amount-required", "/paymentType", "payment_type amount", |r| Some(!r.is_multiple() && !r.amount)),
    row("customer-choice", "/customerId+/customer:", "customer_id customer", |r| Some(r.customer_id == r.customer)),
    row("redirect-url", "/mode", "mode redirect_url", |r| Some(!r.is_api() && !r.redirect_url)),
    row("save-method", "/saveForFutureUse:", "save_for_future_use payment_method.type", |r| {
        Some(r.save_for_future_use && !r.may_be_saved()?)
    }),
    row("show-saved-method", "/showSavedPayment:", "show_saved_payment payment_method.type", |r| {
        Some(r.show_saved_payment && !r.may_be_saved()?)
    }),
    row("show-saved-mode", "/showSavedPayment:", "show_saved_payment mode", |r| {
        Some(r.show_saved_payment && r.is_api())
    }),
    row("bypass-mode", "/bypassStatusPage:", "bypass_status_page mode", |r| Some(r.bypass_status_page && r.is_api())),
    row("expiration-method", "/expirationMode:", "expiration_mode payment_method.type", |r| {
        Some(r.expiration_mode && !r.may_be_saved()?)
    }),
    row("api-method", "/mode", "payment_type mode auto_confirm payment_method.type", |r| {
        Some(r.is_direct() && r.method()?.is_none())
    }),
    row(
        "api-va-channel",
        "/paymentMethod/type",
        "payment_type mode auto_confirm payment_method.type payment_method_options.virtual_account.channel",
        |r| Some(r.is_direct() && r.is(Method::VirtualAccount)? && !r.has_va_channel()),
    ),
    row(
        "api-ewallet-channel",
        "/paymentMethod/type",
        "payment_type mode auto_confirm payment_method.type payment_method_options.ewallet.channel",
        |r| Some(r.is_direct() && r.is(Method::Ewallet)? && r.options.ewallet != Some(true)),
    ),
    row("method-branch", "/paymentMethod/card:", "payment_method.type payment_method.card", |r| {
        Some(r.card().is_some() && r.is_another_than(Method::Card)?)
    }),
    row("method-branch", "/paymentMethod/virtualAccount:", "payment_method.type payment_method.virtual_account", |r| {
        Some(
            r.payment_method.is_some_and(|method| method.virtual_account)
                && r.is_another_than(Method::VirtualAccount)?,
        )
    }),
    row("method-branch", "/paymentMethod/ewallet:", "payment_method.type payment_method.ewallet", |r| {
        Some(r.payment_method.is_some_and(|method| method.ewallet) && r.is_another_than(Method::Ewallet)?)
    }),
    row("options-branch", "/paymentMethodOptions/card:", "payment_method.type payment_method_options.card", |r| {
        Some(r.options.card.is_some() && r.is_another_than(Method::Card)?)
    }),
    row(
        "options-branch",
        "/paymentMethodOptions/virtualAccount:",
        "payment_method.type payment_method_options.virtual_account",
        |r| Some(r.options.virtual_account.is_some() && r.is_another_than(Method::VirtualAccount)?),
    ),
    row(
        "options-branch",
        "/paymentMethodOptions/ewallet:",
        "payment_method.type payment_method_options.ewallet",
        |r| Some(r.options.ewallet.is_some() && r.is_another_than(Method::Ewallet)?),
    ),
    row("options-branch", "/paymentMethodOptions/qr:", "payment_method.type payment_method_options.qr", |r| {
        Some(r.options.qr && r.is_another_than(Method::Qr)?)
    }),
    row(
        "card-source",
        "/paymentMethod/card/encryptedCard+/paymentMethod/card/token+/paymentMethod/card/number: /paymentMethod/card",
        "payment_method.card payment_method.card.token payment_method.card.number payment_method.card.encrypted_card",
        |r| {
            let sources = |card: Card| u8::from(card.token) + u8::from(card.number) + u8::from(card.encrypted);
            Some(r.card().is_some_and(|card| sources(card) != 1))
        },
    ),
    row("card-number", "/paymentMethod/card/number", "payment_method.card.number payment_method.card", |r| {
        Some(r.card().is_some_and(|card| card.number && !card.companions))
    }),
    row(
        "encrypted-card",
        "/paymentMethod/card/encryptedCard:",
        "payment_method.card.encrypted_card mode auto_confirm",
        |r| Some(r.card().is_some_and(|card| card.encrypted) && !(r.is_api() && r.is_confirmed_later())),
    ),
    row("token-customer", "/paymentMethod/card/token", "payment_method.card.token customer_id", |r| {
        Some(r.card().is_some_and(|card| card.token) && !r.customer_id)
    }),
    row(
        "va-number",
        "/paymentMethodOptions/virtualAccount/virtualAccountNumber:",
        "payment_method_options.virtual_account.virtual_account_number payment_type",
        |r| Some(r.options.virtual_account.is_some_and(|account| account.number) && !r.is_multiple()),
    ),
    row(
        "va-number-digits",
        "/paymentMethodOptions/virtualAccount/virtualAccountNumber",
        "payment_method_options.virtual_account.virtual_account_number \
         payment_method_options.virtual_account.channel payment_method_options.virtual_account",
        |r| {
            let account = r.options.virtual_account;
            Some(account.is_some_and(|account| account.channel && account.number && account.wrong_length))
        },
    ),
    row(
        "three-ds-info",
        "/paymentMethodOptions/card/threeDsInfo:",
        "payment_method_options.card.three_ds_info payment_method_options.card.three_ds_method",
        |r| {
            let is_wrong =
                |card: CardOptions| card.three_ds_info && card.three_ds_method != Some(ThreeDsMethod::External);
            Some(r.options.card.is_some_and(is_wrong))
        },
    ),
];

pub static PREFERENCE: &[Row<Preference>] =
    &[row("transfer-destination", "/method", "method transfer_destination", |r| {
        Some(r.transfer_only? && !r.destination)
    })];

pub static REFUND: &[Row<Refund>] = &[
    row("transfer-destination", "/method", "method transfer_destination", |r| Some(r.transfer_only && !r.destination)),
    row("refund-target", "/paymentSessionId+/chargeId:", "payment_session_id charge_id", |r| {
        Some(r.session == r.charge)
    }),
    row("refund-amount", "/isFullAmount", "is_full_amount amount", |r| Some(r.full != Some(true) && !r.amount)),
];

pub static SPLIT: &[Row<Split>] = &[
    row("split-amount", "/type", "type fixed_amount", |r| Some(r.fixed? && !r.fixed_amount)),
    row("split-amount", "/type", "type percentage_amount", |r| Some(!r.fixed? && !r.percentage_amount)),
];
