//! Connections that a client leaves half-open.

use std::{
    io::{Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    time::Duration,
};

use payment_sandbox::{Sandbox, Settings};

use crate::shop::{Shop, card, qr};

const HALF_A_HEAD: &[u8] = b"GET /v2/payments HTTP/1.1\r\nhost: sandbox\r\nauth";

/// Reads until the connection ends. Panics if it does not.
fn read_to_the_end(mut stream: TcpStream) {
    let mut bytes = Vec::new();
    match stream.read_to_end(&mut bytes) {
        Ok(_) => {}
        Err(error) => assert_eq!(error.kind(), std::io::ErrorKind::ConnectionReset, "the connection did not end"),
    }
}

#[test]
fn a_head_must_arrive_in_time() {
    let shop = Shop::with(Settings { header_timeout: Duration::from_millis(50), ..Settings::default() });
    let mut half = shop.connect();
    half.write_all(HALF_A_HEAD).unwrap();
    read_to_the_end(half);
    // The connection that never sends anything ends as well.
    read_to_the_end(shop.connect());
}

#[test]
fn all_connections_end_with_the_sandbox() {
    let shop = Shop::new();
    let address = shop.address();
    let silent = shop.connect();
    let mut half = shop.connect();
    half.write_all(HALF_A_HEAD).unwrap();
    let mut body = shop.connect();
    body.write_all(b"POST /v2/payments HTTP/1.1\r\nhost: sandbox\r\ncontent-length: 9\r\n\r\n{").unwrap();
    assert_eq!(shop.create(&qr("a")).status, 200);

    drop(shop);
    for stream in [silent, half, body] {
        read_to_the_end(stream);
    }
    TcpListener::bind(address).expect("the port is free again");
}

#[test]
fn a_port_in_use_is_an_error() {
    let shop = Shop::new();
    let port = shop.address().rsplit_once(':').unwrap().1.parse().unwrap();
    assert_eq!(
        Sandbox::with(Settings { port, ..Settings::default() }).unwrap_err().kind(),
        std::io::ErrorKind::AddrInUse
    );
}

#[test]
fn a_container_has_an_address_and_a_name() {
    let settings = Settings {
        address: Ipv4Addr::UNSPECIFIED.into(),
        public_url: Some("http://sandbox:8080".into()),
        ..Settings::default()
    };
    let sandbox = Sandbox::with(settings).unwrap();
    assert_eq!(sandbox.base_url(), "http://sandbox:8080");
    assert!(sandbox.address().ip().is_unspecified());
    let url = format!("http://127.0.0.1:{}", sandbox.address().port());
    let shop = Shop::of(sandbox, url);
    let page = shop.create(&card("a")).body["data"]["paymentUrl"].as_str().unwrap().to_owned();
    assert!(page.starts_with("http://sandbox:8080/detail?token="), "{page}");
}
