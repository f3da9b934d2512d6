export { FranchiseModule } from './franchise.module.ts';
export { franchiseSchema } from './franchise.schema.ts';
export { Franchisee, franchiseePhoneSeal } from './franchisee/franchisee.entity.ts';
export { giveAlias } from './franchisee/franchisee.service.ts';
