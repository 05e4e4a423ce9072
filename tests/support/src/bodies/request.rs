//! Requests that keep every rule.

use payment_core::{
    request::{SESSION, number_digits},
    schema::{Kind, Object},
};

use super::{
    json::{Entries, Json, has, plain, set, text, within},
    values::good,
};
use crate::Random;

/// Returns an object with its required fields and some others. All values are valid.
pub fn object(random: &mut Random, object: &'static Object) -> Entries {
    let fill = random.of([10, 40, 80]);
    let mut entries = Vec::new();
    for field in object.fields {
        if field.required || random.chance(fill) {
            entries.push((field.wire.to_owned(), good(random, field.kind)));
        }
    }
    // The rules between the fields of this object.
    let is = |key: &str, expected: &str| {
        entries.iter().any(|(name, value)| name == key && matches!(value, Json::Text(text) if text == expected))
    };
    match object.name {
        "RefundPreference" if is("method", "TRANSFER_ONLY") => put(random, &mut entries, object, "transferDestination"),
        "SplitRouting" if is("type", "FIXED") => put(random, &mut entries, object, "fixedAmount"),
        "SplitRouting" => put(random, &mut entries, object, "percentageAmount"),
        "CardOptions" if has(&entries, "threeDsInfo") => set(&mut entries, "threeDsMethod", text("EXTERNAL")),
        "VirtualAccountOptions" => entries.retain(|(key, _)| key != "virtualAccountNumber"),
        _ => {}
    }
    entries
}

/// Sets a field to a valid value.
pub fn put(random: &mut Random, entries: &mut Entries, object: &'static Object, key: &str) {
    let field = object.by_wire(key).unwrap_or_else(|| panic!("{} has no {key}", object.name));
    let value = good(random, field.kind);
    set(entries, key, value);
}

