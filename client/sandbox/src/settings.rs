//! The settings of a sandbox.

use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasher, RandomState},
    net::{IpAddr, Ipv4Addr},
    ops::RangeInclusive,
    time::Duration,
};

use payment_session::{PaymentSession, response::FailureCode, rules::RuleId};

use crate::{
    fault::FaultRule,
    ledger::Ledger,
    personality::{CallbackOrder, LookUp, OldToken, RepeatedId, TakenReference},
};

/// The settings of a [`Sandbox`](crate::Sandbox): those of a merchant in the gateway's dashboard, faults, and undocumented
/// behaviour.
///
/// Each field says what it sets, and its default. [`Sandbox::with`](crate::Sandbox::with) starts a sandbox with them.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
///
/// use payment_sandbox::{
///     CallbackTarget, Fault, Ledger, LookUp, Operation, Sandbox, Settings, TakenReference,
/// };
/// use payment_session::rules::RuleId;
///
/// # fn main() -> std::io::Result<()> {
/// let ledger = Ledger::new();
/// let sandbox = Sandbox::with(Settings {
///     // The settings of the dashboard:
///     merchant_id: "my-shop".into(),
///     merchant_secret: "my-secret".into(),
///     callback: Some(CallbackTarget::new("http://127.0.0.1:3000/callback", "the key of the dashboard")),
///     static_numbers: 0..=9,
///     // The behaviour that the documentation leaves open:
///     taken_reference: TakenReference::BadRequest,
///     look_up: LookUp::Lags(Duration::from_millis(100)),
///     accepted: vec![(RuleId::Phone, "/customer/phoneNumber/number".into())],
///     // Faults, which the seed repeats:
///     seed: 7,
///     faults: vec![
///         Fault::CutAfter.at(1).on(Operation::Create),
///         Fault::Late(Duration::from_millis(20)).with_percentage(5),
///     ],
///     ledger: Some(ledger.clone()),
///     ..Settings::default()
/// })?;
/// assert_eq!(sandbox.seed(), 7);
/// assert!(ledger.executions().is_empty());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Settings {
    /// The address to listen on. The default is 127.0.0.1, which other machines and containers cannot reach.
    pub address: IpAddr,
    /// The port to listen on. The default is 0, which chooses a free port.
    pub port: u16,
    /// The URL of the sandbox in hosted pages and in [`Sandbox::base_url`](crate::Sandbox::base_url), such as
    /// `http://sandbox:8080`. By default, it consists of the address and the port.
    pub public_url: Option<String>,
    /// Whether the sandbox serves a page on which a person sees every call, callback and refund, and acts as the customer.
    ///
    /// The default is `false`: the sandbox then records nothing. [`Sandbox::page_url`](crate::Sandbox::page_url) returns the
    /// address of the page. If other machines can reach the sandbox, this URL has a token.
    ///
    /// The feature `page` has this field. With the page, the hosted page of a payment is a page as well if a browser opens it. An HTTP client, which does not
    /// ask for HTML, still pays by opening it.
    #[cfg(feature = "page")]
    pub page: bool,
    /// The time within which the head of a request must arrive, and for which a connection can be idle. After it, the
    /// connection ends. The default is 30 seconds.
    pub header_timeout: Duration,

    /// The merchant's id. The default is `merchant`.
    pub merchant_id: String,
    /// The merchant's secret. The default is `secret`.
    pub merchant_secret: String,
    /// The time after which an access token expires, on the sandbox's clock. The default is 15 minutes.
    pub token_lifetime: Duration,
    /// The server that receives callbacks. By default there is none, and no callback is sent.
    pub callback: Option<CallbackTarget>,
    /// The greatest number of static QR codes. The default is 10.
    pub static_qrs: usize,
    /// The numbers that each bank has for static virtual accounts. The default is 0 to 99.
    pub static_numbers: RangeInclusive<u64>,
    /// The greatest number of virtual accounts for one payment. The default is 100,000.
    pub dynamic_numbers: usize,
    /// The ids that `customerId` may have, in addition to the customers that the sandbox creates.
    ///
    /// Other ids are rejected with status 404 and the code `resource_missing`. The default is `None`, which accepts every id.
    pub known_customers: Option<HashSet<String>>,
    /// Tokens of stored cards that every customer can pay with. By default there are none.
    ///
    /// In addition, a customer can pay with the cards that were stored in this sandbox: those of sessions with
    /// `saveForFutureUse`. A request with another token is rejected.
    pub known_tokens: HashSet<String>,
    /// The reasons why payments fail, by their references. By default, none fails.
    ///
    /// The charge of such a payment is `FAILED` with this reason, and the session is `CANCELLED` with `CHARGE_FAILED`. Static
    /// accounts and codes have no charge that could fail.
    pub declined: HashMap<String, FailureCode>,
    /// The time between two states of a refund, on the sandbox's clock. The default is zero: a refund ends at once after the
    /// response `PENDING`.
    ///
    /// A refund goes on, and its callbacks are sent, with the next request for refunds after that time.
    pub refund_step: Duration,

    /// The treatment of a request id that was used before. The default is [`RepeatedId::Replayed`].
    pub repeated_id: RepeatedId,
    /// The rejection of a reference that is taken. The default is [`TakenReference::Conflict`].
    pub taken_reference: TakenReference,
    /// The behaviour of the lists of sessions and charges. The default is [`LookUp::Instant`].
    pub look_up: LookUp,
    /// The treatment of an access token when the merchant requests another one. The default is [`OldToken::Lives`].
    pub old_token: OldToken,
    /// The order of callbacks. The default is [`CallbackOrder::InOrder`].
    pub callback_order: CallbackOrder,
    /// The number of times that each callback is sent. The default is 1.
    pub callback_copies: usize,
    /// Whether a session that expires has a callback `PAYMENT.EXPIRED`, which is sent with the next request after that time.
    ///
    /// The default is `false`, because no page of the gateway's documentation lists this event.
    pub callback_on_expiry: bool,
    /// The rules that requests may break, each with the JSON pointer of the violation. By default there are none.
    ///
    /// A request is accepted if all of its violations are. Card data is checked nevertheless.
    pub accepted: Vec<(RuleId, String)>,
    /// Rejections of requests that break no rule. By default there are none.
    pub rejected: Vec<ExtraRejection>,

    /// The faults. If several rules apply to an exchange, the first one of them does. By default there are none.
    pub faults: Vec<FaultRule>,
    /// The seed of faults and ids. The default is a random number.
    pub seed: u64,
    /// The ledger that records the executed operations. By default there is none.
    pub ledger: Option<Ledger>,
}

