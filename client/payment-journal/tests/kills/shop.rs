//! The shop: it sells without an end, and recovers the calls that killed shops have left.

use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
    time::Duration,
};

use payment_client::{Client, Effect, Error, Intent, Policy, journal::EndKind};
use payment_session::{
    Amount, Currency, NextStep, Refund, SessionResponse,
    encrypt::{CardKey, CardPayload, DeviceInformations, ExpiryMonth, ExpiryYear, PlainCard},
    gateway::{
        BaseUrl, Cancel, CancelReason, Capture, Confirm, Credentials, MerchantId, MerchantSecret, TestEnvironment,
    },
    payment_session,
    request::{CaptureMethod, CardOptions, RefundReason},
};
use tokio::time::sleep;

use crate::books::Books;

pub struct Shop<B> {
    client: Client,
    books: B,
}

impl<B: Books> Shop<B> {
    pub async fn open(gateway: &str, database: &str) -> Self {
        let books = B::open(database).await;
        let server = TestEnvironment::custom(BaseUrl::try_from(gateway).unwrap()).unwrap();
        let id = MerchantId::new("merchant").unwrap();
        let credentials = Credentials::new(id, MerchantSecret::new("secret").unwrap());
        // The sandbox carries out nothing after a quarter of a second. A lease has at least a second.
        let policy = Policy::default()
            .with_gateway_timeout(Duration::from_millis(250))
            .with_first_pause(Duration::from_millis(100))
            .with_longest_pause(Duration::from_millis(100))
            .with_lease(Duration::from_secs(1));
        let client = Client::builder(server, credentials).policy(policy).journal(books.clone()).build().unwrap();
        Self { client, books }
    }

    /// Sells until it is killed.
    pub async fn run(&self, name: &str) {
        let sell = async |counter: &str| {
            for number in 0.. {
                self.sell(&format!("{name}-{counter}-{number}"), number % 2 == 0).await;
            }
        };
        let recover = async {
            loop {
                self.recover().await;
                sleep(Duration::from_millis(50)).await;
            }
        };
        tokio::join!(sell("a"), sell("b"), sell("c"), recover);
    }

    /// Makes one pass over the calls that no process carries out.
    pub async fn recover(&self) {
        let mut recovered = self.client.recover();
        while let Some(item) = recovered.next().await {
            // The database has failed. The next pass goes on.
            let Ok(item) = item else { return };
            self.end(&item.intent, &item.result).await;
        }
    }

    /// Creates, confirms and captures a payment, and refunds two parts of it, or creates and cancels one.
    async fn sell(&self, reference: &str, is_paid: bool) -> Option<()> {
        let order = payment_session! {
            client_reference_id: reference.try_into().unwrap(),
            amount: { value: 10000, currency: IDR },
            payment_method: { type: CARD },
            mode: API,
            redirect_url: { success_return_url: "https://shop.example/paid" },
            customer: { email: "customer@example.com" },
            auto_confirm: false,
        };
        let session = self.carry_out(self.client.intend_create(&order)).await?.session()?;
        if !is_paid {
            let cancel = Cancel::new(CancelReason::REQUESTED_BY_CUSTOMER);
            self.carry_out(self.client.intend_cancel(&session.id, &cancel).unwrap()).await?;
            return Some(());
        }
        let confirm = self.client.intend_confirm(&session.id, &confirmation(&session)).unwrap();
        let confirmed = self.carry_out(confirm).await?.session()?;
        let NextStep::SendCustomer(page) = confirmed.next_step() else { panic!("{:?}", confirmed.next_step()) };
        authenticate(page.as_ref());
        self.carry_out(self.client.intend_capture(&session.id, &Capture::new(true)).unwrap()).await?;
        // The parts are equal, and have references of their own.
        for part in ["r1", "r2"] {
            let reference = format!("{reference}-{part}").parse().unwrap();
            let amount = Amount::new(4000.try_into().unwrap(), Currency::IDR);
            let refund = Refund::part(session.id.clone(), reference, RefundReason::OTHERS, amount).unwrap();
            self.carry_out(self.client.intend_refund(&refund)).await?;
        }
        Some(())
    }

    async fn carry_out(&self, intent: Intent) -> Option<Effect> {
        if self.books.book(&intent.row()).await.is_err() {
            // If it was written all the same, `recover` finds it.
            sleep(Duration::from_millis(20)).await;
            return None;
        }
        let result = self.client.carry_out(&intent).await;
        self.end(&intent, &result).await;
        result.ok()
    }

    /// Writes the end of a call, if it is known.
    async fn end(&self, intent: &Intent, result: &Result<Effect, Error>) {
        let Some(seen) = EndKind::of(result) else { return };
        let ended = match seen {
            EndKind::Undecidable => "undecidable",
            EndKind::Done => "done",
            // The session is there. If its end was not recorded, this shop has cancelled it since.
            EndKind::Impossible if intent.call() == "create" => "done",
            _ => "not done",
        };
        // If this fails, the end is not acknowledged, so that `recover` finds it.
        let _ = self.books.end(intent.id(), ended, seen).await;
    }
}

/// Encrypts a card, whose amount is captured later.
fn confirmation(session: &SessionResponse) -> Confirm {
    let NextStep::EncryptAndConfirm(key) = session.next_step() else { panic!("{:?}", session.next_step()) };
    let key: CardKey = key.try_into().unwrap();
    let (month, year) = (ExpiryMonth::try_from(1).unwrap(), ExpiryYear::try_from(39).unwrap());
    let number = "4440000112200001".parse().unwrap();
    let card = PlainCard::new(number, month, year, "123".parse().unwrap(), "John Doe".parse().unwrap()).unwrap();
    let card = CardPayload::new(card, DeviceInformations::default()).encrypt(&key).unwrap();
    Confirm::card(card, CardOptions { capture_method: Some(CaptureMethod::MANUAL), ..CardOptions::new() }).unwrap()
}

/// Opens the page of 3-D Secure, as the customer does.
fn authenticate(page: &str) {
    let (host, path) = page.strip_prefix("http://").and_then(|page| page.split_once('/')).unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    write!(stream, "GET /{path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n").unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).unwrap();
    assert!(response.starts_with("HTTP/1.1 30"), "{response}");
}
