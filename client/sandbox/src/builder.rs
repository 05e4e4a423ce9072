//! The settings of a sandbox.

use std::{
    io,
    net::{IpAddr, Ipv4Addr, TcpListener},
    ops::RangeInclusive,
    sync::{Arc, Mutex},
    time::Duration,
};

use payment_session::{PaymentSession, response::FailureCode, rules::RuleId};

use crate::{
    clock::Clock,
    delivery::Delivery,
    fault::{FaultRule, Plan},
    ledger::Ledger,
    personality::{CallbackOrder, LookUp, OldToken, RepeatedId, TakenReference},
    policy::Policy,
    record::Record,
    sandbox::Sandbox,
    server::{
        Server,
        page::{Guard, Page},
    },
    settings::{CallbackTarget, Settings},
    store::Accounts,
};

/// The settings of a [`Sandbox`]: those of a merchant in the gateway's dashboard, faults, and undocumented behaviour.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
///
/// use payment_sandbox::{
///     Fault, Ledger, LookUp, OldToken, Operation, RepeatedId, Sandbox, TakenReference,
/// };
///
/// # fn main() -> std::io::Result<()> {
/// let ledger = Ledger::new();
/// let sandbox = Sandbox::builder()
///     // The settings of the dashboard:
///     .merchant("my-shop", "my-secret")
///     .callback("http://127.0.0.1:3000/callback", "the key of the dashboard")
///     .static_numbers(0..=9)
///     // The behaviour that the documentation leaves open:
///     .repeated_id(RepeatedId::Rejected)
///     .taken_reference(TakenReference::BadRequest)
///     .look_up(LookUp::Lags(Duration::from_millis(100)))
///     .old_token(OldToken::Dies)
///     // Faults, which the seed repeats:
///     .seed(7)
///     .fault(Fault::CutAfter.at(1).on(Operation::Create))
///     .fault(Fault::Late(Duration::from_millis(20)).with_percentage(5))
///     .ledger(&ledger)
///     .start()?;
/// assert_eq!(sandbox.seed(), 7);
/// assert!(ledger.entries().is_empty());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use = "a sandbox runs only after `start`"]
pub struct Builder {
    settings: Settings,
    address: IpAddr,
    port: u16,
    public_url: Option<String>,
    header_timeout: Duration,
    rules: Vec<FaultRule>,
    policy: Policy,
    page: bool,
}

impl Default for Builder {
    /// Creates the settings that [`Sandbox::start`] uses.
    fn default() -> Self {
        Self {
            settings: Settings::default(),
            address: Ipv4Addr::LOCALHOST.into(),
            port: 0,
            public_url: None,
            header_timeout: Duration::from_secs(30),
            rules: Vec::new(),
            policy: Policy::default(),
            page: false,
        }
    }
}

impl Sandbox {
    /// Returns the default settings, to change them before the start.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Starts a sandbox with the default settings on a free port of this machine.
    ///
    /// # Errors
    ///
    /// Returns an error if no port or no thread is available.
    pub fn start() -> io::Result<Self> {
        Self::builder().start()
    }
}

impl Builder {
    /// Sets the address to listen on. The default is 127.0.0.1, which other machines and containers cannot reach.
    pub fn address(mut self, address: impl Into<IpAddr>) -> Self {
        self.address = address.into();
        self
    }

    /// Sets the URL of the sandbox in hosted pages and in [`Sandbox::base_url`], such as `http://sandbox:8080`.
    ///
    /// The default consists of the address and the port.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_sandbox::Sandbox;
    ///
    /// # fn main() -> std::io::Result<()> {
    /// // In a container whose name is `sandbox`, with a port for other containers.
    /// let sandbox = Sandbox::builder()
    ///     .address([0, 0, 0, 0])
    ///     .port(0) // 8080, for example
    ///     .public_url("http://sandbox:8080")
    ///     .start()?;
    /// assert_eq!(sandbox.base_url(), "http://sandbox:8080");
    /// # Ok(())
    /// # }
    /// ```
    pub fn public_url(mut self, url: impl Into<String>) -> Self {
        self.public_url = Some(url.into());
        self
    }

    /// Sets the port on this machine. The default is 0, which chooses a free port.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Sets the merchant's id and secret. The defaults are `merchant` and `secret`.
    pub fn merchant(mut self, id: impl Into<String>, secret: impl Into<String>) -> Self {
        self.settings.merchant_id = id.into();
        self.settings.merchant_secret = secret.into();
        self
    }

    /// Sets the URL that receives callbacks, and the API key in their header `X-API-Key`.
    ///
    /// No callback is sent without a URL. The URL must begin with `http://`.
    pub fn callback(mut self, url: impl Into<String>, api_key: impl Into<String>) -> Self {
        self.settings.callback = Some(CallbackTarget { url: url.into(), api_key: api_key.into() });
        self
    }

