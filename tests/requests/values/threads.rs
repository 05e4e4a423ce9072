//! Values, calls and errors can be used by several threads.

use payment_session::{Invalid, PaymentSession, SessionDraft, Violations, rules::Waivers};

const fn crosses_threads<T: Send + Sync + 'static>() {}

/// An error that `anyhow` and `Box<dyn Error + Send + Sync>` accept.
const fn is_error<E: std::error::Error + Send + Sync + 'static>() {}

const _: () = {
    crosses_threads::<PaymentSession>();
    crosses_threads::<SessionDraft>();
    crosses_threads::<Waivers>();
    is_error::<Invalid>();
    is_error::<Violations>();
};

#[cfg(feature = "responses")]
const _: () = {
    use payment_session::{ApiError, SessionResponse, response};

    crosses_threads::<SessionResponse>();
    crosses_threads::<response::Callback>();
    crosses_threads::<response::CallbackKey>();
    crosses_threads::<response::CustomerStep>();
    crosses_threads::<response::ListPage<response::Charge>>();
    is_error::<ApiError>();
    is_error::<response::CallbackError>();
    is_error::<response::ReadError>();
    is_error::<response::UnknownValue>();
};

#[cfg(feature = "http")]
const _: () = {
    use std::rc::Rc;

    use payment_session::gateway::{Call, CallError, Credentials, Gateway, InvalidSetting};

    crosses_threads::<Gateway>();
    crosses_threads::<Credentials>();
    // Whatever the response is: a call only names its type.
    crosses_threads::<Call<Rc<()>>>();
    is_error::<CallError>();
    is_error::<InvalidSetting>();
};

#[cfg(feature = "encrypt")]
const _: () = {
    use payment_session::encrypt::{CardKey, CardKeyError, CardPayload, EncryptError};

    crosses_threads::<CardPayload>();
    crosses_threads::<CardKey>();
    is_error::<CardKeyError>();
    is_error::<EncryptError>();
};
