export {
  birthDateOf,
  type CertificateFault,
  type CertificateKind,
  type CertificateReading,
  certificateKey,
  certificateKinds,
  maskCertificate,
  readCertificate,
} from './certificate.ts';
export { nationalIdCharacter } from './national-id.ts';
