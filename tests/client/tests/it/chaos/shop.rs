//! A shop that pays as the guide says.

use std::{io, time::Duration};

use payment_client::{Cause, CauseKind, Client, Error, Intent};
use payment_session::{
    Amount, Currency, NextStep, PaymentRequest, Refund, SessionResponse,
    encrypt::{CardKey, CardPayload, DeviceInformations, ExpiryMonth, ExpiryYear, PlainCard},
    gateway::{Cancel, CancelReason, Capture, Confirm},
    payment_session,
    request::{CaptureMethod, CardOptions, RefundReason},
    response::SessionStatus,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::sleep,
};

use super::audit::{Belief, Books};
use crate::orders::payment;

type Shop = Client;

/// The number of looks at a call whose outcome is unknown, before the shop stops.
const LOOKS: usize = 40;

/// Pays an order, in one of three ways, and returns the shop's books.
pub async fn pay(client: &Shop, number: u64) -> Books {
    let reference = format!("ORDER-{number}");
    let mut books = Books::new(reference.clone());
    match number % 3 {
        0 => drop(create(client, &payment(&reference), &mut books, number).await),
        1 => Box::pin(pay_by_card(client, &reference, &mut books, number)).await,
        _ => Box::pin(cancel(client, &reference, &mut books, number)).await,
    }
    books
}

/// Creates a session. After an unknown outcome, looks it up, and creates it again.
pub async fn create(
    client: &Shop,
    request: &impl PaymentRequest,
    books: &mut Books,
    number: u64,
) -> Option<SessionResponse> {
    let mut result = client.create(request).await;
    for _ in 0..LOOKS {
        match result {
            // Nothing has happened, so the shop tries later.
            Err(Error::NotSent(_) | Error::NotProcessed(_) | Error::Credentials(_)) => {
                sleep(Duration::from_millis(20)).await;
                result = client.create(request).await;
            }
            Err(Error::Unknown { intent, .. }) => result = go_on(client, intent).await,
            _ => break,
        }
    }
    let (belief, session) = match result {
        Ok(session) => (Belief::Happened, Some(session)),
        Err(Error::NotSent(_) | Error::NotProcessed(_) | Error::Credentials(_)) => (Belief::DidNotHappen, None),
        Err(Error::Unknown { .. }) => (Belief::Unknown, None),
        Err(error) => panic!("order {number}: {error:?}"),
    };
    books.create = Some(belief);
    books.session = session.as_ref().map(|session| session.id.to_string());
    session
}

/// Continues from the outbox, as after a crash.
pub async fn go_on(client: &Shop, mut intent: Intent) -> Result<SessionResponse, Error> {
    for _ in 0..LOOKS {
        match client.carry_out(&intent).await {
            Err(Error::Unknown { intent: later, .. }) => intent = later,
            result => return result.map(|effect| effect.session().unwrap()),
        }
    }
    Err(Error::Unknown { intent, cause: Cause::new(CauseKind::Closed) })
}

/// Looks a call up that may not be sent again.
async fn believe<T>(client: &Shop, result: Result<T, Error>) -> Belief {
    match result {
        Ok(_) => Belief::Happened,
        Err(Error::NotSent(_) | Error::NotProcessed(_) | Error::Credentials(_)) => Belief::DidNotHappen,
        Err(Error::Undecidable { .. }) => Belief::Unknown,
        Err(Error::Unknown { mut intent, .. }) => {
            for _ in 0..LOOKS {
                match client.carry_out(&intent).await {
                    Ok(_) => return Belief::Happened,
                    Err(Error::NotSent(_) | Error::NotProcessed(_) | Error::Credentials(_) | Error::Rejected(_)) => {
                        return Belief::DidNotHappen;
                    }
                    Err(Error::Unknown { intent: later, .. }) => intent = later,
                    Err(Error::Undecidable { .. }) => return Belief::Unknown,
                    Err(error) => panic!("{error:?}"),
                }
            }
            Belief::Unknown
        }
        Err(error) => panic!("{error:?}"),
    }
}

