import { expect } from 'chai';
import type { Express, RequestHandler, Router } from 'express';
import { isGuard } from '../../server/middleware/require-staff.ts';
import { buildApp } from '../support/app.ts';

interface Layer {
  readonly handle: RequestHandler | Router;
  readonly route?: {
    readonly path: string;
    readonly stack: readonly { readonly handle: RequestHandler; readonly method: string }[];
  };
}

interface Door {
  readonly name: string;
  readonly first: RequestHandler | undefined;
}

const layersOf = (router: object): readonly Layer[] => ('stack' in router ? (router.stack as readonly Layer[]) : []);

const doorsOf = (router: object): readonly Door[] =>
  layersOf(router).flatMap(({ route, handle }) => {
    if (!route) return doorsOf(handle);
    const methods = [...new Set(route.stack.map(({ method }) => method))];
    return methods.map((method) => ({
      name: `${method.toUpperCase()} ${route.path}`,
      first: route.stack.find((layer) => layer.method === method)?.handle,
    }));
  });

const allDoors = (app: Express): readonly Door[] =>
  doorsOf(app.router as unknown as object).filter(({ name }) => !name.includes('/:version/'));

describe('every route', () => {
  it('names first who may come in', () => {
    const doors = allDoors(buildApp());

    const unguarded = doors.filter(({ first }) => !first || !isGuard(first)).map(({ name }) => name);

    expect(doors.length).to.be.greaterThan(20);
    expect(unguarded).to.deep.equal([]);
  });

  it('is there once', () => {
    const names = allDoors(buildApp()).map(({ name }) => name);

    expect(names.filter((name, i) => names.indexOf(name) !== i)).to.deep.equal([]);
  });
});
