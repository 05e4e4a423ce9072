"""The requests to rust-analyzer and the expected responses. `judges.py` explains the expectations.

The edits of a probe replace parts of a file, usually a place such as `/*top*/`, with the text that a user types. `$0` is the
cursor. The file on disk always compiles.
"""

import itertools
from dataclasses import dataclass


@dataclass
class Probe:
    group: str
    kind: str
    name: str
    # The edits of `file`.
    edits: dict
    expect: dict
    # The edits of `literals.rs`, or `None` if a struct literal has no equivalent.
    gold: dict
    gold_expect: dict
    package: str
    file: str
    # The reason why the probe cannot pass in an invocation. It must then fail.
    limit: str


PROBES = []
SAME = object()
# Fields that only the macro sets.
HIDDEN = ["other", "allowed"]


def probe(group, kind, name, edits, gold=SAME, gold_expect=None, package="", file="calls.rs", limit="", **expect):
    gold = edits if gold is SAME else gold
    PROBES.append(Probe(group, kind, name, edits, expect, gold, {**expect, **(gold_expect or {})}, package, file, limit))


# Keys. Each place has a missing key and the beginning of its name, a present key, and a part of the missing key's
# documentation. Some have an entry to remove, so that a key is missing (in the invocation, in the struct literal).

KEY_PLACES = {
    "top": ("customer_id", "cust", "mode", "Rules `customer-id`"),
    "phone": ("number", "num", "country_code", "1–15 digits", 'number: "81299996666",', 'number: "81299996666".parse()?,'),
    "refund": (
        "method", "met", "transfer_destination", "refunds go back through the channel",
        "method: TRANSFER_ONLY,", "method: RefundMethod::TRANSFER_ONLY,",
    ),
    "product end": ("category", "cat", "quantity", "1–255 characters"),
    "constant nested": ("expiry_at", "exp", "channel", "YYYY-MM-DD"),
    "string top": ("amount", "amo", "mode", "`MULTIPLE`"),
    "braces": ("statement_descriptor", "stat", "mode", "0–20 characters"),
    "sdk": ("payment_type", "pay", "mode", "Rules `enum`"),
    "preset amount": ("value", "val", "currency", "1–18 digits", "value: 2,", "value: 2.try_into().unwrap(),"),
}

# The ways to type a key. `{}` is its beginning, `{:.1}` its first letter.
KEY_STATES = {
    "on an empty line": "$0",
    "half a word": "{}$0",
    "half a word with a comma": "{}$0,",
    "half a word with a colon": "{}$0:",
    "half a word with a value": '{}$0: "x",',
    "half a word with an object": "{}$0: {{ email: order.email }},",
    "half a word that is optional": "{}$0?: None,",
    "at the start of a word": "$0{}",
    "in upper case": "{0:.1}$0",
}
# `tests/macros/src/editor.rs` compares the expansions of what is typed in each place. Only rust-analyzer knows what it
# offers there, so each place has one of these states, in turn.
KEY_TURNS = itertools.cycle(KEY_STATES.items())


def key_turn(begin):
    """Returns the next state and what is typed in it. `begin` is the beginning of the key."""
    state, typed = next(KEY_TURNS)
    return state, typed.format(begin.upper() if "upper" in state else begin)


RUST_STATES = [state for state in KEY_STATES if "object" not in state and "optional" not in state]

for place, (missing, begin, given, docs, *taken_out) in KEY_PLACES.items():
    taken, gold_taken = taken_out or (None, None)
    state, typed = key_turn(begin)
    typed = ", " + typed if place == "product end" else typed
    edits = {f"/*{place}*/": typed}
    probe(
        "keys", "completion", f"{place}, {state}",
        {**edits, **({taken: ""} if taken else {})},
        {**edits, **({gold_taken: ""} if gold_taken else {})} if state in RUST_STATES else None,
        package="shop" if place.startswith(("sdk", "preset")) else "",
        expect=[missing], reject=[given, "order", "Some", *HIDDEN], docs={missing: [docs, "Page"]}, accept=[missing],
        gold_expect={"reject": [given, "order", "Some"]},
    )

for name, typed in {
    "type, its first letter": "t$0",
    "type, half": "ty$0,",
    "type, raw": "r#ty$0,",
    "type, with a value": "typ$0: PHYSICAL,",
}.items():
    probe(
        "keys", "completion", name, {"type: PHYSICAL,": typed},
        {"r#type: ProductType::PHYSICAL,": typed.replace("PHYSICAL", "ProductType::PHYSICAL")},
        expect=["type"], reject=["quantity"], docs={"type": ["the kind of product", "`enum`"]},
    )
probe(
    "keys", "completion", "inside a key that is whole", {"mode: REDIRECT": "mo$0de: REDIRECT"},
    {"mode: Some(Mode::REDIRECT)": "mo$0de: Some(Mode::REDIRECT)"},
    expect=["customer_id"], reject=["amount", "order"],
)
probe(
    "keys", "completion", "before a key that is whole", {"mode: REDIRECT": "$0mode: REDIRECT"},
    {"mode: Some(Mode::REDIRECT)": "$0mode: Some(Mode::REDIRECT)"},
    expect=["customer_id"], reject=["amount", "order"],
)
probe(
    "keys", "completion", "in an empty invocation", {"/*statement*/": "payment_session! { $0 };"},
    {"/*statement*/": "SessionDraft { $0 };"}, expect=["client_reference_id", "mode", "metadata"],
)
probe(
    "keys", "completion", "half a key in an empty invocation", {"/*statement*/": "payment_session! { mo$0 };"},
    {"/*statement*/": "SessionDraft { mo$0 };"}, expect=["client_reference_id", "mode", "metadata"],
)
probe(
    "keys", "completion", "in an object that is empty", {"/*top*/": "payment_method: { $0 },"},
    {"/*top*/": "payment_method: Some(PaymentMethod { $0 }),"}, expect=["type", "card", "ewallet"],
)
probe(
    "keys", "completion", "in a list's new object", {"/*item*/": "{ qu$0 }"}, {"/*item*/": "Product { qu$0 }"},
    expect=["quantity", "type", "price"],
)
probe(
    "keys", "completion", "three levels into what is new", {"/*information*/": "shipping_info: { phone_number: { nu$0 } },"},
    {"/*information*/": "shipping_info: Some(payment_session::ShippingInfo { phone_number: Some(PhoneNumber { nu$0 }) }),"},
    expect=["number", "country_code"],
)
probe(
    "keys", "completion", "a keyword on the way to a key", {"/*constant options*/": "card: { in$0 capture_method: MANUAL },"},
    None, expect=["installment"], reject=["capture_method"],
)
probe(
    "keys", "completion", "a keyword on the way to a key, without other keys", {"/*constant options*/": "card: { in$0 },"},
    {"/*constant options*/": "card: Some(payment_session::request::CardOptions { in$0 }),"}, expect=["installment"],
)
probe(
    "keys", "completion", "in an object under a misspelt key", {"/*top*/": "payment_metod: { ca$0 },"}, None,
    expect=["card", "type"],
)
probe(
    "keys", "completion", "deep in what is new in a constant", {"/*constant options*/": "card: { three_ds_info: { ec$0 } },"},
    {"/*constant options*/": "card: Some(payment_session::request::CardOptions { three_ds_info: Some(payment_session::request::ThreeDsInfo { ec$0 }) }),"},
    expect=["eci", "mcc"],
)

# Keys, enum values and values next to a mistake elsewhere in the invocation.

