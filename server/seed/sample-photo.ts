// A picture for the sample office: a drawn street, so that no real place or person is in it.
import sharp from 'sharp';

const drawing = (label: string): string => `
<svg xmlns="http://www.w3.org/2000/svg" width="960" height="720">
  <rect width="960" height="430" fill="#cfdbe4"/><rect y="430" width="960" height="290" fill="#8d969e"/>
  <path d="M0 430 L180 250 L330 430 Z" fill="#9fb0a2"/><path d="M240 430 L470 210 L700 430 Z" fill="#8aa08f"/>
  <rect x="640" y="230" width="200" height="200" fill="#b9a48f"/><path d="M620 230 L740 150 L860 230 Z" fill="#8c5f4d"/>
  <circle cx="430" cy="600" r="86" fill="#3b4248"/><circle cx="430" cy="600" r="70" fill="#22282d"/>
  <rect x="300" y="500" width="10" height="120" fill="#e0a000"/><rect x="550" y="500" width="10" height="120" fill="#e0a000"/>
  <rect x="300" y="530" width="260" height="14" fill="#cf222e"/>
  <text x="24" y="700" font-size="30" fill="#fff">${label}</text>
</svg>`;

/** A JPEG of about 20 KB with a label in its corner. */
export const drawSamplePhoto = (label: string): Promise<Buffer> =>
  sharp(Buffer.from(drawing(label)))
    .jpeg({ quality: 70 })
    .toBuffer();
