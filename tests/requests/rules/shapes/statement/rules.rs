//! An independent statement of the rules between fields: closures over JSON, in documented order.
//!
//! Only tests use it. It shares no code with the table of rules.

use std::{cell::RefCell, collections::BTreeSet};

use serde_json::Value;

/// A request that can remember which places were read.
pub struct Request<'a> {
    json: &'a Value,
    read: Option<RefCell<BTreeSet<&'static str>>>,
}

/// One condition of a rule.
pub struct Row {
    pub id: &'static str,
    /// The pointers that a violation may have. It has the first one that is in the request, or else that of the object. Of
    /// pointers with `+` between them, it has the last one in the text.
    blames: &'static str,
    /// Returns whether a request breaks the condition, or `None` if the condition is skipped.
    condition: fn(&Request<'_>) -> Option<bool>,
}

const fn row(id: &'static str, blames: &'static str, condition: fn(&Request<'_>) -> Option<bool>) -> Row {
    Row { id, blames, condition }
}

impl Row {
    /// Returns whether a request breaks the condition, or `None` if the condition is skipped.
    pub fn breaks(&self, json: &Value) -> Option<bool> {
        (self.condition)(&Request { json, read: None })
    }

    /// Returns the places that decide whether a request breaks the condition.
    pub fn reads(&self, json: &Value) -> BTreeSet<&'static str> {
        let request = Request { json, read: Some(RefCell::default()) };
        (self.condition)(&request);
        request.read.unwrap_or_default().into_inner()
    }

    /// Returns the pointer of the violation in an object, of which `json` is the text.
    pub fn blamed(&self, object: &Value, json: &str) -> String {
        let position = |pointer: &&str| {
            let key = pointer.rsplit('/').next().unwrap_or_default();
            json.find(&format!("\"{key}\":"))
        };
        let last = |pointers: &'static str| {
            let present = pointers.split('+').filter(|pointer| object.pointer(pointer).is_some());
            present.max_by_key(position)
        };
        self.blames.split_whitespace().find_map(last).unwrap_or_default().to_owned()
    }
}

impl<'a> Request<'a> {
    fn at(&self, pointer: &'static str) -> Option<&'a Value> {
        if let Some(read) = &self.read {
            read.borrow_mut().insert(pointer);
        }
        self.json.pointer(pointer)
    }

    fn has(&self, pointer: &'static str) -> bool {
        self.at(pointer).is_some()
    }

    fn is(&self, pointer: &'static str, value: impl Into<Value>) -> bool {
        self.at(pointer) == Some(&value.into())
    }

    fn is_multiple(&self) -> bool {
        self.is("/paymentType", "MULTIPLE")
    }

    fn is_api(&self) -> bool {
        self.is("/mode", "API")
    }

    /// Returns whether the payment is `SINGLE`, in the mode API and confirmed at once.
    fn is_direct(&self) -> bool {
        !self.is_multiple() && self.is_api() && !self.is("/autoConfirm", false)
    }

    /// Returns the method or its absence, or the outer `None` if `paymentMethod` lacks its `type`.
    #[allow(clippy::option_option)] // The outer `None` skips the condition, the inner `None` is absence.
    fn method(&self) -> Option<Option<&'a str>> {
        match self.at("/paymentMethod/type").and_then(Value::as_str) {
            None if self.has("/paymentMethod") => None,
            method => Some(method),
        }
    }

    /// Returns whether the request has this method, or `None` if the method is unknown.
    fn pays_by(&self, method: &str) -> Option<bool> {
        Some(self.method()? == Some(method))
    }

    /// Returns whether a field is present although the request has another method than its own.
    fn has_branch_of_another(&self, pointer: &'static str, method: &str) -> Option<bool> {
        Some(self.has(pointer) && self.method()?.is_some_and(|chosen| chosen != method))
    }

    /// Returns whether the method can be saved or is absent, or `None` if it is unknown.
    fn may_be_saved(&self) -> Option<bool> {
        Some(matches!(self.method()?, None | Some("CARD" | "EWALLET")))
    }
}