    /// Sets the order in which callbacks are sent. The default is the order of their events.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use payment_sandbox::{CallbackOrder, Sandbox};
    ///
    /// # fn main() -> std::io::Result<()> {
    /// // A shop should work if callbacks arrive in another order, and each of them twice.
    /// let sandbox = Sandbox::builder()
    ///     .callback("http://127.0.0.1:3000/callback", "the key of the dashboard")
    ///     .callback_order(CallbackOrder::Swapped(Duration::from_millis(500)))
    ///     .callback_copies(2)
    ///     .start()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn callback_order(mut self, order: CallbackOrder) -> Self {
        self.settings.callback_order = order;
        self
    }

    /// Sets the time between two states of a refund, on the sandbox's clock. By default, a refund ends at once after the
    /// response `PENDING`.
    ///
    /// A refund goes on, and its callbacks are sent, with the next request for refunds after that time.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use payment_sandbox::Sandbox;
    ///
    /// # fn main() -> std::io::Result<()> {
    /// let sandbox = Sandbox::builder().refund_step(Duration::from_secs(3600)).start()?;
    /// // The shop under test requests a refund here, and sees that it is pending.
    /// sandbox.advance(Duration::from_secs(3600));
    /// # Ok(())
    /// # }
    /// ```
    pub fn refund_step(mut self, time: Duration) -> Self {
        self.settings.refund_step = time;
        self
    }

    /// Sets whether a session that expires has a callback `PAYMENT.EXPIRED`. The default is `false`, because no page of the
    /// gateway's documentation lists this event.
    ///
    /// It is sent with the next request after the time is up.
    pub fn callback_on_expiry(mut self, is_sent: bool) -> Self {
        self.settings.notifies_of_expiry = is_sent;
        self
    }

    /// Sets the number of times that each callback is sent. The default is 1.
    pub fn callback_copies(mut self, copies: usize) -> Self {
        self.settings.callback_copies = copies;
        self
    }

    /// Sets the time after which an access token expires. The default is 15 minutes.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use payment_sandbox::Sandbox;
    ///
    /// # fn main() -> std::io::Result<()> {
    /// // The shop must renew its token in nearly every call.
    /// let sandbox = Sandbox::builder().token_lifetime(Duration::from_millis(50)).start()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn token_lifetime(mut self, lifetime: Duration) -> Self {
        self.settings.token_lifetime = lifetime;
        self
    }

    /// Sets the greatest number of static QR codes. The default is 10.
    pub fn static_qrs(mut self, count: usize) -> Self {
        self.settings.static_qrs = count;
        self
    }

    /// Sets the numbers that each bank has for static virtual accounts. The default is 0 to 99.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_sandbox::Sandbox;
    ///
    /// # fn main() -> std::io::Result<()> {
    /// // The second static account at a bank is rejected, as when the range is used up.
    /// let sandbox = Sandbox::builder().static_numbers(0..=0).static_qrs(1).dynamic_numbers(1).start()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn static_numbers(mut self, numbers: RangeInclusive<u64>) -> Self {
        self.settings.static_numbers = numbers;
        self
    }

    /// Sets the greatest number of virtual accounts for one payment. The default is 100,000.
    pub fn dynamic_numbers(mut self, count: usize) -> Self {
        self.settings.dynamic_numbers = count;
        self
    }

    /// Sets the ids that `customerId` may have, in addition to the customers that the sandbox creates.
    ///
    /// Other ids are rejected with status 404 and the code `resource_missing`. Without this setting, every id is accepted.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_sandbox::Sandbox;
    ///
    /// # fn main() -> std::io::Result<()> {
    /// let sandbox = Sandbox::builder().known_customers(["01975d90-bb55-76f6-b423-691c7868e85d"]).start()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn known_customers<I>(mut self, ids: I) -> Self
    where
        I: IntoIterator<Item: Into<String>>,
    {
        self.settings.known_customers = Some(ids.into_iter().map(Into::into).collect());
        self
    }

    /// Adds tokens of stored cards that every customer can pay with.
    ///
    /// Without this setting, a customer can pay with the cards that were stored in this sandbox: those of sessions with
    /// `saveForFutureUse`. A request with another token is rejected.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_sandbox::Sandbox;
    ///
    /// # fn main() -> std::io::Result<()> {
    /// let sandbox = Sandbox::builder().known_tokens(["020027de-134e-45ed-8f0d-7ae0506a7133"]).start()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn known_tokens<I>(mut self, tokens: I) -> Self
    where
        I: IntoIterator<Item: Into<String>>,
    {
        self.settings.known_tokens.extend(tokens.into_iter().map(Into::into));
        self
    }

    /// Lets the payment with a reference fail: its charge is `FAILED` with this reason, and the session is `CANCELLED` with
    /// `CHARGE_FAILED`.
    ///
    /// Static accounts and codes have no charge that could fail.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_sandbox::Sandbox;
    /// use payment_session::response::FailureCode;
    ///
    /// # fn main() -> std::io::Result<()> {
    /// let sandbox = Sandbox::builder().decline("order-7", FailureCode::INSUFFICIENT_FUND).start()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn decline(mut self, reference: impl Into<String>, reason: FailureCode) -> Self {
        self.settings.declined.insert(reference.into(), reason);
        self
    }

    /// Sets the time within which the head of a request must arrive. The default is 30 seconds.
    ///
    /// After this time, the connection ends. This is also the time that a connection can be idle.
    pub fn header_timeout(mut self, timeout: Duration) -> Self {
        self.header_timeout = timeout;
        self
    }

    /// Sets the seed of faults and ids. The default is a random seed, which [`Sandbox::seed`] returns.
    pub fn seed(mut self, seed: u64) -> Self {
        self.settings.seed = seed;
        self
    }

    /// Adds a fault. If several rules apply to an exchange, the first one of them does.
    pub fn fault(mut self, rule: FaultRule) -> Self {
        self.rules.push(rule);
        self
    }

    /// Sets the treatment of a request id that was used before.
    pub fn repeated_id(mut self, behaviour: RepeatedId) -> Self {
        self.settings.repeated_id = behaviour;
        self
    }

    /// Sets the rejection of a reference that is taken.
    pub fn taken_reference(mut self, behaviour: TakenReference) -> Self {
        self.settings.taken_reference = behaviour;
        self
    }

    /// Sets the behaviour of the lists of sessions and charges.
    pub fn look_up(mut self, behaviour: LookUp) -> Self {
        self.settings.look_up = behaviour;
        self
    }

    /// Sets the treatment of an access token when the merchant requests another one.
    pub fn old_token(mut self, behaviour: OldToken) -> Self {
        self.settings.old_token = behaviour;
        self
    }

    /// Accepts requests that break `rule` at `pointer`, the JSON pointer of the violation.
    ///
    /// A request is accepted if all of its violations are. Card data is checked nevertheless.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_sandbox::Sandbox;
    /// use payment_session::rules::RuleId;
    ///
    /// # fn main() -> std::io::Result<()> {
    /// let sandbox = Sandbox::builder().accept(RuleId::Phone, "/customer/phoneNumber/number").start()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn accept(mut self, rule: RuleId, pointer: impl Into<String>) -> Self {
        self.policy.accept(rule, pointer.into());
        self
    }

    /// Rejects requests for which `applies` returns true, although they break no rule.
    ///
    /// The status is 400, the code is `api_validation_error`, and the detail names `field`.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_sandbox::Sandbox;
    ///
    /// # fn main() -> std::io::Result<()> {
    /// let sandbox = Sandbox::builder()
    ///     .reject("orderInformation", |request| request.order_information.is_none())
    ///     .start()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn reject(mut self, field: impl Into<String>, applies: fn(&PaymentSession) -> bool) -> Self {
        self.policy.reject(field.into(), applies);
        self
    }

    /// Records the executed operations in `ledger`. Without a ledger, the sandbox records nothing.
    pub fn ledger(mut self, ledger: &Ledger) -> Self {
        self.settings.ledger = Some(ledger.clone());
        self
    }

    /// Serves a page on which a person sees every call, callback and refund, and acts as the customer.
    ///
    /// It is off by default: the sandbox then records nothing. [`Sandbox::page_url`] returns its address. If the sandbox
    /// listens on an address that other machines can reach, this URL has a token.
    ///
    /// With the page, the hosted page of a payment is a page as well if a browser opens it. An HTTP client, which does not
    /// ask for HTML, still pays by opening it.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_sandbox::Sandbox;
    ///
    /// # fn main() -> std::io::Result<()> {
    /// let sandbox = Sandbox::builder().page(true).start()?;
    /// assert_eq!(sandbox.page_url(), Some(format!("{}/_page/", sandbox.base_url()).as_str()));
    /// # Ok(())
    /// # }
    /// ```
    pub fn page(mut self, is_on: bool) -> Self {
        self.page = is_on;
        self
    }

    /// Starts the sandbox.
    ///
    /// # Errors
    ///
    /// Returns an error if the port is in use, or if no thread is available.
    pub fn start(self) -> io::Result<Sandbox> {
        let listener = TcpListener::bind((self.address, self.port))
            .map_err(|error| io::Error::new(error.kind(), format!("{}:{}: {error}", self.address, self.port)))?;
        let address = listener.local_addr()?;
        let clock = Clock::system();
        let page = self.page.then(|| Page {
            record: Record::new(clock.clone()),
            guard: Guard::new(address.ip(), self.public_url.as_deref()),
        });
        let base_url = self.public_url.unwrap_or_else(|| format!("http://{address}"));
        let page_url = page.as_ref().map(|page| format!("{base_url}{}", page.guard.path()));
        let seed = self.settings.seed;
        let server = Server {
            plan: Plan::new(seed, self.rules),
            policy: self.policy,
            callbacks: Delivery::new(&self.settings, page.as_ref().map(|page| page.record.clone())),
            page,
            header_timeout: self.header_timeout,
        };
        let accounts = Arc::new(Mutex::new(Accounts::new(base_url.clone(), self.settings, clock)));
        let (stop, thread) = server.start(listener, Arc::clone(&accounts))?;
        Ok(Sandbox { address, base_url, page_url, seed, accounts, stop: Some(stop), thread: Some(thread) })
    }
}
