import { describe, expect, it } from 'vitest';
import { factLines, propertyLines, versionIdsIn } from './compare';
import { linePoints, seriesOf } from './metrics';
import { labelsIn, nothingTyped, problemsOf } from './registration';
import type { ModelVersion } from './types';

const version = (id: string, auc: number, more: Partial<ModelVersion> = {}): ModelVersion => ({
  id,
  name: `${id}.0`,
  registeredModelId: '1',
  createTimeSinceEpoch: id,
  lastUpdateTimeSinceEpoch: id,
  customProperties: { auc: { metadataType: 'MetadataDoubleValue', double_value: auc } },
  ...more,
});

describe('a comparison', () => {
  const compared = [version('1', 0.8, { author: 'eva' }), version('2', 0.9, { author: 'eva' })].map(
    (one) => ({ version: one, artifacts: [] }),
  );

  it('marks what differs and nothing else', () => {
    expect(propertyLines(compared)).toEqual([
      { name: 'auc', values: ['0.8', '0.9'], isDifferent: true },
    ]);
    expect(factLines(compared).find(({ name }) => name === 'Author')?.isDifferent).toBe(false);
  });

  it('takes two to four versions from an address that may say anything', () => {
    expect(versionIdsIn('1,2,2,x,../3,4,5,6')).toEqual(['1', '2', '4', '5']);
    expect(versionIdsIn(null)).toEqual([]);
  });
});

describe('metrics', () => {
  it('run from the oldest version to the newest', () => {
    const [series] = seriesOf([version('2', 0.9), version('1', 0.8)]);
    expect(series?.points.map(({ value }) => value)).toEqual([0.8, 0.9]);
  });

  it('become a line from the bottom to the top, flat in the middle', () => {
    expect(linePoints([1, 2, 3], 100, 20)).toEqual([
      [0, 20],
      [50, 10],
      [100, 0],
    ]);
    expect(linePoints([5, 5], 100, 20)).toEqual([
      [0, 10],
      [100, 10],
    ]);
  });
});

describe('the form', () => {
  it('says what is missing, and only what concerns it', () => {
    expect(Object.keys(problemsOf(nothingTyped, true))).toEqual([
      'modelName',
      'versionName',
      'uri',
    ]);
    expect(Object.keys(problemsOf(nothingTyped, false))).toEqual(['versionName', 'uri']);
  });

  it.each([
    ['s3://bucket/key', undefined],
    ['oci://host/image:tag', undefined],
    ['bucket/key', 'Write an address with a scheme, like s3://bucket/path.'],
    ['s3://with blank', 'Write an address with a scheme, like s3://bucket/path.'],
  ])('takes %s for a location: %s', (uri, problem) => {
    expect(problemsOf({ ...nothingTyped, uri }, false).uri).toBe(problem);
  });

  it('counts the letters of a name', () => {
    const typed = { ...nothingTyped, modelName: 'x'.repeat(129) };
    expect(problemsOf(typed, true).modelName).toBe(
      'A name has 128 characters at most; this has 129.',
    );
  });

  it('takes labels apart', () => {
    expect(labelsIn(' a, b ,,a')).toEqual(['a', 'b']);
  });
});
