// Who may act. What each role may do stands in the transition table alone.

/** Every role with its Chinese name, and whether it belongs to a unit (部门) or to the hotline centre (中心). */
export const roles = [
  { code: 'operator', zh: '话务员', of: 'centre' },
  { code: 'shiftLead', zh: '班长', of: 'centre' },
  { code: 'dispatcher', zh: '派单员', of: 'centre' },
  { code: 'checker', zh: '审核员', of: 'centre' },
  { code: 'callbackClerk', zh: '回访员', of: 'centre' },
  { code: 'supervisor', zh: '督办员', of: 'centre' },
  { code: 'chair', zh: '会商主持', of: 'centre' },
  { code: 'admin', zh: '管理员', of: 'centre' },
  { code: 'liaison', zh: '联络员', of: 'unit' },
  { code: 'handler', zh: '经办人', of: 'unit' },
  { code: 'deptLeader', zh: '分管领导', of: 'unit' },
  { code: 'assistant', zh: '协办经办人', of: 'task' },
  { code: 'addressee', zh: '督办单接收方', of: 'order' },
  { code: 'citizen', zh: '诉求人', of: 'outside' },
  { code: 'linkedSystem', zh: '联网系统', of: 'outside' },
  { code: 'system', zh: '系统', of: 'outside' },
] as const;

/** The code of one role. `assistant` and `addressee` are never granted: they follow from the ticket. */
export type Role = (typeof roles)[number]['code'];

/** The Chinese name of a role. */
export const roleName = (code: Role): string => roles.find((role) => role.code === code)?.zh ?? code;

/** True for the roles a member of a handling unit may hold. */
export const isUnitRole = (code: Role): boolean => roles.some((role) => role.code === code && role.of === 'unit');