/// The server of a merchant that receives callbacks.
#[derive(Clone, Debug)]
pub struct CallbackTarget {
    /// The URL, which must begin with `http://`.
    pub url: String,
    /// The API key in the header `X-API-Key` of each callback.
    pub api_key: String,
}

impl CallbackTarget {
    /// Creates a target from its URL and its API key.
    pub fn new(url: impl Into<String>, api_key: impl Into<String>) -> Self {
        Self { url: url.into(), api_key: api_key.into() }
    }
}

/// A rejection of requests that break no rule, with the status 400 and the code `api_validation_error`.
///
/// # Examples
///
/// ```
/// use payment_sandbox::{ExtraRejection, Sandbox, Settings};
///
/// # fn main() -> std::io::Result<()> {
/// let without_order =
///     ExtraRejection { field: "orderInformation".into(), applies: |request| request.order_information.is_none() };
/// let sandbox = Sandbox::with(Settings { rejected: vec![without_order], ..Settings::default() })?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct ExtraRejection {
    /// The field that the response names.
    pub field: String,
    /// Returns whether a request is rejected.
    pub applies: fn(&PaymentSession) -> bool,
}

impl Default for Settings {
    /// Creates the settings that [`Sandbox::start`](crate::Sandbox::start) uses.
    fn default() -> Self {
        Self {
            address: Ipv4Addr::LOCALHOST.into(),
            port: 0,
            public_url: None,
            #[cfg(feature = "page")]
            page: false,
            header_timeout: Duration::from_secs(30),
            merchant_id: "merchant".into(),
            merchant_secret: "secret".into(),
            token_lifetime: Duration::from_secs(15 * 60),
            callback: None,
            static_qrs: 10,
            static_numbers: 0..=99,
            dynamic_numbers: 100_000,
            known_customers: None,
            known_tokens: HashSet::new(),
            declined: HashMap::new(),
            refund_step: Duration::ZERO,
            repeated_id: RepeatedId::default(),
            taken_reference: TakenReference::default(),
            look_up: LookUp::default(),
            old_token: OldToken::default(),
            callback_order: CallbackOrder::default(),
            callback_copies: 1,
            callback_on_expiry: false,
            accepted: Vec::new(),
            rejected: Vec::new(),
            faults: Vec::new(),
            seed: RandomState::new().hash_one(()),
            ledger: None,
        }
    }
}