WRONG = {
    "an unknown key": "fooo: 1,",
    "an unknown key without a value": "fooo,",
    "a misspelt key with an object": "payment_metod: { typo: 1, foo },",
    "a missing value": "save_for_future_use: ,",
    "half a value": "save_for_future_use: order.,",
    "a missing comma": "save_for_future_use: true auto_confirm: true",
    "several half keys": "sav, aut, bil,",
    "half an optional key": "auto_confirm?,",
    "a value of another type": "payment_method: 5,",
    "half a nested object": "payment_method_options: { card: { three_ds_info: { x }, in, capture_method: }, virt },",
    "a semicolon": "auto_confirm: true;",
    "a base": "..Default::default(),",
    "a number as key": "123: 5,",
    "a misspelt enum value": "mode: REDIREKT,",
    "a broken rule": "auto_confirm: false, show_saved_payment: true,",
    "half a path": "customer_id: std::,",
    "half a turbofish": "customer_id: order.lines.iter().collect::<,",
    "half a closure": "customer_id: |line,",
    "a keyword without an expression": "customer_id: match,",
    "a placeholder": "customer_id: _,",
}
NEARBY = {
    # The place, the typed text, a completion that is offered, and one that is not.
    "a key before": ("before", "exp$0", "expiration_mode", "metadata"),
    "a key after": ("after", "exp$0", "expiration_mode", "metadata"),
    "an empty line before": ("before", "$0\n", "expiration_mode", "metadata"),
    "an empty line after": ("after", "\n$0\n", "expiration_mode", "metadata"),
    "a nested key": ("/*customer*/", "sur$0", "surname", "email"),
    "a nested empty line": ("/*customer*/", "$0", "surname", "email"),
    "a product's key": ("/*product*/", "cat$0", "category", "quantity"),
    "an enum value": ("currency: USD", "currency: u$0", "USD", "amount"),
    "a value": ("/*product*/", "category: first.$0,", "title", "amount"),
    "a value in metadata": ("/*metadata list*/", "order.em$0,", "email", "amount"),
}
GOLD_NEARBY = {"an enum value": ("currency: Currency::USD", "currency: u$0", "Currency::USD", "amount")}
GOLD_NEARBY["a value in metadata"] = ("/*metadata list*/", "order.em$0,", "email", "amount")
# The same mistakes in a struct literal.
RUST_WRONG = {
    "an unknown key", "an unknown key without a value", "a missing value", "several missing values", "half a value",
    "half a value in a function call", "several half keys", "a dozen half keys", "known keys without values", "a value of another type",
    "an object for a flag", "a list for an object", "a second mode", "a semicolon", "an equals sign", "an arrow",
    "too many commas", "a base", "a number as key", "a string without colon", "half a path", "half a turbofish",
    "half a closure", "an operator without an operand", "a keyword without an expression", "a placeholder",
}


def with_mistake(wrong, where, typed):
    if where == "before":
        return {"/*top*/": f"{typed} {wrong}"}
    if where == "after":
        return {"/*top*/": f"{wrong} {typed}"}
    return {"/*top*/": wrong, where: typed}


for number, (what, wrong) in enumerate(WRONG.items()):
    for turn, (near, (where, typed, wanted, unwanted)) in enumerate(NEARBY.items()):
        # Each mistake is next to one of them, in turn.
        if (number - turn) % len(NEARBY):
            continue
        gold_where, gold_typed, gold_wanted, _ = GOLD_NEARBY.get(near, (where, typed, wanted, unwanted))
        probe(
            "next to a mistake", "completion", f"{near} with {what}", with_mistake(wrong, where, typed),
            with_mistake(wrong, gold_where, gold_typed) if what in RUST_WRONG else None,
            {"expect": [gold_wanted]}, expect=[wanted], reject=[unwanted],
        )

# Keys next to a value that is rejected, and in an object or list of the wrong shape.

REJECTED = {
    # An invocation, the keys that are offered in it, and the keys that are present.
    "a rejected string": ('customer: { email: "no", $0 },', "surname", "email"),
    "a number for an object": ("order_information: { product_details: [{ price: 5, $0 }] },", "category", "price"),
    "an unknown enum value": ('amount: { currency: "XX", $0 },', "value", "currency"),
    "brackets that are missing": ("order_information: { product_details: { qua$0 } },", "quantity", "product_details"),
    "an extra question mark": ("redirect_url?: { fa$0 },", "failure_return_url", "redirect_url"),
    "an attribute": ("mode: API, #[cfg(test)] exp$0", "expiry_at", "mode"),
    "more than a dozen keys without values": (
        "client_reference_id, amount, payment_type, mode, redirect_url, customer_id, order_information, payment_method,"
        " payment_method_options, auto_confirm, statement_descriptor, save_for_future_use, show_saved_payment,"
        " bypass_status_page, expiration_mode, split_routing_configurations,\n$0\n",
        "expiry_at", "amount",
    ),
}
for what, (typed, wanted, unwanted) in REJECTED.items():
    probe(
        "next to a rejected value", "completion", what, {"/*statement*/": f"payment_session! {{ {typed} }};"}, None,
        expect=[wanted], reject=[unwanted],
    )
probe(
    "next to a rejected value", "hover", "the key of a rejected string",
    {"/*statement*/": 'payment_session! { customer: { ema$0il: "no" } };'}, None, expect=["Email", "`email`"],
)
probe(
    "next to a rejected value", "hover", "a key where brackets are missing",
    {"/*statement*/": "payment_session! { order_information: { product_details: { quan$0tity: 1 } } };"}, None,
    expect=["Quantity"],
)
for value in ["'a'", 'b"a"', "5u8"]:
    probe(
        "next to a rejected value", "diagnostics", f"{value}, in one message", {"/*top*/": f"statement_descriptor: {value},"}, None,
        expect=["statement_descriptor >> "],
    )

# Enum values are whole values. In an expression, they have no meaning, and all names are names of the user.

probe(
    "enum values", "completion", "no enum values in an expression",
    {"/*statement*/": "payment_session! { amount: { currency: if order.total > 1 { I$0 } else { loop {} } } };"}, None,
    reject=["IDR"],
)
probe(
    "enum values", "hover", "a constant with the name of an enum value",
    {
        "/*statement*/": "const ALL: &[payment_session::Currency] = &[];"
        " payment_session! { amount: { currency: *AL$0L.first().unwrap() } };",
    },
    None, expect=["const ALL"],
)

# Enum values: the entry in the invocation and in the struct literal, its type, all enum values, and the meaning of one.

WORD_PLACES = {
    "mode": ("mode: REDIRECT", "mode: Some(Mode::REDIRECT)", ["REDIRECT", "API"], "hosted page"),
    "a refund's method": (
        "method: TRANSFER_ONLY", "method: RefundMethod::TRANSFER_ONLY", ["TRANSFER_ONLY", "AUTO"], "by bank transfer",
    ),
    "a product's type": (
        "type: PHYSICAL", "r#type: ProductType::PHYSICAL", ["PHYSICAL", "DIGITAL", "SERVICE"], "shipped",
    ),
    "a bank's channel": (
        "channel: BCA", "channel: Some(VaChannel::BCA)",
        ["BCA", "BNI", "BRI", "BSI", "BNC", "CIMB", "DANAMON", "MANDIRI", "PERMATA"], "Bank Central Asia",
    ),
    "an e-wallet's channel": (
        "channel: OVO", "channel: Some(EwalletChannel::OVO)", ["OVO", "DANA", "SHOPEEPAY"], "OVO",
    ),
}
WORD_STATES = {
    "blank": "",
    "its first letter": "{:.1}",
    "in lower case": "{:.2}",
    "nearly whole": "{}",
    "another's first letter": "{:.1}",
}

WORD_TURNS = itertools.cycle(WORD_STATES.items())


def word_probes(what, call, literal, words, meaning, package=""):
    """Adds a probe of an enum value in the next state. `call` and `literal` end in the value and an optional bracket."""
    word, prefix = words[0], literal.split("::")[0].split("(")[-1].split(" ")[-1]
    state, typed = next(WORD_TURNS)
    typed = typed.format(words[1] if "another" in state else word[:-1])
    typed = typed.lower() if "lower" in state else typed
    edit, gold = f"{typed}$0".join(call.rsplit(word, 1)), f"{typed}$0".join(literal.rsplit(f"{prefix}::{word}", 1))
    probe(
        "enum values", "completion", f"{what}, {state}", {call: edit}, {literal: gold},
        {
            "first": [f"{prefix}::{word}" for word in words[:9]],
            "docs": {f"{prefix}::{word}": [meaning]},
            "accept": [f"{prefix}::{word}"],
        },
        package=package, first=words[:9], docs={word: [meaning]}, accept=[word],
    )


