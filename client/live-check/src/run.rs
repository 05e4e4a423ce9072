//! A run: sends requests, one a second, and keeps the responses that are needed to judge them.

use std::{collections::BTreeMap, fmt::Debug, thread, time::Duration};

use jiff::Timestamp;
use payment_session::{
    Checked, ClientReferenceId, PaymentSession, Refund, SessionResponse,
    gateway::{
        Call, Cancel, CancelReason, Credentials, Gateway, RequestId, SimulatedStatus, Simulation, TestEnvironment,
    },
    response::{GatewayResponse, ListPage, Page, RefundResponse, SessionId, SessionStatus},
};

use crate::{
    clock::Clock,
    control::{Context, Control},
    findings::Findings,
    limits::Limits,
    send_error::SendError,
    transport::{Reply, Transport},
    turns::Turns,
};

/// The beginning of every reference.
const PREFIX: &str = "LC-";

/// The life of a session. The look-ups after a cut connection take 70 seconds.
const LIFE: Duration = Duration::from_secs(5 * 60);

/// One look-up a second until a simulated payment arrives.
const LOOK_UPS_OF_PAYMENT: u32 = 5;

/// A run against one server.
#[allow(missing_debug_implementations, reason = "a transport and a clock cannot be printed")]
pub struct Run<'a> {
    transport: &'a dyn Transport,
    clock: &'a dyn Clock,
    credentials: Credentials,
    server: TestEnvironment,
    gateway: Gateway<TestEnvironment>,
    id: String,
    limits: Limits,
    references: u32,
    turns: Turns<'a>,
    controls: BTreeMap<Control, Result<SessionResponse, String>>,
    findings: Findings,
}

impl<'a> Run<'a> {
    /// Starts a run: requests an access token.
    ///
    /// # Errors
    ///
    /// Returns an error if the server does not return a token.
    pub fn start(
        transport: &'a dyn Transport,
        clock: &'a dyn Clock,
        server: TestEnvironment,
        credentials: Credentials,
    ) -> Result<Self, SendError> {
        let mut turns = Turns::new(clock);
        turns.wait_for(1)?;
        let call = credentials.request_token(&server);
        let reply = transport.exchange(call.request()).map_err(SendError::Transport)?;
        let token = call.parse(reply.status, &reply.body)?;
        let mut id = RequestId::random().to_string();
        id.truncate(8);
        Ok(Self {
            transport,
            clock,
            credentials,
            gateway: Gateway::new(server.clone(), token),
            server,
            id,
            limits: Limits::default(),
            references: 0,
            turns,
            controls: BTreeMap::new(),
            findings: Findings::default(),
        })
    }

    /// Reads the limits of the merchant's payment methods, which the values of requests keep.
    pub fn read_limits(&mut self) {
        let configs = self.gateway.get_payment_method_configs();
        if let Ok(configs) = self.send(&configs) {
            self.limits = Limits::of(&configs);
        }
    }

    /// Sends the requests whose responses no question has read, once.
    pub fn read_everything(&mut self) {
        let Some(Ok(session)) = self.controls.remove(&Control::Page) else { return };
        if let Ok(call) = self.gateway.get_session(&session.id) {
            self.send(&call).ok();
        }
        let reference = session.client_reference_id.as_deref().and_then(|reference| reference.parse().ok());
        if let Some(Ok(call)) = reference.map(|reference| self.gateway.list_charges(&reference, Page::FIRST)) {
            self.send(&call).ok();
        }
        let customer = session.customer_id.as_ref();
        if let Some(Ok(call)) = customer.map(|customer| self.gateway.get_customer(customer)) {
            self.send(&call).ok();
        }
        let list = self.gateway.list_sessions(Page::FIRST);
        self.send(&list).ok();
    }

    /// Returns the findings in all responses so far.
    pub const fn findings(&self) -> &Findings {
        &self.findings
    }

    /// Returns the number of requests so far.
    pub const fn sent(&self) -> u32 {
        self.turns.sent()
    }

    /// Returns the time by the run's clock.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Waits.
    pub fn sleep(&self, duration: Duration) {
        self.clock.sleep(duration);
    }

    /// Creates the values of a new request.
    ///
    /// # Panics
    ///
    /// Panics if the clock is at the end of time.
    pub fn context(&mut self) -> Context {
        self.references += 1;
        let reference = format!("{PREFIX}{}-{}", self.id, self.references);
        let expiry = Timestamp::from_second((self.clock.now() + LIFE).as_second()).expect("five minutes from now");
        Context { reference, expiry, limits: self.limits.clone() }
    }

    /// Creates a new request for the hosted page, which can be cancelled.
    ///
    /// # Errors
    ///
    /// Returns an error if the merchant has no payment method.
    pub fn page(&mut self) -> Result<PaymentSession, SendError> {
        let context = self.context();
        Control::Page.request(&context)
    }

    /// Returns the session of a control request, which is sent once.
    ///
    /// # Errors
    ///
    /// Returns the reason why the request did not pass.
    pub fn control(&mut self, control: Control) -> Result<&SessionResponse, String> {
        if !self.controls.contains_key(&control) {
            let context = self.context();
            let request = control.request(&context);
            let result = request.and_then(|request| self.create(&request, &RequestId::random()));
            self.controls.insert(control, result.map_err(|error| error.to_string()));
        }
        self.controls[&control].as_ref().map_err(Clone::clone)
    }

