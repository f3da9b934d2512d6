export {
  type CertificateFault,
  type CertificateKind,
  type CertificateReading,
  certificateKinds,
  maskCertificate,
  readCertificate,
} from './certificate.ts';
