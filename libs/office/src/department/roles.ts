import type { Text } from '@kefu/platform/language';

/**
 * The roles of the source's job descriptions (S22, X1). Keys are the abbreviations of REQUIREMENTS; permissions grant
 * themselves to these keys by default.
 */
export const departmentRoles = {
  administrator: { 'zh-Hant': '系統管理員', 'zh-Hans': '系统管理员', en: 'Administrator' },
  GM: { 'zh-Hant': '總經理', 'zh-Hans': '总经理', en: 'General manager' },
  DGM: { 'zh-Hant': '常務副總經理', 'zh-Hans': '常务副总经理', en: 'Deputy general manager' },
  M: { 'zh-Hant': '客服部經理', 'zh-Hans': '客服部经理', en: 'Department manager' },
  DM: { 'zh-Hant': '客服部副經理', 'zh-Hans': '客服部副经理', en: 'Deputy manager' },
  SUP: { 'zh-Hant': '客服主管', 'zh-Hans': '客服主管', en: 'Supervisor' },
  CS: { 'zh-Hant': '客服', 'zh-Hans': '客服', en: 'Customer service' },
  BO: { 'zh-Hant': '內勤', 'zh-Hans': '内勤', en: 'Back office' },
  FIN: { 'zh-Hant': '財務', 'zh-Hans': '财务', en: 'Finance' },
  SETTLE: { 'zh-Hant': '交收', 'zh-Hans': '交收', en: 'Settlement' },
  BRANCH: { 'zh-Hant': '營業部', 'zh-Hans': '营业部', en: 'Branch' },
  HR: { 'zh-Hant': '人事', 'zh-Hans': '人事', en: 'Human resources' },
  MGR: { 'zh-Hant': '部門主管', 'zh-Hans': '部门主管', en: 'Line manager' },
  SEC: { 'zh-Hant': '案場秘書', 'zh-Hans': '案场秘书', en: 'Site secretary' },
  MS: { 'zh-Hant': '按揭專員', 'zh-Hans': '按揭专员', en: 'Mortgage specialist' },
  PC: { 'zh-Hant': '置業顧問', 'zh-Hans': '置业顾问', en: 'Property consultant' },
  WH: { 'zh-Hant': '倉庫', 'zh-Hans': '仓库', en: 'Warehouse' },
  EMP: { 'zh-Hant': '員工', 'zh-Hans': '员工', en: 'Employee' },
} as const satisfies Record<string, Text>;

export type RoleKey = keyof typeof departmentRoles;

/** Every role key. */
export const roleKeys = Object.keys(departmentRoles) as RoleKey[];
