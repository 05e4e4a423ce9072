use std::{future::poll_fn, pin::pin, task::Poll};

use payment_client::Client;
use payment_session::{
    gateway::{BaseUrl, Credentials, MerchantId, MerchantSecret, TestEnvironment},
    response::CallbackKey,
};
use tokio::{
    sync::Notify,
    time::{sleep, timeout},
};
use tower::ServiceExt as _;

use super::*;
use crate::store::Store;

/// Returns a shop that can send nothing.
pub async fn shop(folder: &tempfile::TempDir) -> Arc<Shop> {
    let nowhere = BaseUrl::try_from("http://127.0.0.1:9").unwrap();
    let credentials = Credentials::new(MerchantId::new("merchant").unwrap(), MerchantSecret::new("secret").unwrap());
    let nowhere = TestEnvironment::custom(nowhere).unwrap();
    let client = Client::builder(nowhere.clone(), credentials).build().unwrap();
    Arc::new(Shop {
        simulator: client.simulator(nowhere).unwrap(),
        client,
        store: Store::open(&folder.path().join("shop.db")).await.unwrap(),
        callback_key: CallbackKey::new("key"),
        pause: 10,
        wake: Notify::new(),
    })
}

#[tokio::test]
async fn an_order_is_stored_although_the_customer_closes_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let shop = shop(&folder).await;
    for polls in 0..4 {
        let form = format!("token=t&cart=order{polls}&sugar=2&email=rina%40example.com&method=qr");
        let request = Request::post("/orders")
            .header("cookie", "token=t")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(form))
            .unwrap();
        let mut handled = Box::pin(router(Arc::clone(&shop)).oneshot(request));
        for _ in 0..=polls {
            poll_fn(|context| Poll::Ready(pin!(&mut handled).poll(context).is_ready())).await;
        }
        drop(handled);
        let stored = async {
            while shop.store.order(&format!("order{polls}")).await.unwrap().is_none() {
                sleep(Duration::from_millis(5)).await;
            }
        };
        timeout(Duration::from_secs(10), stored).await.expect("the order is lost");
    }
}

#[tokio::test]
async fn only_the_gateway_calls_back_and_only_our_own_pages_order() {
    let folder = tempfile::tempdir().unwrap();
    let shop = shop(&folder).await;
    let status = async |request: Request| router(Arc::clone(&shop)).oneshot(request).await.unwrap().status();
    // A body that nobody can read: with the right key, the shop tries.
    for (key, expected) in [("other", 401), ("", 401), ("key", 400)] {
        let request = Request::post("/callback").header("x-api-key", key).body(Body::from("?")).unwrap();
        assert_eq!(status(request).await, expected, "{key:?}");
    }
    assert_eq!(status(Request::post("/callback").body(Body::from("?")).unwrap()).await, 401);
    for (token, expected) in [("other", 403), ("", 403), ("t", 303)] {
        let form = format!("token={token}&cart=order&sugar=2&email=rina%40example.com&method=qr");
        let request = Request::post("/orders")
            .header("cookie", "token=t")
            .header("content-type", "application/x-www-form-urlencoded");
        assert_eq!(status(request.body(Body::from(form)).unwrap()).await, expected, "{token:?}");
        assert_eq!(shop.store.order("order").await.unwrap().is_some(), expected == 303);
    }
}

/// A form that does not end holds nothing. Headers are limited by the proxy.
#[tokio::test(start_paused = true)]
async fn a_form_that_does_not_end_is_ended() {
    let folder = tempfile::tempdir().unwrap();
    tokio::time::resume();
    let shop = shop(&folder).await;
    tokio::time::pause();
    let form = Body::from_stream(futures_util::stream::pending::<Result<Vec<u8>, std::io::Error>>());
    let response = router(shop).oneshot(Request::post("/orders").body(form).unwrap()).await.unwrap();
    assert_eq!(response.status(), StatusCode::REQUEST_TIMEOUT);
}