async fn cancel(client: &Shop, reference: &str, books: &mut Books, number: u64) {
    let request = payment_session! {
        client_reference_id: reference.try_into().unwrap(),
        amount: { value: 5000, currency: IDR },
        redirect_url: { success_return_url: "https://shop.example/paid" },
        auto_confirm: false,
        customer: { email: "customer@example.com" },
        order_information: { product_details: [] },
    };
    let Some(session) = create(client, &request, books, number).await else { return };
    let cancel = Cancel::new(CancelReason::REQUESTED_BY_CUSTOMER);
    let result = client.cancel(&session.id, &cancel).await;
    if let Ok(session) = &result {
        assert_eq!(session.status, SessionStatus::CANCELLED);
    }
    books.cancel = Some(believe(client, result).await);
}

/// Creates, confirms and authenticates a card payment, captures a part of it, and refunds a part of that.
async fn pay_by_card(client: &Shop, reference: &str, books: &mut Books, number: u64) {
    let request = payment_session! {
        client_reference_id: reference.try_into().unwrap(),
        amount: { value: 10000, currency: IDR },
        payment_method: { type: CARD },
        mode: API,
        redirect_url: { success_return_url: "https://shop.example/paid" },
        customer: { email: "customer@example.com" },
        auto_confirm: false,
    };
    let Some(session) = create(client, &request, books, number).await else { return };
    let result = client.confirm(&session.id, &confirmation(&session)).await;
    books.confirm = Some(believe(client, result).await);
    if books.confirm != Some(Belief::Happened) {
        return;
    }
    let Some(confirmed) = read(client, &session).await else { return };
    let NextStep::SendCustomer(page) = confirmed.next_step() else { panic!("{:?}", confirmed.next_step()) };
    open(page.as_ref()).await;
    let amount = Amount::new(6000.try_into().unwrap(), Currency::IDR);
    let capture = Capture { amount: Some(amount), ..Capture::new(true) };
    let result = client.capture(&session.id, &capture).await;
    books.captured = "6000";
    books.capture = Some(believe(client, result).await);
    if books.capture == Some(Belief::Happened) {
        let part = Amount::new(2000.try_into().unwrap(), Currency::IDR);
        let reference = format!("{reference}-R").parse().unwrap();
        let refund = Refund::part(&session, reference, RefundReason::OTHERS, part).unwrap();
        books.refund = Some(believe(client, client.refund(&refund).await).await);
    }
}

async fn read(client: &Shop, session: &SessionResponse) -> Option<SessionResponse> {
    for _ in 0..LOOKS {
        if let Ok(session) = client.get_session(&session.id).await {
            return Some(session);
        }
    }
    None
}

/// Encrypts the documented card, whose amount is captured later.
pub fn confirmation(session: &SessionResponse) -> Confirm {
    let NextStep::EncryptAndConfirm(key) = session.next_step() else { panic!("{:?}", session.next_step()) };
    let key: CardKey = key.try_into().unwrap();
    let (month, year) = (ExpiryMonth::try_from(1).unwrap(), ExpiryYear::try_from(39).unwrap());
    let number = "4440000112200001".parse().unwrap();
    let card = PlainCard::new(number, month, year, "123".parse().unwrap(), "John Doe".parse().unwrap()).unwrap();
    let card = CardPayload::new(card, DeviceInformations::default()).encrypt(&key).unwrap();
    let options = CardOptions { capture_method: Some(CaptureMethod::MANUAL), ..CardOptions::new() };
    Confirm::card(card, options).unwrap()
}

/// Opens the page of 3-D Secure, as the customer does. A customer whose connection is refused tries again.
pub async fn open(url: &str) {
    for _ in 0..LOOKS {
        match get(url).await {
            Ok(response) if response.starts_with("HTTP/1.1 30") => return,
            other => drop(other),
        }
        sleep(Duration::from_millis(20)).await;
    }
    panic!("the page cannot be opened");
}

async fn get(url: &str) -> io::Result<String> {
    let (host, path) = url.strip_prefix("http://").and_then(|url| url.split_once('/')).unwrap();
    let mut stream = TcpStream::connect(host).await?;
    let request = format!("GET /{path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut response = String::new();
    stream.read_to_string(&mut response).await?;
    Ok(response)
}