for what, (call, literal, words, meaning) in WORD_PLACES.items():
    word_probes(what, call, literal, words, meaning)

CURRENCY = "Indonesian rupiah"
for what, call, literal, package in [
    ("currency", "/*amount*/\n            currency: IDR", "/*amount*/\n            currency: Currency::IDR", ""),
    ("currency next to presets", "/*preset amount*/ currency: USD", "/*preset amount*/ currency: Currency::USD", "shop"),
]:
    for state, typed in {"blank": "", "its first letter": "I", "in lower case": "id", "misspelt": "IDX"}.items():
        key = "currency: "
        probe(
            "enum values", "completion", f"{what}, {state}", {call: f"{key}{typed}$0"}, {literal: f"{key}{typed}$0"},
            {
                "first": ["Currency::AED", "Currency::AFN", "Currency::ALL"], "expect": ["Currency::IDR"],
                "docs": {"Currency::IDR": [CURRENCY]},
            },
            package=package, first=["AED", "AFN", "ALL"], expect=["IDR", "USD"], docs={"IDR": [CURRENCY]},
        )
# A word in capitals that is not listed is rejected, and still completed.
for what, typed, expected in [
    ("a bank, half", "virtual_account: { channel: PER$0 }", ["PERMATA"]),
    ("a wallet that is not listed, half", "ewallet: { channel: GO$0 }", ["DANA", "OVO", "SHOPEEPAY"]),
    ("a constant in parentheses, half", "ewallet: { channel: (MY_$0) }", ["MY_WALLET"]),
    ("a constant without parentheses, half", "ewallet: { channel: MY_$0 }", ["MY_WALLET"]),
    ("an optional constant, half", "ewallet: { channel?: (MY_$0) }", ["MY_WALLET"]),
]:
    probe(
        "enum values", "completion", what,
        {
            "/*statement*/": "const MY_WALLET: payment_session::EwalletChannel = payment_session::EwalletChannel::OVO;"
            f" payment_session! {{ payment_method_options: {{ {typed} }} }};",
        },
        None, expect=expected,
    )
probe(
    "enum values", "completion", "an enum value after the name of its type", {"mode: REDIRECT": "mode: payment_session::Mode::$0"},
    {"mode: Some(Mode::REDIRECT)": "mode: Some(payment_session::Mode::$0)"}, expect=["API", "REDIRECT"],
)
probe(
    "enum values", "completion", "a variable in the place of an enum value", {"mode: REDIRECT": "mode: or$0"},
    {"mode: Some(Mode::REDIRECT)": "mode: Some(or$0)"}, expect=["order"],
)
probe(
    "enum values", "completion", "an enum value of a new key", {"/*top*/": "expiration_mode: $0"},
    {"/*top*/": "expiration_mode: Some($0)"}, {"first": [f"payment_session::request::ExpirationMode::{word}" for word in ["LOOSE", "STRICT"]]},
    first=["LOOSE", "STRICT"], docs={},
)
probe(
    "enum values", "completion", "an enum value in a new object", {"/*constant options*/": "card: { three_ds_method: $0 },"},
    {"/*constant options*/": "card: Some(payment_session::request::CardOptions { three_ds_method: Some($0) }),"},
    {"first": [f"payment_session::request::ThreeDsMethod::{word}" for word in ["AUTOMATIC", "NEVER", "CHALLENGE", "EXTERNAL"]]},
    first=["AUTOMATIC", "NEVER", "CHALLENGE", "EXTERNAL"],
)
probe(
    "enum values", "completion", "an enum value under a misspelt key", {"/*top*/": "expiration_mod: $0"}, None,
    first=["LOOSE", "STRICT"],
)

# Values: their places in the invocation and in the struct literal.

VALUE_PLACES = {
    "top": ("/*top*/", "statement_descriptor: {},", "statement_descriptor: Some({}),"),
    "customer": ("/*customer*/", "surname: {},", "surname: Some({}),"),
    "product": ("/*product*/", "category: {},", "category: Some({}),"),
    "a list's item": ("/*item*/", "{},", "{},"),
    "metadata": ("/*metadata*/", '"x": {},', '("x", MetadataValue::from({})),'),
    "a list in metadata": ("/*metadata list*/", "{},", "{},"),
    "optional": ("/*customer*/", "surname?: {},", "surname: {},"),
    "a string key's": ("/*string top*/", '"statementDescriptor": {},', None),
    "in braces of their own": ("/*braces*/", "statement_descriptor: {},", "statement_descriptor: Some({}),"),
    "an object's": ("/*top*/", "payment_method: {},", "payment_method: Some({}),"),
    "an account number's": (
        '"virtualAccountNumber": order.account,', '"virtualAccountNumber": {},', None,
    ),
    "an enum value's": ("/*top*/", "expiration_mode: {},", "expiration_mode: Some({}),"),
    "an unknown key's": ("/*top*/", "fooo: {},", "fooo: {},"),
    "without a comma": ("/*top*/", "statement_descriptor: {}", None),
}
VALUE_STATES = {
    "after a dot": ("order.$0", "reference"),
    "half a field": ("order.ref$0", "reference"),
    "half a method": ("order.sec$0", "second_email"),
    "a standard type's method": ("order.note.as_$0", "as_deref"),
    "in an argument": ("Some(order.$0)", "reference"),
    "before more": ("order.ref$0.clone()", "reference"),
    "after a question mark": ("order.second_email()?.$0", "as_ref"),
    "in a closure": ("order.lines.iter().map(|line| line.ti$0)", "title"),
    "after a turbofish": ("order.lines.iter().collect::<Vec<_>>().$0", "is_empty"),
    "in a block": ("({ let copy = &order; copy.$0 })", "reference"),
    "in an if": ("if true { order.$0 } else { order.email }", "reference"),
    "after an index": ("order.lines[0].$0", "title"),
    "in another macro": ('format!("{}", order.$0)', "reference"),
    "a variable": ("ord$0", "order"),
    "blank": ("$0", "order"),
    "half a path": ("std::$0", "mem"),
}
for number, (where, (place, call, literal)) in enumerate(VALUE_PLACES.items()):
    for turn, (state, (typed, wanted)) in enumerate(VALUE_STATES.items()):
        # Each state is in one place, in turn.
        if (number - turn) % len(VALUE_PLACES):
            continue
        probe(
            "values", "completion", f"{where}, {state}", {place: call.replace("{}", typed)},
            {place: literal.replace("{}", typed)} if literal else None, expect=[wanted], reject=["__p", "__private"],
        )
probe(
    "values", "completion", "a method's own documentation", {"/*customer*/": "surname: order.second$0,"},
    {"/*customer*/": "surname: Some(order.second$0),"}, expect=["second_email"],
    docs={"second_email": ["the second email address"]},
)
probe(
    "values", "completion", "in a constant", {"/*constant*/": "expiry_at: TOP$0,"}, {"/*constant*/": "expiry_at: TOP$0,"},
    expect=["TOP_UP"],
)
probe(
    "values", "completion", "after a dot through a re-export", {"customer: { email }": "customer: { email: email.$0 }"},
    {"Customer::new(email)": "Customer::new(email.$0)"}, package="shop", expect=["as_ref", "clone"],
)
probe(
    "values", "signature", "of a method", {"/*customer*/": "surname: first.title.replace($0),"},
    {"/*customer*/": "surname: Some(first.title.replace($0)),"}, expect=["fn replace"],
)
probe(
    "values", "signature", "of a method, in metadata", {"/*metadata list*/": "first.title.repeat($0),"},
    {"/*metadata list*/": "first.title.repeat($0),"}, expect=["n: usize"],
)

# Hover.

