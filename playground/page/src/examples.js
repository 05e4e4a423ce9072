// Requests that show what the page does. The documented flows come from the checker.

export const EXAMPLES = [
  {
    title: "JSON with mistakes",
    body: `{
  // A static account: customers pay to it many times.
  "clientReferenceId": "INV-2025-001",
  "amount": { "value": "50000", "currency": "IDR" },
  "paymentType": "MULTIPLE",
  "paymentMethod": { "type": "VIRTUAL_ACCOUNT" },
  "paymentMethodOptions": {
    "virtualAccount": { "channel": "permata" }
  },
  "mode": "API",
  "customerID": "01975d90-bb55-76f6-b423-691c7868e85d",
  "metadata": { "invoiceNo": "INV001" }
}
`,
  },
  {
    title: "Rust with mistakes",
    body: `payment_session! {
    client_reference_id: order.reference,
    amount: { value: order.total, currency: IRD },
    payment_type: MULTIPLE,
    payment_method: { type: CARD },
    mode: API,
    customer: { email: order.email, given_name?: order.name, phone: "+62812" },
}
`,
  },
  {
    title: "A refund with mistakes",
    body: `payment_refund! {
    client_reference_id: refund.reference,
    payment_session_id: payment.session,
    charge_id: payment.charge,
    is_full_amount: false,
    reason: CANCELATION,
    method: TRANSFER_ONLY,
}
`,
  },
  {
    title: "Rust that chooses at run time",
    body: `payment_session! {
    client_reference_id: order.reference,
    amount: { value: order.total, currency: IDR },
    match order.bank {
        Some(bank) => {
            payment_method: { type: VIRTUAL_ACCOUNT },
            payment_method_options: { virtual_account: { channel: bank } },
        }
        None => { payment_method: { type: QR } }
    }
    mode: API,
    customer: { email: order.email, given_name?: order.name },
    order_information: {
        product_details: [
            for row in order.rows {
                type: PHYSICAL,
                name: row.name,
                quantity: row.count,
                price: { value: row.price, currency: IDR },
            }
        ],
    },
}
`,
  },
];
