pub(crate) struct Urls {
    #[doc = " `successReturnUrl`, optional, 1–255 characters: after a payment.\n Rule `url`.\n Page: [Redirect](https://pivot-payment.gitbook.io/pivot-docs/api-references/api-lists/payments/object/redirect-object)."]
    pub success_return_url: payment_session::__private::Option<payment_session::__private::ReturnUrl>,
    #[doc = " `failureReturnUrl`, optional, 1–255 characters: after a failure.\n Rule `url`.\n Page: [Redirect](https://pivot-payment.gitbook.io/pivot-docs/api-references/api-lists/payments/object/redirect-object)."]
    pub failure_return_url: payment_session::__private::Option<payment_session::__private::ReturnUrl>,
}
payment_session::__private::__template!(
    template = Urls { success_return_url: "success_return_url", failure_return_url: "failure_return_url" },
    debug = redacted,
    json = [],
    write_json(self, out) = {
        use payment_session::__private as __p;
        __p::Vec::reserve(
            out,
            97 + match &self.success_return_url {
                __p::Some(__value) => 22 + __p::length(&*__value),
                __p::None => 0,
            } + match &self.failure_return_url {
                __p::Some(__value) => 22 + __p::length(&*__value),
                __p::None => 0,
            },
        );
        __p::Vec::extend_from_slice(
            out,
            "{\"clientReferenceId\":\"1\",\"amount\":{\"value\":1,\"currency\":\"IDR\"},\"redirectUrl\":".as_bytes(),
        );
        let __start0 = __p::Vec::len(out);
        if let __p::Some(__value) = &self.success_return_url {
            __p::Vec::extend_from_slice(out, ",\"successReturnUrl\":\"".as_bytes());
            __p::write_escaped(&*__value, out);
            __p::Vec::extend_from_slice(out, "\"".as_bytes());
        }
        if let __p::Some(__value) = &self.failure_return_url {
            __p::Vec::extend_from_slice(out, ",\"failureReturnUrl\":\"".as_bytes());
            __p::write_escaped(&*__value, out);
            __p::Vec::extend_from_slice(out, "\"".as_bytes());
        }
        __p::close_object(__start0, out);
        __p::Vec::extend_from_slice(out, ",\"customerId\":\"c\"}".as_bytes());
    },
    to_session(__request) = {
        use payment_session::__private as __p;
        __p::PaymentSession::new_unchecked(__p::SessionDraft {
            client_reference_id: __p::of::ClientReferenceId("1"),
            amount: __p::Some(__p::Amount {
                value: __p::of::AmountValue(1, 0),
                currency: __p::Currency::IDR,
                other: __p::NO_OTHER_FIELDS,
            }),
            redirect_url: __p::Some(__p::RedirectUrl {
                success_return_url: __request.success_return_url,
                failure_return_url: __request.failure_return_url,
                expiration_return_url: __p::None,
                other: __p::NO_OTHER_FIELDS,
            }),
            customer_id: __p::some::CustomerId("c"),
            payment_type: __p::None,
            payment_method: __p::None,
            payment_method_options: __p::None,
            save_for_future_use: __p::None,
            show_saved_payment: __p::None,
            mode: __p::None,
            bypass_status_page: __p::None,
            customer: __p::None,
            order_information: __p::None,
            auto_confirm: __p::None,
            statement_descriptor: __p::None,
            expiration_mode: __p::None,
            expiry_at: __p::None,
            metadata: __p::None,
            split_routing_configurations: __p::None,
            other: __p::NO_OTHER_FIELDS,
            allowed: __p::Waivers::NONE,
        })
    },
);