HOVERS = {
    "a key at the top": (
        "payment_ty$0pe: SINGLE", "payment_ty$0pe: Some(PaymentType::SINGLE)",
        ["Option<PaymentType>", "optional, `SINGLE` when absent", "`multiple-method`", "Page: [Create Payment Session]"],
    ),
    "a deep key": ("country$0_code: ", "country$0_code: ", ["CountryCode", "required", "`phone`", "Page: [Customer]"]),
    "a key in a list": (
        "quan$0tity: first", "quan$0tity: first", ["Quantity", "required", "1–18 digits", "`quantity`", "Page: [Order]"],
    ),
    "the key `type`": ("ty$0pe: PHYSICAL", "r#ty$0pe: ProductType::PHYSICAL", ["ProductType", "required", "`enum`"]),
    "an optional value's key": (
        "given$0_name?: order.given_name.clone", "given$0_name: order.given_name.clone", ["Option<GivenName>", "1–255 characters", "`text`"],
    ),
    "a key that is a variable, too": ("            em$0ail,", "            em$0ail,", ["let email: Email", "`email`, required"]),
    "a nested string key": ('"virtualAccount$0Number": ', None, ["VirtualAccountNumber", "`va-number-digits`"]),
    "an optional string key": ('"given$0Name"?: ', None, ["Option<GivenName>", "`text`"]),
    "an enum value": ("mode: REDI$0RECT", "mode: Some(Mode::REDI$0RECT)", ["hosted page"]),
    "a channel": ("channel: B$0CA", "VaChannel::B$0CA", ["Bank Central Asia"]),
    "an enum value as a string": ('"MUL$0TIPLE"', None, ["Paid any number of times"]),
    "a variable": ("client_reference_id: or$0der.ref", "client_reference_id: or$0der.ref", ["Order"]),
    "a field": ("client_reference_id: order.refer$0ence", "client_reference_id: order.refer$0ence", ["The number on the invoice."]),
    "a method": ("order.total.try_$0into()", "order.total.try_$0into()", ["fn try_into"]),
    "a field in metadata": ('"list": [order.to$0tal', "from([order.to$0tal", ["The total price."]),
    "the macro": ("session = payment_$0session!", None, ["# Grammar", "entries", "key"]),
}
for what, (call, literal, shown) in HOVERS.items():
    probe(
        "hover", "hover", what, {call.replace("$0", ""): call}, literal and {literal.replace("$0", ""): literal},
        expect=shown, reject=["extern crate"],
    )
probe(
    "hover", "hover", "a key through a re-export", {"auto_con$0firm".replace("$0", ""): "auto_con$0firm"}, package="shop",
    expect=["Option<bool>", "`multiple-auto-confirm`"],
)
probe(
    "hover", "hover", "the macro through a re-export", {"    warung_payment!": "    warung_pay$0ment!"}, None,
    package="shop", expect=["# Grammar"],
)
probe(
    "hover", "hover", "a key next to presets", {"bypass_status_page": "bypass_status$0_page"}, package="shop",
    expect=["Option<bool>", "`bypass-mode`"],
)
probe(
    "hover", "hover", "an enum value next to presets", {"currency: USD": "currency: U$0SD"}, {"Currency::USD": "Currency::U$0SD"},
    package="shop", expect=["United States dollar"],
)
probe(
    "hover", "hover", "a variable next to presets", {"email: payer": "email: pay$0er"}, {"new(payer)": "new(pay$0er)"},
    package="shop", expect=["payer: Email"],
)
probe(
    "hover", "hover", "the macro of presets", {"    warung_checkout! {\n        client": "    warung_check$0out! {\n        client"}, None,
    package="shop", expect=["hosted page"],
)
probe(
    "hover", "hover", "a key next to a mistake", {"/*top*/": "fooo: 1, b", "mode: REDIRECT": "mo$0de: REDIRECT"},
    {"/*top*/": "fooo: 1, b", "mode: Some(Mode::REDIRECT)": "mo$0de: Some(Mode::REDIRECT)"},
    expect=["Option<Mode>"], reject=["extern crate"],
)
probe(
    "hover", "hover", "an enum value that breaks a rule", {"mode: REDIRECT": "mode: A$0PI"}, {"Mode::REDIRECT": "Mode::A$0PI"},
    expect=["own page"], reject=["extern crate"],
)
probe(
    "hover", "hover", "a key that is to blame", {"/*top*/": 'customer$0_id: "c",'}, {"/*top*/": 'customer$0_id: "c",'},
    expect=["`customer-choice`"], reject=["extern crate"],
)

# Definitions: the cursor in the invocation and in the struct literal, the file, and the line in it.

DEFINITIONS = {
    "a key at the top": ("payment_ty$0pe: SINGLE", "payment_ty$0pe: Some(PaymentType::SINGLE", "draft.rs", "payment_type: PaymentType"),
    "a key in a list": ("quan$0tity: first", "quan$0tity: first", "order.rs", "quantity: Quantity"),
    "the key `type`": ("ty$0pe: FIXED", "r#ty$0pe: SplitType::FIXED", "draft.rs", "r#type: SplitType"),
    "an optional value's key": ("given$0_name?: order.given_name.clone", "given$0_name: order.given_name.clone", "customer.rs", "given_name: GivenName"),
    "a nested string key": ('"chan$0nel": ', None, "options.rs", "channel: VaChannel"),
    "an enum value in a constant": ("channel: B$0CA", "VaChannel::B$0CA", "banks.rs", "BCA"),
    "an enum value as a string": ('"MUL$0TIPLE"', None, "enums.rs", "MULTIPLE"),
    "a variable's own key": ("            em$0ail,", "            em$0ail,", "", "let email ="),
    "a field in metadata": ('"list": [order.to$0tal', "from([order.to$0tal", "order.rs", "pub total"),
    "the macro": ("session = payment_$0session!", None, "src/macros/payment_session.rs", "macro_rules! payment_session"),
}
for what, (call, literal, target, line) in DEFINITIONS.items():
    probe(
        "definition", "definition", what, {call.replace("$0", ""): call}, literal and {literal.replace("$0", ""): literal},
        target=target, line=line,
    )
probe(
    "definition", "definition", "a method", {"/*customer*/": "surname: order.second_em$0ail()?,"},
    {"/*customer*/": "surname: Some(order.second_em$0ail()?),"}, target="order.rs", line="pub fn second_email",
)
probe(
    "definition", "definition", "a key through a re-export", {"auto_confirm": "auto_con$0firm"}, package="shop",
    target="draft.rs", line="auto_confirm: bool",
)
probe(
    "definition", "definition", "a key next to presets", {"bypass_status_page": "bypass_status$0_page"}, package="shop",
    target="draft.rs", line="bypass_status_page: bool",
)
probe(
    "definition", "definition", "a variable next to presets", {"email: payer": "email: pay$0er"}, {"new(payer)": "new(pay$0er)"},
    package="shop", target="", line="visit(payer: Email)",
)
probe(
    "definition", "definition", "a key that breaks a rule, without other mistakes", {"/*top*/": 'customer$0_id: "c",'},
    target="draft.rs", line="customer_id: CustomerId", is_only=True,
)
probe(
    "definition", "definition", "an enum value next to a mistake", {"/*top*/": "fooo: 1, b", "mode: REDIRECT": "mode: REDI$0RECT"},
    {"/*top*/": "fooo: 1, b", "Mode::REDIRECT": "Mode::REDI$0RECT"}, target="enums.rs", line="REDIRECT",
)

# References and rename.

FIRST = ["let first = &order", "first.title", "first.pieces", "first.price"]
for what, call, literal in [
    ("a variable, from its declaration", "let fi$0rst =", "let fi$0rst ="),
    ("a variable, from a value", "fi$0rst.title", "fi$0rst.title"),
    ("a variable, from a deep value", "fi$0rst.price", "fi$0rst.price"),
]:
    edits, gold = {call.replace("$0", ""): call}, {literal.replace("$0", ""): literal}
    probe("references", "references", what, edits, gold, lines=FIRST)
    probe("rename", "rename", what, edits, gold, to="line", lines=[line.replace("first", "line") for line in FIRST])
