export {
  type CertificateFault,
  type CertificateKind,
  type CertificateReading,
  certificateKey,
  certificateKinds,
  maskCertificate,
  readCertificate,
} from './certificate.ts';
