//! The pages, in plain HTML. `maud` escapes each text.

use axum::http::StatusCode;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use payment_session::{gateway::SimulatedStatus, response::Timestamp};
use qrcode::{QrCode, render::svg};

use crate::{
    checkout::{Checkout, Mistakes, PRODUCTS, Product},
    order::{Instrument, Method, Order, Payment, PaymentState, RefundState},
    visitor::Visitor,
};

const METHODS: [Method; 2] = [Method::Qr, Method::BankTransfer];

/// The products, with their quantities.
pub fn cart() -> Markup {
    page(
        "Coffee shop",
        &html! {
            form action="/checkout" {
                @for product in &PRODUCTS { (quantity(product, "0", None)) }
                button { "To the checkout" }
            }
        },
    )
}

/// The form that orders. Its hidden cart makes one order of a form that is sent twice.
pub fn checkout(visitor: &Visitor, form: &Checkout, mistakes: &Mistakes) -> Markup {
    let input = |name: &str, kind: &str, label: &str, value: &str| {
        let mistake = mistakes.get(name);
        html! {
            label for=(name) { (label) }
            input id=(name) name=(name) type=(kind) value=(value) autocomplete=(name)
                aria-invalid=[mistake.map(|_| "true")] aria-describedby=[mistake.map(|_| format!("{name}-mistake"))];
            (self::mistake(name, mistake))
        }
    };
    page(
        "Checkout",
        &html! {
            form method="post" action="/orders" novalidate {
                (hidden(visitor))
                input type="hidden" name="cart" value=(form.cart);
                @for product in &PRODUCTS {
                    @let typed = form.quantities.get(product.id).map_or("0", String::as_str);
                    (quantity(product, typed, mistakes.get(product.id)))
                }
                (mistake("cart", mistakes.get("cart")))
                @if let Ok(lines) = form.lines() {
                    @let total = lines.iter().map(|line| u64::from(line.quantity) * line.price).sum();
                    p.total { "Total: " (rupiahs(total)) }
                }
                (input("email", "email", "E-mail", &form.email))
                (input("name", "text", "Name (optional)", &form.name))
                fieldset {
                    legend { "Pay by" }
                    @for method in METHODS {
                        label.choice {
                            input type="radio" name="method" value=(id_of(method)) checked[method == form.method];
                            (name_of(method))
                        }
                    }
                }
                button { "Order and pay" }
            }
        },
    )
}

/// An order. Its script replaces the part that changes.
pub fn order(visitor: &Visitor, order: &Order) -> Markup {
    page(
        "Your order",
        &html! {
            noscript { meta http-equiv="refresh" content="5"; }
            table {
                @for line in &order.lines {
                    tr { td { (line.quantity) " × " (line.product) } td.right { (rupiahs(u64::from(line.quantity) * line.price)) } }
                }
                tr.total { td { "Total" } td.right { (rupiahs(order.total())) } }
            }
            div #status aria-live="polite" data-source={ "/orders/" (order.id) "/status" } { (status(visitor, order)) }
            p { a href="/" { "Order something else" } }
        },
    )
}

/// The part of an order that changes.
pub fn status(visitor: &Visitor, order: &Order) -> Markup {
    let open = order.payments.iter().filter(|payment| matches!(payment.state, PaymentState::Waiting { .. })).count();
    html! {
        @if order.paid_by.is_some() {
            p.paid { "Paid. Thank you!" }
        } @else {
            p.waiting { "Waiting for your payment" }
            @if open > 1 {
                p { "Pay with one method only. If you pay with both, the second payment is refunded." }
            }
        }
        @for payment in &order.payments { (section(visitor, order, payment)) }
        @for method in METHODS.into_iter().filter(|method| order.offers(*method)) {
            form method="post" action={ "/orders/" (order.id) "/method" } {
                (hidden(visitor))
                button.second name="method" value=(id_of(method)) {
                    "Pay by: " (name_of(method))
                }
            }
        }
    }
}

