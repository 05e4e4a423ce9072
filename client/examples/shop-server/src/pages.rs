//! The pages, in plain HTML. `maud` escapes each text.

use axum::http::StatusCode;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use payment_session::{gateway::SimulatedStatus, response::Timestamp};
use qrcode::{QrCode, render::svg};

use crate::{
    checkout::{Checkout, Mistakes, PRODUCTS, Product},
    order::{Instrument, Method, Order, Payment, PaymentState, RefundState},
    visitor::{Language, Visitor},
};

const METHODS: [Method; 2] = [Method::Qr, Method::BankTransfer];

/// The products, with their quantities.
pub fn cart(visitor: &Visitor) -> Markup {
    let t = visitor.language;
    page(
        t,
        t.of("Coffee shop", "Toko kopi"),
        &html! {
            form action="/checkout" {
                @for product in &PRODUCTS { (quantity(t, product, "0", None)) }
                button { (t.of("To the checkout", "Lanjut ke pembayaran")) }
            }
            p.small {
                a href="/language/en" lang="en" { "English" } " · " a href="/language/id" lang="id" { "Bahasa Indonesia" }
            }
        },
    )
}

/// The form that orders. Its hidden cart makes one order of a form that is sent twice.
pub fn checkout(visitor: &Visitor, form: &Checkout, mistakes: &Mistakes) -> Markup {
    let t = visitor.language;
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
        t,
        t.of("Checkout", "Pembayaran"),
        &html! {
            form method="post" action="/orders" novalidate {
                (hidden(visitor))
                input type="hidden" name="cart" value=(form.cart);
                @for product in &PRODUCTS {
                    @let typed = form.quantities.get(product.id).map_or("0", String::as_str);
                    (quantity(t, product, typed, mistakes.get(product.id)))
                }
                (mistake("cart", mistakes.get("cart")))
                @if let Ok(lines) = form.lines(t) {
                    @let total = lines.iter().map(|line| u64::from(line.quantity) * line.price).sum();
                    p.total { (t.of("Total: ", "Jumlah: ")) (rupiahs(total)) }
                }
                (input("email", "email", "E-mail", &form.email))
                (input("name", "text", t.of("Name (optional)", "Nama (opsional)"), &form.name))
                fieldset {
                    legend { (t.of("Pay by", "Bayar dengan")) }
                    @for method in METHODS {
                        label.choice {
                            input type="radio" name="method" value=(id_of(method)) checked[method == form.method];
                            (name_of(t, method))
                        }
                    }
                }
                button { (t.of("Order and pay", "Pesan dan bayar")) }
            }
        },
    )
}

/// An order. Its script replaces the part that changes.
pub fn order(visitor: &Visitor, order: &Order) -> Markup {
    let t = visitor.language;
    page(
        t,
        t.of("Your order", "Pesanan Anda"),
        &html! {
            noscript { meta http-equiv="refresh" content="5"; }
            table {
                @for line in &order.lines {
                    tr { td { (line.quantity) " × " (line.product) } td.right { (rupiahs(u64::from(line.quantity) * line.price)) } }
                }
                tr.total { td { (t.of("Total", "Jumlah")) } td.right { (rupiahs(order.total())) } }
            }
            div #status aria-live="polite" data-source={ "/orders/" (order.id) "/status" } { (status(visitor, order)) }
            p { a href="/" { (t.of("Order something else", "Pesan yang lain")) } }
        },
    )
}

/// The part of an order that changes.
pub fn status(visitor: &Visitor, order: &Order) -> Markup {
    let t = visitor.language;
    let open = order.payments.iter().filter(|payment| matches!(payment.state, PaymentState::Waiting { .. })).count();
    html! {
        @if order.paid_by.is_some() {
            p.paid { (t.of("Paid. Thank you!", "Sudah dibayar. Terima kasih!")) }
        } @else {
            p.waiting { (t.of("Waiting for your payment", "Menunggu pembayaran Anda")) }
            @if open > 1 {
                p { (t.of(
                    "Pay with one method only. If you pay with both, the second payment is refunded.",
                    "Bayar dengan satu metode saja. Jika Anda membayar dua kali, yang kedua dikembalikan.",
                )) }
            }
        }
        @for payment in &order.payments { (section(visitor, order, payment)) }
        @for method in METHODS.into_iter().filter(|method| order.offers(*method)) {
            form method="post" action={ "/orders/" (order.id) "/method" } {
                (hidden(visitor))
                button.second name="method" value=(id_of(method)) {
                    (t.of("Pay by: ", "Bayar dengan: ")) (name_of(t, method))
                }
            }
        }
    }
}

