//! Orders: what follows from what the gateway shows. Nothing here reads or writes anything.

use payment_client::Error as PaymentError;
use payment_session::{
    Amount, Checked, Currency, NextStep, PaymentSession, Refund, SessionResponse, Violations,
    request::RefundReason,
    response::{Order as Expected, RefundId, RefundResponse, RefundStatus, SessionId},
    try_payment_session,
};
use serde::{Deserialize, Serialize};

/// The greatest length of an order's id. The reference of a refund is longer by `-`, a number and `R`, and has at most 100
/// characters.
pub const LONGEST_ID: usize = 64;

/// The time for which payments and refunds that are not final are looked up, in seconds. A customer can pay a session
/// that has expired, so such a session is not final.
const LONGEST_LOOK: i64 = 7 * 24 * 3600;

/// The pause before a refund that was not made is requested again, in seconds. It doubles with each attempt.
const REFUND_PAUSE: i64 = 60;

/// The attempts after which a person makes the refund: the last one is an hour after the first.
const MOST_REFUND_ATTEMPTS: u32 = 7;

/// An order, as the database holds it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Order {
    /// Random, so that only the customer knows the address of the page.
    pub id: String,
    pub created_at: i64,
    pub email: String,
    pub name: Option<String>,
    pub lines: Vec<Line>,
    /// The reference of the payment that pays the order. Each other one that is paid gets a refund.
    pub paid_by: Option<String>,
    pub payments: Vec<Payment>,
}

/// A line of an order.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Line {
    pub product: String,
    pub quantity: u32,
    /// The price of one piece, in rupiahs.
    pub price: u64,
}

/// A payment of an order. An order can have several, because the customer can choose another method.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Payment {
    pub reference: String,
    pub method: Method,
    pub session: Option<SessionId>,
    pub state: PaymentState,
    pub refund: Option<RefundOf>,
}

/// A way to pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    Qr,
    BankTransfer,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaymentState {
    /// The call is in the journal.
    Creating,
    /// The session waits for the customer.
    Waiting {
        instrument: Option<Instrument>,
        until: Option<i64>,
    },
    Paid,
    /// The session has expired or was cancelled. It can still be paid by a transfer that was on its way.
    Ended,
    /// The gateway has rejected the request, or did not process it. There is no session.
    Rejected(String),
    /// A person must look at the gateway's dashboard.
    Unclear(String),
}

/// What the customer pays with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Instrument {
    Qr(String),
    Account(String),
}

/// The refund of a payment that was not needed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RefundOf {
    pub reference: String,
    pub id: Option<RefundId>,
    pub state: RefundState,
    /// The requests that certainly did nothing.
    #[serde(default)]
    pub failed_attempts: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RefundState {
    /// The call is in the journal.
    Asked,
    /// Nothing has happened, for example because the gateway was not available. It is requested again at this time.
    NotMade {
        reason: String,
        again_at: i64,
    },
    Pending,
    /// The customer has the money.
    Done,
    Failed,
    /// A person must look at the gateway's dashboard, or make the refund.
    Unclear(String),
}

/// What the shop learns about a payment or a refund.
#[derive(Debug)]
pub enum News {
    Session(Box<SessionResponse>),
    Refund(Box<RefundResponse>),
    /// The call of a payment or refund has failed.
    Failed(PaymentError),
}

/// Something that a look-up can show.
#[derive(Debug)]
pub enum Open {
    Payment { reference: String, session: Option<SessionId> },
    Refund { reference: String, id: Option<RefundId> },
}

/// Returns the order of the reference of a payment or refund: `<order>-<number>`, with an `R` for a refund.
pub fn order_of(reference: &str) -> Option<&str> {
    reference.rsplit_once('-').map(|(order, _)| order)
}

impl Order {
    pub fn total(&self) -> u64 {
        self.lines.iter().map(|line| u64::from(line.quantity) * line.price).sum()
    }

    /// Adds a payment, and returns its request.
    ///
    /// # Errors
    ///
    /// Returns the values that break a rule, for example an e-mail address without `@`.
    pub fn pay(&mut self, method: Method) -> Result<PaymentSession, Violations> {
        let reference = format!("{}-{}", self.id, self.payments.len() + 1);
        let request = try_payment_session! {
            client_reference_id: &reference,
            amount: { value: self.total(), currency: IDR },
            match method {
                Method::Qr => { payment_method: { type: QR } }
                Method::BankTransfer => {
                    payment_method: { type: VIRTUAL_ACCOUNT },
                    payment_method_options: { virtual_account: { channel: PERMATA } },
                }
            }
            mode: API,
            customer: { email: &self.email, given_name?: &self.name },
        }?;
        self.payments.push(Payment { reference, method, session: None, state: PaymentState::Creating, refund: None });
        Ok(request)
    }

