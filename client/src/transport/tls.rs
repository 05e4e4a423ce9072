//! TLS, with the feature of the same name.

use std::{error::Error, sync::Arc};

use rustls::{
    ClientConfig,
    crypto::ring,
    pki_types::{
        CertificateDer, PrivateKeyDer,
        pem::{self, PemObject as _},
    },
};
use rustls_platform_verifier::Verifier;

use super::Certificates;

/// Returns the settings of TLS: the provider `ring`, whatever the process has installed, and the system's roots.
pub fn config(certificates: &Certificates) -> Result<ClientConfig, Box<dyn Error + Send + Sync>> {
    let Certificates { roots, client } = certificates;
    let provider = Arc::new(ring::default_provider());
    let verifier = if roots.is_empty() {
        Verifier::new(Arc::clone(&provider))?
    } else {
        Verifier::new_with_extra_roots(read(roots)?, Arc::clone(&provider))?
    };
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier));
    Ok(match client {
        Some((chain, key)) => config.with_client_auth_cert(read(chain)?, PrivateKeyDer::from_pem_slice(key)?)?,
        None => config.with_no_client_auth(),
    })
}

/// Reads at least one certificate.
fn read(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, pem::Error> {
    let certificates = CertificateDer::pem_slice_iter(pem).collect::<Result<Vec<_>, _>>()?;
    if certificates.is_empty() { Err(pem::Error::NoItemsFound) } else { Ok(certificates) }
}
