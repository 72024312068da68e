import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const kilobyte = 1024;

/** What single files may weigh, gzipped. What a page loads in all is measured in the browser. */
const limits = [
  { what: /remoteEntry\.js$/, kilobytes: 45 },
  { what: /\.js$/, kilobytes: 120 },
];

/** Stops the build when a file has grown past its limit. */
export function checkSizes(directory) {
  const tooLarge = readdirSync(directory, { recursive: true })
    .map(String)
    .flatMap((name) => {
      const limit = limits.find(({ what }) => what.test(name));
      const size = limit ? gzipSync(readFileSync(join(directory, name)), { level: 9 }).length : 0;
      return limit && size > limit.kilobytes * kilobyte
        ? [`${name} has ${(size / kilobyte).toFixed(1)} KB gzipped, more than ${limit.kilobytes}`]
        : [];
    });
  if (tooLarge.length > 0) {
    console.error(`The pages have become too large:\n  ${tooLarge.join('\n  ')}`);
    process.exit(1);
  }
}
