import { describe, expect, it } from 'vitest';
import {
  draftsOf,
  labelProblem,
  labelsOf,
  metricsOf,
  problemsIn,
  propertiesOf,
  withDrafts,
  withLabels,
} from './properties';
import type { CustomProperties } from './types';

const properties: CustomProperties = {
  tabular: { metadataType: 'MetadataStringValue', string_value: '' },
  auc: { metadataType: 'MetadataDoubleValue', double_value: 0.95 },
  epochs: { metadataType: 'MetadataIntValue', int_value: '9007199254740993' },
  audited: { metadataType: 'MetadataBoolValue', bool_value: true },
  framework: { metadataType: 'MetadataStringValue', string_value: 'onnx' },
  schema: { metadataType: 'MetadataStructValue', struct_value: 'e30=' },
};

describe('custom properties', () => {
  it('are labels when they are texts without a text', () => {
    expect(labelsOf(properties)).toEqual(['tabular']);
    expect(propertiesOf(properties).map(([name]) => name)).not.toContain('tabular');
  });

  it('are metrics when they are numbers', () => {
    expect(
      metricsOf({ auc: properties.auc, framework: properties.framework } as CustomProperties),
    ).toEqual([{ name: 'auc', value: 0.95 }]);
  });

  it('keep their types, large whole numbers and what cannot be edited', () => {
    expect(withDrafts(properties, draftsOf(properties))).toEqual(properties);
  });

  it('get the type that was chosen, whatever the text looks like', () => {
    expect(withDrafts({}, [{ id: 0, name: 'version', kind: 'text', value: '3' }])).toEqual({
      version: { metadataType: 'MetadataStringValue', string_value: '3' },
    });
  });

  it('lose and gain labels without losing anything else', () => {
    const changed = withLabels(properties, ['prod']);
    expect(labelsOf(changed)).toEqual(['prod']);
    expect(changed.auc).toEqual(properties.auc);
    expect(changed.schema).toEqual(properties.schema);
  });

  it.each([
    ['', 'text', 'x', 'Give the property a name.'],
    ['a', 'text', '', 'Give it a value; a name without one is a label.'],
    ['a', 'whole number', '1.5', 'Write a whole number like 42.'],
    ['a', 'whole number', '9223372036854775808', 'Write a whole number like 42.'],
    ['a', 'number', 'many', 'Write a number like 0.95.'],
    ['tabular', 'text', 'x', 'There is another property or label called tabular.'],
  ] as const)('are refused: %s as %s %s', (name, kind, value, problem) => {
    expect(problemsIn([{ id: 7, name, kind, value }], ['tabular']).get(7)).toBe(problem);
  });

  it('take what fits', () => {
    const drafts = [
      { id: 1, name: 'a', kind: 'whole number', value: '-9223372036854775808' },
      { id: 2, name: 'b', kind: 'number', value: '1e-3' },
      { id: 3, name: 'c', kind: 'yes or no', value: 'no' },
    ] as const;
    expect(problemsIn([...drafts])).toEqual(new Map());
  });

  it('do not take a label twice', () => {
    expect(labelProblem(' auc ', properties)).toBe(
      'There is another property or label called auc.',
    );
    expect(labelProblem('new', properties)).toBe('');
  });
});
