//! One fault at each call that changes something, over sockets: what the client says afterwards agrees with the gateway's
//! ledger. `tests/search` and `tests/world` try more faults, without sockets.

use std::{io, time::Duration};

use payment_client::{CauseKind, Client, Error};
use payment_sandbox::{Fault, Ledger, Operation, Sandbox, Settings};
use payment_session::{
    Amount, Currency, NextStep, Refund, SessionResponse,
    encrypt::{CardKey, CardPayload, DeviceInformations, ExpiryMonth, ExpiryYear, PlainCard},
    gateway::{Cancel, CancelReason, Capture, Confirm},
    payment_session,
    request::{CaptureMethod, CardOptions, RefundReason},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::{
    orders::payment,
    script::{client, policy},
};

/// The number of looks at a call whose outcome is unknown.
const LOOKS: usize = 40;

const FAULTS: [Fault; 7] = [
    Fault::CutBefore,
    Fault::CutAfter,
    Fault::HalfBody,
    // Longer than the client waits
    Fault::Late(Duration::from_millis(900)),
    Fault::Unauthorized,
    Fault::TooManyRequests,
    Fault::Garbage,
];

/// What the client says about a call.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Said {
    Happened,
    DidNotHappen,
    /// No look-up shows whether it happened.
    Undecidable,
}

/// Looks at a call until its outcome is known.
async fn decided<T>(client: &Client, result: Result<T, Error>) -> Said {
    let Err(mut error) = result else { return Said::Happened };
    for _ in 0..LOOKS {
        match error {
            Error::NotDone(_) | Error::Rejected(_) => {
                return Said::DidNotHappen;
            }
            Error::Undecidable { .. } => return Said::Undecidable,
            Error::Unknown { intent: Some(intent), .. } => match client.carry_out(&intent).await {
                Ok(_) => return Said::Happened,
                Err(later) => error = later,
            },
            error => panic!("{error:?}"),
        }
    }
    panic!("{error:?}")
}

/// Pays by card up to an operation. Returns what is said about this one.
async fn pay_up_to(operation: Operation, client: &Client) -> Said {
    let request = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 10000, currency: IDR },
        payment_method: { type: CARD },
        mode: API,
        redirect_url: { success_return_url: "https://shop.example/paid" },
        customer: { email: "customer@example.com" },
        auto_confirm: false,
    };
    let created = client.create(&request).await;
    if operation == Operation::Create {
        return decided(client, created).await;
    }
    let session = created.unwrap();
    if operation == Operation::Cancel {
        let cancel = Cancel::new(CancelReason::REQUESTED_BY_CUSTOMER);
        return decided(client, client.cancel(&session.id, &cancel).await).await;
    }
    let confirmed = client.confirm(&session.id, &confirmation(&session)).await;
    if operation == Operation::Confirm {
        return decided(client, confirmed).await;
    }
    confirmed.unwrap();
    let shown = client.get_session(&session.id).await.unwrap();
    let NextStep::SendCustomer(page) = shown.next_step() else { panic!("{:?}", shown.next_step()) };
    open(page.as_ref()).await.unwrap();
    let captured = client.capture(&session.id, &Capture::new(true)).await;
    if operation == Operation::Capture {
        return decided(client, captured).await;
    }
    captured.unwrap();
    let part = Amount::new(2000.try_into().unwrap(), Currency::IDR);
    let refund = Refund::part(&session, "REFUND-1".parse().unwrap(), RefundReason::OTHERS, part).unwrap();
    decided(client, client.refund(&refund).await).await
}

/// Encrypts the documented card, whose amount is captured later.
fn confirmation(session: &SessionResponse) -> Confirm {
    let NextStep::EncryptAndConfirm(key) = session.next_step() else { panic!("{:?}", session.next_step()) };
    let key: CardKey = key.try_into().unwrap();
    let (month, year) = (ExpiryMonth::try_from(1).unwrap(), ExpiryYear::try_from(39).unwrap());
    let number = "4440000112200001".parse().unwrap();
    let card = PlainCard::new(number, month, year, "123".parse().unwrap(), "John Doe".parse().unwrap()).unwrap();
    let card = CardPayload::new(card, DeviceInformations::default()).encrypt(&key).unwrap();
    let options = CardOptions { capture_method: Some(CaptureMethod::MANUAL), ..CardOptions::new() };
    Confirm::card(card, options).unwrap()
}

/// Opens the page of 3-D Secure, as the customer does.
async fn open(url: &str) -> io::Result<()> {
    let (host, path) = url.strip_prefix("http://").and_then(|url| url.split_once('/')).unwrap();
    let mut stream = TcpStream::connect(host).await?;
    let request = format!("GET /{path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    stream.read_to_string(&mut String::new()).await.map(drop)
}

/// Tries each fault at the first exchange of an operation, which comes after the request for a token.
async fn try_faults_at(operation: Operation) {
    for fault in FAULTS {
        let ledger = Ledger::new();
        let sandbox = Sandbox::with(Settings {
            ledger: Some(ledger.clone()),
            faults: vec![fault.at(1).on(operation)],
            ..Settings::default()
        })
        .unwrap();
        let said = pay_up_to(operation, &client(sandbox.base_url(), policy())).await;
        let executed = ledger.executions().iter().filter(|execution| execution.operation == operation).count();
        match said {
            Said::Happened => assert_eq!(executed, 1, "{operation:?}, {fault:?}"),
            Said::DidNotHappen => assert_eq!(executed, 0, "{operation:?}, {fault:?}"),
            // Only a create may be sent again with its reference.
            Said::Undecidable => assert_ne!(operation, Operation::Create, "{fault:?}"),
        }
    }
}

#[tokio::test]
async fn a_port_that_closes_after_the_token_has_received_nothing() {
    // The token is the first exchange, and the create the second. Longer than the client tries
    let closed = Fault::Refused(Duration::from_secs(5)).at(2);
    let ledger = Ledger::new();
    let sandbox =
        Sandbox::with(Settings { ledger: Some(ledger.clone()), faults: vec![closed], ..Settings::default() }).unwrap();
    let client = client(sandbox.base_url(), policy());
    match client.create(&payment("INV-1")).await {
        Err(Error::NotDone(cause)) => assert_eq!(cause.kind(), CauseKind::Connect),
        other => panic!("{other:?}"),
    }
    assert_eq!(ledger.executions().len(), 0);
}

#[tokio::test]
async fn what_is_said_agrees_with_the_ledger() {
    // One after the other, because the encryption of a card would delay the exchanges of the others.
    for operation in [Operation::Create, Operation::Confirm, Operation::Cancel, Operation::Capture, Operation::Refund] {
        Box::pin(try_faults_at(operation)).await;
    }
}
