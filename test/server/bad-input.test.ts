// Every door, every kind of bad request: refused with a page or problem+json, never with a fault, and nothing is written.
import { expect } from 'chai';
import { actionForms } from '../../workflows/domain/action-forms.ts';
import { doorCases } from '../support/door-cases.ts';
import type { DoorCase } from '../support/door-cases.ts';
import { openDoorHouse } from '../support/door-house.ts';
import type { DoorHouse, Pairs } from '../support/door-house.ts';
import { listDoors } from '../support/doors.ts';
import type { Door } from '../support/doors.ts';
import { strangePathParts, strangeQueries } from '../support/strange-input.ts';
import { formOf, openVisitor } from '../support/visitor.ts';
import type { Answer } from '../support/visitor.ts';

/** Fields that name something of a list. */
const codeFields = ['lead', 'type', 'urgent', 'cause', 'service', 'secret'];

const isPageOrProblem = ({ type, text }: Answer): boolean =>
  (type.startsWith('text/html') && text.length > 0) || type.startsWith('application/problem+json');

describe('bad input', function () {
  this.timeout(60_000);
  let house: DoorHouse;
  let atFirst: Record<string, number>;

  before(async () => {
    house = await openDoorHouse('bad-input');
    atFirst = await house.countAll();
  });

  after(() => house.stop());

  const enter: DoorHouse['enter'] = (login, known) => house.enter(login, known);
  const pathOf: DoorHouse['pathOf'] = (door, known, changes) => house.pathOf(door, known, changes);
  const valid: DoorHouse['valid'] = (known) => house.valid(known);

  /** Everything that was answered otherwise than by a refusal. */
  const faults: string[] = [];
  const mustRefuse = (what: string, answer: Answer, ...allowed: readonly number[]): void => {
    const isRefused = answer.status >= 400 && answer.status < 500 && (answer.status === 431 || isPageOrProblem(answer));
    if (!isRefused && !allowed.includes(answer.status)) {
      faults.push(`${what}: ${answer.status} ${answer.type} → ${answer.location}`);
    }
  };
  const mustNotBreak = (what: string, answer: Answer): void => {
    if (answer.status >= 500) faults.push(`${what}: ${answer.status}`);
  };
  const noFaults = (): void => {
    const found = faults.splice(0);
    expect(found).to.deep.equal([]);
  };
  const eachDoor = async (
    fits: (door: Door, known: DoorCase) => boolean,
    visit: (door: Door, known: DoorCase) => Promise<void>,
  ): Promise<void> => {
    for (const door of listDoors(house.app)) {
      const known = doorCases[door.name];
      if (known && fits(door, known)) await visit(door, known);
    }
    noFaults();
  };
  const isPost = ({ method }: Door, { machine }: DoorCase): boolean => method === 'POST' && !machine;

  it('is known for every door, and for no other', () => {
    expect(Object.keys(doorCases).sort()).to.deep.equal(
      listDoors(house.app)
        .map(({ name }) => name)
        .sort(),
    );
  });

  it('in a path, is not found', () =>
    eachDoor(
      (door) => door.path.includes(':'),
      async (door, known) => {
        const visitor = await enter(known.by, known);
        const names = [...door.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
        for (const name of names) {
          for (const part of strangePathParts) {
            const path = pathOf(door, known, { [name]: part });
            const answer =
              door.method === 'POST' ? await visitor.post(path, valid(known)) : await visitor.ask('GET', path);
            // A number that could be one leads to where its query code is asked for.
            mustRefuse(
              `${door.method} ${path.slice(0, 80)}`,
              answer,
              ...(known.by === 'follower' && name === 'no' ? [303] : []),
            );
          }
        }
      },
    ));

  it('in a query, is refused or passed over', () =>
    eachDoor(
      ({ method }) => method === 'GET',
      async (door, known) => {
        const visitor = await enter(known.by, known);
        for (const query of strangeQueries) {
          mustNotBreak(
            `${door.name}?${query.slice(0, 60)}`,
            await visitor.ask('GET', `${pathOf(door, known)}?${query}`),
          );
        }
      },
    ));

  it('from a stranger, leads to the sign-in or to 401', () =>
    eachDoor(
      (_door, { by }) => by !== undefined && by !== 'follower',
      async (door, known) => {
        const visitor = await openVisitor(house.url);
        const json = { accept: 'application/json', 'x-csrf-token': visitor.csrf };
        const path = pathOf(door, known);
        const asked = await visitor.ask(door.method, path, {
          headers: json,
          ...(door.method === 'POST' && { body: formOf(valid(known)) }),
        });
        const page = door.method === 'POST' ? await visitor.post(path, valid(known)) : await visitor.ask('GET', path);
        if (asked.status !== 401 || !asked.type.startsWith('application/problem+json')) {
          faults.push(`${door.name} as JSON: ${asked.status}`);
        }
        if (page.status !== 303 || !page.location.startsWith('/sign-in')) {
          faults.push(`${door.name} as page: ${page.status} ${page.location}`);
        }
      },
    ));

  it('from somebody who never gave the query code, leads to where it is asked for', () =>
    eachDoor(
      (_door, { by }) => by === 'follower',
      async (door, known) => {
        const visitor = await openVisitor(house.url);
        const path = pathOf(door, known);
        const answer = door.method === 'POST' ? await visitor.post(path, valid(known)) : await visitor.ask('GET', path);
        if (answer.status !== 303 || !answer.location.startsWith('/track?no=')) {
          faults.push(`${door.name}: ${answer.status} ${answer.location}`);
        }
      },
    ));

  it('from the wrong role, is forbidden', () =>
    eachDoor(
      (_door, { wrongRole }) => wrongRole !== undefined,
      async (door, known) => {
        const visitor = await enter(known.wrongRole, known);
        const answer =
          door.method === 'POST'
            ? await visitor.post(pathOf(door, known), valid(known))
            : await visitor.ask('GET', pathOf(door, known));
        if (answer.status !== 403) faults.push(`${door.name} as ${known.wrongRole}: ${answer.status}`);
      },
    ));

  it('from another department, finds no ticket', () =>
    eachDoor(
      (_door, { stranger }) => stranger !== undefined,
      async (door, known) => {
        const visitor = await enter(known.stranger, known);
        const answer =
          door.method === 'POST'
            ? await visitor.post(pathOf(door, known), valid(known))
            : await visitor.ask('GET', pathOf(door, known));
        if (answer.status !== 404) faults.push(`${door.name} as ${known.stranger}: ${answer.status}`);
      },
    ));

  it('with a missing, forged or foreign token, is forbidden', () =>
    eachDoor(isPost, async (door, known) => {
      const visitor = await enter(known.by, known);
      const foreign = await openVisitor(house.url);
      for (const token of ['', 'forged', 'x'.repeat(5_000), foreign.csrf]) {
        const body = formOf([['_csrf', token], ['commandId', 'bad-input-test'], ...valid(known)]);
        const answer = await visitor.ask('POST', pathOf(door, known), { body });
        if (answer.status !== 403) faults.push(`${door.name} with token ${token.slice(0, 12)}: ${answer.status}`);
      }
    }));

  it('as a body that is no form, is refused', () =>
    eachDoor(isPost, async (door, known) => {
      const visitor = await enter(known.by, known);
      const send = (
        type: string,
        body: NonNullable<RequestInit['body']>,
        more: Record<string, string> = {},
      ): Promise<Answer> =>
        visitor.ask('POST', pathOf(door, known), {
          body,
          headers: { 'x-csrf-token': visitor.csrf, ...(type === '' ? {} : { 'content-type': type }), ...more },
        });
      const tooManyFiles = new FormData();
      for (let i = 0; i < 6; i += 1) tooManyFiles.append('photos', new Blob(['x']), 'a.jpg');
      mustRefuse(`${door.name} JSON`, await send('application/json', '{"body":"x"}'));
      mustRefuse(`${door.name} broken JSON`, await send('application/json', '{"body":'));
      mustRefuse(`${door.name} text`, await send('text/plain', 'body=x'));
      mustRefuse(`${door.name} no boundary`, await send('multipart/form-data', 'body=x'));
      mustRefuse(
        `${door.name} broken multipart`,
        await send(
          'multipart/form-data; boundary=b',
          '--b\r\nContent-Disposition: form-data; name="body"\r\n\r\nno end',
        ),
      );
      mustRefuse(`${door.name} too many fields`, await send('application/x-www-form-urlencoded', 'a=1&'.repeat(300)));
      mustRefuse(
        `${door.name} too long`,
        await send('application/x-www-form-urlencoded', `body=${'x'.repeat(200_000)}`),
      );
      mustRefuse(
        `${door.name} unknown encoding`,
        await send('application/x-www-form-urlencoded', 'body=x', { 'content-encoding': 'rot13' }),
      );
      mustRefuse(
        `${door.name} unknown charset`,
        await send('application/x-www-form-urlencoded; charset=klingon', 'body=x'),
      );
      mustRefuse(`${door.name} too many files`, await send('', tooManyFiles));
    }));

  it('as a file beyond ten megabytes, is refused', async () => {
    const visitor = await openVisitor(house.url);
    const form = new FormData();
    form.append('photos', new Blob([new Uint8Array(11 * 1024 * 1024)]), 'big.jpg');

    const answer = await visitor.ask('POST', '/demands', { body: form, headers: { 'x-csrf-token': visitor.csrf } });

    expect(answer.status).to.equal(413);
  });

  it('in a field, is refused', () =>
    eachDoor(
      (door, known) => isPost(door, known) && !known.forgives,
      async (door, known) => {
        const visitor = await enter(known.by, known);
        const fields = valid(known);
        for (const [name, value] of fields) {
          const others = fields.filter(([other]) => other !== name);
          const isMust = name in (known.must ?? {});
          const odd: Readonly<Record<string, Pairs>> = {
            tooLong: [[name, 'x'.repeat(8_001)]],
            nul: [[name, `${value}\0`]],
            ...(name !== 'nos' && {
              twice: [
                [name, value],
                [name, `${value}x`],
              ],
            }),
            ...(codeFields.includes(name) && { unknown: [[name, 'no-such-code']] }),
            ...(isMust && {
              missing: [],
              nested: [[`${name}[$gt]`, '']],
              prototype: [
                ['__proto__', value],
                [`constructor[${name}]`, value],
              ],
            }),
          };
          for (const [kind, pairs] of Object.entries(odd)) {
            mustRefuse(`${door.name} ${name} ${kind}`, await visitor.post(pathOf(door, known), [...others, ...pairs]));
          }
        }
      },
    ));

  it('in a form that forgives, does no harm', () =>
    eachDoor(
      (door, known) => isPost(door, known) && known.forgives === true && door.path !== '/sign-out',
      async (door, known) => {
        const visitor = await enter(known.by, known);
        for (const value of ['x'.repeat(8_001), '\0', '__proto__']) {
          const fields = ['body', 'phone', 'place', 'type', 'category', 'key'].flatMap((name): Pairs => [
            [name, value],
            [name, value],
            [`${name}[$gt]`, value],
          ]);
          mustNotBreak(`${door.name} ${value.slice(0, 12)}`, await visitor.post(pathOf(door, known), fields));
        }
      },
    ));

  it('without a command id, is refused', () =>
    eachDoor(
      (door, known) => isPost(door, known) && !known.forgives && !['POST /sign-in', 'POST /track'].includes(door.name),
      async (door, known) => {
        const visitor = await enter(known.by, known);
        for (const id of [
          [],
          [['commandId', '../x']],
          [['commandId', 'x'.repeat(5_000)]],
          [
            ['commandId', 'one-of-two'],
            ['commandId', 'two-of-two'],
          ],
        ] as Pairs[]) {
          if (['POST /tickets/:no/reveal', 'POST /desk/supervise/preview'].includes(door.name)) continue;
          mustRefuse(
            `${door.name} ${JSON.stringify(id).slice(0, 40)}`,
            await visitor.ask('POST', pathOf(door, known), {
              body: formOf([['_csrf', visitor.csrf], ...id, ...valid(known)]),
            }),
          );
        }
      },
    ));

  it('in any action of the table, whoever sends it, is refused', async () => {
    const known: DoorCase = { ticket: 'handling' };
    const door = listDoors(house.app).find(({ name }) => name === 'POST /tickets/:no/actions/:action')!;
    for (const login of ['shen', 'zheng', '{lead}.handler', '{lead}.liaison', '{lead}.leader']) {
      const visitor = await enter(login, known);
      for (const [action, form] of Object.entries(actionForms)) {
        const fields: Pairs = form.flatMap(({ name }): Pairs => [
          [name, '__proto__'],
          [name, 'x'.repeat(8_001)],
          [`${name}[$gt]`, ''],
        ]);
        const path = pathOf(door, known, { action });
        // An action whose form is empty, or all optional, is not bad input without it.
        if (form.length > 0) {
          mustRefuse(`${login} ${action}`, await visitor.post(path, [...fields, ['cosignLogin', '__proto__']]));
        }
        mustRefuse(`${login} ${action} of a strange task`, await visitor.post(`${path}?task=__proto__`, fields));
      }
    }
    noFaults();
  });

  it('from a machine, is refused as problem+json', () =>
    eachDoor(
      (_door, { machine }) => machine === true,
      async (door, known) => {
        const send = (body: string, headers: Record<string, string> = {}): Promise<Answer> =>
          visitor.ask('POST', door.path, {
            body,
            headers: { 'content-type': 'application/json', 'x-intake-key': house.key, ...headers },
          });
        const visitor = await openVisitor(house.url);
        const fields = Object.fromEntries(valid(known));
        const bodies = [
          '',
          '{',
          '[]',
          'null',
          '"x"',
          '{"__proto__":{"body":"x"}}',
          JSON.stringify({ ...fields, body: 'x'.repeat(200_000) }),
        ];
        const odd = Object.keys(fields).flatMap((name) =>
          [1, [fields[name]], { $gt: '' }, 'x'.repeat(8_001), null].map((value) =>
            JSON.stringify({ ...fields, [name]: value }),
          ),
        );
        for (const body of [...bodies, ...odd]) mustRefuse(`${door.name} ${body.slice(0, 60)}`, await send(body));
        for (const wrong of ['', 'forged', 'x'.repeat(5_000)]) {
          mustRefuse(
            `${door.name} with key ${wrong.slice(0, 12)}`,
            await send(JSON.stringify(fields), { 'x-intake-key': wrong }),
          );
        }
        mustRefuse(`${door.name} as text`, await send('x', { 'content-type': 'text/plain' }));
      },
    ));

  it('leaves nothing behind', async () => {
    const now = await house.countAll();

    expect(house.performed).to.deep.equal([]);
    expect(now).to.deep.equal(atFirst);
  });
});