/// The number of digits of an account number, for the banks that document one.
pub const DIGITS: [(&str, usize); 8] =
    [("BCA", 6), ("BNI", 4), ("BRI", 7), ("BSI", 8), ("BNC", 4), ("CIMB", 8), ("MANDIRI", 7), ("PERMATA", 8)];

/// Returns whether an account number has as many digits as its bank demands.
pub fn fits(bank: &str, number: &str) -> bool {
    let demanded = DIGITS.iter().find(|(name, _)| *name == bank).map(|(_, digits)| *digits);
    number.chars().all(|digit| digit.is_ascii_digit())
        && demanded.map_or((1..=100).contains(&number.len()), |digits| number.len() == digits)
}

pub const COMPANIONS: [&str; 6] = [
    "/paymentMethod/card/expMonth",
    "/paymentMethod/card/expYear",
    "/paymentMethod/card/cardHolderFirstName",
    "/paymentMethod/card/cardHolderLastName",
    "/paymentMethod/card/cardHolderEmail",
    "/paymentMethod/card/cardHolderPhone",
];
const ACCOUNT_CHANNEL: &str = "/paymentMethodOptions/virtualAccount/channel";
const ACCOUNT_NUMBER: &str = "/paymentMethodOptions/virtualAccount/virtualAccountNumber";

