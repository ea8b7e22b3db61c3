import { expect } from 'chai';
import { locateJson } from '../../knowledge-base/locate-json.ts';

const text = `{
  "units": [
    { "id": "a", "say": "x\\"}]" },
    { "id": "b",
      "n": -1.5e3 }
  ],
  "none": []
}
`;

describe('locating a value in JSON text', () => {
  const places: readonly [path: PropertyKey[], line: number][] = [
    [[], 1],
    [['units'], 2],
    [['units', 0, 'say'], 3],
    [['units', 1], 4],
    [['units', 1, 'n'], 5],
    [['none'], 7],
    [['units', 1, 'missing', 'deeper'], 4],
  ];
  for (const [path, line] of places) {
    it(`when the path is /${path.join('/')}, then line ${line} is told`, () => {
      expect(locateJson(text, path)).to.equal(line);
    });
  }

  const mistakes: readonly [what: string, broken: string, line: number][] = [
    ['a comma is missing', '{\n"a": 1\n"b": 2\n}', 3],
    ['a comma is left over', '[\n1,\n]', 3],
    ['a quote is open', '{\n"a": "b\n}', 2],
    ['a key has no quotes', '{\n\na: 1}', 3],
    ['the end is missing', '{\n"a": [1, 2\n', 3],
    ['text follows the end', '{}\n\nmore', 3],
    ['there is nothing', '', 1],
  ];
  for (const [what, broken, line] of mistakes) {
    it(`when ${what}, then the line of the mistake is told`, () => {
      expect(() => JSON.parse(broken) as unknown).to.throw(SyntaxError);
      expect(locateJson(broken, [])).to.equal(line);
    });
  }
});