    /// Returns whether the customer can choose a method: the order is not paid, and no payment with it can be.
    pub fn offers(&self, method: Method) -> bool {
        let is_open = |payment: &Payment| {
            payment.method == method && !matches!(payment.state, PaymentState::Ended | PaymentState::Rejected(_))
        };
        self.paid_by.is_none() && !self.payments.iter().any(is_open)
    }

    /// Returns everything that is not final.
    pub fn open(&self) -> Vec<Open> {
        let payments = self.payments.iter().filter(|payment| {
            // The journal decides a payment that is being created.
            !matches!(payment.state, PaymentState::Creating | PaymentState::Paid | PaymentState::Rejected(_))
        });
        let refunds = self.refunds().filter(|refund| {
            use RefundState::{Asked, Done, Failed, NotMade};
            !matches!(refund.state, Asked | NotMade { .. } | Done | Failed)
        });
        payments.map(Payment::to_open).chain(refunds.map(RefundOf::to_open)).collect()
    }

    /// Returns the payment or refund with a reference, whatever its state is.
    pub fn find(&self, reference: &str) -> Option<Open> {
        self.payments.iter().find_map(|payment| match &payment.refund {
            _ if payment.reference == reference => Some(payment.to_open()),
            Some(refund) if refund.reference == reference => Some(refund.to_open()),
            _ => None,
        })
    }

    /// Returns the time of the next look-up, or of the next request of a refund. The older the order, the longer the pause.
    pub fn next_look(&self, now: i64, pause: i64) -> Option<i64> {
        let age = now - self.created_at;
        let is_creating = self.payments.iter().any(|payment| payment.state == PaymentState::Creating);
        let is_open = (is_creating || !self.open().is_empty()) && age < LONGEST_LOOK;
        let look_up = is_open.then(|| now + pause.max(age / 10));
        look_up.into_iter().chain(self.refunds().filter_map(RefundOf::again_at)).min()
    }

    /// Returns a refund that must be requested again at this time, and stores that it is.
    pub fn refund_again(&mut self, now: i64) -> Option<Checked<Refund>> {
        let is_due = |refund: &RefundOf| refund.again_at().is_some_and(|time| time <= now);
        let payment = self.payments.iter_mut().find(|payment| payment.refund.as_ref().is_some_and(is_due))?;
        let (session, refund) = (payment.session.as_ref()?, payment.refund.as_mut()?);
        refund.state = RefundState::Asked;
        refund.to_request(session)
    }

    fn refunds(&self) -> impl Iterator<Item = &RefundOf> {
        self.payments.iter().filter_map(|payment| payment.refund.as_ref())
    }

    /// Returns what a person must look at, and why.
    pub fn problems(&self) -> Vec<String> {
        let of_payment = |payment: &Payment| match &payment.state {
            PaymentState::Unclear(reason) => Some(format!("payment {}: {reason}", payment.reference)),
            _ => None,
        };
        let of_refund = |refund: &RefundOf| match &refund.state {
            RefundState::Failed => Some(format!("refund {}: it has failed", refund.reference)),
            RefundState::NotMade { reason, .. } => {
                Some(format!("refund {}: not made yet, and requested again: {reason}", refund.reference))
            }
            RefundState::Unclear(reason) => Some(format!("refund {}: {reason}", refund.reference)),
            RefundState::Asked | RefundState::Pending | RefundState::Done => None,
        };
        self.payments.iter().filter_map(of_payment).chain(self.refunds().filter_map(of_refund)).collect()
    }

    /// Stores the news about the payment or refund with a reference. Returns a refund that must be made.
    ///
    /// News can arrive twice and in any order.
    pub fn learn(&mut self, reference: &str, news: &News, now: i64) -> Option<Checked<Refund>> {
        let total = self.total();
        let is_refund = |refund: &RefundOf| refund.reference == reference;
        let payment = self
            .payments
            .iter_mut()
            .find(|payment| payment.reference == reference || payment.refund.as_ref().is_some_and(is_refund))?;
        match news {
            News::Session(session) => {
                payment.learn(total, session);
                let paid_by = match payment.state {
                    PaymentState::Paid => self.paid_by.get_or_insert_with(|| reference.to_owned()),
                    _ => return None,
                };
                if paid_by == reference || payment.refund.is_some() {
                    return None;
                }
                let reference = format!("{reference}R");
                let refund = RefundOf { reference, id: None, state: RefundState::Asked, failed_attempts: 0 };
                let refund = payment.refund.insert(refund);
                let request = refund.to_request(payment.session.as_ref()?);
                if request.is_none() {
                    let reason = "a person must make it, because its reference is too long";
                    refund.state = RefundState::Unclear(reason.into());
                }
                request
            }
            News::Refund(response) => {
                let (session, refund) = (payment.session.as_ref(), payment.refund.as_mut()?);
                if response.payment_session_id.as_ref().is_none_or(|id| Some(id) == session) {
                    refund.learn(response);
                }
                None
            }
            News::Failed(error) if payment.reference == reference => {
                if payment.state == PaymentState::Creating {
                    payment.state = PaymentState::of_failure(error);
                }
                None
            }
            News::Failed(error) => {
                let refund = payment.refund.as_mut()?;
                if refund.state == RefundState::Asked {
                    refund.fail(error, now);
                }
                None
            }
        }
    }
}

