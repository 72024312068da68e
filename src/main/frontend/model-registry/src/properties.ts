import type { CustomProperties, PropertyValue } from './types';

export type PropertyKind = 'text' | 'whole number' | 'number' | 'yes or no';

export const propertyKinds: PropertyKind[] = ['text', 'whole number', 'number', 'yes or no'];

/** A property as somebody edits it: everything is text until it is saved. */
export type PropertyDraft = { id: number; name: string; kind: PropertyKind; value: string };

export type Metric = { name: string; value: number };

/** The registry's convention: a text without a text is a label. */
const isLabel = (value: PropertyValue): boolean =>
  value.metadataType === 'MetadataStringValue' && value.string_value === '';

const kindOf = (value: PropertyValue): PropertyKind | undefined => {
  switch (value.metadataType) {
    case 'MetadataStringValue':
      return 'text';
    case 'MetadataIntValue':
      return 'whole number';
    case 'MetadataDoubleValue':
      return 'number';
    case 'MetadataBoolValue':
      return 'yes or no';
    default:
      return undefined;
  }
};

export function textOf(value: PropertyValue): string {
  switch (value.metadataType) {
    case 'MetadataStringValue':
      return value.string_value;
    case 'MetadataIntValue':
      return value.int_value;
    case 'MetadataDoubleValue':
      return String(value.double_value);
    case 'MetadataBoolValue':
      return value.bool_value ? 'yes' : 'no';
    case 'MetadataStructValue':
      return 'structured data';
    default:
      return `data of the type ${value.type}`;
  }
}

export const labelsOf = (properties: CustomProperties = {}): string[] =>
  Object.entries(properties)
    .filter(([, value]) => isLabel(value))
    .map(([name]) => name)
    .sort((one, two) => one.localeCompare(two));

/** Everything that is no label, whether it can be edited here or not. */
export const propertiesOf = (properties: CustomProperties = {}): [string, PropertyValue][] =>
  Object.entries(properties)
    .filter(([, value]) => !isLabel(value))
    .sort(([one], [two]) => one.localeCompare(two));

export const draftsOf = (properties: CustomProperties = {}): PropertyDraft[] =>
  propertiesOf(properties).flatMap(([name, value], id) => {
    const kind = kindOf(value);
    return kind ? [{ id, name, kind, value: textOf(value) }] : [];
  });

export const metricsOf = (properties: CustomProperties = {}): Metric[] =>
  propertiesOf(properties).flatMap(([name, value]) => {
    const number =
      value.metadataType === 'MetadataDoubleValue'
        ? value.double_value
        : value.metadataType === 'MetadataIntValue'
          ? Number(value.int_value)
          : Number.NaN;
    return Number.isFinite(number) ? [{ name, value: number }] : [];
  });

const longestName = 255;

/** What is wrong with each draft, by its id. */
export function problemsIn(drafts: PropertyDraft[], labels: string[] = []): Map<number, string> {
  const problems = new Map<number, string>();
  const seen = new Set(labels);
  for (const draft of drafts) {
    const name = draft.name.trim();
    if (name === '') {
      problems.set(draft.id, 'Give the property a name.');
    } else if (name.length > longestName) {
      problems.set(draft.id, `A name has ${longestName} characters at most.`);
    } else if (seen.has(name)) {
      problems.set(draft.id, `There is another property or label called ${name}.`);
    } else {
      const problem = problemOf(draft);
      if (problem) {
        problems.set(draft.id, problem);
      }
    }
    seen.add(name);
  }
  return problems;
}

function problemOf({ kind, value }: PropertyDraft): string | undefined {
  const text = value.trim();
  switch (kind) {
    case 'text':
      return text === '' ? 'Give it a value; a name without one is a label.' : undefined;
    case 'whole number':
      return isWholeNumber(text) ? undefined : 'Write a whole number like 42.';
    case 'number':
      return text !== '' && Number.isFinite(Number(text)) ? undefined : 'Write a number like 0.95.';
    default:
      return text === 'yes' || text === 'no' ? undefined : 'Choose yes or no.';
  }
}

/** The registry keeps 64 bits, which JavaScript's numbers cannot. */
function isWholeNumber(text: string): boolean {
  if (!/^-?\d{1,19}$/.test(text)) {
    return false;
  }
  const number = BigInt(text);
  return number >= -(2n ** 63n) && number < 2n ** 63n;
}

function wireValueOf({ kind, value }: PropertyDraft): PropertyValue {
  const text = value.trim();
  switch (kind) {
    case 'text':
      return { metadataType: 'MetadataStringValue', string_value: value };
    case 'whole number':
      return { metadataType: 'MetadataIntValue', int_value: BigInt(text).toString() };
    case 'number':
      return { metadataType: 'MetadataDoubleValue', double_value: Number(text) };
    default:
      return { metadataType: 'MetadataBoolValue', bool_value: text === 'yes' };
  }
}

/** The properties after an edit; labels and what cannot be edited here stay as they are. */
export function withDrafts(
  before: CustomProperties = {},
  drafts: PropertyDraft[],
): CustomProperties {
  const kept = Object.entries(before).filter(
    ([, value]) => isLabel(value) || kindOf(value) === undefined,
  );
  const edited = drafts.map((draft) => [draft.name.trim(), wireValueOf(draft)] as const);
  return Object.fromEntries([...kept, ...edited]);
}

/** The properties with exactly these labels. */
export function withLabels(before: CustomProperties = {}, labels: string[]): CustomProperties {
  const others = Object.entries(before).filter(([, value]) => !isLabel(value));
  const label: PropertyValue = { metadataType: 'MetadataStringValue', string_value: '' };
  return Object.fromEntries([...labels.map((name) => [name, label] as const), ...others]);
}

/** Why a text cannot become a label; empty when it can. */
export function labelProblem(text: string, properties: CustomProperties = {}): string {
  const name = text.trim();
  if (name === '') {
    return 'Write a label.';
  }
  if (name.length > 63) {
    return 'A label has 63 characters at most.';
  }
  return name in properties ? `There is another property or label called ${name}.` : '';
}
