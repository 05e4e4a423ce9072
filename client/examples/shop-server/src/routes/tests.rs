use std::{future::poll_fn, pin::pin, task::Poll};

use payment_client::Client;
use payment_session::{
    gateway::{BaseUrl, Credentials, MerchantId, MerchantSecret, TestEnvironment},
    response::CallbackKey,
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    sync::Notify,
    time::{sleep, timeout},
};
use tower::ServiceExt as _;

use super::*;
use crate::{serve::serve, store::Store};

/// Returns a shop that can send nothing.
pub async fn shop(database: &str) -> Arc<Shop> {
    let nowhere = BaseUrl::try_from("http://127.0.0.1:9").unwrap();
    let credentials = Credentials::new(MerchantId::new("merchant").unwrap(), MerchantSecret::new("secret").unwrap());
    let nowhere = TestEnvironment::custom(nowhere).unwrap();
    let client = Client::builder(nowhere.clone(), credentials).build().unwrap();
    Arc::new(Shop {
        simulator: client.simulator(nowhere).unwrap(),
        client,
        store: Store::open(database).await.unwrap(),
        callback_key: CallbackKey::new("key"),
        admin_password: "password".into(),
        pause: 10,
        wake: Notify::new(),
    })
}

#[tokio::test]
async fn an_order_is_stored_although_the_customer_closes_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let shop = shop(&format!("sqlite:{}", folder.path().join("shop.db").display())).await;
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
    let shop = shop(&format!("sqlite:{}", folder.path().join("shop.db").display())).await;
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

#[tokio::test]
async fn only_the_password_shows_the_orders() {
    let folder = tempfile::tempdir().unwrap();
    let shop = shop(&format!("sqlite:{}", folder.path().join("shop.db").display())).await;
    for (credentials, expected) in [
        ("YWRtaW46cGFzc3dvcmQ=", 200),
        // Of another password, of a part of it, of none, and of another user.
        ("YWRtaW46cGFzc3dvcmQx", 401),
        ("YWRtaW46cGFzcw==", 401),
        ("YWRtaW46", 401),
        ("cm9vdDpwYXNzd29yZA==", 401),
    ] {
        let request = Request::get("/admin").header("authorization", format!("Basic {credentials}"));
        let response = router(Arc::clone(&shop)).oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(response.status(), expected, "{credentials}");
    }
}

/// Nobody holds a connection by headers or by a form that does not end.
#[tokio::test]
async fn requests_that_do_not_end_are_ended() {
    let folder = tempfile::tempdir().unwrap();
    let shop = shop(&format!("sqlite:{}", folder.path().join("shop.db").display())).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = tokio::spawn(serve(listener, router(shop), std::future::pending()));
    tokio::time::pause();
    let form = "POST /orders HTTP/1.1\r\nhost: shop\r\ncontent-type: application/x-www-form-urlencoded\r\n\
                cookie: token=t\r\ncontent-length: 100\r\nconnection: close\r\n\r\ntoken=t";
    for (request, expected) in [(form, "HTTP/1.1 408 "), ("GET / HTTP/1.1\r\nhost: sh", "")] {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut response = String::new();
        let read = timeout(Duration::from_mins(1), stream.read_to_string(&mut response)).await;
        read.expect("the connection is held").unwrap();
        assert!(response.starts_with(expected), "{response}");
    }
    server.abort();
}