/// Returns the type of a field that is an object.
pub fn child(object: &'static Object, key: &str) -> &'static Object {
    let child = object.by_wire(key).and_then(|field| field.kind.as_object());
    child.unwrap_or_else(|| panic!("{key} of {} is not an object", object.name))
}

/// The decisions of a valid request.
struct Plan {
    method: Option<&'static str>,
    multiple: bool,
    api: bool,
    later: bool,
}

impl Plan {
    fn any(random: &mut Random) -> Self {
        let accounts = Some("VIRTUAL_ACCOUNT");
        let method = random.of([None, accounts, accounts, Some("QR"), Some("CARD"), Some("CARD"), Some("EWALLET")]);
        let multiple = matches!(method, Some("QR" | "VIRTUAL_ACCOUNT")) && random.chance(40);
        let api = multiple || random.chance(50);
        let later = !multiple && (random.chance(30) || api && method.is_none());
        Self { method, multiple, api, later }
    }

    /// Returns whether the method can be saved, or is not set.
    fn is_saved(&self) -> bool {
        matches!(self.method, None | Some("CARD" | "EWALLET"))
    }

    /// Returns whether the request requires channels.
    fn is_direct(&self) -> bool {
        self.api && !self.later
    }
}

/// Returns a valid request.
pub fn request(random: &mut Random) -> Entries {
    const FREE: [&str; 6] = [
        "clientReferenceId",
        "orderInformation",
        "statementDescriptor",
        "expiryAt",
        "metadata",
        "splitRoutingConfigurations",
    ];
    let plan = Plan::any(random);
    let mut body = object(random, SESSION);
    body.retain(|(key, _)| FREE.contains(&&**key));
    if plan.multiple || random.chance(30) {
        set(&mut body, "paymentType", text(if plan.multiple { "MULTIPLE" } else { "SINGLE" }));
    }
    if plan.api || random.chance(30) {
        set(&mut body, "mode", text(if plan.api { "API" } else { "REDIRECT" }));
    }
    if plan.later || random.chance(20) {
        set(&mut body, "autoConfirm", plain(if plan.later { "false" } else { "true" }));
    }
    let has_token = payment_method(random, &plan, &mut body);
    options(random, &plan, &mut body);
    let is_known = has_token || random.chance(40);
    for (key, percent) in [
        ("amount", if plan.multiple { if plan.method == Some("QR") { 0 } else { 50 } } else { 100 }),
        ("redirectUrl", if plan.api { 20 } else { 100 }),
        ("customerId", if is_known { 100 } else { 0 }),
        ("customer", if is_known { 0 } else { 100 }),
    ] {
        if random.chance(percent) {
            put(random, &mut body, SESSION, key);
        }
    }
    for (key, default, other, may_differ) in [
        ("saveForFutureUse", plain("false"), plain("true"), plan.is_saved()),
        ("showSavedPayment", plain("false"), plain("true"), plan.is_saved() && !plan.api),
        ("bypassStatusPage", plain("false"), plain("true"), !plan.api),
        ("expirationMode", text("LOOSE"), text("STRICT"), plan.is_saved()),
    ] {
        if random.chance(25) {
            set(&mut body, key, if may_differ && random.chance(50) { other } else { default });
        }
    }
    if random.chance(25) {
        random.shuffle(&mut body);
    }
    body
}

/// Sets the payment method and its object. Returns whether it is the token of a card.
fn payment_method(random: &mut Random, plan: &Plan, body: &mut Entries) -> bool {
    let Some(method) = plan.method else { return false };
    let entries = within(body, "paymentMethod");
    let object = child(SESSION, "paymentMethod");
    entries.push(("type".into(), text(method)));
    match method {
        _ if random.chance(40) => {}
        "CARD" => {
            let encrypted = if plan.api && plan.later { "encryptedCard" } else { "number" };
            let source = random.of(["token", "number", encrypted]);
            card(random, entries, &[source], source == "number");
            return source == "token";
        }
        "VIRTUAL_ACCOUNT" => put(random, entries, object, "virtualAccount"),
        "EWALLET" => put(random, entries, object, "ewallet"),
        _ => {}
    }
    false
}

/// Sets a card with these sources. `companions` adds the fields that a number requires.
pub fn card(random: &mut Random, payment_method: &mut Entries, sources: &[&str], companions: bool) {
    const COMPANIONS: [&str; 6] =
        ["expMonth", "expYear", "cardHolderFirstName", "cardHolderLastName", "cardHolderEmail", "cardHolderPhone"];
    let object = child(child(SESSION, "paymentMethod"), "card");
    let entries = within(payment_method, "card");
    for key in sources.iter().chain(if companions { &COMPANIONS[..] } else { &[] }) {
        put(random, entries, object, key);
    }
    if random.chance(25) {
        put(random, entries, object, "cvc");
    }
}

fn options(random: &mut Random, plan: &Plan, body: &mut Entries) {
    let object = child(SESSION, "paymentMethodOptions");
    let mut entries = Vec::new();
    if random.chance(10) {
        put(random, &mut entries, object, "id");
    }
    let branch = match plan.method {
        Some("CARD") => "card",
        Some("VIRTUAL_ACCOUNT") => "virtualAccount",
        Some("EWALLET") => "ewallet",
        Some(_) => "qr",
        None => random.of(["card", "virtualAccount", "ewallet", "qr"]),
    };
    let needs_channel = plan.is_direct() && matches!(branch, "virtualAccount" | "ewallet");
    if needs_channel || random.chance(50) {
        put(random, &mut entries, object, branch);
    }
    if needs_channel {
        put(random, within(&mut entries, branch), child(object, branch), "channel");
    }
    if plan.multiple && branch == "virtualAccount" && random.chance(60) {
        account(random, child(object, branch), within(&mut entries, branch));
    }
    if !entries.is_empty() || random.chance(10) {
        set(body, "paymentMethodOptions", Json::Object(entries));
    }
}

/// Sets a bank and an account number of the length that the bank uses.
fn account(random: &mut Random, object: &Object, entries: &mut Entries) {
    let Some(Kind::EnumValue(banks)) =
        object.fields.iter().find(|field| field.wire == "channel").map(|field| field.kind)
    else {
        unreachable!("a virtual account has a channel");
    };
    let channel = if random.chance(10) { "SMBC" } else { *random.one(&banks.names()) };
    let digits = number_digits(channel).unwrap_or_else(|| random.of([1, 20, 100]));
    set(entries, "channel", text(channel));
    let number: String = (0..digits).map(|_| random.of(['0', '1', '9'])).collect();
    set(entries, "virtualAccountNumber", text(&number));
}
