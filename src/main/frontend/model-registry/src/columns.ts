import { remember, remembered } from '@atrium/shared';

export type Column = 'description' | 'owner' | 'labels' | 'modified' | 'created';

export const columns: { key: Column; title: string }[] = [
  { key: 'description', title: 'Description' },
  { key: 'owner', title: 'Owner' },
  { key: 'labels', title: 'Labels' },
  { key: 'modified', title: 'Last modified' },
  { key: 'created', title: 'Created' },
];

const storageKey = 'atrium.model-registry.columns';
const usual: Column[] = ['owner', 'labels', 'modified', 'description'];

/** The columns somebody has chosen, in the order of the table; the name is always there. */
export function chosenColumns(): Column[] {
  const text = remembered(storageKey);
  const wanted = text === null ? usual : text.split(',');
  return columns.map(({ key }) => key).filter((key) => wanted.includes(key));
}

export function toggled(shown: Column[], column: Column): Column[] {
  const wanted = shown.includes(column)
    ? shown.filter((key) => key !== column)
    : [...shown, column];
  return columns.map(({ key }) => key).filter((key) => wanted.includes(key));
}

export const rememberColumns = (shown: Column[]): void => remember(storageKey, shown.join(','));
