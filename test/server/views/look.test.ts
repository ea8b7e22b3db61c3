import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';

const css = readFileSync(join(import.meta.dirname, '../../../templates/assets/css/tokens.css'), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): (#[0-9a-f]{3,6});/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
);

const channels = (hex: string): number[] => {
  const full = hex.length === 4 ? hex.slice(1).replace(/./g, '$&$&') : hex.slice(1);
  return [0, 2, 4].map((from) => Number.parseInt(full.slice(from, from + 2), 16) / 255);
};
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = channels(hex).map((part) =>
    part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const colourOf = (name: string): string => {
  const hex = tokens.get(name);
  if (hex === undefined) {
    throw new Error(`No token is called ${name}`);
  }
  return hex;
};
const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(colourOf(one)), luminance(colourOf(other))].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

describe('the tokens of the look', () => {
  const tones = ['calm', 'risk', 'late', 'met'];
  const grounds = ['paper', 'ground'];
  const pairs = [
    ...tones.map((tone) => [`${tone}-ink`, `${tone}-fill`]),
    ...tones.flatMap((tone) => grounds.map((ground) => [`${tone}-ink`, ground])),
    ...['ink', 'ink-2', 'ink-3', 'accent'].flatMap((ink) => [...grounds, 'calm-fill'].map((ground) => [ink, ground])),
    ['accent-deep', 'accent-fill'],
    ['paper', 'accent'],
  ];
  pairs.forEach(([ink = '', ground = '']) => {
    it(`when ${ink} is read on ${ground}, then the contrast is at least 4.5`, () => {
      expect(contrast(ink, ground)).to.be.at.least(4.5);
    });
  });

  it('when the edge of a field is looked for, then it stands out by at least 3', () => {
    expect(contrast('edge', 'paper')).to.be.at.least(3);
  });
});