fn section(visitor: &Visitor, order: &Order, payment: &Payment) -> Markup {
    let content = match &payment.state {
        PaymentState::Creating => html! { p { "One moment …" } },
        PaymentState::Rejected(_) => html! {
            p { "This method is not available now." }
        },
        PaymentState::Ended => html! {
            p { "Expired. Do not pay with this any more." }
        },
        PaymentState::Unclear(_) => html! {
            p { "We are checking this payment. Please wait." }
        },
        PaymentState::Paid => refund(payment),
        PaymentState::Waiting { .. } if order.paid_by.is_some() => html! {
            p { "Do not pay with this any more." }
        },
        PaymentState::Waiting { instrument, until } => html! {
            (shown(instrument.as_ref()))
            @if let Some(until) = until.and_then(|until| Timestamp::from_unix(until, 0).ok()) {
                p { "Pay until " time datetime=(until.as_str()) { (until.as_str()) } }
            }
            form.sandbox method="post" action={ "/payments/" (payment.reference) "/simulation" } {
                (hidden(visitor))
                button name="status" value=(SimulatedStatus::SUCCESS.as_str()) { "Simulate the payment" }
                button name="status" value=(SimulatedStatus::EXPIRED.as_str()) { "Simulate the expiry" }
            }
        },
    };
    html! { section data-state=(payment.state.name()) { h2 { (name_of(payment.method)) } (content) } }
}

/// A payment that is paid, and what became of its refund.
fn refund(payment: &Payment) -> Markup {
    let text = match payment.refund.as_ref().map(|refund| &refund.state) {
        None => "Paid.",
        Some(RefundState::Asked | RefundState::NotMade { .. } | RefundState::Pending) => {
            "Paid a second time. The refund is on its way."
        }
        Some(RefundState::Done) => "Paid a second time, and refunded.",
        Some(RefundState::Failed | RefundState::Unclear(_)) => {
            "Paid a second time. The refund needs our help: we will contact you."
        }
    };
    html! { p { (text) } }
}

/// The QR code or account number to pay with.
fn shown(instrument: Option<&Instrument>) -> Markup {
    match instrument {
        Some(Instrument::Qr(content)) => match QrCode::new(content) {
            Ok(code) => {
                let picture = code.render::<svg::Color<'_>>().min_dimensions(240, 240).build();
                // The XML declaration has no place inside HTML.
                let svg = picture.split_once("?>").map_or(&*picture, |(_, svg)| svg);
                html! { div.qr role="img" aria-label="QR code" { (PreEscaped(svg)) } }
            }
            Err(_) => html! { p { code { (content) } } },
        },
        Some(Instrument::Account(number)) => html! {
            p { "Transfer to the Permata account" }
            p.account { (number) }
        },
        None => html! { p { "Your payment is being processed." } },
    }
}

/// The orders, for the people of the shop. Those that need somebody come first.
pub fn admin(orders: &[Order]) -> Markup {
    page(
        "Orders",
        &html! {
            @for order in orders {
                section {
                    h2 { a href={ "/orders/" (order.id) } { (order.id) } }
                    p {
                        (order.email) ", " (rupiahs(order.total())) ", "
                        (if order.paid_by.is_some() { "paid" } else { "not paid" })
                    }
                    ul {
                        @for payment in &order.payments {
                            li { (payment.reference) ": " (payment.state.name()) }
                            @if let Some(refund) = &payment.refund { li { (refund.reference) ": " (refund.state.name()) } }
                        }
                    }
                    @for problem in order.problems() { p.mistake { (problem) } }
                }
            }
        },
    )
}

pub fn failure(status: StatusCode) -> Markup {
    page(&status.to_string(), &html! { p { a href="/" { "Back to the shop" } } })
}

fn quantity(product: &Product, value: &str, mistake: Option<&String>) -> Markup {
    html! {
        p.product {
            label for=(product.id) { (product.name) br; span.small { (rupiahs(product.price)) } }
            input id=(product.id) name=(product.id) value=(value) inputmode="numeric" aria-invalid=[mistake.map(|_| "true")];
        }
        (self::mistake(product.id, mistake))
    }
}

fn mistake(name: &str, text: Option<&String>) -> Markup {
    html! { @if let Some(text) = text { p.mistake id={ (name) "-mistake" } { (text) } } }
}

fn hidden(visitor: &Visitor) -> Markup {
    html! { input type="hidden" name="token" value=(visitor.token); }
}

fn name_of(method: Method) -> &'static str {
    match method {
        Method::Qr => "QR code",
        Method::BankTransfer => "Bank transfer",
    }
}

const fn id_of(method: Method) -> &'static str {
    match method {
        Method::Qr => "qr",
        Method::BankTransfer => "bank-transfer",
    }
}

/// Writes an amount as Indonesians do: `Rp85.000`.
fn rupiahs(amount: u64) -> String {
    let digits = amount.to_string();
    let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
    format!("Rp{}", groups.join("."))
}

fn page(title: &str, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                link rel="stylesheet" href="/shop.css";
                script src="/shop.js" defer {}
            }
            body { h1 { (title) } (body) }
        }
    }
}