probe(
    "references", "references", "a field of the user's", {"first.pieces": "first.pie$0ces"},
    lines=["first.pieces.try_into", "first.pieces.try_into", "quantity: line.pieces", "pub pieces: u32"],
)
probe(
    "references", "references", "a variable in metadata", {"/*metadata*/": '"a": note, "b": [no$0te],', "/*statement*/": "let note = 1;"},
    {"/*metadata*/": '("a", note), ("b", no$0te),', "/*statement*/": "let note = 1;"},
    lines=["let note", "note", "note"], gold_expect={"lines": ["let note", "note", "note"]},
)
probe(
    "references", "references", "a variable that is a key, too", {"let email =": "let em$0ail ="}, lines=["let email", "email,"],
)
probe(
    "rename", "rename", "a parameter", {"checkout(order:": "checkout(or$0der:"}, to="bought",
    lines=["bought.reference.clone()", "bought.total.try_into()?", "bought.given_name.clone()", "bought.remarks.clone()"],
)
probe(
    "rename", "rename", "a parameter, from metadata", {'"list": [order.total': '"list": [or$0der.total'},
    {"from([order.total": "from([or$0der.total"}, to="bought", lines=["bought.reference.clone()", "bought.total.try_into()?"],
)
probe(
    "rename", "rename", "a parameter among string keys", {"fn account(order:": "fn account(or$0der:"}, to="bought",
    lines=["bought.account", "bought.email", "bought.given_name"],
)
probe(
    "rename", "rename", "a variable in a closure",
    {"/*customer*/": "surname?: order.note.map(|text| te$0xt.parse()).transpose()?,"},
    {"/*customer*/": "surname: order.note.map(|text| te$0xt.parse()).transpose()?,"},
    to="words", lines=["|words| words.parse()"],
)
probe(
    "rename", "rename", "a variable next to presets", {"visit(payer:": "visit(pay$0er:"}, {"visit(payer:": "visit(pay$0er:"}, {"lines": ["customer: Some(Customer::new(guest)),"]},
    package="shop", to="guest", lines=["customer: { email: guest },"],
)
probe(
    "limits", "rename", "a variable that is a key, too", {"let email =": "let em$0ail ="}, to="post", lines=["email: post,"],
    limit="in a macro rust-analyzer replaces only the word",
)

# Highlighting.

probe(
    "tokens", "tokens", "in a function", {}, expect=[
        "payment_type:property", "currency:property", "channel_information:property",
        "SINGLE:enumMember", "IDR:enumMember", "TRANSFER_ONLY:enumMember", "FIXED:enumMember",
        "order:parameter", "first:variable", "reference:property", "try_into:method",
    ],
)
probe("tokens", "tokens", "the key `type`", {}, {}, {"expect": ["r#type:property"]}, expect=["type:property"])
probe("tokens", "tokens", "in a constant", {}, expect=["virtual_account:property", "BCA:enumMember", "OVO:enumMember"])
probe(
    "tokens", "tokens", "string keys and enum values", {}, None, expect=[
        '"paymentType":property', '"virtualAccountNumber":property', '"MULTIPLE":enumMember', '"PERMATA":enumMember',
        '"invoice":string', '"+62":string',
    ],
)
probe("tokens", "tokens", "through a re-export", {}, package="shop", expect=["auto_confirm:property", "API:enumMember"])
probe(
    "tokens", "tokens", "next to a mistake", {"/*top*/": "fooo: 1, b, save_for_future_use: order."},
    {"/*top*/": "fooo: 1, b, save_for_future_use: order."},
    expect=["payment_type:property", "SINGLE:enumMember", "save_for_future_use:property"],
)

# Diagnostics. A correct invocation has none. A wrong one has the messages of the macro and of Rust.

probe("diagnostics", "diagnostics", "correct invocations", {})
probe("diagnostics", "diagnostics", "a correct invocation through a re-export", {}, package="shop")
for what, (typed, expected) in {
    "a preset given again": ("mode: REDIRECT,", ["mode: REDIRECT >> `mode` is set by `warung_checkout!`"]),
    "a wrong value next to presets": ("save_for_future_use: 1,", ["save_for_future_use >> rule `type`"]),
    "a value of another type next to presets": ("expiry_at: payer.clone(),", ["payer.clone >> expected ExpiryAt, found Email"]),
}.items():
    probe("diagnostics", "diagnostics", what, {"/*preset*/": typed}, None, package="shop", expect=expected)
for what, (typed, expected) in {
    "an unknown key": ("fooo: 1,", ["fooo >> unknown field `fooo`", "fooo >> no such field"]),
    "a second key": ("client_reference_id: order.reference.clone(),", ["client_reference_id >> rule `duplicate-field`"]),
    "no value": ("save_for_future_use: ,", ["save_for_future_use >> expected a value"]),
    "half a value": ("save_for_future_use: order.,", ["save_for_future_use >> incomplete"]),
    "a string that is too long": ('statement_descriptor: "xxxxxxxxxxxxxxxxxxxxxx",', ["statement >> rule `descriptor`"]),
    "a misspelt enum value": ("expiration_mode: LOSE,", ["expiration_mode >> `LOOSE`"]),
    "a broken rule": ('customer_id: "c",', ["customer >> rule `customer-choice`"]),
    "a value of another type": ("statement_descriptor: order.email.clone(),", ["email >> expected StatementDescriptor, found Email"]),
    "an optional value of another type": (
        "statement_descriptor?: order.email.clone(),", ["email >> expected Option<StatementDescriptor>, found Email"],
    ),
    "a semicolon": ("save_for_future_use: order.note.is_some();", ["save_for_future_use >> expected `,`, found `;`"]),
}.items():
    probe("diagnostics", "diagnostics", what, {"/*top*/": typed}, None, expect=expected)
probe(
    "diagnostics", "diagnostics", "a missing key", {"client_reference_id: order.reference.clone(),": ""}, None,
    expect=["amount >> `client_reference_id` is missing"],
)

# Limits.

probe(
    "limits", "completion", "half a string key", {"/*string top*/": '"amou$0": 1,'}, None, expect=["amount"],
    limit="the cursor is in a string, and the macro prints it as a name",
)
probe(
    "limits", "hover", "a number", {"value: 5, currency: USD": "value: $05, currency: USD"},
    {"value: 5.try": "value: $05.try"}, expect=["i32"],
    limit="rust-analyzer shows literals outside macros only",
)

# Templates.

# The methods are in an `impl` that an anonymous constant contains.
TEMPLATE_METHODS = ["to_json", "write_json"]
TEMPLATE_KEYS = {
    "preset template": ("expiry_at", "exp", "redirect_url"),
    "template amount": ("value", "val", "currency"),
}
for place, (missing, begin, given) in TEMPLATE_KEYS.items():
    taken = {"value: _ as total,": ""} if place.endswith("template amount") else {}
    state, typed = key_turn(begin)
    probe(
        "templates", "completion", f"{place}, {state}", {f"/*{place}*/": typed, **taken}, None,
        package="shop" if place.startswith("preset") else "",
        expect=[missing], reject=[given], docs={missing: ["Page"]},
    )
