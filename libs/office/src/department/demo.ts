import { hashPassword, OrgUnit, Person, Post, PostHolding, Role } from '@kefu/platform/identity';
import { fold } from '@kefu/platform/search';
import type { EntityManager } from 'typeorm';
import type { RoleKey } from './roles.ts';

/** The password of every demo sign-in; a real installation has no demo people. */
export const demoPassword = 'kefu-demo-2026';

/** One demo person per role, named as the source's job descriptions name them where they do. */
export const demoPeople: readonly {
  readonly login: string;
  readonly name: string;
  readonly role: RoleKey;
  readonly title: string;
  /** Where the post is; the customer-service department when left out. */
  readonly branch?: string;
  readonly unit?: string;
  /** The team (組) of the department. */
  readonly team?: string;
  /** Login of whoever holds the post above. */
  readonly above?: string;
}[] = [
  { login: 'admin', name: '系統管理員', role: 'administrator', title: '系統管理員' },
  { login: 'gm', name: '陳總', role: 'GM', title: '總經理' },
  { login: 'dgm', name: '周常務', role: 'DGM', title: '常務副總經理', above: 'gm' },
  { login: 'likemei', name: '李科美', role: 'M', title: '客服部經理', above: 'dgm' },
  { login: 'jiangweini', name: '姜偉妮', role: 'DM', title: '客服部副經理', above: 'likemei' },
  { login: 'zhengpeipei', name: '鄭佩佩', role: 'SUP', title: '客服主管', above: 'jiangweini' },
  { login: 'dingxiaojie', name: '丁小杰', role: 'CS', title: '客服', above: 'zhengpeipei' },
  { login: 'liyuanyuan', name: '李元元', role: 'BO', title: '內勤', above: 'zhengpeipei' },
  { login: 'caiwu', name: '何財', role: 'FIN', title: '財務', above: 'gm' },
  { login: 'jiaoshou', name: '焦守成', role: 'SETTLE', title: '交收', above: 'dgm' },
  { login: 'shenyang', name: '沈敏', role: 'BRANCH', title: '營業部', branch: '沈陽營業部', above: 'likemei' },
  { login: 'renshi', name: '林蕙', role: 'HR', title: '人事', unit: '人事部', above: 'gm' },
  { login: 'baoan', name: '趙衛國', role: 'MGR', title: '保安隊長', unit: '保安隊', above: 'gm' },
  { login: 'menwei', name: '張強', role: 'EMP', title: '門衛', unit: '保安隊', above: 'baoan' },
  { login: 'wangshou', name: '王守成', role: 'EMP', title: '門衛', unit: '保安隊', above: 'baoan' },
  { login: 'xiaoshou', name: '孫立', role: 'MGR', title: '銷售部經理', unit: '銷售部', above: 'gm' },
  { login: 'mishu', name: '方文', role: 'SEC', title: '案場秘書', above: 'zhengpeipei' },
  { login: 'anjie', name: '許安', role: 'MS', title: '按揭專員', team: 'A組', above: 'zhengpeipei' },
  { login: 'anjieb', name: '馮平', role: 'MS', title: '按揭專員', team: 'B組', above: 'zhengpeipei' },
  { login: 'cangku', name: '倪倉', role: 'WH', title: '倉庫管理員', unit: '倉庫', above: 'dgm' },
  { login: 'zhiye', name: '錢敏', role: 'PC', title: '置業顧問', unit: '銷售部', above: 'xiaoshou' },
];

const demoBranches = [
  '總部營業部',
  '南京營業部',
  '哈爾濱營業部',
  '上海營業部',
  '沈陽營業部',
  '大同營業部',
  '鄭州營業部',
  '濟南營業部',
  '西安營業部',
  '成都營業部',
  '武漢營業部',
  '廣州營業部',
];

/**
 * Makes the demo's department, branches and people, once: an installation that has a person is left alone.
 * @returns whether it made them.
 */
export async function seedDemo(tx: EntityManager): Promise<boolean> {
  if (await tx.exists(Person)) return false;
  const unit = (kind: OrgUnit['kind'], name: string, parentId: string | null): Promise<OrgUnit> =>
    tx.save(tx.create(OrgUnit, { kind, name, nameKey: fold(name), parentId }));
  const department = await unit('department', '客服部', null);
  const branches = new Map<string, OrgUnit>();
  for (const name of demoBranches) branches.set(name, await unit('branch', name, department.id));
  const units = new Map<string, OrgUnit>();
  for (const name of new Set(demoPeople.flatMap((each) => each.unit ?? []))) {
    units.set(name, await unit('department', name, null));
  }
  for (const name of new Set(demoPeople.flatMap((each) => each.team ?? []))) {
    units.set(name, await unit('team', name, department.id));
  }
  const passwordHash = await hashPassword(demoPassword);
  const posts = new Map<string, string>();
  for (const { login, name, role, title, branch, unit: of, team, above } of demoPeople) {
    const { id: roleId } = await tx.findOneByOrFail(Role, { key: role });
    const unitId = (branch && branches.get(branch)?.id) || units.get(of ?? team ?? '')?.id || department.id;
    const reportsTo = (above && posts.get(above)) || null;
    const person = await tx.save(tx.create(Person, { login, name, passwordHash }));
    const post = await tx.save(tx.create(Post, { unitId, roleId, title, reportsTo }));
    posts.set(login, post.id);
    await tx.insert(PostHolding, { personId: person.id, postId: post.id, startsOn: '2020-01-01' });
  }
  return true;
}
