export { FranchiseModule } from './franchise.module.ts';
export { franchiseSchema } from './franchise.schema.ts';
export { Franchisee, franchiseeCertificateSeal, franchiseePhoneSeal } from './franchisee/franchisee.entity.ts';
export { giveAlias } from './franchisee/franchisee.service.ts';
export { plainCertificate } from './franchisee/franchisee-contact.service.ts';
