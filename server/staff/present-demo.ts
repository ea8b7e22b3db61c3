import { roleName } from '../../workflows/domain/roles.ts';
import { demoPassword, listDemoOffice } from './demo-staff.ts';

/** What the sign-in page of a demo office tells: who there is, and the one password. */
export const presentDemo = (unitName: (id: string) => string) => ({
  demoPassword,
  demoLogins: listDemoOffice().map(({ login, staff }) => ({
    login,
    name: staff.name,
    role: staff.roles.map(roleName).join('、'),
    unit: staff.unit === null ? '' : unitName(staff.unit),
  })),
});