probe("templates", "completion", "an enum value", {"channel: MANDIRI": "channel: $0"}, None, first=["BCA", "BNC", "BNI"])
probe(
    "templates", "completion", "the placeholders", {"/*placeholders*/": "top_up.$0"}, None,
    expect=["client_reference_id", "total", "note", *TEMPLATE_METHODS],
    docs={"total": ["greater than 0"], "to_json": ["JSON"]},
)
probe("templates", "hover", "a method", {"meal.to_json()": "meal.to_j$0son()"}, None, package="shop", expect=["Returns", "JSON"])
probe("templates", "signature", "a method", {"meal.to_json()": "meal.write_json($0)"}, None, package="shop", expect=["Vec<u8"])
probe(
    "templates", "completion", "the placeholders next to presets", {"/*preset placeholders*/": "meal.$0"}, None, package="shop",
    expect=["client_reference_id", "total", "email", *TEMPLATE_METHODS], docs={"total": ["greater than 0"]},
)
probe(
    "templates", "completion", "the functions", {"/*placeholders*/": "TopUp::$0"}, None, expect=["try_new"],
    docs={"try_new": ["try_payment_session!", "Errors"]},
)
probe(
    "templates", "completion", "half a function", {"/*placeholders*/": "let _ = TopUp::try$0;"}, None, expect=["try_new"],
)
probe(
    "templates", "signature", "`try_new`", {"/*placeholders*/": "let _ = TopUp::try_new($0);"}, None,
    expect=["client_reference_id", "total", "given_name", "note"],
)
probe(
    "templates", "hover", "`try_new`", {"/*placeholders*/": "let _ = TopUp::try$0_new();"}, None,
    expect=["total", "Violations"],
)
probe(
    "templates", "definition", "`try_new`", {"/*placeholders*/": "let _ = TopUp::try$0_new();"}, None,
    target="", line="pub struct TopUp",
)
probe(
    "templates", "completion", "an argument of `try_new`", {"/*placeholders*/": "let _ = TopUp::try_new(top_up.$0);"}, None,
    expect=["client_reference_id", "total"],
)
probe("templates", "hover", "a key", {"value: _ as": "val$0ue: _ as"}, None, expect=["AmountValue", "`amount.value`"])
probe("templates", "hover", "a placeholder", {"_ as total": "_ as to$0tal"}, None, expect=["pub total: AmountValue"])
probe("templates", "hover", "an enum value", {"channel: MANDIRI": "channel: MAN$0DIRI"}, None, expect=["Bank Mandiri"])
probe(
    "templates", "definition", "an enum value", {"channel: MANDIRI": "channel: MAN$0DIRI"}, None, target="banks.rs", line="MANDIRI",
)
probe(
    "templates", "diagnostics", "a broken rule", {"/*template*/": "auto_confirm: false,"}, None,
    expect=["auto_confirm >> `multiple-auto-confirm`"],
)

# Presets that the same crate declares, and presets on those of an SDK. A struct literal has no equivalent.

for place, (missing, begin, given) in {
    "own preset": ("payment_type", "pay", "auto_confirm"),
    "own preset amount": ("value", "val", "currency"),
}.items():
    taken = {"value: 1, /*own": "/*own"} if place.endswith("amount") else {}
    state, typed = key_turn(begin)
    probe(
        "keys", "completion", f"{place}, {state}", {**taken, f"/*{place}*/": typed}, None,
        file="ways.rs", expect=[missing], reject=[given], docs={missing: ["Page"]},
    )


def preset(kind, what, edits, package="", **expect):
    probe("presets", kind, what, edits, None, package=package, file="calls.rs" if package else "ways.rs", **expect)


# What a user writes: defaults are offered, and what is fixed is not.
preset(
    "completion", "a default", {"/*own preset*/": "$0"}, expect=["statement_descriptor", "payment_type"],
    reject=["auto_confirm", "mode", "customer"], docs={"statement_descriptor": ["0–20 characters"]},
)
preset("completion", "half a default", {"/*own preset*/": "stat$0"}, expect=["statement_descriptor"], reject=["mode"])
preset(
    "completion", "the keys that an open object lacks", {"/*own open preset*/": "$0"},
    expect=["given_name", "phone_number"], reject=["surname", "email"],
)
preset("completion", "half a key of an open object", {"/*own open preset*/": "giv$0,"}, expect=["given_name"], reject=["surname"])
preset("completion", "a default, from plain values", {"/*own try preset*/": "$0"}, expect=["statement_descriptor"], reject=["mode"])
preset(
    "completion", "an enum value of a default", {"/*kiosk*/": "payment_type: $0,"}, "shop",
    first=["MULTIPLE", "SINGLE"], accept=["SINGLE"],
)
preset(
    "completion", "keys next to presets on presets", {"/*kiosk*/": "$0"}, "shop",
    expect=["payment_type", "statement_descriptor", "metadata"], reject=["mode", "redirect_url"],
)
preset(
    "completion", "keys of an object that the outer macro opens", {"/*kiosk amount*/ value: 3": "$0"}, "shop",
    expect=["value"], reject=["currency"],
)
preset("hover", "a key of an open object", {"/*own open preset*/ em": "em$0"}, expect=["1–255 characters"])
preset("definition", "a key of an open object", {"/*own open preset*/ em": "em$0"}, target="customer.rs", line="email: Email")
preset(
    "definition", "a key next to presets on presets", {"/*kiosk*/": "bypass_status$0_page: true,"}, "shop",
    target="draft.rs", line="bypass_status_page: bool",
)
preset("hover", "the macro on a macro", {"    kiosk! {": "    kio$0sk! {"}, "shop", expect=["at a kiosk"])
preset(
    "diagnostics", "a preset of the inner macro given again", {"/*kiosk*/": "mode: REDIRECT,"}, "shop",
    expect=["mode: REDIRECT >> `mode` is set by `warung_checkout!`"],
)
preset(
    "diagnostics", "an entry of the outer macro given again", {"/*kiosk amount*/": "currency: IDR,"}, "shop",
    expect=["currency: IDR >> `currency` is set by `kiosk!`"],
)

# What the author of a macro writes.
preset(
    "completion", "a key in a declaration", {"/*presets*/": "$0"},
    expect=["payment_type"], reject=["mode", "auto_confirm", "customer"], docs={"payment_type": ["Page"]},
)
preset("completion", "half a key in a declaration", {"/*presets*/": "pay$0"}, expect=["payment_type"], reject=["mode"])
preset("completion", "a key after `default`", {"/*presets*/": "default pay$0: SINGLE,"}, expect=["payment_type"], reject=["mode"])
preset("completion", "a key before `..`", {"/*open presets*/": "pho$0,"}, expect=["phone_number"], reject=["surname", "given_name"])
preset("completion", "an enum value in a declaration", {"mode: API,\n        /*presets*/": "mode: $0,"}, first=["API", "REDIRECT"])
preset("hover", "a key in a declaration", {"auto_confirm: false,\n        default": "auto_con$0firm: false,\n        default"}, expect=["Option<bool>"])
preset("hover", "a key after `default`", {"default statement": "default state$0ment"}, expect=["0–20 characters"])
preset(
    "definition", "a key in a declaration", {"auto_confirm: false,\n        default": "auto_con$0firm: false,\n        default"},
    target="draft.rs", line="auto_confirm: bool",
)
preset("definition", "an enum value in a declaration", {"mode: API,\n        /*presets*/": "mode: A$0PI,"}, target="enums.rs", line="API")
# Each of the two macros has the error, and rustc reports equal errors once.
preset(
    "diagnostics", "a wrong value in a declaration", {"/*presets*/": "payment_type: SINGEL,"},
    expect=["SINGEL >> did you mean `SINGLE`"] * 2,
)
preset("diagnostics", "correct presets", {})

# Lists that control flow builds, and parts. A struct literal has no equivalent.


def built(*asked, **expect):
    probe(*asked, file="lists.rs", **expect)


BUILT_KEYS = {
    "loop": ("category", "cat", "quantity", "1–255 characters"),
    "arm": ("category", "cat", "quantity", "1–255 characters"),
    "part": ("category", "cat", "quantity", "1–255 characters"),
}
for place, (missing, begin, given, docs) in BUILT_KEYS.items():
    state, typed = key_turn(begin)
    built(
        "lists and parts", "completion", f"{place}, {state}", {f"/*{place}*/": typed}, None,
        expect=[missing], reject=[given, "order", "Some"], docs={missing: [docs, "Page"]}, accept=[missing],
    )
for place, taken in {
    "loop price": "value: line.price.try_into()?,",
    "part price": "value: 0,",
}.items():
    for state in ["on an empty line", "half a word", "half a word with a colon"]:
        built(
            "lists and parts", "completion", f"{place}, {state}",
            {f"/*{place}*/": KEY_STATES[state].format("val"), taken: ""}, None, expect=["value"], reject=["currency"],
        )
for where, line in {"loop": "quantity: line.pieces.try_into()?,\n                    price: { value: line.price",
                    "arm": "quantity: courier.pieces.try_into()?"}.items():
    name = "line" if where == "loop" else "courier"
    built(
        "lists and parts", "completion", f"{where}, a field of its variable",
        {line: line.replace(f"{name}.pieces.try_into()?", f"{name}.$0")}, None, expect=["title", "pieces", "price"],
    )
    built(
        "lists and parts", "completion", f"{where}, its variable",
        {line: line.replace(f"{name}.pieces.try_into()?", "$0")}, None, expect=[name],
    )
    built(
        "lists and parts", "definition", f"{where}, its variable",
        {line: line.replace(f"{name}.pieces", f"{name[:2]}$0{name[2:]}.pieces")}, None,
        target="lists.rs", line=f"for {name} in" if where == "loop" else f"Some({name})",
    )
