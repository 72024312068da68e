// One page with every picture of a run, so that somebody looks at all of them.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const page = (pictures) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>What people do with the pages</title><style>
body { font: 14px sans-serif; margin: 24px; background: #888; display: flex; flex-wrap: wrap; gap: 16px; align-items: flex-start }
figure { margin: 0 } img { display: block; max-width: 620px; max-height: 440px } </style></head><body>
${pictures.map((name) => `<figure><figcaption>${name.slice(0, -4).replaceAll('-', ' ')}</figcaption><a href="${name}"><img src="${name}" alt=""></a></figure>`).join('\n')}
</body></html>`;

/** Writes it beside the pictures. */
export function writeGallery(directory) {
  const pictures = readdirSync(directory).filter((name) => name.endsWith('.png'));
  writeFileSync(join(directory, 'index.html'), page(pictures.sort()));
}
