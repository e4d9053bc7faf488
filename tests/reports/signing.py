"""Signs a PDF as an office would, with certificates of this test alone."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from asn1crypto import keys
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

DER, PEM = serialization.Encoding.DER, serialization.Encoding.PEM


def named(words: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, words)])


class Authority:
    """A root that gives certificates to signers."""

    def __init__(self, words: str = "Gốc thử nghiệm") -> None:
        self.key, self.name = ec.generate_private_key(ec.SECP256R1()), named(words)
        self.certificate = self.give(self.name, self.key, root=True)

    def give(self, name: x509.Name, key: Any, *, root: bool = False) -> x509.Certificate:
        now = datetime.now(UTC)
        other = ("key_encipherment", "data_encipherment", "key_agreement", "encipher_only", "decipher_only")
        usage = dict.fromkeys(other, False) | {"content_commitment": not root}
        made = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(self.name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=3650))
            .not_valid_after(now + timedelta(days=3650))
            .add_extension(x509.BasicConstraints(ca=root, path_length=None), critical=True)
            .add_extension(
                x509.KeyUsage(digital_signature=not root, key_cert_sign=root, crl_sign=root, **usage), critical=True
            )  # fmt: skip
        )
        return made.sign(self.key, hashes.SHA256())

    def keep(self, folder: Path) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "root.pem").write_bytes(self.certificate.public_bytes(PEM))
        return folder

    def sign(self, content: bytes, words: str = "Nguyễn Thị Ký", field: str = "Giamdoc") -> bytes:
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = self.give(named(words), key)
        private = key.private_bytes(DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        store = SimpleCertificateStore()
        store.register(asn1.Certificate.load(self.certificate.public_bytes(DER)))
        signer = signers.SimpleSigner(
            signing_cert=asn1.Certificate.load(certificate.public_bytes(DER)),
            signing_key=keys.PrivateKeyInfo.load(private),
            cert_registry=store,
        )
        out = io.BytesIO()
        about = signers.PdfSignatureMetadata(field_name=field, subfilter=fields.SigSeedSubFilter.PADES)
        signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(content)), about, signer=signer, output=out)
        return out.getvalue()