built(
    "lists and parts", "completion", "an enum value in a loop", {"type: PHYSICAL,\n                    /*loop*/": "type: $0,"}, None,
    first=["DIGITAL", "PHYSICAL", "SERVICE"],
)
built(
    "lists and parts", "completion", "half a word in an arm",
    {"type: SERVICE,\n                        /*arm*/": "type: S$0,"}, None, expect=["SERVICE"],
)
built("lists and parts", "hover", "a key in a loop", {"/*loop*/": "na$0me: line.title.parse()?,"}, None, expect=["ProductName"])
built(
    "lists and parts", "completion", "the iterator of a loop", {"for line in order.lines {": "for line in order.$0 {"}, None,
    expect=["lines", "gifts", "courier"],
)
built(
    "lists and parts", "completion", "half an iterator", {"for line in order.lines {": "for line in ord$0 {"}, None,
    expect=["order"],
)
built(
    "lists and parts", "completion", "a condition", {"if order.is_fragile {": "if order.is$0 {"}, None, expect=["is_fragile"],
)
built(
    "lists and parts", "completion", "a guard", {"if courier.pieces > 0": "if courier.$0 > 0"}, None, expect=["pieces", "title"],
)
built(
    "lists and parts", "completion", "what is matched", {"match order.courier {": "match order.$0 {"}, None, expect=["courier"],
)
built("lists and parts", "completion", "an iterator's items", {"..order.gifts": "..order.$0"}, None, expect=["gifts", "lines"])
built(
    "lists and parts", "completion", "a loop that is being typed",
    {"/*built item*/": "for gift in order.lines { ty$0 }"}, None, expect=["type", "quantity"],
)
built(
    "lists and parts", "completion", "a new loop's iterator", {"/*built item*/": "for gift in order.$0"}, None, expect=["lines"],
)
built(
    "lists and parts", "hover", "a variable of a pattern", {"for line in": "for li$0ne in"}, None, expect=["Row"],
)
built(
    "lists and parts", "completion", "the name of a part", {"gift = payment_part!(Product {": "gift = payment_part!(Prod$0 {"}, None,
    expect=["Product", "ProcessingConfig"], reject=["PaymentSession", "Vec"],
)
built(
    "lists and parts", "hover", "the name of a part", {"gift = payment_part!(Product {": "gift = payment_part!(Pro$0duct {"}, None,
    expect=["Product"],
)
built(
    "lists and parts", "definition", "the name of a part",
    {"gift = payment_part!(Product {": "gift = payment_part!(Pro$0duct {"}, None, target="order.rs", line="Product",
)
built(
    "lists and parts", "diagnostics", "a loop without `in`", {"for line in order.lines": "for line order.lines"}, None,
    expect=["line >> expected `in`"],
)
built(
    "lists and parts", "diagnostics", "a missing key in a loop", {"quantity: line.pieces.try_into()?,\n                    price: { value: line.price": "price: { value: line.price"}, None,
    expect=["for line >> `quantity` is missing"],
)

# Loops with a label, and the variable `type` as the value of its own key.

state, typed = key_turn("cat")
built(
    "lists and parts", "completion", f"a loop with a label, {state}", {"/*labelled*/": typed}, None,
    expect=["category"], reject=["quantity", "type", "order", "Some"], docs={"category": ["Page"]}, accept=["category"],
)
built(
    "lists and parts", "completion", "an object in a loop with a label",
    {"value: row.price, /*labelled price*/": "val$0"}, None, expect=["value"], reject=["currency"],
)
built(
    "lists and parts", "completion", "a field of the variable of a loop with a label",
    {"quantity: row.pieces": "quantity: row.$0"}, None, expect=["title", "pieces", "price"],
)
built(
    "lists and parts", "completion", "an arm in a loop with a label", {"name: row.title": "na$0"}, None,
    expect=["name"], reject=["quantity"],
)
built("lists and parts", "completion", "the name of a label", {"continue 'rows": "continue 'r$0"}, None, expect=["'rows"])
built(
    "lists and parts", "definition", "a label", {"continue 'rows": "continue 'ro$0ws"}, None,
    target="lists.rs", line="'rows: for row in",
)
built(
    "lists and parts", "references", "a label", {"'rows: for": "'ro$0ws: for"}, None,
    lines=["'rows: for row in", "0 => continue 'rows"],
)
built(
    "lists and parts", "rename", "a label", {"'rows: for": "'ro$0ws: for"}, None,
    to="'items", lines=["'items: for row in order.lines {", "0 => continue 'items,"],
)
built(
    "lists and parts", "diagnostics", "a missing key in a loop with a label", {"quantity: row.pieces,": ""}, None,
    expect=["for row >> `quantity` is missing"],
)
for state, typed in {"its first letter": "t$0,", "half": "ty$0,"}.items():
    built(
        "lists and parts", "completion", f"the key `type` without a value, {state}", {"type,\n                /*labelled*/": typed},
        None, expect=["type"], reject=["quantity"], docs={"type": ["the kind of product"]},
    )
built(
    "lists and parts", "hover", "the key `type` without a value", {"                type,\n": "                ty$0pe,\n"}, None,
    expect=["ProductType", "required", "`enum`"],
)
built(
    "lists and parts", "definition", "the key `type` without a value", {"                type,\n": "                ty$0pe,\n"}, None,
    target="lists.rs", line="r#type: ProductType",
)
built("lists and parts", "tokens", "the key `type` without a value", {}, None, expect=["type:property"])
built("lists and parts", "diagnostics", "correct lists and parts", {}, None)

# Choices of fields. In an arm, only fields are offered that are missing there and outside of the arm.

def chosen(*asked, **expect):
    probe(*asked, file="choices.rs", **expect)


state, typed = key_turn("save_for")
chosen(
    "choices", "completion", f"an arm, {state}", {"/*choice*/": typed}, None,
    expect=["save_for_future_use"], reject=["payment_method", "amount", "redirect_url", "Some"],
    docs={"save_for_future_use": ["Rule", "Page"]}, accept=["save_for_future_use"],
)
chosen(
    "choices", "completion", "the block of an `if`, on an empty line", {"/*known*/": "$0"}, None,
    expect=["metadata"], reject=["amount", "customer_id"],
)
chosen(
    "choices", "completion", "an object in an arm", {"/*choice customer*/": "sur$0"}, None,
    expect=["surname"], reject=["email"],
)
chosen(
    "choices", "completion", "an enum value in an arm", {"type: CARD": "type: $0"}, None,
    first=["CARD", "EWALLET", "QR", "VIRTUAL_ACCOUNT"],
)
chosen("choices", "completion", "half a word in an arm", {"type: CARD": "type: CA$0"}, None, expect=["CARD"])
chosen("choices", "hover", "a key in an arm", {"statement_descriptor: used": "statement_des$0criptor: used"}, None, expect=["0–20 characters"])
chosen(
    "choices", "definition", "a key in an arm", {"statement_descriptor: used": "statement_des$0criptor: used"}, None,
    target="draft.rs", line="statement_descriptor: StatementDescriptor",
)
chosen("choices", "completion", "a field of a pattern's variable", {"used.title.try_into()?,\n                /*choice*/": "used.$0,"}, None, expect=["title", "uses"])
chosen(
    "choices", "definition", "a pattern's variable", {"descriptor: used.title": "descriptor: us$0ed.title"}, None,
    target="choices.rs", line="Some(used) if used.uses > 0",
)
chosen("choices", "completion", "a condition", {"if is_known {\n            /*known*/": "if is_kn$0 {"}, None, expect=["is_known"])
chosen("choices", "completion", "what is matched", {"match way {": "match wa$0 {"}, None, expect=["way"])
chosen("choices", "completion", "a key after choices", {"/*after choices*/": "meta$0"}, None, expect=["metadata"])

