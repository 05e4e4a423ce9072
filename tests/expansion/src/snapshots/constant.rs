struct Fixed {}
payment_session::__private::__template!(
    template = Fixed {},
    attributes = [],
    debug = redacted,
    json = [
        "{\"clientReferenceId\":\"1\",\"amount\":{\"value\":1.50,\"currency\":\"IDR\"},\"mode\":\"API\",\"customerId\":\"c\",\"autoConfirm\":false}"
    ],
    write_json(self, __out) = {
        {
            use payment_session::__private as __p;
            use payment_session::__private::variable as __value;
            __p::Vec::reserve(__out, 116);
            __p :: Vec :: extend_from_slice (__out , "{\"clientReferenceId\":\"1\",\"amount\":{\"value\":1.50,\"currency\":\"IDR\"},\"mode\":\"API\",\"customerId\":\"c\",\"autoConfirm\":false}" . as_bytes ()) ;
        }
    },
    into_session(self) = {
        {
            use payment_session::__private as __p;
            __p::PaymentSession::new_unchecked(__p::SessionDraft {
                client_reference_id: __p::of::ClientReferenceId("1"),
                amount: __p::Some(__p::Amount {
                    value: __p::of::AmountValue(150, 2),
                    currency: __p::Currency::IDR,
                    other: __p::NO_OTHER_FIELDS,
                }),
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
                other: __p::NO_OTHER_FIELDS,
                allowed: __p::Waivers::NONE,
            })
        }
    },
);
