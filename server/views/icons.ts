import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { iconNames } from './icon-names.ts';

const innerOf = (svg: string): string =>
  svg
    .slice(svg.indexOf('>') + 1, svg.lastIndexOf('</svg>'))
    .replace(/<path stroke="none"[^>]*\/>/, '')
    .replace(/\s+/g, ' ')
    .trim();

/** One SVG file with every icon in use as a symbol, read from the installed icon set. Throws where a listed icon does not exist. */
export const createIconSprite = (iconsDir: string): string => {
  const symbols = iconNames.map((name) => {
    const svg = readFileSync(join(iconsDir, `${name}.svg`), 'utf8');
    return `<symbol id="${name}" viewBox="0 0 24 24">${innerOf(svg)}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`;
};