# Waivers and unchecked fields: the names of rules, then keys and values as in other invocations.

WAYS = dict(gold=None, file="ways.rs")

for where, rules in {
    "rule": ["multiple_mode", "va_channel", "split_amount"],
    "part rule": ["split_amount", "transfer_destination"],
}.items():
    for state, typed in {"on an empty place": "$0", "half a word": "m$0", "half a word with a comma": "mul$0,"}.items():
        probe(
            "waivers and marks", "completion", f"{where}, {state}", {f"/*{where}*/": typed}, **WAYS,
            expect=rules, reject=["reference", "order", "mode", "client_reference_id"],
            docs={rules[0]: [rules[0].replace("_", "-") + "\n\n"]},
        )
for what, edits in {
    "the only rule": {"allow(multiple_method, /*rule*/ save_method, reason = \"agreed\")": "allow($0)"},
    "in the middle of a rule": {"allow(multiple_method, /*rule*/": "allow(multiple$0_method, "},
    "in a second attribute that is open": {"/*attribute*/": "#![allow($0)]"},
}.items():
    probe("waivers and marks", "completion", what, edits, **WAYS, expect=["multiple_mode", "redirect_url"], reject=["order"])

for what, (written, shown) in {
    "a rule": ("allow(multiple$0_method, /*rule*/", ["multiple-method"]),
    "a part's rule": ("split$0_amount", ["split-amount"]),
    "a marked key": ("client_ref$0erence_id!", ["required", "`reference`"]),
    "an optional marked key": ("statement_desc$0riptor!?", ["0–20 characters"]),
    "a value in marked JSON": ('"id": order.to$0tal', ["The total price."]),
    "an undocumented field's value": ('"tier"!: order.to$0tal', ["The total price."]),
    "a key after a waiver": ("payment_ty$0pe: MULTIPLE,\n        payment_method: { type: CARD, /*waived", ["`multiple-method`"]),
}.items():
    probe(
        "waivers and marks", "hover", what, {written.replace("$0", ""): written}, **WAYS,
        expect=shown, reject=["extern crate", "unreachable"],
    )

for where, (missing, begin, given) in {
    "waived": ("expiry_at", "exp", "client_reference_id"),
    "waived template": ("expiry_at", "exp", "client_reference_id"),
    "waived part": ("percentage_amount", "perc", "merchant_id"),
    "try": ("expiry_at", "exp", "mode"),
    "try loop": ("category", "cat", "quantity"),
    "try part": ("surname", "sur", "email"),
}.items():
    group = "values that convert" if where.startswith("try") else "waivers and marks"
    state, typed = key_turn(begin)
    probe(
        group, "completion", f"{where}, {state}", {f"/*{where}*/": typed}, **WAYS,
        expect=[missing], reject=[given, "order", "Some", *HIDDEN], accept=[missing],
    )
    probe(
        group, "completion", f"{where}, with a mark", {f"/*{where}*/": f"{begin}$0!: 5,"}, **WAYS,
        expect=[missing], reject=[given, "order", *HIDDEN], accept=[missing],
    )

for what, edits, names in [
    ("a marked value", {"order.reference.to_string()": "order.$0"}, ["reference", "total"]),
    ("an optional marked value", {"order.note.clone()": "order.no$0"}, ["note"]),
    ("an undocumented field's value", {'"tier"!: order.total': '"tier"!: order.$0'}, ["total"]),
    ("in marked JSON", {"/*marked json*/": '"more": order.$0,'}, ["total"]),
]:
    probe("waivers and marks", "completion", what, edits, **WAYS, expect=names)

for what, edits, names in [
    ("a value", {"id: name,": "id: $0,"}, ["name", "order"]),
    ("a method", {"email: name.trim(),": "email: name.$0,"}, ["trim", "to_owned"]),
    ("a loop's variable", {"name: line.title": "name: line.$0"}, ["title", "pieces"]),
    ("an optional value", {"given_name?: order.given_name": "given_name?: order.$0"}, ["given_name", "note"]),
    ("enum values", {"mode: REDIRECT": "mode: $0"}, ["REDIRECT", "API"]),
    ("an enum value, half", {"mode: REDIRECT": "mode: RE$0"}, ["REDIRECT"]),
]:
    probe("values that convert", "completion", what, edits, **WAYS, expect=names)

for what, (written, shown) in {
    "a key": ("redirect$0_url: {}", ["Option<RedirectUrl>"]),
    "a key of a part": ("email: name.trim() })", ["`email`"]),
    "an enum value": ("mode: REDI$0RECT", ["hosted page"]),
    "a value": ("id: na$0me,", ["name: &"]),
    "a method": ("            email: name.tr$0im(),", ["fn trim"]),
    "the macro": ("    try_payment_ses$0sion! {", ["Violations"]),
    "the macro of a part": ("    try_payment_pa$0rt!", ["Violations"]),
}.items():
    written = written.replace("email: name", "em$0ail: name") if what == "a key of a part" else written
    probe(
        "values that convert", "hover", what, {written.replace("$0", ""): written}, **WAYS,
        expect=shown, reject=["extern crate", "converted"],
    )
for what, written, target, line in [
    ("a key", "redirect$0_url: {}", "draft.rs", "redirect_url: RedirectUrl"),
    ("an enum value", "mode: REDI$0RECT", "enums.rs", "REDIRECT"),
    ("a field", "value: order.to$0tal", "order.rs", "pub total"),
]:
    probe("values that convert", "definition", what, {written.replace("$0", ""): written}, **WAYS, target=target, line=line)
for what, written, target, line in [
    ("a rule", "allow(multiple$0_method, /*rule*/", "rule_rows.rs", "MultipleMethod"),
    ("a marked key", "client_ref$0erence_id!", "draft.rs", "client_reference_id: ClientReferenceId"),
    ("a marked value", "order.refer$0ence.to", "order.rs", "pub reference"),
]:
    probe("waivers and marks", "definition", what, {written.replace("$0", ""): written}, **WAYS, target=target, line=line)

probe("waivers and marks", "diagnostics", "nothing is wrong", {}, **WAYS)
probe(
    "waivers and marks", "diagnostics", "a misspelt rule", {"/*rule*/": "multiple_mod,"}, **WAYS,
    expect=["#![allow >> unknown rule `multiple_mod`"],
)
probe(
    "waivers and marks", "diagnostics", "a valid value with a mark", {'"campaign"!: {': 'expiration_mode!: "STRICT", "campaign"!: {'},
    **WAYS, expect=["expiration_mode >> must be checked"],
)
probe(
    "values that convert", "diagnostics", "a broken rule", {"/*try*/": 'customer_id: "c",'}, **WAYS,
    expect=["customer >> cannot be used together"],
)

# Refunds: the second request has what the first one has.

REFUND = dict(gold=None, file="refunds.rs")
for place, (missing, begin, given, docs, *taken) in {
    "refund top": ("is_full_amount", "is_f", "reason", "everything that was captured"),
    "refund amount": ("value", "val", "currency", "in a string", "value: order.total.try_into()?,\n            /*refund amount*/"),
    "refund destination": ("description", "desc", "channel_code", "letters, digits and spaces"),
}.items():
    state, typed = key_turn(begin)
    edits = {taken[0]: typed} if taken else {f"/*{place}*/": typed}
    probe(
        "refunds", "completion", f"{place}, {state}", edits, **REFUND,
        expect=[missing], reject=[given, *HIDDEN], docs={missing: [docs, "Page"]}, accept=[missing],
    )
probe(
    "refunds", "completion", "a reason", {"reason: DUPLICATE": "reason: $0"}, **REFUND,
    expect=["SUSPECT_FRAUDULENT", "DUPLICATE", "REQUESTED_BY_CUSTOMER", "CANCELLATION", "OTHERS"],
)
probe(
    "refunds", "completion", "a rule", {"payment_refund! {\n": "payment_refund! {\n#![allow(refund_$0)]\n"}, **REFUND,
    expect=["refund_target", "refund_amount"],
)
