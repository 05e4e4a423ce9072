//! The body of a refund, which can name the account of a customer.

use std::time::Duration;

use payment_client::{
    Client, Error,
    testing::{Reply, Script},
};
use payment_session::{
    Refund,
    gateway::{Credentials, MerchantId, MerchantSecret, TestEnvironment},
    request::RefundReason,
    response::SessionId,
};
use tokio::time::sleep;

use crate::database::{Database, on_both};

const REFUND: &str = "POST /v1/refunds";

on_both!(a_body_is_not_in_the_table_while_it_is_sent, super::a_body_is_not_in_the_table_while_it_is_sent);

/// A refund that the gateway throttles has its body again when its call is left to `recover`.
async fn a_body_is_not_in_the_table_while_it_is_sent<D: Database>(database: D) {
    let gateway = Script::new(|request, _| match request.line() {
        "POST /v1/access-token" => Reply::token(),
        REFUND => Reply::error(429, "frequency_above_limit").after(Duration::from_millis(500)),
        other => panic!("{other}"),
    });
    let server = TestEnvironment::custom("http://localhost:8765".parse().unwrap()).unwrap();
    let credentials = Credentials::new(MerchantId::new("merchant").unwrap(), MerchantSecret::new("secret").unwrap());
    let journal = database.open().await;
    let builder = Client::builder(server, credentials).transport(gateway.clone()).journal(journal.clone());
    let client = builder.build().unwrap().with_deadline(Duration::from_millis(1));
    let refund =
        Refund::full("1".parse::<SessionId>().unwrap(), "R-1".parse().unwrap(), RefundReason::REQUESTED_BY_CUSTOMER);
    let intent = client.intend_refund(&refund);
    let has_body = async || {
        let select = "SELECT CASE WHEN body IS NULL THEN 'no' ELSE 'yes' END FROM payment_journal";
        D::texts(&journal, select).await.pop()
    };
    let looked = async {
        while gateway.lines().is_empty() {
            sleep(Duration::from_millis(5)).await;
        }
        has_body().await
    };
    let (result, while_it_is_sent) = tokio::join!(client.carry_out(&intent), looked);
    assert!(matches!(result, Err(Error::Unknown { .. })), "{result:?}");
    assert_eq!(while_it_is_sent.as_deref(), Some("no"));
    assert_eq!(has_body().await.as_deref(), Some("yes"));
}