    /// Sends a request that creates a session.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no session in the response.
    pub fn create(&mut self, request: &PaymentSession, id: &RequestId) -> Result<SessionResponse, SendError> {
        let call = self.gateway.create(request, id);
        self.send(&call)
    }

    /// Sends a request that creates a session, and closes the connection. Returns the session if it arrived nevertheless.
    ///
    /// # Errors
    ///
    /// Returns an error if the request was not sent.
    pub fn create_and_cut(&mut self, request: &PaymentSession) -> Result<Option<SessionResponse>, SendError> {
        let call = self.gateway.create(request, &RequestId::random());
        self.turns.wait_for(1)?;
        let reply = self.transport.cut(call.request()).map_err(SendError::Transport)?;
        reply.map(|reply| self.read(&call, &reply)).transpose()
    }

    /// Sends requests for one reference at once.
    ///
    /// # Errors
    ///
    /// Returns an error if nothing was sent.
    ///
    /// # Panics
    ///
    /// Panics if the transport does.
    pub fn create_at_once(
        &mut self,
        request: &PaymentSession,
        count: u32,
    ) -> Result<Vec<Result<SessionResponse, SendError>>, SendError> {
        self.turns.wait_for(count)?;
        let calls: Vec<_> = (0..count).map(|_| self.gateway.create(request, &RequestId::random())).collect();
        let transport = self.transport;
        let replies: Vec<_> = thread::scope(|scope| {
            let threads: Vec<_> = calls.iter().map(|call| scope.spawn(|| transport.exchange(call.request()))).collect();
            threads.into_iter().map(|thread| thread.join().expect("a transport does not panic")).collect()
        });
        let results = calls.iter().zip(replies);
        Ok(results
            .map(|(call, reply)| reply.map_err(SendError::Transport).and_then(|reply| self.read(call, &reply)))
            .collect())
    }

    /// Looks sessions up by a reference.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no list in the response.
    pub fn find(&mut self, reference: &ClientReferenceId) -> Result<ListPage<SessionResponse>, SendError> {
        let call = self.gateway.find_sessions(reference)?;
        self.send(&call)
    }

    /// Cancels a session.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no session in the response.
    pub fn cancel(&mut self, session: &SessionId) -> Result<SessionResponse, SendError> {
        let call = self.gateway.cancel(session, &Cancel::new(CancelReason::VOID_SESSION), &RequestId::random())?;
        self.send(&call)
    }

    /// Creates a QR code, and simulates its payment. Returns `None` if the payment does not arrive.
    ///
    /// # Errors
    ///
    /// Returns an error if a call fails.
    pub fn pay(&mut self) -> Result<Option<SessionResponse>, SendError> {
        let context = self.context();
        let session = self.create(&Control::Qr.request(&context)?, &RequestId::random())?;
        let simulation = Simulation::new(session.id.clone(), SimulatedStatus::SUCCESS);
        self.send(&self.gateway.simulate(&simulation, &RequestId::random()))?;
        let look_up = self.gateway.get_session(&session.id)?;
        for _ in 0..LOOK_UPS_OF_PAYMENT {
            let session = self.send(&look_up)?;
            if session.status == SessionStatus::PAID {
                return Ok(Some(session));
            }
        }
        Ok(None)
    }

    /// Sends a refund.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no refund in the response.
    pub fn refund(&mut self, refund: &Checked<Refund>, id: &RequestId) -> Result<RefundResponse, SendError> {
        self.send(&self.gateway.refund(refund, id))
    }

    /// Lists refunds, as many as a page has.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no list in the response.
    pub fn list_refunds(&mut self) -> Result<ListPage<RefundResponse>, SendError> {
        self.send(&self.gateway.list_refunds(Page::FIRST))
    }

    /// Requests a new access token. Returns the result of a look-up with the old one.
    ///
    /// # Errors
    ///
    /// Returns an error if the gateway returns no new token.
    pub fn renew_token(
        &mut self,
        reference: &ClientReferenceId,
    ) -> Result<Result<ListPage<SessionResponse>, SendError>, SendError> {
        let with_old_token = self.gateway.find_sessions(reference)?;
        let call = self.credentials.request_token(&self.server);
        let token = self.send(&call)?;
        let found = self.send(&with_old_token);
        self.gateway = Gateway::new(self.server.clone(), token);
        Ok(found)
    }

    /// Sends a call once.
    fn send<A: GatewayResponse + Debug>(&mut self, call: &Call<A>) -> Result<A, SendError> {
        self.turns.wait_for(1)?;
        let reply = self.transport.exchange(call.request()).map_err(SendError::Transport)?;
        self.read(call, &reply)
    }

    fn read<A: GatewayResponse + Debug>(&mut self, call: &Call<A>, reply: &Reply) -> Result<A, SendError> {
        match call.parse(reply.status, &reply.body) {
            Ok(response) => {
                self.findings.response(&response);
                Ok(response)
            }
            Err(error) => {
                self.findings.error(&error, &reply.body);
                Err(error.into())
            }
        }
    }
}
