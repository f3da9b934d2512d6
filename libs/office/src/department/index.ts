export { demoPassword, demoPeople, seedDemo } from './demo.ts';
export { ensureRoles } from './ensure-roles.ts';
export { departmentRoles, type RoleKey, roleKeys } from './roles.ts';
