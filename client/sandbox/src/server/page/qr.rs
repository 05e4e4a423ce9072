//! QR codes as pictures.

use qrcode::{QrCode, render::svg};

use super::super::gateway::Gateway;
use crate::{rejection::Rejection, store::qr_content};

/// Draws the QR code of a session.
pub fn of_session(gateway: &Gateway, id: &str) -> Result<String, Rejection> {
    let (_, session) = gateway.accounts().with_session(id).shown_session(id)?;
    let content = qr_content(&session).ok_or_else(|| Rejection::missing("QR code of the payment", id))?;
    let code = QrCode::new(content).map_err(|error| Rejection::invalid("qrContent", error.to_string()))?;
    // Scanners need dark modules on a light ground, also where the page is dark.
    let mut picture = code.render();
    picture.min_dimensions(200, 200).dark_color(svg::Color("#000")).light_color(svg::Color("#fff"));
    Ok(picture.build())
}
