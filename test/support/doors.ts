// Every door of an app, read from its routers: a route that is added is found without being named anywhere.
import type { Express, RequestHandler, Router } from 'express';

interface Layer {
  readonly handle: RequestHandler | Router;
  readonly route?: {
    readonly path: string;
    readonly stack: readonly { readonly handle: RequestHandler; readonly method: string }[];
  };
}

/** One method on one path, and the handler that is asked first. */
export interface Door {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly first: RequestHandler | undefined;
}

const layersOf = (router: object): readonly Layer[] => ('stack' in router ? (router.stack as readonly Layer[]) : []);

const doorsOf = (router: object): readonly Door[] =>
  layersOf(router).flatMap(({ route, handle }) => {
    if (!route) return doorsOf(handle);
    const methods = [...new Set(route.stack.map(({ method }) => method))];
    return methods.map((method) => ({
      name: `${method.toUpperCase()} ${route.path}`,
      method: method.toUpperCase(),
      path: route.path,
      first: route.stack.find((layer) => layer.method === method)?.handle,
    }));
  });

/** All doors but those of the static files. */
export const listDoors = (app: Express): readonly Door[] =>
  doorsOf(app.router as unknown as object).filter(({ name }) => !name.includes('/:version/'));
