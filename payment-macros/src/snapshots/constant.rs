struct Fixed {}
#[allow(dead_code)]
impl Fixed {
    #[doc = r" The request's body: all of it is known."]
    pub const JSON: &'static payment_session::__private::str = "{\"clientReferenceId\":\"1\",\"amount\":{\"value\":1.50,\"currency\":\"IDR\"},\"mode\":\"API\",\"customerId\":\"c\",\"autoConfirm\":false}";
    #[doc = r" The request's body: JSON in the documented order, without white space."]
    pub fn to_json(&self) -> payment_session::__private::Vec<payment_session::__private::u8> {
        let mut out = payment_session::__private::Vec::new();
        self.write_json(&mut out);
        out
    }
    #[doc = r" Appends the request's body."]
    pub fn write_json(&self, out: &mut payment_session::__private::Vec<payment_session::__private::u8>) {
        use payment_session::__private as __p;
        __p::Vec::reserve(out, 116);
        __p :: Vec :: extend_from_slice (out , "{\"clientReferenceId\":\"1\",\"amount\":{\"value\":1.50,\"currency\":\"IDR\"},\"mode\":\"API\",\"customerId\":\"c\",\"autoConfirm\":false}" . as_bytes ()) ;
    }
}
#[automatically_derived]
impl payment_session::__private::From<Fixed> for payment_session::PaymentSession {
    fn from(request: Fixed) -> Self {
        {
            use payment_session::__private as __p;
            __p::PaymentSession::trusted(__p::SessionDraft {
                client_reference_id: __p::of::ClientReferenceId("1"),
                amount: __p::Some(__p::Amount { value: __p::of::AmountValue(150, 2), currency: __p::Currency::IDR }),
                mode: __p::Some(__p::Mode::API),
                auto_confirm: __p::Some(false),
                customer_id: __p::some::CustomerId("c"),
                payment_type: __p::None,
                payment_method: __p::None,
                payment_method_options: __p::None,
                save_for_future_use: __p::None,
                show_saved_payment: __p::None,
                bypass_status_page: __p::None,
                redirect_url: __p::None,
                customer: __p::None,
                order_information: __p::None,
                statement_descriptor: __p::None,
                expiration_mode: __p::None,
                expiry_at: __p::None,
                metadata: __p::None,
                split_routing_configurations: __p::None,
            })
        }
    }
}
#[automatically_derived]
impl payment_session::PaymentRequest for Fixed {
    fn to_json(&self) -> payment_session::__private::Vec<payment_session::__private::u8> {
        self.to_json()
    }
    fn write_json(&self, out: &mut payment_session::__private::Vec<payment_session::__private::u8>) {
        self.write_json(out);
    }
    fn to_session(&self) -> payment_session::PaymentSession {
        payment_session::__private::From::from(Fixed {})
    }
    fn made_by_payment_session(&self) -> payment_session::__private::Made {
        payment_session::__private::Made
    }
}
#[automatically_derived]
impl payment_session::__private::serde::Serialize for Fixed {
    fn serialize<S: payment_session::__private::serde::Serializer>(
        &self,
        serializer: S,
    ) -> payment_session::__private::Result<S::Ok, S::Error> {
        payment_session::__private::serde::Serialize::serialize(
            &payment_session::PaymentRequest::to_session(self),
            serializer,
        )
    }
}
#[automatically_derived]
impl payment_session::__private::fmt::Debug for Fixed {
    fn fmt(&self, f: &mut payment_session::__private::fmt::Formatter<'_>) -> payment_session::__private::fmt::Result {
        f.debug_struct("Fixed").finish()
    }
}