pub static SESSION: &[Row] = &[
    row("multiple-method", "/paymentMethod/type /paymentType", |r| {
        Some(r.is_multiple() && !matches!(r.method()?, Some("QR" | "VIRTUAL_ACCOUNT")))
    }),
    row("multiple-mode", "/mode /paymentType", |r| Some(r.is_multiple() && !r.is_api())),
    row("multiple-auto-confirm", "/autoConfirm", |r| Some(r.is_multiple() && r.is("/autoConfirm", false))),
    row("static-va-options", "/paymentMethod/type", |r| {
        Some(r.is_multiple() && r.pays_by("VIRTUAL_ACCOUNT")? && !r.has(ACCOUNT_CHANNEL))
    }),
    row("static-qr-amount", "/amount", |r| Some(r.is_multiple() && r.pays_by("QR")? && r.has("/amount"))),
    row("amount-required", "/paymentType", |r| Some(!r.is_multiple() && !r.has("/amount"))),
    row("customer-choice", "/customerId+/customer", |r| Some(r.has("/customerId") == r.has("/customer"))),
    row("redirect-url", "/mode", |r| Some(!r.is_api() && !r.has("/redirectUrl"))),
    row("save-method", "/saveForFutureUse", |r| Some(r.is("/saveForFutureUse", true) && !r.may_be_saved()?)),
    row("show-saved-method", "/showSavedPayment", |r| Some(r.is("/showSavedPayment", true) && !r.may_be_saved()?)),
    row("show-saved-mode", "/showSavedPayment", |r| Some(r.is("/showSavedPayment", true) && r.is_api())),
    row("bypass-mode", "/bypassStatusPage", |r| Some(r.is("/bypassStatusPage", true) && r.is_api())),
    row("expiration-method", "/expirationMode", |r| Some(r.is("/expirationMode", "STRICT") && !r.may_be_saved()?)),
    row("api-method", "/mode", |r| Some(r.is_direct() && r.method()?.is_none())),
    row("api-va-channel", "/paymentMethod/type", |r| {
        Some(r.is_direct() && r.pays_by("VIRTUAL_ACCOUNT")? && !r.has(ACCOUNT_CHANNEL))
    }),
    row("api-ewallet-channel", "/paymentMethod/type", |r| {
        Some(r.is_direct() && r.pays_by("EWALLET")? && !r.has("/paymentMethodOptions/ewallet/channel"))
    }),
    row("method-branch", "/paymentMethod/card", |r| r.has_branch_of_another("/paymentMethod/card", "CARD")),
    row("method-branch", "/paymentMethod/virtualAccount", |r| {
        r.has_branch_of_another("/paymentMethod/virtualAccount", "VIRTUAL_ACCOUNT")
    }),
    row("method-branch", "/paymentMethod/ewallet", |r| r.has_branch_of_another("/paymentMethod/ewallet", "EWALLET")),
    row("options-branch", "/paymentMethodOptions/card", |r| {
        r.has_branch_of_another("/paymentMethodOptions/card", "CARD")
    }),
    row("options-branch", "/paymentMethodOptions/virtualAccount", |r| {
        r.has_branch_of_another("/paymentMethodOptions/virtualAccount", "VIRTUAL_ACCOUNT")
    }),
    row("options-branch", "/paymentMethodOptions/ewallet", |r| {
        r.has_branch_of_another("/paymentMethodOptions/ewallet", "EWALLET")
    }),
    row("options-branch", "/paymentMethodOptions/qr", |r| r.has_branch_of_another("/paymentMethodOptions/qr", "QR")),
    row(
        "card-source",
        "/paymentMethod/card/encryptedCard+/paymentMethod/card/token+/paymentMethod/card/number /paymentMethod/card",
        |r| {
            let sources =
                ["/paymentMethod/card/token", "/paymentMethod/card/number", "/paymentMethod/card/encryptedCard"];
            Some(r.has("/paymentMethod/card") && sources.into_iter().filter(|source| r.has(source)).count() != 1)
        },
    ),
    row("card-number", "/paymentMethod/card/number", |r| {
        Some(r.has("/paymentMethod/card/number") && !COMPANIONS.iter().all(|companion| r.has(companion)))
    }),
    row("encrypted-card", "/paymentMethod/card/encryptedCard", |r| {
        Some(r.has("/paymentMethod/card/encryptedCard") && !(r.is_api() && r.is("/autoConfirm", false)))
    }),
    row("token-customer", "/paymentMethod/card/token", |r| {
        Some(r.has("/paymentMethod/card/token") && !r.has("/customerId"))
    }),
    row("va-number", "/paymentMethodOptions/virtualAccount/virtualAccountNumber", |r| {
        Some(r.has(ACCOUNT_NUMBER) && !r.is_multiple())
    }),
    row("va-number-digits", "/paymentMethodOptions/virtualAccount/virtualAccountNumber", |r| {
        let [bank, number] = [ACCOUNT_CHANNEL, ACCOUNT_NUMBER].map(|pointer| r.at(pointer).and_then(Value::as_str));
        Some(bank.zip(number).is_some_and(|(bank, number)| !fits(bank, number)))
    }),
    row("three-ds-info", "/paymentMethodOptions/card/threeDsInfo", |r| {
        let is_external = r.is("/paymentMethodOptions/card/threeDsMethod", "EXTERNAL");
        Some(r.has("/paymentMethodOptions/card/threeDsInfo") && !is_external)
    }),
];

/// Returns whether a refund goes to a bank account that it does not name.
fn lacks_destination(r: &Request<'_>) -> bool {
    r.is("/method", "TRANSFER_ONLY") && !r.has("/transferDestination")
}

pub static PREFERENCE: &[Row] = &[row("transfer-destination", "/method", |r| {
    r.at("/method")?;
    Some(lacks_destination(r))
})];

pub static REFUND: &[Row] = &[
    row("transfer-destination", "/method", |r| Some(lacks_destination(r))),
    row("refund-target", "/paymentSessionId+/chargeId", |r| Some(r.has("/paymentSessionId") == r.has("/chargeId"))),
    row("refund-amount", "/isFullAmount", |r| Some(!r.is("/isFullAmount", true) && !r.has("/amount"))),
];

pub static SPLIT: &[Row] = &[
    row("split-amount", "/type", |r| Some(r.at("/type")? == "FIXED" && !r.has("/fixedAmount"))),
    row("split-amount", "/type", |r| Some(r.at("/type")? == "PERCENTAGE" && !r.has("/percentageAmount"))),
];
