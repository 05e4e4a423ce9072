//! Virtual accounts, QR codes, wallets and cards that a customer pays with.

use std::time::Duration;

use payment_session::{
    Mode, PaymentSession, VaChannel,
    request::{MethodType, VirtualAccountOptions},
    response::SessionStatus,
};
use serde_json::{Value, json};

use super::{Session, Store, cards, create::is_paid_without_customer};
use crate::{clock, rejection::Rejection};

/// The time that a static QR code shows as its end. It can be paid later, too.
const STATIC_QR: Duration = Duration::from_secs(3 * 60 * 60);
/// The prefixes of static virtual accounts and of those for one payment.
const STATIC_PREFIX: &str = "76640000";
const DYNAMIC_PREFIX: &str = "76630000";
const NO_EXPIRY: &str = "0001-01-01T00:00:00Z";

impl Store {
    /// Opens a static virtual account or QR code, which has no charge yet.
    pub fn open_static(
        &mut self,
        request: &PaymentSession,
        method: MethodType,
        session: &mut Session,
    ) -> Result<(), Rejection> {
        let (key, instrument) = if method == MethodType::QR {
            if self.static_qrs == self.settings.static_qrs {
                let message =
                    "The number of static QRIS you’ve created has reached the allowed limit. Cannot create a new QRIS.";
                return Err(Rejection::invalid("", message));
            }
            self.static_qrs += 1;
            let mut qr = self.qr("STATIC", session, &clock::written(self.clock.now() + STATIC_QR));
            qr["storeId"] = json!(format!("{:012}", self.static_qrs));
            ("qr", qr)
        } else {
            let options = account_options(request);
            let channel = options.and_then(|options| options.channel.as_ref()).map_or("", VaChannel::as_str);
            let asked = options.and_then(|options| options.virtual_account_number.as_ref());
            let number = self.static_number(channel, asked.map(AsRef::as_ref))?;
            ("virtualAccount", virtual_account(channel, &format!("{STATIC_PREFIX}{number}"), options, NO_EXPIRY))
        };
        session.payment_method = Some(json!({ "type": method, key: instrument }));
        Ok(())
    }

    /// Returns the requested number, or the first free one.
    fn static_number(&mut self, channel: &str, asked: Option<&str>) -> Result<String, Rejection> {
        let range = self.settings.static_numbers.clone();
        let number = match asked {
            Some(number) if !number.parse().is_ok_and(|number: u64| range.contains(&number)) => {
                return Err(Rejection::invalid(
                    "",
                    "The requested Virtual Account number is not within your assigned static VA range. Please check your configuration.",
                ));
            }
            Some(number) => Some(number.to_owned()),
            None => range
                .map(|number| format!("{number:08}"))
                .find(|number| !self.numbers.contains(&(channel.to_owned(), number.clone()))),
        };
        let is_new = number.clone().is_some_and(|number| self.numbers.insert((channel.to_owned(), number)));
        number.filter(|_| is_new).ok_or_else(|| {
            Rejection::invalid(
                "",
                "The Virtual Account number you requested has already been assigned. Please choose a different number.",
            )
        })
    }

    /// Starts the charge of a single payment whose method is chosen.
    pub fn open_charge(
        &mut self,
        request: &PaymentSession,
        method: MethodType,
        session: &mut Session,
    ) -> Result<(), Rejection> {
        let mut charge = session.new_charge(self.new_charge_id(&session.id), self.clock.written());
        let options = request.payment_method_options.as_ref();
        match method {
            MethodType::QR => {
                let asked =
                    options.and_then(|options| options.qr.as_ref()).and_then(|options| options.expiry_at.as_ref());
                // A code is worth nothing when its session has ended.
                let ends = asked.into_iter().chain(&session.expiry_at).map(AsRef::as_ref).min().unwrap_or(NO_EXPIRY);
                charge.qr = Some(self.qr("DYNAMIC", session, ends));
            }
            MethodType::VIRTUAL_ACCOUNT => {
                if self.dynamic_numbers == self.settings.dynamic_numbers {
                    return Err(Rejection::invalid(
                        "",
                        "No available VA number to assign. All dynamic VA numbers in the configured range are in use. Please try again later or adjust your range.",
                    ));
                }
                self.dynamic_numbers += 1;
                let options = account_options(request);
                let channel = options.and_then(|options| options.channel.as_ref()).map_or("PERMATA", VaChannel::as_str);
                let number = format!("{DYNAMIC_PREFIX}{:08}", self.dynamic_numbers);
                let expiry = session.expiry_at.as_ref().map_or(NO_EXPIRY, AsRef::as_ref);
                charge.virtual_account = Some(virtual_account(channel, &number, options, expiry));
            }
            MethodType::EWALLET => {
                let channel = options.and_then(|options| options.ewallet.as_ref()).and_then(|options| options.channel);
                charge.ewallet = Some(json!({ "channel": channel }));
                if session.mode == Mode::API {
                    session.payment_url = Some(format!("{}&wallet=app", self.page(&session.id)));
                }
            }
            MethodType::CARD => {
                if session.mode == Mode::API {
                    charge.card = Some(cards::unknown());
                    if !is_paid_without_customer(request) {
                        session.payment_url = Some(format!("{}&page=3ds", self.page(&session.id)));
                    }
                }
            }
            _ => return Err(Rejection::invalid("paymentMethod.type", "is not known to the sandbox")),
        }
        session.status = SessionStatus::REQUIRE_ACTION;
        session.charge_details = Some(vec![charge]);
        Ok(())
    }

    /// Creates a QR code.
    fn qr(&mut self, kind: &str, session: &Session, expiry: &str) -> Value {
        json!({
            "acquirer": "BNC",
            "qrContent": format!("00020101021226{}", session.id),
            "qrUrl": "",
            "qrType": kind,
            "retrievalReferenceNumber": self.new_id().replace('-', ""),
            "issuerName": "",
            "expiryAt": expiry,
            "merchantName": "Pivot",
        })
    }
}

fn account_options(request: &PaymentSession) -> Option<&VirtualAccountOptions> {
    request.payment_method_options.as_ref()?.virtual_account.as_ref()
}

fn virtual_account(channel: &str, number: &str, options: Option<&VirtualAccountOptions>, expiry: &str) -> Value {
    let name = options.and_then(|options| options.virtual_account_name.as_ref());
    json!({
        "channel": channel,
        "virtualAccountNumber": number,
        "virtualAccountName": name.map_or("Pivot".into(), |name| format!("Pivot - {name}")),
        "expiryAt": expiry,
    })
}