fn section(visitor: &Visitor, order: &Order, payment: &Payment) -> Markup {
    let t = visitor.language;
    let content = match &payment.state {
        PaymentState::Creating => html! { p { (t.of("One moment …", "Mohon tunggu …")) } },
        PaymentState::Rejected(_) => html! {
            p { (t.of("This method is not available now.", "Metode ini sedang tidak tersedia.")) }
        },
        PaymentState::Ended => html! {
            p { (t.of("Expired. Do not pay with this any more.", "Kedaluwarsa. Jangan bayar lagi dengan ini.")) }
        },
        PaymentState::Unclear(_) => html! {
            p { (t.of("We are checking this payment. Please wait.", "Kami sedang memeriksa pembayaran ini. Mohon tunggu.")) }
        },
        PaymentState::Paid => refund(t, payment),
        PaymentState::Waiting { .. } if order.paid_by.is_some() => html! {
            p { (t.of("Do not pay with this any more.", "Jangan bayar lagi dengan ini.")) }
        },
        PaymentState::Waiting { instrument, until } => html! {
            (shown(t, instrument.as_ref()))
            @if let Some(until) = until.and_then(|until| Timestamp::from_unix(until, 0).ok()) {
                p { (t.of("Pay until ", "Bayar sebelum ")) time datetime=(until.as_str()) { (until.as_str()) } }
            }
            form.sandbox method="post" action={ "/payments/" (payment.reference) "/simulation" } {
                (hidden(visitor))
                button name="status" value=(SimulatedStatus::SUCCESS.as_str()) { (t.of("Simulate the payment", "Simulasikan pembayaran")) }
                button name="status" value=(SimulatedStatus::EXPIRED.as_str()) { (t.of("Simulate the expiry", "Simulasikan kedaluwarsa")) }
            }
        },
    };
    html! { section data-state=(payment.state.name()) { h2 { (name_of(t, payment.method)) } (content) } }
}

/// A payment that is paid, and what became of its refund.
fn refund(t: Language, payment: &Payment) -> Markup {
    let text = match payment.refund.as_ref().map(|refund| &refund.state) {
        None => t.of("Paid.", "Sudah dibayar."),
        Some(RefundState::Asked | RefundState::NotMade { .. } | RefundState::Pending) => t.of(
            "Paid a second time. The refund is on its way.",
            "Dibayar dua kali. Pengembalian dana sedang diproses.",
        ),
        Some(RefundState::Done) => {
            t.of("Paid a second time, and refunded.", "Dibayar dua kali, dan dana sudah dikembalikan.")
        }
        Some(RefundState::Failed | RefundState::Unclear(_)) => t.of(
            "Paid a second time. The refund needs our help: we will contact you.",
            "Dibayar dua kali. Kami akan menghubungi Anda tentang pengembalian dana.",
        ),
    };
    html! { p { (text) } }
}

/// The QR code or account number to pay with.
fn shown(t: Language, instrument: Option<&Instrument>) -> Markup {
    match instrument {
        Some(Instrument::Qr(content)) => match QrCode::new(content) {
            Ok(code) => {
                let picture = code.render::<svg::Color<'_>>().min_dimensions(240, 240).build();
                // The XML declaration has no place inside HTML.
                let svg = picture.split_once("?>").map_or(&*picture, |(_, svg)| svg);
                html! { div.qr role="img" aria-label=(t.of("QR code", "Kode QR")) { (PreEscaped(svg)) } }
            }
            Err(_) => html! { p { code { (content) } } },
        },
        Some(Instrument::Account(number)) => html! {
            p { (t.of("Transfer to the Permata account", "Transfer ke rekening Permata")) }
            p.account { (number) }
        },
        None => html! { p { (t.of("Your payment is being processed.", "Pembayaran Anda sedang diproses.")) } },
    }
}

/// The orders, for the people of the shop. Those that need somebody come first.
pub fn admin(visitor: &Visitor, orders: &[Order]) -> Markup {
    let t = visitor.language;
    page(
        t,
        t.of("Orders", "Pesanan"),
        &html! {
            @for order in orders {
                section {
                    h2 { a href={ "/orders/" (order.id) } { (order.id) } }
                    p {
                        (order.email) ", " (rupiahs(order.total())) ", "
                        (if order.paid_by.is_some() { t.of("paid", "sudah dibayar") } else { t.of("not paid", "belum dibayar") })
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
    page(Language::En, &status.to_string(), &html! { p { a href="/" { "Back to the shop" } } })
}

fn quantity(t: Language, product: &Product, value: &str, mistake: Option<&String>) -> Markup {
    let [english, indonesian] = product.name;
    html! {
        p.product {
            label for=(product.id) { (t.of(english, indonesian)) br; span.small { (rupiahs(product.price)) } }
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

fn name_of(t: Language, method: Method) -> &'static str {
    match method {
        Method::Qr => t.of("QR code", "Kode QR"),
        Method::BankTransfer => t.of("Bank transfer", "Transfer bank"),
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

fn page(language: Language, title: &str, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(language.code()) {
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
