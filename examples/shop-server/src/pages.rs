//! The pages, in plain HTML.

use std::fmt::Write;

use payment_session::NextStep;
use qrcode::{QrCode, render::svg};

use crate::order::{Method, Order, PRICE, Payment, PaymentState, Refund, RefundState};

/// The form that orders. Its hidden cart makes one order of a form that is sent twice.
pub fn form(cart: &str, email: &str, mistakes: &[String]) -> String {
    let mistakes: Vec<_> =
        mistakes.iter().map(|mistake| format!("<p><strong>{}</strong></p>", escape(mistake))).collect();
    page(
        "Coffee",
        "",
        &format!(
            r#"<p>One bag of coffee, Rp{PRICE}</p>{mistakes}
<form method="post" action="/orders">
<input type="hidden" name="cart" value="{cart}">
<p><label>E-mail <input name="email" value="{email}" required></label></p>
<p><label><input type="radio" name="method" value="qr" checked> QR code</label>
<label><input type="radio" name="method" value="bank-transfer"> Bank transfer</label></p>
<button>Order</button>
</form>"#,
            cart = escape(cart),
            email = escape(email),
            mistakes = mistakes.concat(),
        ),
    )
}

/// An order with its payments.
pub fn order<'a>(order: &Order, payments: impl Iterator<Item = (&'a Payment, &'a Option<Refund>)>) -> String {
    let mut body = String::new();
    let is_paid = order.paid_by.is_some();
    let status = if is_paid { "Paid. Thank you!" } else { "Waiting for your payment" };
    write!(body, r#"<p id="status">{status}</p><p>Total: Rp{}</p>"#, order.total).ok();
    let (mut count, mut offered) = (0, Vec::new());
    for (payment, refund) in payments {
        body += &section(payment, refund.as_ref(), is_paid);
        if !matches!(payment.state, PaymentState::Ended | PaymentState::Rejected) {
            count += 1;
            offered.push(payment.method);
        }
    }
    if !is_paid {
        if count > 1 {
            body += "<p>Pay with one method only. If you pay with both, the second payment is refunded.</p>";
        }
        for (method, label) in [(Method::Qr, "Pay by QR code"), (Method::BankTransfer, "Pay by bank transfer")] {
            if !offered.contains(&method) {
                write!(
                    body,
                    r#"<form method="post" action="/orders/{}/method"><input type="hidden" name="method" value="{}"><button>{label}</button></form>"#,
                    order.number,
                    method.as_str(),
                )
                .ok();
            }
        }
    }
    let refresh = r#"<meta http-equiv="refresh" content="2">"#;
    page(&format!("Order {}", order.number), refresh, &body)
}

fn section(payment: &Payment, refund: Option<&Refund>, is_paid: bool) -> String {
    let reference = escape(&payment.reference);
    let content = match payment.state {
        PaymentState::New | PaymentState::Sent => "<p>One moment …</p>".into(),
        PaymentState::Rejected => "<p>This method is not available.</p>".into(),
        PaymentState::Ended => "<p>Expired.</p>".into(),
        PaymentState::Paid => match refund.map(|refund| refund.state) {
            None => "<p>Paid.</p>".into(),
            Some(RefundState::Done) => "<p>Paid a second time, and refunded.</p>".into(),
            Some(RefundState::Unclear) => "<p>Paid a second time. We will contact you about the refund.</p>".into(),
            Some(_) => "<p>Paid a second time. The refund is on its way.</p>".into(),
        },
        PaymentState::Waiting if is_paid => "<p>Do not pay with this method any more.</p>".into(),
        PaymentState::Waiting => format!(
            r#"{}<form method="post" action="/payments/{reference}/simulation"><button>Simulate the payment</button></form>"#,
            instrument(payment),
        ),
    };
    let method = match payment.method {
        Method::Qr => "QR code",
        Method::BankTransfer => "Bank transfer",
    };
    format!(
        r#"<section data-reference="{reference}" data-state="{}"><h2>{method}</h2>{content}</section>"#,
        payment.state.as_str()
    )
}

/// The QR code or account number to pay with.
fn instrument(payment: &Payment) -> String {
    let step = payment.session.as_ref().map(payment_session::SessionResponse::next_step);
    match step {
        Some(NextStep::ShowQr(qr)) => qr_code(qr.qr_content.as_deref().unwrap_or_default()),
        Some(NextStep::ShowVirtualAccount(account)) => format!(
            "<p>Transfer to the Permata account <strong>{}</strong></p>",
            escape(account.virtual_account_number.as_deref().unwrap_or_default()),
        ),
        _ => "<p>Your payment is being processed.</p>".into(),
    }
}

fn qr_code(content: &str) -> String {
    match QrCode::new(content) {
        Ok(code) => {
            let picture = code.render::<svg::Color<'_>>().min_dimensions(240, 240).build();
            // The XML declaration has no place inside HTML.
            picture.split_once("?>").map_or(picture.clone(), |(_, svg)| svg.into())
        }
        Err(_) => format!("<p>{}</p>", escape(content)),
    }
}

fn page(title: &str, head: &str, body: &str) -> String {
    format!(
        r#"<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head>
<body><h1>{title}</h1>{body}<p><a href="/">Order another one</a></p></body></html>"#
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}
