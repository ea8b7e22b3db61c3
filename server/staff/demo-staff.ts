import type { Role } from '../../workflows/domain/roles.ts';
import type { Actor } from '../../workflows/domain/ticket.ts';

/** The password of every demo account. Installations for real use set DEMO_OFFICE=no and have none of them. */
export const demoPassword = 'yunxi-12345';

/** An account as it is seeded. */
export interface DemoAccount {
  readonly login: string;
  readonly staff: Actor;
}

type Written = readonly [login: string, name: string, unit: string | null, ...roles: Role[]];

// The office of the walk-through: the centre, and the water bureau, whose people the sample tickets know by name.
const people: readonly Written[] = [
  ['lin', '林', null, 'operator'],
  ['ban', '班', null, 'shiftLead'],
  ['shen', '沈', null, 'dispatcher'],
  ['he', '何', null, 'checker'],
  ['hui', '惠', null, 'callbackClerk'],
  ['zheng', '郑', null, 'supervisor'],
  ['zhu', '祝', null, 'chair'],
  ['admin', '关', null, 'admin'],
  ['su', '苏', 'water-bureau', 'liaison'],
  ['wu', '吴', 'water-bureau', 'handler'],
  ['shui', '水', 'water-bureau', 'deptLeader'],
];

const unitPosts = [
  ['liaison', 'liaison'],
  ['handler', 'handler'],
  ['leader', 'deptLeader'],
] as const;

const surnames =
  '赵 钱 孙 李 周 王 冯 陈 褚 卫 蒋 韩 杨 朱 秦 尤 许 吕 施 张 孔 曹 严 华 金 魏 陶 姜 戚 谢 邹 喻 柏 窦 章 云 潘 葛 范 彭 郎 鲁 韦 昌 马 苗 方 俞 任 袁 柳'.split(
    ' ',
  );

const account = (login: string, name: string, unit: string | null, roles: readonly Role[]): DemoAccount => ({
  login,
  staff: { id: login, name, unit, roles },
});

const office: readonly DemoAccount[] = people.map(([login, name, unit, ...roles]) => account(login, name, unit, roles));

/** The accounts worth naming on the sign-in page and in the README. */
export const listDemoOffice = (): readonly DemoAccount[] => office;

/** Every demo account: the office and, for each of the units, a liaison, a handler and a leader (`water-bureau.handler`). */
export const listDemoStaff = (unitIds: readonly string[]): readonly DemoAccount[] => [
  ...office,
  ...unitIds.flatMap((unit, i) =>
    unitPosts.map(([post, role], j) =>
      account(`${unit}.${post}`, surnames[(i * unitPosts.length + j) % surnames.length] ?? '', unit, [role]),
    ),
  ),
];
