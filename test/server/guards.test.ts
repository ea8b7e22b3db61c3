import { expect } from 'chai';
import { isGuard } from '../../server/middleware/require-staff.ts';
import { buildApp } from '../support/app.ts';
import { listDoors } from '../support/doors.ts';

describe('every route', () => {
  it('names first who may come in', () => {
    const doors = listDoors(buildApp());

    const unguarded = doors.filter(({ first }) => !first || !isGuard(first)).map(({ name }) => name);

    expect(doors.length).to.be.greaterThan(20);
    expect(unguarded).to.deep.equal([]);
  });

  it('is there once', () => {
    const names = listDoors(buildApp()).map(({ name }) => name);

    expect(names.filter((name, i) => names.indexOf(name) !== i)).to.deep.equal([]);
  });
});