impl Payment {
    fn to_open(&self) -> Open {
        Open::Payment { reference: self.reference.clone(), session: self.session.clone() }
    }

    fn learn(&mut self, total: u64, session: &SessionResponse) {
        // A paid payment stays paid, whatever an older look-up says.
        if self.state == PaymentState::Paid {
            return;
        }
        if self.is_of(total, session) {
            self.session = Some(session.id.clone());
            self.state = PaymentState::of(session);
        } else {
            self.state = PaymentState::Unclear(format!("the session {} is of another order", session.id));
        }
    }

    fn is_of(&self, total: u64, session: &SessionResponse) -> bool {
        let (Ok(reference), Ok(total)) = (self.reference.parse(), total.try_into()) else { return false };
        Expected::new(reference, Amount::new(total, Currency::IDR)).differences(session).is_empty()
    }
}

impl PaymentState {
    /// Returns the name, for the people of the shop.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Creating => "being created",
            Self::Waiting { .. } => "waiting",
            Self::Paid => "paid",
            Self::Ended => "expired",
            Self::Rejected(_) => "not created",
            Self::Unclear(_) => "unclear",
        }
    }

    fn of(session: &SessionResponse) -> Self {
        let until = session.expiry_at.as_ref().map(payment_session::response::Timestamp::unix_seconds);
        let waiting = |instrument| Self::Waiting { instrument, until };
        match session.next_step() {
            NextStep::Done => Self::Paid,
            NextStep::Ended(_) => Self::Ended,
            NextStep::Wait => waiting(None),
            NextStep::ShowQr(qr) => waiting(qr.qr_content.clone().map(Instrument::Qr)),
            NextStep::ShowVirtualAccount(account) => {
                waiting(account.virtual_account_number.clone().map(Instrument::Account))
            }
            // This shop asks for no other step.
            step => Self::Unclear(format!("the session {} has the status {}: {step:?}", session.id, session.status)),
        }
    }

    fn of_failure(error: &PaymentError) -> Self {
        match error {
            PaymentError::Rejected(_) | PaymentError::NotDone(_) => Self::Rejected(error.to_string()),
            _ => Self::Unclear(error.to_string()),
        }
    }
}

impl RefundState {
    /// Returns the name, for the people of the shop.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Asked => "being requested",
            Self::NotMade { .. } => "not made yet",
            Self::Pending => "pending",
            Self::Done => "refunded",
            Self::Failed => "failed",
            Self::Unclear(_) => "unclear",
        }
    }
}

impl RefundOf {
    fn to_open(&self) -> Open {
        Open::Refund { reference: self.reference.clone(), id: self.id.clone() }
    }

    fn again_at(&self) -> Option<i64> {
        match self.state {
            RefundState::NotMade { again_at, .. } => Some(again_at),
            _ => None,
        }
    }

    /// Stores that the call has failed. Where nothing has happened, it is requested again later, a few times.
    fn fail(&mut self, error: &PaymentError, now: i64) {
        let reason = error.to_string();
        self.failed_attempts += 1;
        let is_retried = self.failed_attempts < MOST_REFUND_ATTEMPTS;
        self.state = match error {
            PaymentError::NotDone(_) if is_retried => {
                let again_at = now + (REFUND_PAUSE << (self.failed_attempts - 1));
                RefundState::NotMade { reason, again_at }
            }
            PaymentError::NotDone(_) => {
                RefundState::Unclear(format!("it was not made in {} attempts: {reason}", self.failed_attempts))
            }
            PaymentError::Failed(_) => RefundState::Failed,
            _ => RefundState::Unclear(reason),
        };
    }

    fn to_request(&self, session: &SessionId) -> Option<Checked<Refund>> {
        Some(Refund::full(session.clone(), self.reference.parse().ok()?, RefundReason::DUPLICATE))
    }

    fn learn(&mut self, response: &RefundResponse) {
        let state = match response.status.known() {
            Some(RefundStatus::SUCCESS) => RefundState::Done,
            Some(RefundStatus::FAILED) => RefundState::Failed,
            Some(RefundStatus::PENDING | RefundStatus::WAITING_BANK_TRANSFER) => RefundState::Pending,
            _ => RefundState::Unclear(format!("it has the status {}", response.status)),
        };
        // A final state stays, whatever an older look-up says.
        if !matches!(self.state, RefundState::Done | RefundState::Failed) {
            self.id = Some(response.id.clone());
            self.state = state;
        }
    }
}

#[cfg(test)]
mod tests;
