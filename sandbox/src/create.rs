//! `POST /v2/payments`: checks a request and creates a session.

use std::time::{Duration, SystemTime};

use payment_session::{
    Amount, Currency, Mode, PaymentSession, PaymentType, Price, VaChannel,
    request::{CaptureMethod, ExpirationMode, MethodType, PaymentMethod, VirtualAccountOptions},
    response::SessionStatus,
};
use serde_json::{Value, json};

use crate::{cards, clock, refusal::Refusal, session::Session, store::Store};

/// The default life of a session and of a QR code.
const SESSION: Duration = Duration::from_secs(15 * 60);
const QR: Duration = Duration::from_secs(3 * 60 * 60);
/// The prefixes of static virtual accounts and of those for one payment.
const STATIC_PREFIX: &str = "76640000";
const DYNAMIC_PREFIX: &str = "76630000";
const NO_EXPIRY: &str = "0001-01-01T00:00:00Z";

impl Store {
    pub fn create(&mut self, body: &[u8]) -> Result<Session, Refusal> {
        let request = PaymentSession::from_json(body).map_err(|violations| Refusal::of(&violations))?;
        if self.is_taken(request.client_reference_id.as_ref()) {
            return Err(Refusal::Duplicate);
        }
        let mut session = self.begin(&request);
        match (session.payment_type, request.payment_method.as_ref().map(|method| method.r#type)) {
            (PaymentType::MULTIPLE, Some(method)) => self.open_static(&request, method, &mut session)?,
            (_, Some(method)) if session.auto_confirm => self.open_charge(&request, method, &mut session)?,
            // confirmed later, by the merchant or on the hosted page
            (_, method) => {
                if session.mode == Mode::API && method == Some(MethodType::CARD) {
                    session.encryption_key = Some(cards::public_key());
                }
            }
        }
        if session.mode == Mode::REDIRECT {
            session.payment_url = Some(self.page(&session.id));
        }
        self.insert(session.clone());
        Ok(session)
    }

    /// Creates a session with the fields that a response repeats from the request, and those that the gateway adds.
    fn begin(&mut self, request: &PaymentSession) -> Session {
        let now = clock::written(SystemTime::now());
        let payment_type = request.payment_type.unwrap_or(PaymentType::SINGLE);
        let mode = request.mode.unwrap_or(Mode::REDIRECT);
        let method = request.payment_method.as_ref().map(|method| method.r#type);
        let is_static = payment_type == PaymentType::MULTIPLE;
        let may_be_strict = matches!(method, Some(MethodType::CARD | MethodType::EWALLET));
        let customer_id = match (&request.customer_id, &request.customer) {
            (Some(id), _) => id.to_string(),
            (None, Some(customer)) => self.customer_id(customer),
            (None, None) => unreachable!("the rule `customer-choice`"),
        };
        let card_options = request.payment_method_options.as_ref().and_then(|options| options.card.as_ref());
        Session {
            id: clock::id(),
            client_reference_id: request.client_reference_id.clone(),
            // the response to an open amount has 0
            amount: request.amount.as_ref().map_or_else(|| money("0", Currency::IDR), paid),
            auto_confirm: request.auto_confirm.unwrap_or(true),
            mode,
            bypass_status_page: (mode == Mode::REDIRECT).then(|| request.bypass_status_page.unwrap_or(false)),
            redirect_url: request.redirect_url.clone(),
            payment_type,
            payment_method: request.payment_method.as_ref().map(blanked),
            statement_descriptor: request.statement_descriptor.clone().unwrap_or_else(|| fixed("Pivot")),
            save_for_future_use: request.save_for_future_use,
            show_saved_payment: request.show_saved_payment,
            expiration_mode: may_be_strict.then(|| request.expiration_mode.unwrap_or(ExpirationMode::LOOSE)),
            status: if is_static { SessionStatus::ACTIVE } else { SessionStatus::REQUIRE_CONFIRMATION },
            created_at: now.clone(),
            updated_at: now,
            expiry_at: (!is_static).then(|| request.expiry_at.clone().unwrap_or_else(|| clock::expiry(SESSION))),
            encryption_key: None,
            payment_url: None,
            charge_details: None,
            customer_id,
            customer: request.customer.clone(),
            cancelled_at: None,
            cancellation_reason: None,
            metadata: request.metadata.clone(),
            is_captured_later: card_options
                .is_some_and(|card| matches!(card.capture_method, Some(CaptureMethod::manual | CaptureMethod::MANUAL))),
        }
    }

    /// Opens a static virtual account or QR code, which has no charge yet.
    fn open_static(
        &mut self,
        request: &PaymentSession,
        method: MethodType,
        session: &mut Session,
    ) -> Result<(), Refusal> {
        let (key, instrument) = if method == MethodType::QR {
            if self.static_qrs == self.settings.static_qrs {
                let message =
                    "The number of static QRIS you’ve created has reached the allowed limit. Cannot create a new QRIS.";
                return Err(Refusal::invalid("", message));
            }
            self.static_qrs += 1;
            let mut qr = qr("STATIC", &session.id);
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
    fn static_number(&mut self, channel: &str, asked: Option<&str>) -> Result<String, Refusal> {
        let range = self.settings.static_numbers.clone();
        let number = match asked {
            Some(number) if !number.parse().is_ok_and(|number: u64| range.contains(&number)) => {
                return Err(Refusal::invalid(
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
            Refusal::invalid(
                "",
                "The Virtual Account number you requested has already been assigned. Please choose a different number.",
            )
        })
    }

    /// Starts the charge of a single payment whose method is chosen.
    fn open_charge(
        &mut self,
        request: &PaymentSession,
        method: MethodType,
        session: &mut Session,
    ) -> Result<(), Refusal> {
        let mut charge = session.charge(clock::id(), clock::written(SystemTime::now()));
        let options = request.payment_method_options.as_ref();
        match method {
            MethodType::QR => charge.qr = Some(qr("DYNAMIC", &session.id)),
            MethodType::VIRTUAL_ACCOUNT => {
                if self.dynamic_numbers == self.settings.dynamic_numbers {
                    return Err(Refusal::invalid(
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
                    session.payment_url = Some(format!("{}&page=3ds", self.page(&session.id)));
                }
            }
            _ => return Err(Refusal::invalid("paymentMethod.type", "is not known to the sandbox")),
        }
        session.status = SessionStatus::REQUIRE_ACTION;
        session.charge_details = Some(vec![charge]);
        Ok(())
    }

    /// Returns the address of the hosted page of a session.
    pub fn page(&self, id: &str) -> String {
        format!("{}/detail?token={id}", self.base_url)
    }
}

/// Returns the method as a response shows it: of a card only the token.
fn blanked(method: &PaymentMethod) -> Value {
    match &method.card {
        None => json!({ "type": method.r#type }),
        Some(card) => {
            let token = card.token.as_ref().map_or("", |token| token.expose());
            json!({ "type": method.r#type, "card": { "token": token, "encryptedCard": "", "cvc": "" } })
        }
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

fn qr(kind: &str, id: &str) -> Value {
    json!({
        "acquirer": "BNC",
        "qrContent": format!("00020101021226{id}"),
        "qrUrl": "",
        "qrType": kind,
        "retrievalReferenceNumber": clock::id().replace('-', ""),
        "issuerName": "",
        "expiryAt": clock::written(SystemTime::now() + QR),
        "merchantName": "Pivot",
    })
}

fn money(value: &str, currency: Currency) -> Price {
    Price::new(fixed(value), currency)
}

fn paid(amount: &Amount) -> Price {
    money(&amount.value.to_string(), amount.currency)
}

/// Parses a value that is known to be valid.
fn fixed<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().expect("it is right")
}
